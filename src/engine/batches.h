// Whole sheets checked over HTTP, as jobs: uploaded, answered in leaves of up to 4,096 rows, fetched as a sheet. A job lives in memory for a
// day and is its uploader's alone; its receipts are in the ledger whatever happens to it.
#pragma once
#include "engine/engine.h"
#include "http/router.h"
#include "spreadsheet/headings.h"

namespace engine {

class Batches {
 public:
    explicit Batches(Engine& engine) : engine_(engine) {}
    ~Batches();                                    // waits for the chunk under way
    // The job's id, or why the sheet cannot be checked at all.
    law::Result<std::string> start(casework::Actor const& actor, std::string const& matter, std::string const& csv);
    struct Progress {
        std::string state;                         // running, done, failed
        std::size_t done, all;
        std::string why;
    };
    std::optional<Progress> progress(casework::Actor const& actor, std::string const& id) const;
    std::optional<std::string> result(casework::Actor const& actor, std::string const& id) const;      // CSV, once it is done

 private:
    struct Job;
    void run(std::shared_ptr<Job> job);
    std::shared_ptr<Job> job_of(casework::Actor const& actor, std::string const& id) const;
    std::size_t running_of(std::string const& account) const;
    void forget_old();
    Engine& engine_;
    mutable std::mutex mutex_;
    std::map<std::string, std::shared_ptr<Job>> jobs_;
};

void add_batch_routes(http::Router& router, Engine& engine, std::shared_ptr<Batches> batches);

// One row of a sheet with its answer: result,entries,measures,warnings,reason,receipt.
json::Object batch_row(check::Answer const& answer, check::Board const& board, std::string const& id);
inline constexpr char const* kBatchColumns[] = {"result", "entries", "measures", "warnings", "reason", "receipt"};

// The name and the code column of a sheet; throws json::Error naming what is missing.
std::vector<spreadsheet::Field> const& batch_fields();

}  // namespace engine
