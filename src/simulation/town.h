// A county in memory for simulated histories: the real writer, door, desk, ledger and nouns over SQLite in memory. Time is told, chance
// comes from a seed, and one act is one commit.
#pragma once
#include <future>
#include "account/directory.h"
#include "casework/writer.h"
#include "check/ask.h"
#include "demo/generator.h"
#include "engine/keys.h"
#include "simulation/faulty.h"
#include "simulation/plant.h"
#include "subscription/take.h"

namespace simulation {

class Town {
 public:
    Town(std::uint64_t seed, std::size_t subjects, Plant const* plant);
    Town(Town const&) = delete;
    ~Town();

    World world;
    demo::County const county;                             // what it is made of
    law::Date today() const { return today_; }
    void pass(int days) { today_ += std::chrono::days{days}; }
    // Everything drawn by the engine from here on belongs to this act.
    void begin(std::uint64_t act);
    void fail_in(int statements, bool until_kept = true, bool undoes_all = false) {
        db_->fails_in = statements;
        db_->until_kept = until_kept;
        db_->undoes_all = undoes_all;
    }
    // After a failure: the writer reads anew what was kept, and with it the world. Nothing fails any more.
    void recover();

    std::optional<casework::Actor> actor(std::string const& user) const;
    law::Result<casework::Done> act(casework::Actor const& actor, casework::Command const& command);
    law::Result<json::Object> ask(casework::Actor const& actor, check::Desk::Request const& request);
    law::Result<check::Desk::BatchAnswer> ask_batch(casework::Actor const& actor, std::string const& matter, std::vector<check::Row> rows);
    law::Result<json::Object> take(casework::Actor const& actor, subscription::Page const& page);
    // An act and a question that go into one commit: the question is answered with what the act has changed. Throws what broke the act; the
    // second throws what broke the question.
    std::pair<law::Result<casework::Done>, std::future<law::Result<json::Object>>> act_and_ask(
        casework::Actor const& actor, casework::Command const& command, casework::Actor const& asker, check::Desk::Request const& request);
    casework::Writer& writer() { return *writer_; }
    std::shared_ptr<std::promise<law::Result<json::Object>>> submit(casework::Actor const& actor, check::Desk::Request const& request);
    std::size_t let_lapse();
    std::optional<casework::Unopened> unopened(std::string const& check);
    template <class F> auto read(F&& look) {
        return writer_->run([&](store::Db& db, casework::Door& door, casework::Setting const& now) { return look(db, door, now); });
    }

    std::string blind(std::string_view number) const { return engine::blind_index(keys_, number); }
    casework::Nouns const& nouns() const { return nouns_; }
    std::vector<casework::Touched> const& touched() const { return touched_; }       // by the last commit
    std::uint64_t leaves() const { return leaves_; }
    std::shared_ptr<casework::Law const> law() const { return writer_->law_now(); }
    std::string root();                                    // of the ledger's head, in hex
    std::vector<std::string> findings();                   // whatever the ledger finds wrong with the database
    bool founding(std::string const& id) const { return founding_.contains(id); }    // administrators, who are never locked out

 private:
    // An upload: its words are sealed beside the row in the transaction of the act that receives it.
    law::Result<casework::Done> bring(casework::Actor const& actor, casework::Command command, std::string const& words);
    void found();
    void found_people(std::vector<std::string> const& agencies);
    void found_catalogue();
    void found_subjects(std::size_t count);
    void found_market();
    std::vector<std::string> open(std::string const& noun, std::string const& act, std::vector<json::Object> const& each);
    void take(store::Db& db, std::vector<casework::Touched> const& touched);
    std::string chance(std::size_t count);
    law::Instant at();

    std::uint64_t const seed_;
    Plant const* plant_;
    casework::Nouns nouns_;
    law::Date today_;
    engine::KeySealer sealer_;
    engine::Keys keys_;
    std::uint64_t act_ = 0, drawn_ = 0, instants_ = 0, leaves_ = 0;
    std::vector<casework::Touched> touched_;
    std::set<std::string> founding_;
    account::Directory directory_;
    Faulty* db_ = nullptr;                                 // the writer's
    std::unique_ptr<check::Desk> desk_;
    std::unique_ptr<casework::Writer> writer_;
};

json::Object subject_fields(demo::Subject const& subject);         // of `register`

}  // namespace simulation
