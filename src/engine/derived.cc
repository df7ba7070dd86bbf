#include "engine/derived.h"
#include <algorithm>
#include "check/partner_questions.h"
#include "check/recipients.h"
#include "document/store.h"
#include "subscription/store.h"

namespace engine {
namespace {

struct Derived {
    std::string_view table, what;        // what its findings are called
    std::vector<ledger::Finding> (*wrong)(store::Db&, casework::Blind const&);
    void (*make_again)(store::Db&, casework::Blind const&);
};
constexpr Derived kDerived[] = {
    {"recipient", "recipient", [](store::Db& db, casework::Blind const&) { return check::wrong_recipients(db); }, [](store::Db& db, casework::Blind const&) { check::make_recipients_again(db); }},
    {"feed_change", "feed change", [](store::Db& db, casework::Blind const&) { return subscription::wrong_changes(db); }, [](store::Db& db, casework::Blind const&) { subscription::make_changes_again(db); }},
    {"partner_question", "partner question", check::wrong_partner_questions, check::make_partner_questions_again},
};

bool is_of_the_ledger(ledger::Finding const& each) { return each.what == "leaf" || each.what == "head" || each.what == "tile" || each.what == "checkpoint"; }

void not_compared(ledger::Report& report, Derived const& table, std::string const& zh, std::string const& en) {
    report.findings.push_back({"not compared", std::string(table.table), "未比对：" + zh, "not compared: " + en});
}
void not_read(ledger::Report& report, Derived const& table) { not_compared(report, table, "所依据的数据行无法读取", "a row that tells of it cannot be read"); }

}  // namespace

void compare_derived(store::Db& db, casework::Blind const& blind, ledger::Report& report) {
    bool ledger_holds = std::none_of(report.findings.begin(), report.findings.end(), is_of_the_ledger);
    for (auto& table : kDerived) {
        if (!ledger_holds) {
            not_compared(report, table, "账本本身已被改动", "the ledger itself was altered");
            continue;
        }
        try {
            for (auto& each : table.wrong(db, blind)) report.findings.push_back(std::move(each));
        } catch (json::Error const&) {                     // a row that it is told by was altered beyond reading, and is named itself
            not_read(report, table);
        } catch (store::Failure const& failure) {
            if (failure.code != "altered") throw;          // the disk or the database broke, which says nothing of the rows
            not_read(report, table);
        }
    }
    for (auto& id : document::contents_of_nothing(db))
        report.findings.push_back({"content", "document_content " + id, "来历不明：没有保有这份内容的文件", "unknown: no document on file has this content"});
}

bool names_derived(ledger::Report const& report) {
    return std::any_of(report.findings.begin(), report.findings.end(), [](ledger::Finding const& each) {
        return std::any_of(std::begin(kDerived), std::end(kDerived), [&](Derived const& table) { return each.what == table.what; });
    });
}

std::vector<std::string> make_derived_again(store::Db& db, casework::Blind const& blind) {
    std::vector<std::string> all;
    for (auto& table : kDerived) {
        table.make_again(db, blind);
        all.emplace_back(table.table);
    }
    return all;
}

}  // namespace engine
