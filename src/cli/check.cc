#include "cli/cli.h"
#include "engine/nouns.h"

namespace cli {
namespace {

using Titles = std::map<std::string, std::string>;

Titles titles_of(std::string_view noun, bool english) {
    auto& all = *engine::all_nouns().named(noun);
    return casework::titles(all.words, all.editions.back(), english);
}
std::string titled(Titles const& titles, std::string const& name) {
    auto found = titles.find(name);
    return found == titles.end() ? name : found->second;
}

void print_answer(Setting const& setting, json::Object const& answer) {
    bool en = setting.english();
    auto entries = titles_of("entry", en), measures = titles_of("measure", en);
    auto text = [](json::Object const& o, char const* name) { return json::text_or(o, name); };
    std::printf("%s\n", text(answer, en ? "wording_en" : "wording").c_str());
    for (auto& each : answer.at("entries").as_array()) {
        auto& e = each.as_object();
        std::printf("  %s %s  %s  %s %s\n", setting.say("条目", "entry").c_str(), text(e, "name").c_str(), text(e, "list_type_name").c_str(),
                    titled(entries, text(e, "state")).c_str(), text(e, "until").c_str());
    }
    for (auto& each : answer.at("measures").as_array()) {
        auto& m = each.as_object();
        std::printf("  %s %s  %s  [%s]\n      %s\n", text(m, "number").c_str(), text(m, en ? "name_en" : "name").c_str(), titled(measures, text(m, "kind")).c_str(), text(m, "basis").c_str(),
                    text(m, en ? "what_to_do_en" : "what_to_do").c_str());
    }
    for (auto& each : answer.at("candidates").as_array()) {
        auto& c = each.as_object();
        std::printf("  %s %s  %s  %s  %s\n", setting.say("疑似", "candidate").c_str(), text(c, "name").c_str(), text(c, "code").c_str(), text(c, "entry").c_str(), text(c, en ? "reason_en" : "reason").c_str());
    }
    for (auto& each : answer.at("warnings").as_array())
        std::printf("  %s %s\n", setting.say("提示", "warning").c_str(), text(each.as_object(), en ? "en" : "zh").c_str());
    std::printf("%s %s\n%s\n", setting.say("编号", "check").c_str(), text(answer, "id").c_str(), text(answer, "disclaimer").c_str());
}

}  // namespace

void add_check(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("check", "查询比对一个主体 / check one subject");
    struct Options { Folder folder; std::string matter, code, name, case_no, officer, out; };
    auto o = std::make_shared<Options>();
    o->folder.add_to(*verb);
    verb->add_option("--matter", o->matter, "事项编码 / code of the matter");
    verb->add_option("--code", o->code, "统一社会信用代码或证件号码 / code");
    verb->add_option("--name", o->name, "名称 / name");
    verb->add_option("--case", o->case_no, "办件编号 / number of the host case");
    verb->add_option("--officer", o->officer, "代表的工作人员 / named officer, for agency systems");
    verb->add_option("--out", o->out, "把答复连同回执写入文件 / write the answer with its receipt to a file");
    verb->callback([o, &setting] {
        if (o->code.empty() && o->name.empty()) throw std::invalid_argument("请给出 --code 或 --name / give --code or --name");
        auto out = o->out.empty() ? nullptr : write_named(o->out);
        auto client = o->folder.client();
        auto called = client.call("check", {{"matter", o->matter}, {"code", o->code}, {"name", o->name}, {"case", o->case_no}, {"officer", o->officer}});
        if (called && out) {
            out->write(json::canonical(*called) + "\n");
            out->close();
        }
        tell(setting, called, [&](json::Object const& answer) { print_answer(setting, answer); });
    });
}

void add_feedback(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("feedback", "确认身份并反馈执行情况 / confirm identity and feed back");
    struct Options { Folder folder; std::string id, entry, override_reason; bool confirm = false; std::vector<std::string> applied, not_applied; };
    auto o = std::make_shared<Options>();
    o->folder.add_to(*verb);
    verb->add_option("check", o->id, "比对编号 / id of the check")->required();
    verb->add_flag("--confirm", o->confirm, "已核对身份 / the identity is confirmed")->required();
    verb->add_option("--applied", o->applied, "已实施的措施 / measures applied");
    verb->add_option("--not-applied", o->not_applied, "未实施的措施=原因[:说明] / measure=reason[:words]");
    verb->add_option("--entry", o->entry, "经核对确认的疑似条目 / the candidate that was confirmed");
    verb->add_option("--override-reason", o->override_reason, "有提示仍予确认的理由 / why in spite of warnings");
    verb->callback([o, &setting] {
        json::Array decisions;
        for (auto& number : o->applied) decisions.push_back(json::Object{{"measure", number}, {"outcome", "applied"}});
        for (auto& pair : o->not_applied) {
            auto equals = pair.find('=');
            if (equals == std::string::npos) throw std::invalid_argument("--not-applied 应写作 措施=原因 / write MEASURE=REASON: " + pair);
            auto colon = std::min(pair.find(':', equals), pair.size());
            json::Object decision{{"measure", pair.substr(0, equals)}, {"outcome", "not_applied"}, {"reason", pair.substr(equals + 1, colon - equals - 1)}};
            if (colon < pair.size()) decision["words"] = pair.substr(colon + 1);
            decisions.push_back(std::move(decision));
        }
        json::Object fields{{"decisions", std::move(decisions)}};
        if (!o->entry.empty()) fields["entry"] = o->entry;
        if (!o->override_reason.empty()) fields["override_reason"] = o->override_reason;
        auto client = o->folder.client();
        auto called = client.call("act", {{"noun", "check"}, {"id", o->id}, {"act", "confirm"}, {"fields", std::move(fields)}, {"receipt", true}});
        tell(setting, called, [&](json::Object const& done) {
            std::printf("%s %s  %s %lld\n", setting.say("已确认并反馈", "confirmed and fed back").c_str(), json::text(done, "id").c_str(), setting.say("账页", "leaf").c_str(),
                        (long long)json::integer(done, "leaf"));
        });
    });
}

}  // namespace cli
