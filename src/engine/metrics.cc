#include "engine/metrics.h"
#include <fstream>
#include <unistd.h>
#include "ledger/history.h"

namespace engine {
namespace {

constexpr store::Query kOverdue{"metrics_overdue", "SELECT COUNT(*) FROM casefile WHERE due < ?1"};

void tell(std::string& all, char const* name, char const* kind, char const* help, std::uint64_t value) {
    all += std::string("# HELP ") + name + " " + help + "\n# TYPE " + name + " " + kind + "\n" + name + " " + std::to_string(value) + "\n";
}

std::uint64_t resident_bytes() {
    std::ifstream in("/proc/self/statm");
    std::uint64_t whole = 0, resident = 0;
    in >> whole >> resident;
    return resident * std::uint64_t(::sysconf(_SC_PAGESIZE));
}

}  // namespace

http::Handler Metrics::counting(http::Handler handler) {
    return [this, handler](std::shared_ptr<http::Request const> request, http::Answer answer) {
        handler(std::move(request), [this, answer = std::move(answer)](http::Response response) {
            answers_[std::min<std::size_t>(std::size_t(response.status) / 100, 5)].fetch_add(1, std::memory_order_relaxed);
            answer(std::move(response));
        });
    };
}

std::string Metrics::text(Engine& engine) const {
    std::string all = "# HELP hengxin_answers_total answers given, by class of status\n# TYPE hengxin_answers_total counter\n";
    for (std::size_t i = 1; i < answers_.size(); ++i)
        all += "hengxin_answers_total{class=\"" + std::to_string(i) + "xx\"} " + std::to_string(answers_[i].load(std::memory_order_relaxed)) + "\n";
    tell(all, "hengxin_ready", "gauge", "1 when the ledger can be written", engine.writer->healthy());
    tell(all, "hengxin_writer_queue", "gauge", "jobs that wait for the writer", engine.writer->queued());
    engine.readers.with([&](store::Db& db) {
        tell(all, "hengxin_ledger_leaves", "counter", "leaves of the ledger", ledger::head_of(db)->size);
        tell(all, "hengxin_cases_overdue", "gauge", "open cases past their due date", std::uint64_t(*db.number(kOverdue, law::to_text(engine.today()))));
        return 0;
    });
    tell(all, "process_resident_memory_bytes", "gauge", "resident memory", resident_bytes());
    return all;
}

}  // namespace engine
