// A running deployment: one data folder, opened for writing by one process at a time. Composition only: what it does is done by the
// parts. The clock and randomness come in from here.
#pragma once
#include "account/auth.h"
#include "casework/readers.h"
#include "check/ask.h"
#include "engine/clock.h"
#include "engine/config.h"
#include "engine/keys.h"
#include "engine/nouns.h"

namespace engine {

// Holds DIR/lock while it lives; two writers never meet. Throws std::runtime_error in plain words when another process has it.
class Lock {
 public:
    explicit Lock(std::string const& dir);
    ~Lock();
    Lock(Lock const&) = delete;
 private:
    int file_;
};

class Engine {
 public:
    // Opens the folder, brings its schema up to date and starts the writer. `anchored` hears of every checkpoint.
    explicit Engine(std::string dir, std::function<void(ledger::Checkpoint const&)> anchored = {});
    ~Engine();

    std::string const dir;
    Config const config;
    Clock clock;
    account::Directory directory;
    casework::Readers readers;
    std::unique_ptr<check::Desk> desk;
    std::unique_ptr<casework::Writer> writer;
    std::unique_ptr<account::Auth> auth;

    law::Date today() const { return law::legal_day(clock.now()); }
    std::string random(std::size_t bytes) const;
    std::string blind(std::string_view number) const { return blind_index(keys_, number); }
    // Lets periods lapse that are due; called at start, every minute while serving, and when the virtual clock moves.
    std::size_t let_lapse();

 private:
    Lock lock_;
    Keys keys_;
    KeySealer sealer_;
};

// A read-only connection to a folder, without its lock: receipts, verification, export.
struct Reading {
    Config config;
    Keys keys;
    KeySealer sealer;
    std::unique_ptr<store::Db> db;
    explicit Reading(std::string const& dir);
};

// Creates a folder with keys, database, ledger and configuration; refuses one that is there already.
void create(std::string const& dir, Config config);

}  // namespace engine
