#include "cli/cli.h"
#include <pwd.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>
#include <clocale>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include "cli/run.h"

namespace cli {

bool Setting::english() const {
    if (!lang.empty()) return lang.starts_with("en");
    for (auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (auto* value = std::getenv(name); value && *value) return std::string_view(value).starts_with("en");
    return false;
}

namespace {

std::string os_user() {
    auto* entry = ::getpwuid(::getuid());
    return entry ? entry->pw_name : std::to_string(::getuid());
}

}  // namespace

void Folder::add_to(CLI::App& verb, bool with_user) {
    verb.add_option("--data", data, "数据目录 / data folder")->required();
    if (with_user) verb.add_option("--as", as, "以哪个账号办理 / act as this user")->required();
}

engine::Client Folder::client() const {
    engine::Caller caller{as, "", os_user()};
    auto file = token_file(data, as);
    if (std::filesystem::exists(file)) {
        caller.token = engine::read_file(file);
        while (!caller.token.empty() && caller.token.back() == '\n') caller.token.pop_back();
    }
    if (engine::read_config(data).demo) caller.token.clear();
    return engine::Client(data, caller);
}

std::string read_named(std::string const& path) {
    try {
        return engine::read_file(path);
    } catch (engine::CannotOpen const& e) {
        throw std::invalid_argument(e.what());
    }
}

std::unique_ptr<engine::WholeFile> write_named(std::string const& path, unsigned mode) {
    try {
        return std::make_unique<engine::WholeFile>(path, mode);
    } catch (engine::CannotOpen const& e) {
        throw std::invalid_argument(e.what());
    }
}

std::string token_file(std::string const& data, std::string const& user) {
    auto* home = std::getenv("HOME");
    auto key = crypto::hex(crypto::bytes(crypto::hash(crypto::Suite::sha256_ed25519, {std::filesystem::absolute(data).string(), "\n", user})));
    return std::string(home ? home : ".") + "/.config/hengxin/token-" + key.substr(0, 16);
}

std::string terminal_secret(std::string const& prompt) {
    std::string secret;
    bool terminal = ::isatty(0);
    termios before{};
    if (terminal) {
        std::fprintf(stderr, "%s", prompt.c_str());
        ::tcgetattr(0, &before);
        auto silent = before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(0, TCSANOW, &silent);
    }
    std::getline(std::cin, secret);
    if (terminal) {
        ::tcsetattr(0, TCSANOW, &before);
        std::fprintf(stderr, "\n");
    }
    return secret;
}

void print_json(json::Value const& value) { std::printf("%s\n", json::canonical(value).c_str()); }

void tell_refusal(Setting& setting, law::Refusal const& refusal) {
    setting.exit = kRefused;
    if (setting.json) return print_json(json::Object{{"refusal", engine::refusal_json(refusal)}});
    std::fprintf(stderr, "%s：%s（%s%s）\n", setting.say("未办理", "Refused").c_str(), setting.say(refusal.zh, refusal.en).c_str(), refusal.instrument.c_str(), refusal.article.c_str());
    for (auto& f : refusal.fields)
        std::fprintf(stderr, "  %s %s: %s → %s\n", f.field.c_str(), f.value.c_str(), f.reason.c_str(), f.remedy.c_str());
    if (!refusal.possible.empty()) {
        std::string all;
        for (auto& act : refusal.possible) all += " " + act;
        std::fprintf(stderr, "  %s:%s\n", setting.say("现在可以办理", "possible now").c_str(), all.c_str());
    }
}

void tell(Setting& setting, engine::Called const& called, std::function<void(json::Object const&)> const& plain) {
    if (!called) return tell_refusal(setting, called.refusal());
    if (setting.json) print_json(*called);
    else plain(*called);
}

Progress::Progress(std::string what) : what_(std::move(what)), began_(std::chrono::steady_clock::now()), shown_(began_) {}
Progress::~Progress() {
    if (visible_) std::fprintf(stderr, "\r\033[K");
}
void Progress::operator()(std::uint64_t done, std::uint64_t all) {
    using namespace std::chrono_literals;
    auto now = std::chrono::steady_clock::now();
    if (now - began_ < 2s || now - shown_ < 100ms || !::isatty(2)) return;
    shown_ = now;
    visible_ = true;
    int percent = all ? int(done * 100 / all) : 0;
    std::fprintf(stderr, "\r\033[K%s %3d%% [%-30.*s]", what_.c_str(), percent, percent * 30 / 100, "##############################");
}

namespace {

// What the parser says of a missing verb names no word that it did not know.
std::string wrong_verb(CLI::App const& app, Setting const& setting) {
    auto left = app.remaining(true);
    if (left.empty()) return setting.say("请写明要做什么；有哪些命令见 --help", "Say what is to be done; --help names the commands");
    auto& word = left.front();
    if (word.starts_with('-')) return setting.say("没有这个选项：", "there is no such option: ") + word;
    return setting.say("没有这个命令：", "there is no such command: ") + word + setting.say("；有哪些见 --help", "; --help names them");
}

std::string replaced(std::string words, std::string_view what, std::string_view by) {
    if (auto at = words.find(what); at != words.npos) words.replace(at, what.size(), by);
    return words;
}

// "--top: Value 0 not in range 1 to 1000", "--lang: fr not in {zh,en}"
std::string wrong_value(std::string said) {
    bool range = said.find(" not in range ") != said.npos;
    said = replaced(replaced(replaced(std::move(said), ": Value ", ": "), ": ", "："), " not in range ", " 不在范围内：");
    return range ? replaced(std::move(said), " to ", " 至 ") : replaced(std::move(said), " not in ", " 不在可选值中：");
}

// What the parser says, which is English, in the words of whoever typed.
std::string in_chinese(CLI::ParseError const& e) {
    std::string said = e.what();
    auto name = said.substr(0, said.find(' '));
    auto after = [&](std::string_view words) { return said.find(words) == said.npos ? std::string() : said.substr(said.find(words) + words.size()); };
    if (dynamic_cast<CLI::RequiredError const*>(&e)) return "缺少必填项：" + said.substr(0, said.find(" is required"));
    if (dynamic_cast<CLI::ConversionError const*>(&e)) return "无法识别的值：" + (after(": ").empty() ? said : after(": "));
    if (dynamic_cast<CLI::ExtrasError const*>(&e)) return "不认识的参数：" + (after(": ").empty() ? said : after(": "));
    if (dynamic_cast<CLI::ArgumentMismatch const*>(&e)) return "值的个数不对：" + said.substr(0, said.find(": "));
    if (dynamic_cast<CLI::RequiresError const*>(&e)) return name + " 须与 " + after(" requires ") + " 一并填写";
    if (dynamic_cast<CLI::ExcludesError const*>(&e)) return name + " 不能与 " + after(" excludes ") + " 一并填写";
    if (dynamic_cast<CLI::ValidationError const*>(&e)) return "取值不对：" + wrong_value(said);
    return "参数有误：" + said;
}

int wrong_usage(CLI::App const& app, Setting const& setting, CLI::ParseError const& e) {
    bool verb = dynamic_cast<CLI::RequiredError const*>(&e) && std::string_view(e.what()).find("subcommand") != std::string_view::npos;
    auto words = verb ? wrong_verb(app, setting) : setting.say(in_chinese(e), e.what()) + setting.say("；用法见 --help", "; --help tells the usage");
    std::fprintf(stderr, "%s\n", words.c_str());
    return kUsage;
}

}  // namespace

int run(int argc, char** argv) {
    Setting setting;
    CLI::App app{"衡信：信用联合奖惩信息管理系统 / Hengxin: joint credit incentives and discipline", "hengxin"};
    app.set_version_flag("--version", std::string("hengxin ") + HENGXIN_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    app.add_flag("--json", setting.json, "输出 JSON / print JSON");
    app.add_option("--lang", setting.lang, "zh 或 en / zh or en")->check(CLI::IsMember({"zh", "en"}));
    for (auto* add : {add_init, add_demo, add_serve, add_clock, add_check, add_feedback, add_batch, add_receipt, add_match, add_verify, add_ledger, add_import, add_template, add_account,
                      add_act, add_cases, add_indicators, add_notices, add_operations, add_bench, add_simulate})
        add(app, setting);
    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& e) {
        return e.get_exit_code() == 0 ? app.exit(e) : wrong_usage(app, setting, e);
    } catch (json::Error const& e) {
        std::fprintf(stderr, "%s: %s\n", setting.say("输入有误", "wrong input").c_str(), e.what());
        return kUsage;
    } catch (std::invalid_argument const& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return kUsage;
    } catch (std::exception const& e) {
        std::fprintf(stderr, "%s: %s\n", setting.say("出错了", "broke").c_str(), e.what());
        return kBroke;
    }
    return setting.exit;
}

}  // namespace cli
