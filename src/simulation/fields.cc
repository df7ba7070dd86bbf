// What people write into the fields of an act: choose.h.
#include <algorithm>
#include "batch/store.h"
#include "engine/founding.h"
#include "list_type/noun.h"
#include "measure/noun.h"
#include "rule/noun.h"
#include "simulation/choose.h"
#include "text/code.h"

namespace simulation {
namespace {

using list_type::ListType;

// A field by its type alone.
json::Value plain(Choosing& c, law::Field const& field) {
    switch (field.type) {
        case law::FieldType::flag: return c.percent(93);
        case law::FieldType::integer: return c.chance.between(0, 500'000);
        case law::FieldType::date: return json::Value(c.date(-30, 60));
        case law::FieldType::id: return json::Value(c.subject());
        case law::FieldType::choice: {
            auto words = list_type::parts(std::string(field.values), ' ');
            return json::Value(c.percent(2) ? "something_else" : c.chance.one_of(words));
        }
        case law::FieldType::json:
        case law::FieldType::rows: return json::Array{};
        default: return json::Value(c.word({"随机填写", "经核实", "详见附件", "invented words"}));
    }
}

ListType const* type_on(Choosing& c, list_type::Origin origin) {
    return c.one_of(c.world.list_types, [&](ListType const& type) { return type.origin == origin && list_type::in_force(type, c.town.today()); });
}

json::Object determination(Choosing& c, casework::Actor const& actor) {
    std::string code = "wage_arrears_county";
    if (auto agency = c.world.agencies.find(actor.agency); agency != c.world.agencies.end() && !c.percent(5)) {
        std::vector<std::string> mine;
        for (auto& duty : agency->second.duties) if (duty.name.starts_with("determines:")) mine.push_back(duty.name.substr(11));
        if (!mine.empty()) code = c.chance.one_of(mine);
    } else if (auto* type = c.one_of(c.world.list_types)) {
        code = type->code;
    }
    int decided = -c.chance.between(2, 40), notice = decided - c.chance.between(6, 30);
    json::Object all{{"subject", c.subject()}, {"list_type", code}, {"document_no", "认〔2026〕" + std::to_string(c.chance.below(100'000)) + "号"},
                     {"decided_on", c.date(decided, decided)}, {"basis", basis_of_list(c, code)}, {"facts", "invented facts"},
                     {"notice_on", c.date(notice, notice)}, {"served_on", c.date(decided, 0)}, {"exit_conditions", "期满"}, {"remedies", "复议或诉讼"},
                     {"statement_outcome", c.word({"放弃陈述申辩", "已陈述，未采纳", "未提出陈述申辩"})},
                     {"proposal_shown_from", c.date(-30, -12)}, {"proposal_shown_until", c.date(-8, -1)}};
    if (c.percent(80)) all["until"] = c.date(0, c.percent(50) ? 40 : c.percent(4) ? 4000 : 400);
    for (auto* field : {"notice_on", "served_on", "exit_conditions", "remedies", "statement_outcome", "proposal_shown_until", "facts"})
        if (c.percent(2)) all.erase(field);
    if (c.percent(3)) all["notice_on"] = c.date(decided - 3, decided + 2);
    return all;
}

entry::Entry upstream_entry(Choosing& c, ListType const& type, std::string const& node) {
    entry::Entry e{};
    e.subject = c.subject();
    e.list_type = type.code;
    e.polarity = type.polarity;
    e.origin = {"nation", node, node, "列〔2026〕" + std::to_string(c.chance.below(10'000)) + "号", c.day(-300, -3), "invented basis", {}};
    bool needs_end = type.period_kind != list_type::PeriodKind::until_origin_removes;
    if (needs_end ? !c.percent(2) : c.percent(50)) e.until = c.day(-1, c.percent(50) ? 30 : 500);
    if (c.percent(2)) e.origin.basis.clear();
    return e;
}

// The same of another region, under the recognition of the founding while that is in force.
json::Object region_hand_over(Choosing& c) {
    auto found = c.town.read([&](store::Db& db, casework::Door&, casework::Setting const& now) { return batch::recognised(db, "140100", "debtors", now.today); });
    std::vector<entry::Entry> rows, listed;
    for (auto& id : c.world.unended)
        if (auto e = c.world.entries.at(id); e.elsewhere && c.percent(80)) {
            e.until = e.elsewhere->until;
            e.elsewhere = std::nullopt;
            rows.push_back(std::move(e));
            if (c.percent(10)) rows.back().until = c.day(5, 400);
        }
    list_type::ListType open{};
    open.period_kind = list_type::PeriodKind::until_origin_removes;
    for (int fresh = c.chance.between(0, 3); fresh > 0; --fresh) rows.push_back(upstream_entry(c, open, "邻市（虚构）"));
    // Now and then it lists a fact that counts here already.
    if (auto* known = c.one_of(c.world.entries, [](entry::Entry const& e) { return e.listed_on && !e.elsewhere && !e.destroyed_on; }); known && c.percent(30)) {
        rows.push_back(upstream_entry(c, open, "邻市（虚构）"));
        rows.back().subject = known->subject;
        rows.back().origin.document_no = known->origin.document_no;
    }
    for (auto& row : rows) listed.push_back(found ? entry::mapped(row, *found) : row);
    bool snapshot = c.percent(60);
    auto difference = c.town.read([&](store::Db& db, casework::Door&, casework::Setting const& now) {
        return batch::difference(db, "dishonest_judgment_debtor", "邻市（虚构）", {listed, snapshot}, now.today);
    });
    json::Array entries;
    for (auto* some : {&difference.fresh, &difference.changed})
        for (auto at : *some)
            entries.push_back(json::Object{{"subject", rows[at].subject}, {"list_type", "debtors"}, {"polarity", "discipline"}, {"origin", json::write(rows[at].origin)},
                                           {"until", json::write(rows[at].until)}});
    auto count = [](auto number) { return std::int64_t(number); };
    json::Object batch{{"list_type", ""}, {"level", "region"}, {"node", ""}, {"source", "act " + std::to_string(c.act)}, {"digest", std::to_string(c.act)},
                       {"snapshot", snapshot}, {"rows", count(rows.size())}, {"same", count(difference.same)}, {"fresh", count(difference.fresh.size())},
                       {"changed", count(difference.changed.size())}, {"replaced", json::write(difference.replaced)}, {"gone", json::write(difference.gone)},
                       {"listed_before", difference.listed_before}, {"region", "140100"}, {"theirs", c.percent(3) ? "another" : "debtors"}};
    return {{"batch", std::move(batch)}, {"entries", std::move(entries)}};
}

// What an origin hands over: much of what it listed before, some of it changed, and something new.
json::Object hand_over(Choosing& c) {
    auto* type = c.percent(96) ? type_on(c, list_type::Origin::upstream) : c.one_of(c.world.list_types);
    auto node = c.word({"省信用平台（虚构）", "市信用平台（虚构）"});
    std::vector<entry::Entry> rows;
    if (type)
        for (auto& id : c.world.unended) {
            auto& e = c.world.entries.at(id);
            if (e.list_type != type->code || e.origin.node != node || !c.percent(rows.size() > 15 ? 40 : 85)) continue;
            rows.push_back(e);
            if (c.percent(10)) rows.back().until = c.day(5, 400);
            if (c.percent(5)) rows.back().origin.basis = "another invented basis";
        }
    for (int fresh = c.chance.between(0, 4); type && fresh > 0; --fresh) rows.push_back(upstream_entry(c, *type, node));
    bool snapshot = c.percent(60);
    auto code = type ? type->code : "nowhere";
    auto found = c.town.read([&](store::Db& db, casework::Door&, casework::Setting const& now) { return batch::difference(db, code, node, {rows, snapshot}, now.today); });
    json::Array entries;
    for (auto* some : {&found.fresh, &found.changed})
        for (auto at : *some) {
            auto& e = rows[at];
            entries.push_back(json::Object{{"subject", e.subject}, {"list_type", e.list_type}, {"polarity", json::enum_name(e.polarity)},
                                           {"origin", json::write(e.origin)}, {"until", json::write(e.until)}});
        }
    auto count = [](auto number) { return std::int64_t(number); };
    json::Object batch{{"list_type", code}, {"level", c.percent(2) ? "" : "nation"}, {"node", node}, {"source", "act " + std::to_string(c.act)},
                       {"digest", std::to_string(c.act)}, {"snapshot", snapshot}, {"rows", count(rows.size())}, {"same", count(found.same)},
                       {"fresh", count(found.fresh.size())}, {"changed", count(found.changed.size())}, {"replaced", json::write(found.replaced)},
                       {"gone", json::write(found.gone)}, {"listed_before", found.listed_before}};
    return {{"batch", std::move(batch)}, {"entries", std::move(entries)}};
}

json::Object confirmation(Choosing& c, casework::CaseFile const* file) {
    auto check = file ? c.world.checks.find(file->id) : c.world.checks.end();
    if (check == c.world.checks.end()) {                  // an offer that rests on no list and was not taken up before
        json::Array decisions;
        if (c.percent(60)) decisions.push_back(json::Object{{"measure", c.word({"I02N", "I05N", "I07N"})}, {"outcome", "applied"}});
        return {{"decisions", std::move(decisions)}};
    }
    json::Object all;
    std::set<std::string> numbers;
    std::vector<std::string> candidates;
    for (auto& offer : check->second.offers)
        if (offer.candidate) candidates.push_back(offer.entry);
    std::string chosen = !candidates.empty() && c.percent(75) ? c.chance.one_of(candidates) : "";
    if (auto* other = c.percent(2) ? c.one_of(c.world.entries) : nullptr) chosen = other->id;
    if (!chosen.empty()) all["entry"] = chosen;
    auto covered = check::covered(check->second, c.percent(2) ? "" : chosen);
    for (auto& offer : covered) numbers.insert(offer.number);
    json::Array decisions;
    for (auto& number : numbers) {
        auto luck = c.chance.below(100);
        if (luck < 50) decisions.push_back(json::Object{{"measure", number}, {"outcome", "applied"}});
        else if (luck < 70) decisions.push_back(json::Object{{"measure", number}, {"outcome", "not_applied"}, {"reason", luck < 68 ? "not_relevant_to_matter" : ""}});
    }
    if (c.percent(2)) decisions.push_back(json::Object{{"measure", "R99"}, {"outcome", "applied"}});
    all["decisions"] = std::move(decisions);
    if (c.percent(check->second.warnings.empty() ? 3 : 85)) all["override_reason"] = "证照核对一致";
    return all;
}

std::string rank(Choosing& c) {
    return c.word({"law", "law", "administrative_regulation", "central_policy", "local_regulation", "departmental_rule", "normative_document", "house_rule", "memorandum"});
}

// A row of the catalogue, as shipped or as published now, with something changed.
json::Object measure_drafted(Choosing& c, casework::CaseFile const* file) {
    auto* base = c.one_of(c.world.measures, [&](measure::Measure const& m) { return m.published_on.has_value(); });
    measure::Measure m = file ? c.world.measures.at(file->id) : *base;
    if (!file && c.percent(40)) m.number = "X" + std::to_string(c.chance.below(60));
    m.from = c.day(-60, 25);
    m.to = c.percent(40) ? std::optional(m.from + std::chrono::days{c.chance.between(0, 200)}) : std::nullopt;
    if (c.percent(40))
        for (auto& basis : m.bases) basis.rank = *json::enum_from<law::Rank>(rank(c));
    if (c.percent(10) && !m.bases.empty()) m.bases[0].to = c.day(-5, 60);
    if (c.percent(15)) m.kind = c.chance.one_of(std::vector{measure::Kind::rights_reducing, measure::Kind::management, measure::Kind::voluntary, measure::Kind::incentive});
    if (c.percent(10)) m.binds_by_law = !m.binds_by_law;
    if (c.percent(12)) m.kind = measure::Kind::voluntary, m.binds_by_law = false;      // of an agency's matters, as none of those that are shipped is
    if (c.percent(10)) m.supplementary = !m.supplementary;
    if (c.percent(30)) m.matter_kinds.clear();
    if (c.percent(20) || m.kind == measure::Kind::voluntary) m.agencies = {"*"};
    if (m.kind == measure::Kind::voluntary) m.matter_kinds = {"licence", "inspection", "procurement", "tender", "subsidy", "honour", "land", "finance", "appointment"};
    if (c.percent(20) && m.target == measure::Target::list_types)
        if (auto* type = c.one_of(c.world.list_types)) m.list_types = {type->code};
    json::Object sent = json::write(m).get_object();
    for (auto* name : {"id", "version", "edition", "published_on", "ended_on", "memoranda"}) sent.erase(name);
    return {{"measure", std::move(sent)}};
}

json::Object list_type_drafted(Choosing& c, casework::CaseFile const* file) {
    ListType type = file ? c.world.list_types.at(file->id) : *c.one_of(c.world.list_types);
    type.from = c.day(-60, 20);
    if (c.percent(25)) type.to = std::max(type.from, c.day(10, 120));
    if (c.percent(30))
        for (auto& basis : type.bases) basis.rank = *json::enum_from<law::Rank>(rank(c));
    if (c.percent(10)) type.persons_allowed = !type.persons_allowed;
    if (c.percent(5)) type.gate = list_type::Gate::incentive;
    json::Object sent = json::write(type).get_object();
    for (auto* name : {"id", "version", "published_on", "ended_on"}) sent.erase(name);
    return {{"list_type", std::move(sent)}};
}

json::Object rule_drafted(Choosing& c, casework::CaseFile const* file) {
    auto kind = c.percent(12) ? rule::Kind::recognition : c.percent(12) ? rule::Kind::conduct_class : rule::Kind::period;
    auto* base = c.one_of(c.world.rules, [&](rule::Rule const& r) { return r.kind == kind && r.published_on.has_value(); });
    rule::Rule r = file ? c.world.rules.at(file->id) : *base;
    if (r.kind == rule::Kind::recognition) {
        r.from = c.day(0, 40);
        r.to = c.percent(40) ? std::optional(c.day(50, 200)) : std::nullopt;
        if (c.percent(10)) r.recognition->recognised = !r.recognition->recognised;
        if (r.recognition->of == rule::Of::list) r.recognition->list_type = r.recognition->recognised ? "dishonest_judgment_debtor" : "";
    }
    if (r.kind == rule::Kind::conduct_class) {
        r.from = c.day(c.percent(80) ? 0 : -40, 40);
        r.to = c.percent(40) ? std::optional(c.day(45, 200)) : std::nullopt;
        if (r.count) r.count = c.chance.between(1, 3);
    }
    if (r.kind == rule::Kind::period) {
        r.count = c.chance.between(1, 20);
        r.from = c.day(c.percent(80) ? 0 : -40, 40);
        r.to = c.percent(10) ? std::optional(c.day(50, 90)) : std::nullopt;
        if (c.percent(10)) r.rank = *json::enum_from<law::Rank>(rank(c));
    }
    json::Object sent = json::write(r).get_object();
    for (auto* name : {"id", "version", "published_on", "ended_on"}) sent.erase(name);
    return {{"rule", std::move(sent)}};
}

// What the neighbour found of an organisation, mostly in the words that are recognised.
json::Object evaluation(Choosing& c) {
    json::Object all{{"subject", c.subject()}, {"region", c.percent(4) ? "130999" : "140100"}, {"document_no", "评〔2026〕" + std::to_string(c.chance.below(9000)) + "号"},
                     {"issuer", "邻市信用办（虚构）"}, {"content", c.percent(5) ? "92分" : c.word({"优", "良"})}, {"decided_on", c.date(-90, c.percent(3) ? 5 : 0)},
                     {"valid_until", c.date(10, 400)}};
    return all;
}

json::Object agency_content(Choosing& c, casework::CaseFile const* file) {
    auto* base = file ? &c.world.agencies.at(file->id) : c.one_of(c.world.agencies);
    agency::Content all{base->code, base->name, base->kind, base->remits, base->duties, base->from, base->to};
    if (!file) all.code = "1113052800000000" + std::to_string(c.chance.between(10, 99));
    if (!file) all.remits.clear();
    if (c.percent(30) && !all.remits.empty()) all.remits[c.chance.below(all.remits.size())].to = c.day(-5, 200);
    if (c.percent(30)) for (auto& remit : all.remits) remit.to = std::nullopt;
    if (c.percent(40) && all.remits.size() < 6)
        all.remits.push_back({"XN-" + std::to_string(c.act), "虚构事项", c.word({"licence", "subsidy", "honour", "tender", "procurement", "nothing"}), "invented", c.day(-10, 10), {}});
    return {{"agency", json::write(all)}};
}

json::Object account_opened(Choosing& c) {
    auto* like = c.one_of(c.world.accounts, [](account::Account const& a) { return a.kind == account::Kind::person; });
    json::Array roles;
    for (auto role : like->roles) roles.push_back(json::Value(json::enum_name(role)));
    if (c.percent(10)) roles.push_back(json::Value(c.word({"officer", "office", "publisher", "auditor", "law", "clock"})));
    json::Object all{{"kind", "person"}, {"user", "user" + std::to_string(c.act)}, {"name", "新账号"}, {"agency", like->agency}, {"roles", std::move(roles)}};
    if (c.percent(20)) all["until"] = c.date(-2, 100);
    if (c.percent(10)) {
        all["kind"] = "subject";
        all["agency"] = "";
        all["roles"] = json::Array{json::Value("subject")};
        all["subject"] = c.subject();
    }
    return all;
}

// A subject of the county that is not on file yet, or one that should not come on file.
json::Object registration(Choosing& c) {
    auto& all = c.town.county.subjects;
    auto fields = subject_fields(all[c.percent(70) ? std::min<std::size_t>(c.act / 8 * 2 + 1, all.size() - 1) : c.chance.below(all.size())]);
    if (c.percent(85)) return fields;
    if (c.percent(40)) {                                   // thirteen years old
        auto born = law::to_text(c.town.today() - std::chrono::days{13 * 365 + c.chance.between(0, 300)});
        std::erase(born, '-');
        auto number = "130528" + born + "90" + std::to_string(c.chance.below(10));
        return {{"kind", "person"}, {"name", "小某"}, {"document", "citizen"}, {"number", number + text::citizen_check(number)}};
    }
    if (auto* code = fields.if_contains("code"); code && c.percent(50)) {
        std::string wrong(code->as_string());
        wrong[17] = wrong[17] == '0' ? '1' : '0';
        fields["code"] = wrong;
    } else {
        fields["kind"] = c.word({"organisation", "sole_trader", "person"});
    }
    return fields;
}

// Mostly a day on which it can have been put right: the one its recogniser noted, or one after the decision.
std::string put_right_on(Choosing& c, entry::Entry const& e, int from) {
    auto day = c.date(from, c.percent(3) ? 3 : 0);
    if (c.percent(10)) return day;
    if (e.duties_done_on) return law::to_text(*e.duties_done_on);
    return e.origin.decided_on && *e.origin.decided_on <= c.town.today() ? std::max(day, law::to_text(*e.origin.decided_on)) : day;
}

// Of an entry that is listed or of a record, mostly one that is old enough.
json::Object repair_asked(Choosing& c, law::Term const& act) {
    auto all = by_type(c, act);
    all.erase("entry");
    all.erase("record");
    auto today = c.town.today();
    auto old_enough = [&](std::optional<law::Date> const& decided) { return c.percent(20) || (decided && *decided + std::chrono::days{95} < today); };
    auto stands = [&](entry::Entry const& e) {
        return e.polarity == list_type::Polarity::discipline && entry::state_on(e, today) == entry::Standing::in_force && old_enough(e.origin.decided_on);
    };
    auto* entry = c.one_of(c.world.entries, stands);
    auto* record = c.one_of(c.world.records, [&](record::Record const& r) { return !r.ended_on && !record::only_informs(r.kind) && old_enough(r.decided_on); });
    if (entry && c.percent(70)) all["entry"] = entry->id;
    else if (record) all["record"] = record->id;
    if (act.name == "apply") all["duties_done_on"] = entry && all.contains("entry") ? put_right_on(c, *entry, -300) : c.date(-300, 0);
    if (act.name == "apply" && c.percent(70))
        for (auto* paper : {"proof", "commitment"}) all[paper] = "papers of act " + std::to_string(c.act);
    if (c.percent(80)) all.erase("way");
    if (c.percent(70)) all["applicant_kind"] = "subject";
    return all;
}

// Mostly an entry that is listed; else a record, a measure as applied to somebody, or an answer.
json::Object about_something(Choosing& c, json::Object all) {
    auto luck = c.chance.below(100);
    auto today = c.town.today();
    auto* entry = c.one_of(c.world.entries, [&](entry::Entry const& e) { return c.percent(3) || entry::state_on(e, today) == entry::Standing::in_force; });
    auto* record = c.one_of(c.world.records, [&](record::Record const& r) { return c.percent(3) || !r.ended_on; });
    auto* task = c.one_of(c.world.tasks, [&](task::Task const& t) { return c.percent(3) || c.world.state_of(t.id) == "due"; });
    if (luck < 18 && record) all["record"] = record->id;
    else if (luck < 30 && task) {
        all["measure"] = task->measure;
        if (!c.percent(10)) all["subject"] = task->subject;
    } else if (luck < 38 && task) all["check"] = task->confirmation;
    else if (entry) all["entry"] = entry->id;
    return all;
}

}  // namespace

std::string basis_of_list(Choosing& c, std::string const& code) {
    auto* type = c.percent(3) ? nullptr : c.one_of(c.world.list_types, [&](ListType const& each) { return each.code == code && !each.bases.empty(); });
    return type ? type->bases.front().instrument + " " + type->bases.front().article : "invented basis";
}

json::Object by_type(Choosing& c, law::Term const& act) {
    json::Object all;
    for (auto& field : act.fields)
        if (field.required ? !c.percent(1) : c.percent(30)) all[field.name] = plain(c, field);
    return all;
}

json::Object fields_for(Choosing& c, std::string const& noun, law::Term const& act, casework::CaseFile const* file, casework::Actor const& actor) {
    auto is = [&](std::string_view of, std::initializer_list<std::string_view> acts) {
        return noun == of && std::find(acts.begin(), acts.end(), act.name) != acts.end();
    };
    if (is("determination", {"draft", "amend"})) return determination(c, actor);
    if (is("determination", {"propose", "revise"})) {
        auto all = determination(c, actor);
        for (auto* of_a_decision : {"document_no", "decided_on", "notice_on", "served_on", "statement_outcome", "proposal_shown_from", "proposal_shown_until"})
            all.erase(of_a_decision);
        if (!c.percent(30)) all.erase("until");            // it is still to be told, heard and decided
        return all;
    }
    if (is("batch", {"bring"})) return c.percent(12) ? region_hand_over(c) : hand_over(c);
    if (is("check", {"confirm"})) return confirmation(c, file);
    if (is("measure", {"draft", "amend"})) return measure_drafted(c, file);
    if (is("list_type", {"draft", "amend"})) return list_type_drafted(c, file);
    if (is("rule", {"draft", "amend"})) return rule_drafted(c, file);
    if (is("record", {"evaluate"})) return evaluation(c);
    if (is("objection", {"file", "note"})) {
        auto all = by_type(c, act);
        for (auto* about : {"entry", "record", "measure", "check", "subject", "document"}) all.erase(about);
        return about_something(c, std::move(all));
    }
    if (is("repair", {"apply", "shield"})) return repair_asked(c, act);
    if (is("repair", {"approve", "refuse"})) {
        auto all = by_type(c, act);
        all["decided_on"] = c.date(-3, c.percent(5) ? 3 : 0);
        return all;
    }
    if (is("agency", {"propose", "propose_change"})) return agency_content(c, file);
    if (is("account", {"open"})) return account_opened(c);
    if (is("account", {"propose_roles"})) return {{"roles", json::Array{json::Value(c.word({"officer", "handler", "approver", "data_clerk", "office", "publisher"}))}}};
    if (is("account", {"set_secret", "change_secret"})) return {{"secret", c.percent(90) ? "$argon2id$invented" : "plain"}};
    if (is("subject", {"register"})) return registration(c);
    if (is("subject", {"amend"})) {
        json::Object all{{"reason", "更正"}};
        if (c.percent(40)) all["name"] = "衡安县更名" + std::to_string(c.chance.below(500)) + "商贸有限公司";
        if (c.percent(10)) all["remove"] = c.word({"code", "legacy", "number", "born"});
        if (auto* other = c.one_of(c.world.subjects); c.percent(15) && other) all["code"] = other->code;
        return all;
    }
    if (is("subject", {"rename"})) return {{"name", "衡安县改称" + std::to_string(c.chance.below(500)) + "商贸有限公司"}};
    if (auto others = procedure_fields(c, noun, act, file, actor)) return std::move(*others);
    return by_type(c, act);
}

}  // namespace simulation
