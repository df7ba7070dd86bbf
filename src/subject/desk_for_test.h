// For the tests of subjects and records: a desk before the real door, on a database in memory.
#pragma once
#include <doctest/doctest.h>
#include "casework/door.h"
#include "json/json.h"
#include "test/files.h"

namespace desk_test {

inline law::Date day(std::string_view text) { return *law::date_from(text); }

struct Plain : store::Sealer {                   // marks what it sealed, so that a test sees what was not
    std::string seal(std::string_view, std::string_view plain) const override { return "sealed:" + std::string(plain.rbegin(), plain.rend()); }
    std::string open(std::string_view, std::string_view sealed) const override {
        sealed.remove_prefix(7);
        return {sealed.rbegin(), sealed.rend()};
    }
};

inline law::Periods periods() {
    using law::Unit;
    auto row = [](std::string name, int count, Unit unit, std::string_view from, std::optional<law::Date> to) {
        return law::PeriodValue{std::move(name), {count, unit}, law::Sort::burden, day(from), to, "某规定", "一", law::Rank::central_policy, true};
    };
    return law::Periods({row("repair.minor.max", 3, Unit::months, "2020-03-18", {}), row("repair.general.max", 3, Unit::years, "2023-05-01", day("2026-03-31")),
                         row("repair.general.max", 1, Unit::years, "2026-04-01", {}), row("repair.severe.max", 3, Unit::years, "2020-03-18", {}),
                         row("negative.query_cap", 5, Unit::years, "2020-03-18", {}), row("archive.sealed.max", 5, Unit::years, "2020-03-18", {})});
}

class Desk {
 public:
    Desk(std::vector<casework::Noun> nouns, law::Date today)
        : nouns_(std::move(nouns)), db_(store::open(":memory:")),
          log_({"hengxin/130528/test", crypto::SigningKey::from_seed(std::string(32, 's')), [](std::size_t count) { return std::string(count, 'x'); }}),
          door_(nouns_, log_, [this](std::size_t count) { return chance(count); }), today_(today) {
        static Plain const sealer;
        db_->sealer = &sealer;
        std::vector<store::Migration> all;
        for (auto* name : {"0001-ledger", "0002-casework", "0003-agency-account", "0005-subject-record"}) {
            all.push_back({int(all.size()) + 1, name, test::shipped(std::string("migrations/") + name + ".sql")});
        }
        all.push_back({int(all.size()) + 1, "entry-for-test",
                       "CREATE TABLE entry (id {{TEXT}} PRIMARY KEY, subject {{TEXT}} NOT NULL, listed_on {{TEXT}}, exited_on {{TEXT}}, determination {{TEXT}}) {{STRICT}};"
                       "CREATE TABLE remedy (id {{TEXT}} PRIMARY KEY, about {{TEXT}} NOT NULL, result {{TEXT}} NOT NULL, correction {{TEXT}} NOT NULL) {{STRICT}};"
                       "CREATE TABLE objection (id {{TEXT}} PRIMARY KEY, about {{TEXT}} NOT NULL, found {{TEXT}} NOT NULL) {{STRICT}};"
                       "ALTER TABLE record ADD COLUMN region {{TEXT}} NOT NULL DEFAULT '';"
                       "ALTER TABLE record ADD COLUMN remark {{TEXT}} NOT NULL DEFAULT ''; ALTER TABLE record ADD COLUMN correction {{TEXT}} NOT NULL DEFAULT '';"
                       "ALTER TABLE record ADD COLUMN held_from {{TEXT}}; ALTER TABLE record ADD COLUMN hold_cause {{TEXT}} NOT NULL DEFAULT '';"});
        all.push_back({int(all.size()) + 1, "repair-for-test", "CREATE TABLE repair (id {{TEXT}} PRIMARY KEY, entry {{TEXT}} NOT NULL, record {{TEXT}} NOT NULL) {{STRICT}};"});
        all.push_back({int(all.size()) + 1, "0029-repair-reminders", test::shipped("migrations/0029-repair-reminders.sql")});
        all.push_back({int(all.size()) + 1, "0021-recipient-withdrawal", test::shipped("migrations/0021-recipient-withdrawal.sql")});
        all.push_back({int(all.size()) + 1, "0024-archive", test::shipped("migrations/0024-archive.sql")});
        store::migrate(*db_, all);
        store::Transaction transaction(*db_);
        log_.load(*db_, at());
        log_.seal(*db_, at());
        transaction.commit();
    }

