#include <algorithm>
#include <iostream>
#include "cli/cli.h"
#include "engine/derived.h"
#include "engine/nouns.h"
#include "ledger/history.h"
#include "ledger/receipt.h"

namespace cli {
namespace {

constexpr std::size_t kEd25519 = 32, kSm2 = 65;           // bytes of a public key

struct VerifyOptions {
    std::string file, key, data;
    bool full = false;
    std::vector<std::string> against;
};

// A key that cannot be read must not pass for one that the receipt is not signed with.
std::string trusted_key(VerifyOptions const& o) {
    if (o.key.empty()) return "";
    std::error_code none;
    auto text = std::filesystem::exists(o.key, none) ? read_named(o.key) : o.key;
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.pop_back();
    auto bytes = crypto::from_base64(text);
    if (!bytes || (bytes->size() != kEd25519 && bytes->size() != kSm2))
        throw std::invalid_argument("不是公钥（base64），也不是装有公钥的文件 / is no public key in base64, and no file that holds one: " + o.key);
    return text;
}

// Against a ledger: signed by its key, and the same commitments at that place.
std::string against_ledger(std::string const& data, std::string const& text, ledger::Verified const& verified) {
    engine::Reading reading(data);
    store::Transaction transaction(*reading.db);
    ledger::History history(*reading.db);
    if (crypto::base64(history.public_key) != verified.key_base64) return "由另一账本的密钥签署 / signed by another ledger's key";
    auto dot = verified.leaf.find('.');
    std::optional<std::uint64_t> row;
    if (dot != std::string::npos) row = std::stoull(verified.leaf.substr(dot + 1));
    auto leaf = std::stoull(verified.leaf.substr(0, dot));
    if (!ledger::read_leaf(*reading.db, leaf, row)) return "账本中没有这一账页 / the ledger has no such leaf";
    auto ours = history.receipt(*reading.db, leaf, row);
    auto value = json::parse(text).as_object();
    auto& theirs = value.contains("receipt") ? value.at("receipt").as_object() : value;
    for (auto* member : {"facts", "facts_salt", "row_facts", "row_facts_salt"}) {
        auto *a = ours.if_contains(member), *b = theirs.if_contains(member);
        if (!a != !b || (a && json::canonical(*a) != json::canonical(*b))) return "与账本所载不同 / differs from what the ledger holds";
    }
    return "";
}

void verify_file(VerifyOptions const& o, Setting& setting) {
    auto trusted = trusted_key(o);
    auto text = o.file == "-" ? std::string(std::istreambuf_iterator<char>(std::cin), {}) : read_named(o.file);
    auto verified = ledger::verify_receipt(text);
    bool known = !trusted.empty() && trusted == verified.key_base64;
    if (verified.ok && !o.data.empty()) {
        if (auto why = against_ledger(o.data, text, verified); !why.empty()) verified.ok = false, verified.why_zh = verified.why_en = why;
        else known = true;
    }
    setting.exit = verified.ok ? kDone : kRefused;
    if (setting.json)
        return print_json(json::Object{{"ok", verified.ok}, {"why", verified.ok ? "" : setting.say(verified.why_zh, verified.why_en)}, {"origin", verified.origin},
                                       {"key", verified.key_base64}, {"trusted", known}, {"leaf", verified.leaf}, {"facts", verified.facts}});
    if (!verified.ok) return void(std::printf("%s %s\n", setting.say("未通过验证：", "not verified:").c_str(), setting.say(verified.why_zh, verified.why_en).c_str()));
    std::printf("%s %s\n", setting.say("通过验证。账页", "verified; leaf").c_str(), verified.leaf.c_str());
    std::printf("%s %s  %s\n", setting.say("签署者", "signed by").c_str(), verified.origin.c_str(), verified.key_base64.c_str());
    std::printf("trusted: %s\n", known ? "yes" : "no");
    std::printf("%s\n", json::pretty(verified.facts).c_str());
}

// Checkpoints of a file kept elsewhere. One that a crash cut off at its end is left out and told.
struct Outside {
    std::vector<std::string> notes = {};
    std::vector<std::string> cut = {}, empty = {};             // files

