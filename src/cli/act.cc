// One act on a case of any kind, from the tables alone: what the API's POST …/acts does.
#include "cli/cli.h"

namespace cli {

void add_act(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("act", "办理一个行为 / one act on a case: act NOUN ACT [ID…] [FIELD=VALUE…]");
    struct Options { Folder folder; std::string noun, act, on, fields; std::vector<std::string> ids; bool receipt = false; };
    auto o = std::make_shared<Options>();
    o->folder.add_to(*verb);
    verb->add_option("noun", o->noun, "determination, measure, batch, …")->required();
    verb->add_option("act", o->act, "draft, submit, publish, …")->required();
    verb->add_option("ids", o->ids, "事项编号（没有则新开）和 字段=值 / ids of cases (none opens one) and FIELD=VALUE");
    verb->add_option("--on", o->on, "行为日期 / legal day");
    verb->add_option("--fields", o->fields, "字段（JSON） / fields as JSON");
    verb->add_flag("--receipt", o->receipt, "连同回执 / with its receipt");
    verb->callback([o, &setting] {
        json::Object arguments{{"noun", o->noun}, {"act", o->act}, {"on", o->on}};
        if (!o->fields.empty()) arguments["fields"] = json::parse(o->fields);
        json::Object words;
        std::erase_if(o->ids, [&](std::string const& each) {
            auto equals = each.find('=');
            if (equals != each.npos) words[each.substr(0, equals)] = each.substr(equals + 1);
            return equals != each.npos;
        });
        if (!words.empty()) arguments["words"] = std::move(words);
        if (o->ids.size() == 1) arguments["id"] = o->ids[0];
        if (o->ids.size() > 1) arguments["ids"] = json::write(o->ids);
        if (o->receipt) arguments["receipt"] = true;
        auto client = o->folder.client();
        tell(setting, client.call("act", arguments), [&](json::Object const& done) {
            std::printf("%s %s → %s%s%s\n", json::text(done, "noun").c_str(), json::text_or(done, "id").c_str(), json::text(done, "state").c_str(),
                        setting.say("  期限 ", "  due ").c_str(), json::text_or(done, "due", "—").c_str());
        });
    });
}

void add_clock(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("clock", "演示目录的虚拟时钟 / the virtual clock of a demo folder");
    auto* advance = verb->add_subcommand("advance", "拨快 / move forward");
    verb->require_subcommand(1);
    struct Options { std::string data, duration; };
    auto o = std::make_shared<Options>();
    verb->add_option("--data", o->data, "数据目录 / data folder")->required();
    advance->add_option("duration", o->duration, "P8D, P2W, PT36H")->required();
    advance->callback([o, &setting] {
        if (!engine::read_config(o->data).demo) {
            std::fprintf(stderr, "%s\n", setting.say("只有演示目录的时钟可以拨动", "only a demo folder's clock can be moved").c_str());
            setting.exit = kRefused;
            return;
        }
        engine::Client client(o->data, {});
        tell(setting, client.call("clock", {{"advance", o->duration}}), [&](json::Object const& r) {
            std::printf("%s %s，%s %lld\n", setting.say("今天是", "today is").c_str(), json::text(r, "today").c_str(), setting.say("期限届满", "lapsed").c_str(), (long long)json::integer(r, "lapsed"));
        });
    });
}

}  // namespace cli
