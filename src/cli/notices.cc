#include "cli/cli.h"

namespace cli {
namespace {

void print(Setting const& setting, json::Object const& r) {
    auto n = [&](char const* name) { return (long long)json::integer(r, name); };
    std::printf("%s %lld，%s %lld，%s %lld\n", setting.say("已发出", "sent").c_str(), n("sent"), setting.say("未送达", "failed").c_str(), n("failed"),
                setting.say("仍待发", "left").c_str(), n("left"));
    for (auto& each : r.at("items").as_array()) {
        auto& o = each.as_object();
        if (auto reason = json::text(o, "reason"); !reason.empty()) std::printf("  %s %s\n", json::text(o, "id").c_str(), reason.c_str());
    }
}

}  // namespace

void add_notices(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("notices", "告知送达 / notices");
    auto* send = verb->add_subcommand("send", "发出到期的短信和电子邮件 / send the text messages and e-mails that are due");
    verb->require_subcommand(1);
    auto folder = std::make_shared<Folder>();
    folder->add_to(*send);
    send->callback([folder, &setting] {
        auto client = folder->client();
        auto called = client.call("send_notices", {});
        if (called && (json::integer(*called, "failed") > 0 || json::integer(*called, "left") > 0)) setting.exit = kRefused;
        tell(setting, called, [&](json::Object const& r) { print(setting, r); });
    });
}

}  // namespace cli
