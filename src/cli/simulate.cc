#include <chrono>
#include "cli/cli.h"
#include "simulation/history.h"

namespace cli {
namespace {

struct Wanted {
    simulation::Options history;
    std::size_t histories = 1;
    int shrinking = 60;
    bool acts_given = false, counts = false, dead_clock = false;
};
constexpr std::size_t kActsAYear = 10'000;

void list_plants(Setting& setting) {
    for (auto& plant : simulation::plants()) {
        json::Object all{{"name", plant.name}, {"finds", plant.finds}, {"zh", plant.zh}, {"en", plant.en}};
        if (setting.json) print_json(all);
        else std::printf("%-28s %-5s %s\n", std::string(plant.name).c_str(), std::string(plant.finds).c_str(), setting.say(std::string(plant.zh), std::string(plant.en)).c_str());
    }
}

// What can be typed to see the same again.
std::string command_of(simulation::Options const& o) {
    auto all = "hengxin simulate --seed " + std::to_string(o.seed) + " --years " + std::to_string(o.years) + " --acts " + std::to_string(o.acts) + " --subjects " +
               std::to_string(o.subjects);
    if (o.faults) all += " --faults";
    if (o.clock == simulation::Clock::dead) all += " --dead-clock";
    if (!o.plant.empty()) all += " --plant " + o.plant;
    return all;
}

void tell_violation(Setting& setting, Wanted const& wanted, simulation::History const& broken) {
    setting.exit = kRefused;
    auto shortest = broken;
    if (wanted.shrinking > 0) {
        Progress progress(setting.say("缩短", "shrinking"));
        auto less = simulation::shrunk(wanted.history, broken, wanted.shrinking, [&](auto done, auto all) { progress(done, all); });
        if (auto again = simulation::simulate(less); !again.violations.empty()) shortest = std::move(again);
    }
    auto& first = broken.violations.front();
    if (setting.json) {
        json::Array lines;
        for (auto& line : shortest.last) lines.push_back(json::Value(line));
        return print_json(json::Object{{"invariant", first.invariant}, {"what", first.what}, {"seed", std::int64_t(wanted.history.seed)},
                                       {"act", std::int64_t(broken.acts)}, {"shortest", std::int64_t(shortest.acts)}, {"last", std::move(lines)}});
    }
    std::printf("%s %s\n", setting.say("违反", "violated:").c_str(), first.invariant.c_str());
    for (auto& each : broken.violations) std::printf("  %s: %s\n", each.invariant.c_str(), each.what.c_str());
    std::printf("%s %llu, %s %zu: %s\n", setting.say("种子", "seed").c_str(), static_cast<unsigned long long>(wanted.history.seed),
                setting.say("行为", "act").c_str(), broken.acts, command_of(wanted.history).c_str());
    std::printf("%s (%zu %s):\n", setting.say("最短的经过", "the shortest history found").c_str(), shortest.acts, setting.say("项行为", "acts").c_str());
    for (auto& line : shortest.last) std::printf("  %s\n", line.c_str());
    for (auto& each : shortest.violations) std::printf("  %s: %s\n", each.invariant.c_str(), each.what.c_str());
}

void tell_sum(Setting& setting, Wanted const& wanted, std::vector<simulation::History> const& all, double seconds) {
    simulation::History sum;
    for (auto& told : all) {
        sum.acts += told.acts;
        sum.leaves += told.leaves;
        sum.edits_found += told.edits_found;
        sum.tally.done += told.tally.done;
        sum.tally.refused += told.tally.refused;
        sum.tally.answered += told.tally.answered;
        sum.tally.failed += told.tally.failed;
        for (auto& [what, count] : told.tally.of) sum.tally.of[what] += count;
        for (auto& [state, count] : told.reached) sum.reached[state] += count;
    }
    auto& tally = sum.tally;
    auto acts = tally.done + tally.refused + tally.answered + tally.failed;      // a step of which nothing came is none
    if (setting.json) {
        json::Array roots;
        for (auto& told : all) roots.push_back(json::Value(told.root));
        return print_json(json::Object{{"acts", std::int64_t(acts)}, {"steps", std::int64_t(sum.acts)}, {"done", std::int64_t(tally.done)}, {"refused", std::int64_t(tally.refused)},
                                       {"answered", std::int64_t(tally.answered)}, {"failed", std::int64_t(tally.failed)}, {"leaves", std::int64_t(sum.leaves)},
                                       {"edits_found", std::int64_t(sum.edits_found)}, {"root", all.front().root}, {"roots", std::move(roots)},
                                       {"seed", std::int64_t(wanted.history.seed)}, {"acts_per_second", std::int64_t(double(acts) / seconds)}});
    }
    if (wanted.counts)
        for (auto& [what, count] : tally.of) std::printf("  %7zu  %s\n", count, what.c_str());
    if (wanted.counts)
        for (auto& [state, count] : sum.reached) std::printf("  %7zu  → %s\n", count, state.c_str());
    std::printf("%s\n", setting.say("所有不变量均成立。", "Every invariant held.").c_str());
    std::printf("%zu %s: %zu %s, %zu %s, %zu %s; %llu %s; %.0f/s\n", acts, setting.say("项行为", "acts").c_str(), tally.done, setting.say("办理", "done").c_str(),
                tally.refused, setting.say("未办理", "refused").c_str(), tally.answered, setting.say("答复", "answers").c_str(),
                static_cast<unsigned long long>(sum.leaves), setting.say("条账叶", "leaves").c_str(), double(acts) / seconds);
    std::printf("%s %llu %s\n", setting.say("改动", "edits found:").c_str(), static_cast<unsigned long long>(sum.edits_found),
                setting.say("行，全部查出", "of as many rows").c_str());
    for (auto& told : all) std::printf("seed %llu root %s\n", static_cast<unsigned long long>(told.seed), told.root.c_str());
}

void simulate(Setting& setting, Wanted wanted) {
    if (wanted.history.plant == "list") return list_plants(setting);
    auto& o = wanted.history;
    if (wanted.histories < 1) throw std::invalid_argument("至少一段历史 / at least one history");
    if (o.years < 1 || o.years > 50 || o.subjects < 10) throw std::invalid_argument("至少一年、不超过五十年，至少十个主体 / one to fifty years, at least ten subjects");
    if (!wanted.acts_given) o.acts = kActsAYear * std::size_t(o.years);
    if (wanted.dead_clock) o.clock = simulation::Clock::dead;
    auto began = std::chrono::steady_clock::now();
    std::vector<simulation::History> all;
    {
        Progress progress(setting.say("模拟", "simulating"));
        auto tell = [&](auto done, auto of) { progress(done, of); };
        if (wanted.histories > 1) all = simulation::simulate_many(o, wanted.histories, tell);
        else all.push_back(simulation::simulate(o, tell));
    }
    for (auto& told : all)
        if (!told.violations.empty()) {
            o.seed = told.seed;
            return tell_violation(setting, wanted, told);
        }
    tell_sum(setting, wanted, all, std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
}

}  // namespace

void add_simulate(CLI::App& app, Setting& setting) {
    auto* verb = app.add_subcommand("simulate", "按种子随机演练整县多年，逐项核对不变量 / play years of a county by chance and hold every act against the invariants");
    auto o = std::make_shared<Wanted>();
    verb->add_option("--seed", o->history.seed, "种子 / seed");
    verb->add_option("--years", o->history.years, "年数 / years");
    verb->add_option("--histories", o->histories, "从该种子起依次演练几个县 / how many counties, of the seeds from this one on");
    auto* acts = verb->add_option("--acts", o->history.acts, "行为数，默认每年一万 / acts, 10,000 a year unless told");
    verb->add_option("--subjects", o->history.subjects, "主体数 / subjects");
    verb->add_option("--plant", o->history.plant, "预设一个缺陷，或 list / plant a bug, or list");
    verb->add_option("--shrink", o->shrinking, "缩短时最多重演几次 / how often a violation is played again to shorten it");
    verb->add_flag("--faults", o->history.faults, "数据库不时出错 / the database fails now and then");
    verb->add_flag("--dead-clock", o->dead_clock, "到期办理从不运行 / lapses never run");
    verb->add_flag("--counts", o->counts, "列出各种行为的次数 / tell how often each act happened");
    verb->callback([o, acts, &setting] {
        o->acts_given = acts->count() > 0;
        simulate(setting, *o);
    });
}

}  // namespace cli
