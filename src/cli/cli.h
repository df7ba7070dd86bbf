// The command line: one verb a file. Exit codes: 0 done, 1 refused or not verified, 2 wrong usage (a file or folder that
// was named and is not there, or is there already, as well), 3 the world broke.
#pragma once
#include <CLI/CLI.hpp>
#include "engine/files.h"
#include "engine/socket.h"
#include "spreadsheet/csv.h"

namespace cli {

inline constexpr int kDone = 0, kRefused = 1, kUsage = 2, kBroke = 3;

// What every verb shares.
struct Setting {
    bool json = false;
    std::string lang;
    int exit = kDone;
    bool english() const;                // by --lang, else by the locale; Chinese unless it says English
    std::string say(std::string const& zh, std::string const& en) const { return english() ? en : zh; }
};

// A verb that works on a data folder, as somebody.
struct Folder {
    std::string data, as;
    void add_to(CLI::App& verb, bool with_user = true);
    engine::Client client() const;
};

// Prints the object as JSON, or calls `plain`; a refusal goes to stderr and makes the exit 1.
void tell(Setting& setting, engine::Called const& called, std::function<void(json::Object const&)> const& plain);
void tell_refusal(Setting& setting, law::Refusal const& refusal);
void print_json(json::Value const& value);

// A progress bar on stderr for work over two seconds, only on a terminal.
class Progress {
 public:
    explicit Progress(std::string what);
    ~Progress();
    void operator()(std::uint64_t done, std::uint64_t all);
 private:
    std::string what_;
    std::chrono::steady_clock::time_point began_, shown_;
    bool visible_ = false;
};

std::string token_file(std::string const& data, std::string const& user);      // where `login` keeps a token, outside the data folder
std::string terminal_secret(std::string const& prompt);                         // typed without echo, or a line of stdin

// Files named on the command line: one that cannot be opened was named wrongly (exit 2), one that breaks later did not (3). What is written may name
// persons, and is for whoever asked for it alone; kForAll is for what names nobody.
inline constexpr unsigned kForAll = 0644;
std::string read_named(std::string const& path);
std::unique_ptr<engine::WholeFile> write_named(std::string const& path, unsigned mode = 0600);

// A sheet for a file that ends in .xlsx or .csv. `headings`: rows on top that stay in view.
void check_ending(std::string const& path);
std::string sheet_for(std::string const& path, std::vector<spreadsheet::Cells> rows, std::size_t headings);

void add_init(CLI::App& app, Setting& setting);
void add_demo(CLI::App& app, Setting& setting);
void add_serve(CLI::App& app, Setting& setting);
void add_clock(CLI::App& app, Setting& setting);
void add_check(CLI::App& app, Setting& setting);
void add_feedback(CLI::App& app, Setting& setting);
void add_batch(CLI::App& app, Setting& setting);
void add_receipt(CLI::App& app, Setting& setting);
void add_match(CLI::App& app, Setting& setting);
void add_verify(CLI::App& app, Setting& setting);
void add_ledger(CLI::App& app, Setting& setting);
void add_import(CLI::App& app, Setting& setting);
void add_template(CLI::App& app, Setting& setting);
void add_notices(CLI::App& app, Setting& setting);
void add_account(CLI::App& app, Setting& setting);
void add_act(CLI::App& app, Setting& setting);
void add_cases(CLI::App& app, Setting& setting);
void add_operations(CLI::App& app, Setting& setting);
void add_bench(CLI::App& app, Setting& setting);
void add_indicators(CLI::App& app, Setting& setting);
void add_simulate(CLI::App& app, Setting& setting);

}  // namespace cli
