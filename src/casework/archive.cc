#include "casework/archive.h"

namespace casework {

law::Date archive_ends(Setting const& setting, std::string_view period, law::Date on) {
    auto* value = setting.periods->in_force(period, on);
    if (!value) throw std::runtime_error("no value of period " + std::string(period) + " for " + law::to_text(on));
    return law::last_day(value->span, law::Sort::burden, on, *setting.calendar).day;
}

bool may_open_archive(CaseFile const& file, Actor const& actor) {
    if (!opens_archive(actor.purpose)) return false;
    law::Parties audit{law::Party::auditor, law::Party::audit_admin};
    if (actor.roles.meets(audit) || actor.roles.meets(kOfficeRoles)) return true;
    return actor.roles.meets(kAgencyRoles) && file.agency == actor.agency;
}

bool may_see_skeleton(CaseFile const& file, Actor const& actor) {
    return actor.roles.meets(law::Parties{law::Party::auditor, law::Party::audit_admin}) && may_open_archive(file, actor);
}

std::vector<std::string> written_about(store::Db& db, store::Query const& query, std::string const& id) {
    std::vector<std::string> all;
    db.each(query, [&](store::Row const& r) { all.push_back(std::string(r.text(0)) + " " + std::string(r.text(1))); }, id);
    return all;
}

law::Date a_year_after(law::Date day) { return law::last_day({1, law::Unit::years}, law::Sort::burden, day, {}).day; }

std::vector<Owner> along(law::Facts const& facts) {
    std::vector<Owner> all;
    for (auto& each : facts.given(kAlong)) {
        auto blank = each.find(' ');
        all.push_back({each.substr(0, blank), each.substr(blank + 1)});
    }
    return all;
}

}  // namespace casework
