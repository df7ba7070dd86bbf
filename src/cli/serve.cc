#include "cli/cli.h"
#include "engine/web.h"

namespace cli {

void add_serve(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("serve", "运行服务 / run the server");
    struct Options { std::string data; engine::Serving serving; };
    auto o = std::make_shared<Options>();
    verb->add_option("--data", o->data, "数据目录 / data folder")->required();
    verb->add_option("--listen", o->serving.listen, "监听地址 / address");
    verb->add_option("--metrics", o->serving.metrics, "监控指标的地址 / address of the metrics");
    verb->add_option("--anchor", o->serving.anchor, "把每个检查点追加写入此文件 / append every checkpoint to this file");
    verb->callback([o, &setting] {
        engine::serve(o->data, o->serving, [](std::string const& url) {
            std::printf("ready %s\n", url.c_str());
            std::fflush(stdout);
        });
        if (!setting.json) std::fprintf(stderr, "%s\n", setting.say("已停止", "stopped").c_str());
    });
}

}  // namespace cli
