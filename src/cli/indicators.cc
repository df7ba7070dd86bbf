#include "cli/cli.h"
#include "engine/indicators.h"

namespace cli {

void add_indicators(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("indicators", "考核指标（二十一），由账本统计 / figures of the agencies' work, counted from the ledger");
    struct Options { std::string data, from, to, agency, indicator; };
    auto o = std::make_shared<Options>();
    verb->add_option("--data", o->data, "数据目录 / data folder")->required();
    verb->add_option("--from", o->from, "首日 2026-01-01 / first day")->required();
    verb->add_option("--to", o->to, "末日 / last day")->required();
    verb->add_option("--agency", o->agency, "仅此单位（标识） / this agency alone, by its id");
    verb->add_option("--indicator", o->indicator, "仅此指标，附全部依据 / this indicator alone, with all of its evidence");
    verb->callback([o, &setting] {
        auto from = law::date_from(o->from), to = law::date_from(o->to);
        if (!from || !to || *to < *from) throw std::invalid_argument("首日和末日应写作 2026-01-01，末日不早于首日 / two days, the last not before the first");
        engine::Reading reading(o->data);
        store::Transaction transaction(*reading.db);
        auto all = engine::figures_now(*reading.db, {*from, *to, o->agency.empty() ? std::nullopt : std::optional(o->agency), o->indicator});
        if (setting.json) return print_json(all);
        for (auto& each : all.at("items").as_array()) {
            auto& figure = each.as_object();
            if (o->agency.empty() && !figure.at("agency").is_null()) continue;          // the county in lines, the agencies with --json or --agency
            std::printf("%6lld  %s %s\n", (long long)json::integer(figure, "count"), setting.say(json::text(figure, "zh"), json::text(figure, "en")).c_str(),
                        json::text(figure, "clause").c_str());
        }
    });
}

}  // namespace cli
