#include "determination/noun.h"
#include "law/period.h"

namespace determination {

using casework::Deciding;
using casework::Outcome;

law::Editions DeterminationNoun::editions() {
    return {law::procedure("determination", "认定", "Determination", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Determination> const& DeterminationNoun::table() {
    static store::Table<Determination> const all{"determination", {"facts", "statement_outcome", "return_reasons"}};
    return all;
}

Determination determination_sent(json::Object const& fields, Determination d) {
    auto day = [&](char const* name) -> std::optional<law::Date> {
        auto text = json::text_or(fields, name);
        if (text.empty()) return std::nullopt;
        return json::Text<law::Date>::from(text);
    };
    d.subject = json::text(fields, "subject");
    d.list_type = json::text(fields, "list_type");
    d.document_no = json::text(fields, "document_no");
    d.decided_on = day("decided_on");
    d.notice_on = day("notice_on");
    d.served_on = day("served_on");
    d.until = day("until");
    d.basis = json::text(fields, "basis");
    d.facts = json::text(fields, "facts");
    d.statement_outcome = json::text_or(fields, "statement_outcome");
    d.exit_conditions = json::text_or(fields, "exit_conditions");
    d.remedies = json::text_or(fields, "remedies");
    d.proposal_shown_from = day("proposal_shown_from");
    d.proposal_shown_until = day("proposal_shown_until");
    return d;
}

law::Finding gate(Determination const& d, list_type::Gate gate, std::optional<law::Date> statement_ends, law::Date today) {
    law::Finding all{true};
    auto need = [&](bool holds, std::string field, std::string reason, std::string remedy) {
        if (!holds) all.fields.push_back({std::move(field), "", std::move(reason), std::move(remedy)});
    };
    constexpr auto kFill = "由认定单位补齐，不得代填 / the agency supplies it; nothing is filled in";
    need(!d.document_no.empty(), "document_no", "缺决定文书号 / document number missing", kFill);
    need(d.decided_on && *d.decided_on <= today, "decided_on", "缺决定日期或在将来 / day of decision missing or in the future", kFill);
    need(!d.basis.empty(), "basis", "缺认定依据 / basis missing", kFill);
    need(!d.facts.empty(), "facts", "缺认定事实 / facts missing", kFill);
    if (gate == list_type::Gate::incentive) {
        bool shown = d.proposal_shown_from && d.proposal_shown_until && *d.proposal_shown_from <= *d.proposal_shown_until && *d.proposal_shown_until < today;
        need(shown, "proposal_shown_until", "拟认定名单公示未完成 / the proposal was not shown, or not to its end", kFill);
    } else {
        need(d.notice_on && d.decided_on && *d.notice_on <= *d.decided_on, "notice_on", "缺事先告知，或晚于决定 / prior notice missing, or after the decision", kFill);
        need(!d.statement_outcome.empty(), "statement_outcome", "缺陈述申辩情况 / outcome of statement and defence missing", kFill);
        bool waited = !statement_ends || !d.decided_on || *d.decided_on > *statement_ends || d.statement_outcome.starts_with("放弃") || d.statement_outcome.starts_with("已陈述");
        need(waited, "decided_on", "陈述申辩期未满即作决定 / decided before the time for statement and defence had run out",
             "写明当事人已陈述申辩或书面放弃，或更正日期 / say that it was made or waived in writing, or correct the day");
        need(d.served_on && d.decided_on && *d.decided_on <= *d.served_on && *d.served_on <= today, "served_on", "缺送达日期，或早于决定 / service missing, or before the decision", kFill);
        need(!d.exit_conditions.empty(), "exit_conditions", "缺移出条件 / exit conditions missing", kFill);
        need(!d.remedies.empty(), "remedies", "缺救济途径 / remedies missing", kFill);
    }
    all.holds = all.fields.empty();
    return all;
}

std::optional<law::Date> last_day_of(Determination const& d, list_type::ListType const& type) {
    if (type.period_kind == list_type::PeriodKind::until_origin_removes || !type.period_months || !d.decided_on) return d.until;
    auto latest = law::last_day({int(*type.period_months), law::Unit::months}, law::Sort::burden, *d.decided_on, law::Calendar{}).day;
    return d.until ? std::min(*d.until, latest) : latest;
}

namespace {

casework::Consequence publication(Deciding<Determination> const& now, Determination const& d) {
    auto type = json::read<list_type::ListType>(json::parse(now.facts.given("list_type").at(0)));
    json::Object origin{{"level", "county"}, {"node", now.facts.given("agency_name").at(0)}, {"issuer", now.facts.given("agency_name").at(0)},
                        {"document_no", d.document_no}, {"decided_on", json::write(d.decided_on)}, {"basis", d.basis}, {"not_supplied", json::Array{}}};
    auto until = last_day_of(d, type);
    json::Object entry{{"subject", d.subject}, {"list_type", d.list_type}, {"polarity", json::enum_name(type.polarity)}, {"origin", std::move(origin)},
                       {"determination", now.id}, {"until", json::write(until)}};
    return {"entry", "publish", {}, {{"entry", std::move(entry)}}, {}, false};
}

}  // namespace

law::Result<Outcome<Determination>> DeterminationNoun::decide(Deciding<Determination> const& now) {
    auto& fields = now.command.fields;
    Outcome<Determination> all{now.before ? *now.before : Determination{}};
    Determination& d = all.after;
    switch (Act(now.move.rule->may)) {
        case Act::draft: d.issuer = now.actor.agency; [[fallthrough]];
        case Act::amend:
            d = determination_sent(fields, d);
            all.subject = d.subject;
            all.title = d.list_type + " · " + d.document_no;
            break;
        case Act::submit:
        case Act::review: d.return_reasons.clear(); break;
        case Act::return_it:
        case Act::withdraw: d.return_reasons = json::text(fields, "reason"); break;
        case Act::publish:
            d.secrecy_checked_by = casework::person_of(now.actor);
            all.consequences.push_back(publication(now, d));
            break;
        case Act::revoke:
            if (auto entries = now.facts.given("entries"); !entries.empty())
                all.consequences.push_back({"entry", "remove", entries, {{"reason", "revoked"}}, {}, false});
            break;
    }
    all.facts = {{"list_type", d.list_type}, {"issuer", d.issuer}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"subject"}, {"list_type"}, {"issuer", "认定单位", "issuer"}, {"document_no"}, {"decided_on"}, {"until"}, {"notice_on"}, {"served_on"},
    {"basis"}, {"facts"}, {"statement_outcome"}, {"exit_conditions"}, {"remedies"}, {"proposal_shown_from"}, {"proposal_shown_until"},
    {"return_reasons", "退回理由", "why it was returned"},
};

}  // namespace

casework::Vocabulary DeterminationNoun::words() { return {kMembers, {}}; }

json::Object DeterminationNoun::view(Determination const& d, casework::Reader const& reader) {
    json::Object all{{"subject", d.subject}, {"list_type", d.list_type}, {"issuer", d.issuer}, {"document_no", d.document_no}, {"decided_on", json::write(d.decided_on)},
                     {"until", json::write(d.until)}};
    if (reader.full) {
        all["notice_on"] = json::write(d.notice_on);
        all["served_on"] = json::write(d.served_on);
        all["basis"] = d.basis;
        all["facts"] = d.facts;
        all["statement_outcome"] = d.statement_outcome;
        all["exit_conditions"] = d.exit_conditions;
        all["remedies"] = d.remedies;
        all["proposal_shown_from"] = json::write(d.proposal_shown_from);
        all["proposal_shown_until"] = json::write(d.proposal_shown_until);
        all["return_reasons"] = d.return_reasons;
    }
    return all;
}

bool DeterminationNoun::may_read(Determination const& d, casework::CaseFile const& file, casework::Actor const& actor) {
    if (d.issuer == actor.agency && actor.roles.meets(casework::kAgencyRoles)) return true;
    bool office = actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor);
    return office && file.state != "drafted";
}

}  // namespace determination
