// Measures a folder of generated data: sheets, batches and acts. docs/benchmarks.md tells what the figures mean. Whatever is measured is
// the product as it is; the reference runs in the same call, in turns, because machines and moments differ.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <fstream>
#include "cli/cli.h"
#include "demo/generator.h"
#include "spreadsheet/csv.h"

namespace cli {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point began) { return std::chrono::duration<double>(Clock::now() - began).count(); }

double median(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

std::string decimal(double number) {
    char text[32];
    std::snprintf(text, sizeof text, number < 100 ? "%.3f" : "%.0f", number);
    return text;
}

// This product's JSON knows no fractions, so that figures are written as text here.
void tell_figure(std::string const& name, double value, std::string const& unit, std::string const& ratio_to, double ratio, std::string const& more = "") {
    std::printf("{\"name\":\"%s\",\"value\":%s,\"unit\":\"%s\"", name.c_str(), decimal(value).c_str(), unit.c_str());
    if (!ratio_to.empty()) std::printf(",\"ratio\":%s,\"ratio_to\":\"%s\"", decimal(ratio).c_str(), ratio_to.c_str());
    std::printf("%s}\n", more.c_str());
    std::fflush(stdout);
}

struct Spent {
    double wall, cpu;
    long most_kilobytes;
};

// This program with other arguments, as a process of its own, so that its memory is its own.
Spent run_self(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "hengxin");
    std::vector<char*> raw;
    for (auto& each : arguments) raw.push_back(each.data());
    raw.push_back(nullptr);
    auto began = Clock::now();
    auto child = ::fork();
    if (child < 0) throw std::runtime_error("fork failed");
    if (child == 0) {
        if (!std::freopen("/dev/null", "w", stdout)) ::_exit(127);
        ::execv("/proc/self/exe", raw.data());
        ::_exit(127);
    }
    int status = 0;
    rusage used{};
    if (::wait4(child, &status, 0, &used) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw std::runtime_error("the measured command failed: " + arguments[1]);
    auto seconds = [](timeval const& t) { return double(t.tv_sec) + double(t.tv_usec) / 1e6; };
    return {seconds_since(began), seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss};
}

// ---- sheets ----

struct Sheet {
    std::string out;
    std::size_t rows = 1'000'000;
    std::int64_t seed = 20200318;
    demo::Sizes sizes;
    bool unlisted = false;
};

// Names and codes of the county that `demo` makes of the same seed and sizes, again and again until there are rows enough.
void write_sheet(Sheet const& sheet) {
    auto county = demo::generate(std::uint64_t(sheet.seed), sheet.sizes, law::legal_day(engine::Clock("", false).now()));
    std::vector<bool> listed(county.subjects.size());
    for (auto& each : county.entries) listed[each.subject] = true;
    for (auto& each : county.determinations) listed[each.subject] = true;
    auto out = write_named(sheet.out, kForAll);                        // of an invented county
    out->write(spreadsheet::csv_line({"企业名称", "统一社会信用代码"}));
    std::size_t rows = 0;
    while (rows < sheet.rows) {
        auto before = rows;
        for (std::size_t i = 0; i < county.subjects.size() && rows < sheet.rows; ++i) {
            auto& one = county.subjects[i];
            if (one.code.empty() || (sheet.unlisted && listed[i])) continue;
            out->write(spreadsheet::csv_line({one.name, one.code}));
            ++rows;
        }
        if (rows == before) throw std::runtime_error("the county has nobody with a code");
    }
    out->close();
}

void add_sheet(CLI::App& bench) {
    auto* verb = bench.add_subcommand("sheet", "名称和代码的表 / a sheet of names and codes of a generated county");
    auto o = std::make_shared<Sheet>();
    verb->add_option("--out", o->out)->required();
    verb->add_option("--rows", o->rows);
    verb->add_option("--seed", o->seed);
    verb->add_option("--subjects", o->sizes.subjects);
    verb->add_option("--entries", o->sizes.entries);
    verb->add_flag("--unlisted", o->unlisted, "只要未列入名单的 / only who is not listed");
    verb->callback([o] { write_sheet(*o); });
}

// What a batch cannot do without: reading a sheet and writing it again.
void add_rewrite(CLI::App& bench) {
    auto* verb = bench.add_subcommand("rewrite", "读写同一张表 / read a sheet and write it again");
    struct Options { std::string in, out; };
    auto o = std::make_shared<Options>();
    verb->add_option("in", o->in)->required();
    verb->add_option("--out", o->out)->required();
    verb->callback([o] {
        std::ifstream in(o->in, std::ios::binary);
        auto out = write_named(o->out);
        out->write(spreadsheet::kBom);
        spreadsheet::read_csv(in, [&](std::size_t, spreadsheet::Cells const& cells) { out->write(spreadsheet::csv_line(cells)); });
        out->close();
    });
}

// ---- a batch against its sheet ----

struct BatchOptions {
    std::string data, as, matter, in, out = "/tmp/hengxin-bench-out.csv";
    std::size_t rows = 1'000'000;
    int runs = 3;
};

void measure_batch(BatchOptions const& o) {
    std::vector<double> rates, ratios, cpus;
    long most = 0;
    for (int run = 0; run < o.runs; ++run) {
        auto copy = run_self({"bench", "rewrite", o.in, "--out", o.out});
        auto batch = run_self({"batch", o.in, "--out", o.out, "--data", o.data, "--as", o.as, "--matter", o.matter});
        rates.push_back(double(o.rows) / batch.wall);
        ratios.push_back(copy.wall / batch.wall);
        cpus.push_back(batch.cpu);
        most = std::max(most, batch.most_kilobytes);
        tell_figure("batch run", rates.back(), "rows/s", "reading and writing the same sheet", ratios.back(),
                    ",\"seconds\":" + decimal(batch.wall) + ",\"cpu_seconds\":" + decimal(batch.cpu) + ",\"copy_seconds\":" + decimal(copy.wall) +
                        ",\"most_kilobytes\":" + std::to_string(batch.most_kilobytes));
    }
    tell_figure("batch", median(rates), "rows/s", "reading and writing the same sheet", median(ratios),
                ",\"cpu_seconds\":" + decimal(median(cpus)) + ",\"most_kilobytes\":" + std::to_string(most) + ",\"rows\":" + std::to_string(o.rows));
}

void add_measured_batch(CLI::App& bench) {
    auto* verb = bench.add_subcommand("batch", "批量比对与读写同一张表相比 / batch against reading and writing the same sheet");
    auto o = std::make_shared<BatchOptions>();
    verb->add_option("in", o->in, "`bench sheet` 所写 / written by `bench sheet`")->required();
    verb->add_option("--rows", o->rows, "表中行数 / rows of the sheet");
    verb->add_option("--data", o->data)->required();
    verb->add_option("--as", o->as)->required();
    verb->add_option("--matter", o->matter)->required();
    verb->add_option("--out", o->out);
    verb->add_option("--runs", o->runs);
    verb->callback([o] { measure_batch(*o); });
}

// ---- acts through the one door ----

struct ActOptions {
    std::string data, as = "officedata";
    std::size_t acts = 10'000, together = 1024;
    int runs = 3;
};

struct Acts {
    engine::Engine& engine;
    casework::Actor actor;
    std::vector<std::pair<std::string, std::string>> subjects = {};      // id and name
    std::mutex mutex = {};
    std::condition_variable less = {};
    std::size_t waiting = 0, refused = 0;

    casework::Command command(std::size_t i) const {
        auto& [id, name] = subjects[i % subjects.size()];
        return {"subject", id, "amend", {{"name", name}, {"reason", "核对无误（压测）"}}, {}, {}, {}};
    }
    void finished(bool done) {
        std::lock_guard lock(mutex);
        --waiting;
        if (!done) ++refused;
        less.notify_one();
    }
    // At most `together` are under way, as from so many clients that wait for their answers.
    void start(std::size_t i, std::size_t together) {
        {
            std::unique_lock lock(mutex);
            less.wait(lock, [&] { return waiting < together; });
            ++waiting;
        }
        auto job = [this, i](store::Db& db, casework::Door& door, casework::Setting const& now) {
            bool done = bool(door.act(db, actor, command(i), now));
            return casework::Finished{!done, [this, done](auto*) { finished(done); }};
        };
        if (!engine.writer->submit(job, [this](std::exception_ptr) { finished(false); })) finished(false);
    }
    double rate(std::size_t acts, std::size_t together) {
        auto began = Clock::now();
        for (std::size_t i = 0; i < acts; ++i) start(i, together);
        std::unique_lock lock(mutex);
        less.wait(lock, [&] { return waiting == 0; });
        if (refused) throw std::runtime_error(std::to_string(refused) + " acts were refused");
        return double(acts) / seconds_since(began);
    }
};

void measure_acts(ActOptions const& o) {
    engine::Engine engine(o.data);
    auto actor = engine::actor_of(engine, {o.as, "", "bench"});
    if (!actor) throw std::invalid_argument(actor.refusal().en);
    Acts acts{engine, *actor};
    engine.readers.with([&](store::Db& db) {
        db.each(store::Query{"bench_subjects", "SELECT id, name FROM subject s WHERE kind = 'organisation' AND NOT EXISTS"
                                               " (SELECT 1 FROM entry e WHERE e.subject = s.id) ORDER BY id LIMIT 20000"},
                [&](store::Row const& r) { acts.subjects.emplace_back(r.text(0), r.text(1)); });
        return 0;
    });
    if (acts.subjects.empty()) throw std::runtime_error("the folder has no subjects");
    std::vector<double> many, ones, ratios;
    for (int run = 0; run < o.runs; ++run) {
        ones.push_back(acts.rate(std::min<std::size_t>(o.acts, 2000), 1));
        many.push_back(acts.rate(o.acts, o.together));
        ratios.push_back(many.back() / ones.back());
        tell_figure("acts run", many.back(), "acts/s", "one commit per act", ratios.back(), ",\"one_by_one\":" + decimal(ones.back()));
    }
    tell_figure("acts", median(many), "acts/s", "one commit per act", median(ratios),
                ",\"one_by_one\":" + decimal(median(ones)) + ",\"together\":" + std::to_string(o.together));
}

void add_acts(CLI::App& bench) {
    auto* verb = bench.add_subcommand("acts", "同时办理与逐件提交相比 / acts together against one commit per act");
    auto o = std::make_shared<ActOptions>();
    verb->add_option("--data", o->data)->required();
    verb->add_option("--as", o->as);
    verb->add_option("--acts", o->acts);
    verb->add_option("--together", o->together, "同时在办的件数 / how many are under way at once");
    verb->add_option("--runs", o->runs);
    verb->callback([o] { measure_acts(*o); });
}

}  // namespace

void add_bench(CLI::App& app, Setting&) {
    auto* bench = app.add_subcommand("bench", "在生成的数据上测速 / measure on generated data");
    bench->require_subcommand(1);
    add_sheet(*bench);
    add_rewrite(*bench);
    add_measured_batch(*bench);
    add_acts(*bench);
}

}  // namespace cli
