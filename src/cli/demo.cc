#include "cli/cli.h"
#include "demo/demo.h"

namespace cli {

void add_demo(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("demo", "生成一个演示县 / make a generated county");
    struct Options { std::string data, suite = "sm3-sm2", db = "hengxin.db"; std::int64_t seed = 20200318; demo::Sizes sizes; };
    auto o = std::make_shared<Options>();
    verb->add_option("--data", o->data, "数据目录 / data folder")->required();
    verb->add_option("--seed", o->seed, "种子 / seed");
    verb->add_option("--subjects", o->sizes.subjects, "主体数 / subjects")->check(CLI::Range(1, 5'000'000));
    verb->add_option("--entries", o->sizes.entries, "上级名单条目数 / entries of higher origin")->check(CLI::Range(0, 5'000'000));
    verb->add_option("--agencies", o->sizes.agencies, "单位数 / agencies")->check(CLI::Range(2, 300));
    verb->add_option("--suite", o->suite, "sm3-sm2 或 sha256-ed25519")->check(CLI::IsMember({"sm3-sm2", "sha256-ed25519"}));
    verb->add_option("--db", o->db, "数据库：文件名或 postgresql://… / database");
    verb->callback([o, &setting] {
        demo::make(o->data, o->seed, o->sizes, o->suite, o->db);
        if (setting.json) return print_json(json::Object{{"data", o->data}, {"seed", o->seed}});
        std::printf("%s %s\n  demo-accounts.csv  demo-agency-key.json  demo-samples.csv\n", setting.say("演示县已建于", "a generated county is in").c_str(), o->data.c_str());
    });
}

}  // namespace cli