    void read(std::string const& file, crypto::SigningKey const& key) {
        auto all = ledger::notes_in(read_named(file));
        if (!all.empty() && !all.back().ends_with('\n') && ledger::open_note(all.back() + '\n', key.suite(), key.public_bytes()))
            all.back() += '\n';                                // an editor took the last line end away
        if (all.size() > 1 && ledger::is_cut(all.back(), all[all.size() - 2])) {
            cut.push_back(file);
            all.pop_back();
        }
        if (all.empty()) empty.push_back(file);
        notes.insert(notes.end(), all.begin(), all.end());
    }
    void tell_into(ledger::Report& report) const {
        for (auto& file : empty)
            report.findings.push_back({"outside checkpoint", file, "文件中没有检查点：什么也没有比对", "holds no checkpoint: nothing was compared with it"});
    }
};

void verify_ledger(VerifyOptions const& o, Setting& setting) {
    engine::Reading reading(o.data);
    store::Transaction transaction(*reading.db);
    auto& signing = reading.keys.signing;
    Outside outside;
    for (auto& file : o.against) outside.read(file, signing);
    Progress progress(setting.say("核验账本", "verifying"));
    auto report = ledger::verify_all(*reading.db, signing.suite(), signing.public_bytes(), engine::all_nouns().kinds(), outside.notes, std::ref(progress));
    outside.tell_into(report);
    engine::compare_derived(*reading.db, [&](std::string_view text) { return engine::blind_index(reading.keys, text); }, report);
    setting.exit = report.findings.empty() ? kDone : kRefused;
    if (setting.json) {
        json::Array findings;
        for (auto& f : report.findings) findings.push_back(json::Object{{"what", f.what}, {"name", f.name}, {"zh", f.zh}, {"en", f.en}});
        return print_json(json::Object{{"ok", report.findings.empty()}, {"leaves", std::int64_t(report.leaves)}, {"rows", std::int64_t(report.rows)},
                                       {"erased", std::int64_t(report.erased)}, {"outside", std::int64_t(report.outside)},
                                       {"cut", json::write(outside.cut)}, {"findings", std::move(findings)}});
    }
    for (auto& f : report.findings) std::printf("%s: %s\n", f.name.c_str(), setting.say(f.zh, f.en).c_str());
    if (engine::names_derived(report))
        std::printf("%s\n", setting.say("recipient、feed_change、partner_question 由账本推出：先处理其他问题，再停止服务，用 hengxin doctor --remake 重新生成",
                                        "recipient, feed_change and partner_question follow from the ledger: put right what else is named, stop the server and use hengxin doctor --remake").c_str());
    for (auto& file : outside.cut)
        std::printf("%s: %s\n", file.c_str(), setting.say("最后一个检查点没有写完（写入时中断），未比对", "its last checkpoint was cut off while it was written, and is not compared").c_str());
    if (!o.against.empty()) std::printf("%s: %llu\n", setting.say("已与另行保存的检查点比对", "outside checkpoints compared").c_str(), (unsigned long long)report.outside);
    std::printf("%s: %llu, %s: %llu, %s: %zu\n", setting.say("账页", "leaves").c_str(), (unsigned long long)report.leaves, setting.say("数据行", "rows").c_str(),
                (unsigned long long)report.rows, setting.say("问题", "findings").c_str(), report.findings.size());
}

}  // namespace

void add_verify(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("verify", "验证回执或整个账本 / verify a receipt, or the whole ledger");
    auto o = std::make_shared<VerifyOptions>();
    verb->add_option("file", o->file, "回执或带回执的答复 / a receipt, or a whole answer");
    verb->add_option("--key", o->key, "信任的公钥（base64 或文件） / the key you trust");
    verb->add_option("--data", o->data, "数据目录 / data folder");
    verb->add_flag("--full", o->full, "核验整个账本与每一行数据 / the whole ledger against every row");
    verb->add_option("--against", o->against, "另行保存的检查点文件 / checkpoints kept elsewhere");
    verb->callback([o, &setting] {
        if (o->full == !o->file.empty()) throw std::invalid_argument("给出一个文件，或 --full --data 目录 / give a file, or --full --data DIR");
        if (!o->full && !o->against.empty()) throw std::invalid_argument("--against 只用于 --full / --against goes with --full");
        if (o->full && !o->key.empty()) throw std::invalid_argument("--key 只用于单张回执 / --key goes with a receipt");
        if (o->full && o->data.empty()) throw std::invalid_argument("--full 需要 --data / --full needs --data");
        if (o->full) verify_ledger(*o, setting);
        else verify_file(*o, setting);
    });
}

void add_ledger(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("ledger", "账本 / the ledger");
    verb->require_subcommand(1);
    auto* export_ = verb->add_subcommand("export", "逐页导出 / leaves, one JSON line each");
    struct Options { std::string data, out; bool facts = false; };
    auto o = std::make_shared<Options>();
    export_->add_option("out", o->out, "OUT.jsonl")->required();
    export_->add_option("--data", o->data, "数据目录 / data folder")->required();
    export_->add_flag("--facts", o->facts, "不含个人部分 / without personal parts");
    export_->callback([o, &setting] {
        engine::Reading reading(o->data);
        store::Transaction transaction(*reading.db);
        auto out = o->facts ? write_named(o->out, kForAll) : write_named(o->out);
        std::uint64_t lines = 0;
        ledger::export_all(*reading.db, o->facts, [&](std::string const& line) {
            out->write(line + "\n");
            ++lines;
        });
        auto head = ledger::head_of(*reading.db);
        auto leaves = head ? head->size : 0;                                 // rows of a batch are lines of their own under their leaf
        out->close();
        if (setting.json) print_json(json::Object{{"leaves", std::int64_t(leaves)}, {"lines", std::int64_t(lines)}, {"out", o->out}});
        else std::printf("%s %llu (%llu %s) → %s\n", setting.say("已导出账页", "leaves exported").c_str(), (unsigned long long)leaves,
                    (unsigned long long)lines, setting.say("行", "lines").c_str(), o->out.c_str());
    });
}

}  // namespace cli
