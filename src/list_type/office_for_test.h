// For the tests of the catalogue's nouns: the rows of rules/, and an office of three persons before the real door on a database in memory.
#pragma once
#include <doctest/doctest.h>
#include "casework/door.h"
#include "list_type/drafted.h"
#include "rule/store.h"
#include "spreadsheet/csv.h"
#include "test/files.h"

namespace catalogue_test {

inline law::Date day(std::string_view text) { return *law::date_from(text); }

using test::shipped;

// Every row of a seed file under its headings.
inline std::vector<list_type::SeedRow> seed_rows(std::string const& file) {
    auto lines = spreadsheet::read_csv(shipped("rules/" + file));
    std::vector<list_type::SeedRow> all;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        REQUIRE(lines[i].size() == lines[0].size());
        list_type::SeedRow row;
        for (std::size_t c = 0; c < lines[0].size(); ++c) row[lines[0][c]] = lines[i][c];
        all.push_back(std::move(row));
    }
    return all;
}

// Whether each condition of the rules for this act holds; the first that does not is returned by name.
inline std::string first_unmet(law::Procedure const& procedure, std::string_view act, law::Facts const& facts) {
    for (auto& rule : procedure.rules)
        if (procedure.acts[rule.may].name == act)
            for (auto* question : rule.provided.all)
                if (question && !facts.ask(*question).holds) return std::string(question->name);
    return "";
}

struct Unsealed : store::Sealer {
    std::string seal(std::string_view, std::string_view plain) const override { return std::string(plain); }
    std::string open(std::string_view, std::string_view sealed) const override { return std::string(sealed); }
};

class Office {
 public:
    Office(std::vector<casework::Noun> nouns, law::Date today)
        : nouns_(std::move(nouns)), db_(store::open(":memory:")),
          log_({"hengxin/130528/test", crypto::SigningKey::from_seed(std::string(32, 's')),
                [](std::size_t count) { return std::string(count, 'x'); }}),
          door_(nouns_, log_, [this](std::size_t count) { return chance(count); }), today_(today) {
        std::vector<store::Migration> all;
        int number = 0;
        for (auto* name : {"0001-ledger", "0002-casework", "0004-catalogue", "0006-entry-batch", "0007-check-task", "0018-memorandum", "0043-subscription"})
            all.push_back({++number, name, shipped(std::string("migrations/") + name + ".sql")});
        all.push_back({++number, "recognition-for-test", "ALTER TABLE rule ADD COLUMN recognition {{TEXT}};"});
        all.push_back({++number, "ways-for-test", "ALTER TABLE list_type ADD COLUMN ways {{TEXT}} NOT NULL DEFAULT '[]';"});
        store::migrate(*db_, all);
        db_->sealer = &sealer_;
        store::Transaction transaction(*db_);
        log_.load(*db_, at());
        log_.seal(*db_, at());
        transaction.commit();
        read_law();
    }

    store::Db& db() { return *db_; }
    void move_to(law::Date today) { today_ = today; }
    casework::Law const& law() const { return law_; }

    static casework::Actor person(std::string account, law::Party role) {
        casework::Actor actor;
        actor.account = actor.user = std::move(account);
        actor.agency = "credit-office";
        actor.roles = law::Parties{role};
        actor.purpose = "casework";
        actor.channel = "http";
        return actor;
    }
    static casework::Actor drafter() { return person("drafter", law::Party::office); }
    static casework::Actor reviewer() { return person("reviewer", law::Party::legal_reviewer); }
    static casework::Actor publisher() { return person("publisher", law::Party::publisher); }

    // As the writer does it: what was refused is undone.
    law::Result<casework::Done> act(casework::Actor const& actor, casework::Command const& command) {
        store::Transaction transaction(*db_);
        auto mark = log_.mark();
        auto done = door_.act(*db_, actor, command, setting());
        if (!done) {
            log_.rewind(mark);
            return done;
        }
        log_.seal(*db_, at());
        transaction.commit();
        read_law();
        return done;
    }
    law::Result<casework::Done> act(casework::Actor const& actor, std::string noun, std::string id, std::string act_name, json::Object fields = {}) {
        return act(actor, casework::Command{std::move(noun), std::move(id), std::move(act_name), std::move(fields), {}, {}, {}});
    }
    // Drafts, submits, passes; the case is then ready to publish.
    std::string reviewed(std::string const& noun, json::Object const& fields) {
        auto drafted = act(drafter(), noun, "", "draft", fields);
        REQUIRE_MESSAGE(drafted, refused(drafted));
        for (auto* step : {"submit", "pass"}) {
            auto done = act(std::string_view(step) == "pass" ? reviewer() : drafter(), noun, drafted->id, step);
            REQUIRE_MESSAGE(done, refused(done));
        }
        return drafted->id;
    }
    std::string published(std::string const& noun, json::Object const& fields) {
        auto id = reviewed(noun, fields);
        auto done = act(publisher(), noun, id, "publish");
        REQUIRE_MESSAGE(done, refused(done));
        return id;
    }
    std::size_t let_lapse() {
        store::Transaction transaction(*db_);
        auto count = door_.let_lapse(*db_, setting(), 100);
        log_.seal(*db_, at());
        transaction.commit();
        return count;
    }
    std::string state(std::string const& id) { return store::load(*db_, casework::kCaseFiles, id)->state; }
    static std::string refused(law::Result<casework::Done> const& done) {
        if (done) return "";
        auto& no = done.refusal();
        return no.code + (no.fields.empty() ? "" : ": " + no.fields.front().field + " " + no.fields.front().reason);
    }

 private:
    law::Instant at() const { return std::chrono::duration_cast<std::chrono::milliseconds>(today_.time_since_epoch()).count(); }
    casework::Setting setting() const { return {today_, at(), &law_.periods, &law_.calendar, "130528", {}}; }
    void read_law() { law_ = rule::read_law(*db_); }
    std::string chance(std::size_t count) {
        std::string all(count, '\0');
        for (auto& c : all) c = char((seed_ = seed_ * 6364136223846793005u + 1442695040888963407u) >> 56);
        return all;
    }

    Unsealed sealer_;
    casework::Nouns nouns_;
    std::unique_ptr<store::Db> db_;
    ledger::Log log_;
    casework::Door door_;
    law::Date today_;
    casework::Law law_;
    std::uint64_t seed_ = 1;
};

}  // namespace catalogue_test
