#include "cli/cli.h"
#include "engine/founding.h"

namespace cli {

void add_init(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("init", "建立数据目录 / make a data folder");
    struct Options { std::string data, db = "hengxin.db", suite = "sm3-sm2", region = "130528"; };
    auto o = std::make_shared<Options>();
    verb->add_option("--data", o->data, "数据目录 / data folder")->required();
    verb->add_option("--db", o->db, "数据库：文件名或 postgresql://… / database");
    verb->add_option("--suite", o->suite, "sm3-sm2 或 sha256-ed25519")->check(CLI::IsMember({"sm3-sm2", "sha256-ed25519"}));
    verb->add_option("--region", o->region, "行政区划代码 / GB/T 2260 code");
    verb->callback([o, &setting] {
        engine::create(o->data, {o->region, o->db, o->suite, "keys", false, 0});
        engine::Engine engine(o->data);
        engine::found_rules(engine);
        engine::draft_catalogue(engine);
        std::vector<engine::FirstAccount> first;
        json::Array shown;
        using law::Party;
        struct Admin { char const *user, *name; Party role; };
        for (auto& [user, name, role] : {Admin{"sysadmin", "系统管理员", Party::system_admin}, Admin{"secadmin", "安全管理员", Party::security_admin},
                                         Admin{"auditadmin", "审计管理员", Party::audit_admin}}) {
            first.push_back({user, name, engine::new_password(crypto::random_bytes(12)), {role}, ""});
            shown.push_back(json::Object{{"user", user}, {"password", first.back().secret}});
        }
        engine::found_accounts(engine, first);
        if (setting.json) return print_json(json::Object{{"data", o->data}, {"accounts", std::move(shown)}});
        std::printf("%s %s\n%s\n", setting.say("已建立", "made").c_str(), o->data.c_str(),
                    setting.say("首批三名管理员的口令（只显示这一次，请当面交付并立即更换）：", "The first three administrators (shown once; hand them over and have them changed):").c_str());
        for (auto& a : first) std::printf("  %s  %s\n", a.user.c_str(), a.secret.c_str());
    });
}

void add_account(CLI::App& app, Setting& setting) {
    auto* login = app.add_subcommand("login", "登录，令牌供后续命令使用 / log in; later commands use the token");
    struct Options { std::string data, as; };
    auto o = std::make_shared<Options>();
    login->add_option("--data", o->data, "数据目录 / data folder")->required();
    login->add_option("--as", o->as, "登录名 / user")->required();
    login->callback([o, &setting] {
        auto secret = terminal_secret(setting.say("口令：", "Password: "));
        engine::Client client(o->data, {});
        auto called = client.call("login", {{"user", o->as}, {"password", secret}});
        if (called) {
            auto file = token_file(o->data, o->as);
            std::filesystem::create_directories(std::filesystem::path(file).parent_path());
            engine::write_file(file, json::text(*called, "token") + "\n", 0600);
            called->erase("token");
        }
        tell(setting, called, [&](json::Object const&) { std::printf("%s %s\n", setting.say("已登录", "logged in as").c_str(), o->as.c_str()); });
    });
    auto* account = app.add_subcommand("account", "账号 / accounts");
    account->require_subcommand(1);
    auto* secret = account->add_subcommand("set-secret", "安全管理员设置口令 / the security administrator sets a password");
    struct Secret { Folder folder; std::string user; };
    auto s = std::make_shared<Secret>();
    s->folder.add_to(*secret);
    secret->add_option("user", s->user, "登录名 / user")->required();
    secret->callback([s, &setting] {
        std::optional<std::string> id;
        {
            engine::Reading reading(s->folder.data);
            id = reading.db->word(store::Query{"account_id", "SELECT id FROM account WHERE \"user\" = ?1"}, s->user);
        }
        if (!id) return tell_refusal(setting, engine::no_such_user(s->user));      // before a password is typed
        auto typed = terminal_secret(setting.say("新口令（至少十二个字符）：", "New password (12 characters or more): "));
        auto client = s->folder.client();
        tell(setting, client.call("set_secret", {{"id", *id}, {"password", typed}}),
             [&](json::Object const&) { std::printf("%s\n", setting.say("已设置", "set").c_str()); });
    });
}

}  // namespace cli