    store::Db& db() { return *db_; }
    ledger::Log& log() { return log_; }
    void move_to(law::Date today) { today_ = today; }
    casework::Setting setting() const {
        return {today_, at(), &periods_, &calendar_, "130528", [](std::string_view number) { return "index-of-" + std::string(number.rbegin(), number.rend()); }};
    }

    static casework::Actor person(std::string account, law::Party role) {
        casework::Actor actor;
        actor.account = actor.user = std::move(account);
        actor.agency = "agency-one";
        actor.roles = law::Parties{role};
        actor.purpose = "casework";
        actor.channel = "http";
        return actor;
    }
    static casework::Actor clerk() { return person("clerk", law::Party::data_clerk); }
    static casework::Actor approver() { return person("approver", law::Party::approver); }
    static casework::Actor office() { return person("office", law::Party::office); }

    // As the writer does it: what was refused is undone.
    law::Result<casework::Done> act(casework::Actor const& actor, std::string noun, std::string id, std::string act_name, json::Object fields = {},
                                    std::optional<law::Date> on = {}) {
        store::Transaction transaction(*db_);
        auto mark = log_.mark();
        auto done = door_.act(*db_, actor, casework::Command{std::move(noun), std::move(id), std::move(act_name), std::move(fields), on, {}, {}}, setting());
        if (!done) {
            log_.rewind(mark);
            return done;
        }
        log_.seal(*db_, at());
        transaction.commit();
        return done;
    }
    std::string must(casework::Actor const& actor, std::string noun, std::string id, std::string act_name, json::Object fields = {},
                     std::optional<law::Date> on = {}) {
        auto done = act(actor, std::move(noun), std::move(id), std::move(act_name), std::move(fields), on);
        REQUIRE_MESSAGE(done, said(done));
        return done->id;
    }
    // The refusal's code, and its first field: "wrong_number: number"; empty when the act was done.
    static std::string said(law::Result<casework::Done> const& done) {
        if (done) return "";
        auto& no = done.refusal();
        return no.code + (no.fields.empty() ? "" : ": " + no.fields.front().field);
    }
    std::size_t let_lapse() {
        store::Transaction transaction(*db_);
        auto count = door_.let_lapse(*db_, setting(), 100);
        log_.seal(*db_, at());
        transaction.commit();
        return count;
    }
    casework::CaseFile file(std::string const& id) { return *store::load(*db_, casework::kCaseFiles, id); }

 private:
    law::Instant at() const { return std::chrono::duration_cast<std::chrono::milliseconds>(today_.time_since_epoch()).count(); }
    std::string chance(std::size_t count) {
        std::string all(count, '\0');
        for (auto& c : all) c = char((seed_ = seed_ * 6364136223846793005u + 1442695040888963407u) >> 56);
        return all;
    }

    casework::Nouns nouns_;
    std::unique_ptr<store::Db> db_;
    ledger::Log log_;
    casework::Door door_;
    law::Date today_;
    law::Periods periods_ = desk_test::periods();
    law::Calendar calendar_{{}, {2024, 2025, 2026, 2027}};
    std::uint64_t seed_ = 1;
};

// Every question that a rule asks is answered by its noun; an unanswered one would stop the program there.
template <class N> void every_condition_is_answered(Desk& desk, typename N::Row const& row, casework::CaseFile const& file, json::Object const& fields) {
    auto procedure = N::editions().front();
    auto setting = desk.setting();
    auto actor = Desk::office();
    for (auto& rule : procedure.rules) {
        if (!rule.provided.all[0]) continue;
        CAPTURE(procedure.acts[rule.may].name);
        casework::Command command{std::string(N::kName), rule.when == procedure.begins ? "" : row.id, procedure.acts[rule.may].name, fields, {}, {}, {}};
        bool opens = rule.when == procedure.begins;
        auto facts = N::facts(casework::Asking<typename N::Row>{desk.db(), opens ? nullptr : &row, opens ? nullptr : &file, actor, command, setting});
        for (auto* question : rule.provided.all) if (question) facts.ask(*question);
    }
    CHECK(procedure.rules.size() > 1);
}

}  // namespace desk_test
