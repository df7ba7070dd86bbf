#include "engine/slips.h"
#include "ledger/history.h"
#include "paper/docx.h"
#include "paper/pdf.h"
#include "paper/template.h"

namespace engine {
namespace {

std::string until_of(json::Object const& object) {
    auto until = json::text_or(object, "until");
    return until.empty() ? "至来源移出" : "至" + until;
}

std::string entry_line(json::Object const& entry) {
    auto& origin = json::object(entry, "origin");
    auto state = json::text_or(entry, "state") == "held" ? "，核实期间暂停" : "";
    return json::text(entry, "list_type_name") + "（" + json::text(origin, "issuer") + " " + json::text(origin, "document_no") + "），" + until_of(entry) + state;
}

std::string measure_line(json::Object const& measure) {
    auto said = [&](char const* name) { return json::text(measure, name); };
    auto all = said("number") + " " + said("name") + "：" + said("what_to_do") + "。依据：" + said("basis");
    if (json::flag_or(measure, "suspended", false)) all += "（核实期间暂停）";
    return all;
}

// Every row of the sheet kept its facts, not the words: those name entries and measures.
void add_facts(paper::Slip& slip, json::Object const& facts) {
    auto joined = [&](char const* name) {
        std::string all;
        for (auto& each : json::array_or_empty(facts, name)) all += (all.empty() ? "" : "、") + std::string(each.as_string());
        return all;
    };
    if (auto entries = joined("entries"); !entries.empty()) slip.rows.push_back({"名单条目", entries});
    if (auto measures = joined("measures"); !measures.empty()) slip.rows.push_back({"适用措施", measures});
    if (auto records = joined("records"); !records.empty()) slip.rows.push_back({"核实中的记录", records + "：暂停，不作为不良信用记录使用"});
    if (auto warnings = joined("warnings"); !warnings.empty()) slip.rows.push_back({"提示", warnings});
}

void add_answer(paper::Slip& slip, json::Object const& answer) {
    if (auto name = json::text_or(answer, "name"); !name.empty()) slip.rows.push_back({"登记名称", name});
    // Named once, however many there are; several are counted.
    auto each = [&](char const* list, char const* name, auto words) {
        auto all = json::array_or_empty(answer, list);
        for (std::size_t i = 0; i < all.size(); ++i)
            slip.rows.push_back({i == 0 ? name : "", (all.size() > 1 ? std::to_string(i + 1) + ". " : "") + words(all[i].as_object())});
    };
    each("entries", "名单条目", entry_line);
    each("measures", "适用措施", measure_line);
    each("candidates", "疑似条目", [](json::Object const& c) { return json::text_or(c, "name") + "：" + json::text(c, "reason"); });
    each("suspended_records", "核实中的记录", [](json::Object const& r) { return "暂停自" + json::text(r, "held_from") + "，" + json::text(r, "what_to_do"); });
    each("warnings", "提示", [](json::Object const& w) { return json::text(w, "zh"); });
}

paper::Slip slip_of(ledger::Stored const& stored, ledger::Stored const* row, check::Board const& board, std::string const& reference, std::string const& origin) {
    auto& facts = row ? row->facts : stored.facts;
    json::Object asked, answer;
    for (auto& person : row ? row->persons : stored.persons) {
        if (!person) continue;
        if (person->contains("answer")) answer = json::object(*person, "answer");
        else asked = *person;
    }
    paper::Slip slip{"信用信息查询比对回执", {}, {}};
    auto add = [&](char const* name, std::string value) {
        if (!value.empty()) slip.rows.push_back({name, std::move(value)});
    };
    auto matter = json::text(stored.facts, "matter");
    auto agency = board.agencies.find(json::text_or(stored.facts, "agency"));
    auto on = json::Text<law::Date>::from(json::text(stored.facts, "on"));
    add("回执编号", reference);
    add("查询日期", law::to_text(on));
    if (agency != board.agencies.end()) {
        add("查询单位", agency->second.name);
        for (auto& remit : agency->second.remits) if (remit.matter == matter) add("办理事项", remit.name + "（" + matter + "）");
    }
    add("办件编号", json::text_or(asked, "case"));
    add("查询名称", json::text_or(asked, "name"));
    add("查询代码", json::text_or(asked, "code"));
    auto result = json::enum_from<check::Result>(json::text(facts, "result"));
    slip.rows.push_back({"比对结果", std::string(check::wording(result.value_or(check::Result::none)).zh), true});
    if (answer.empty()) add_facts(slip, facts);
    else add_answer(slip, answer);
    add("名单版本", std::to_string(json::integer(facts, "list_version")) + "；措施清单版本 " + std::to_string(json::integer(facts, "catalogue_version")));
    for (auto& each : slip.rows) each.value = paper::printable(std::move(each.value));
    slip.notes = {"本结果仅反映截至当日本县已公布名单的比对情况，不是信用良好的证明。", "扫码得到账本、签名公钥和账页编号；凭编号调取回执文件，可离线核验。", "账本：" + origin};
    return slip;
}

}  // namespace

std::string proof_reference(store::Db& db, std::uint64_t leaf, std::optional<std::uint64_t> row) {
    ledger::History history(db);
    auto key = crypto::hex(crypto::bytes(crypto::hash(crypto::Suite::sha256_ed25519, {history.public_key}))).substr(0, 16);
    return "hengxin:" + history.origin + "?leaf=" + std::to_string(leaf) + (row ? "." + std::to_string(*row) : "") + "&key=" + key;
}

std::optional<http::Response> slip_response(store::Db& db, check::Board const& board, std::uint64_t leaf, std::optional<std::uint64_t> row, Form form) {
    auto stored = ledger::read_leaf(db, leaf);
    auto act = json::text_or(stored->facts, "act");
    bool asked = json::text_or(stored->facts, "noun") == "check" && (act == "ask" || (act == "ask_batch" && row));
    if (!asked) return std::nullopt;
    std::optional<ledger::Stored> of_row;
    if (row) of_row = ledger::read_leaf(db, leaf, row);
    auto reference = std::to_string(leaf) + (row ? "." + std::to_string(*row) : "");
    auto slip = slip_of(*stored, of_row ? &*of_row : nullptr, board, reference, ledger::History(db).origin);
    auto proof = proof_reference(db, leaf, row);
    bool docx = form == Form::docx;
    std::string name = "attachment; filename=\"receipt-" + reference + (docx ? ".docx\"" : ".pdf\"");
    return http::Response{200, docx ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document" : "application/pdf",
                          docx ? paper::docx(slip, proof) : paper::pdf(slip, proof, form == Form::a4 ? paper::Size::a4 : paper::Size::mm80),
                          {{"Content-Disposition", name}, {"Content-Security-Policy", "default-src 'none'; sandbox"}}};
}

}  // namespace engine
