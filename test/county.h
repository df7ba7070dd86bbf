// A whole county for tests: the real writer, door, desk and nouns over one database (SQLite in memory, or PostgreSQL), with agencies, an
// account for each role, and the law, lists and measures of rules/ published by three persons. The test owns the clock and chance.
#pragma once
#include <memory>
#include "account/directory.h"
#include "casework/api.h"
#include "check/ask.h"
#include "engine/import.h"
#include "engine/keys.h"
#include "list_type/drafted.h"
#include "subscription/take.h"

namespace test {

// Every row of rules/FILE under its headings.
std::vector<list_type::SeedRow> seed_rows(std::string const& file);
// The fields of `draft` as the seed files have them: "measures:R05", "list_types:wage_arrears", "periods:task.respond" (its last row).
json::Object seed_fields(std::string const& name);

class County {
 public:
    explicit County(std::string const& address = ":memory:");
    County(County const&) = delete;

    law::Date today() const { return today_; }
    void move_to(law::Date today) { today_ = today; }

    // Who acts under this user name today; nothing when no such account is in use. "law" is the law itself: consequences of procedures
    // that other cases cause. "system" acts for the officer.
    std::optional<casework::Actor> actor(std::string const& user) const;
    law::Result<casework::Done> act(std::string const& user, casework::Command const& command);
    // What this case offers them, as its page would: each act, and after "!" the code of what it waits for.
    std::map<std::string, std::string> offered(std::string const& user, std::string const& id);
    // An upstream hand-over: the difference with what is listed is worked out as an import does it, then brought as a batch.
    struct HandOver {
        std::string list_type, level, node, source;
        bool snapshot;
        std::vector<entry::Entry> rows;
        std::string region = {}, theirs = {};              // of another region, as its origin listed it
    };
    struct Brought {
        casework::Done done;
        std::size_t fresh, changed, same, gone, settled, over, waiting;
    };
    law::Result<Brought> bring(std::string const& user, HandOver const& all);
    // A sheet as the import takes it in: kept when no row is bad.
    engine::ImportAnswer import(std::string const& user, std::string const& kind, std::string const& csv, engine::ImportRequest how = {});
    // Told the code of each refusal that nobody hears, because it is about a case that the asking one may not know of.
    void on_hidden(std::function<void(std::string const&)> tell);
    law::Result<json::Object> ask(std::string const& user, check::Desk::Request const& request);
    // Brings a file of this type as the upload route does: its content sealed beside the act.
    law::Result<casework::Done> upload(std::string const& user, std::string const& type, std::string const& content, json::Object fields);
    // A page of the feed, as their agency gets it.
    law::Result<json::Object> take(std::string const& user, subscription::Page const& page);
    // What awaits them, as {"items", "counts", "more"}.
    json::Object work(std::string const& user);
    std::size_t let_lapse();

    // Reads on the writer's connection, between commits.
    template <class F> auto read(F&& look) {
        return writer_->run([&](store::Db& db, casework::Door& door, casework::Setting const&) { return look(db, door); });
    }
    std::optional<casework::CaseFile> file(std::string const& id);
    json::Object view(std::string const& noun, std::string const& id);       // the row in full, as an auditor sees it
    casework::Nouns const& nouns() const { return nouns_; }
    // The API over the same database, which has to be a file: it reads on connections of its own. Every request comes from `user`.
    std::shared_ptr<casework::Api> api(std::string const& file, std::string const& user);
    // Ids of the agencies and accounts it was founded with, by user name.
    std::map<std::string, std::string> const& founded() const { return founded_; }

    // Whatever the ledger finds wrong with the database, in words.
    std::vector<std::string> findings();
    // Facts of all leaves as text: what is kept for good.
    std::string facts_text();

 private:
    void found();
    void publish(std::vector<std::pair<std::string, json::Object>> const& drafts);
    std::string chance(std::size_t count);
    law::Instant at() const;

    casework::Nouns const& nouns_;
    law::Date today_;
    engine::KeySealer sealer_;
    engine::Keys keys_;
    std::uint64_t seed_ = 1;
    std::map<std::string, std::string> founded_;
    account::Directory directory_;
    std::unique_ptr<check::Desk> desk_;
    std::unique_ptr<casework::Writer> writer_;
    std::unique_ptr<casework::Readers> readers_;
};

}  // namespace test
