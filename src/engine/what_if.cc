#include "engine/what_if.h"
#include <algorithm>
#include "casework/recount.h"
#include "engine/described.h"
#include "engine/editions.h"
#include "engine/engine.h"
#include "list_type/noun.h"
#include "measure/noun.h"
#include "record/noun.h"
#include "rule/noun.h"

namespace engine {
namespace {

using law::Date;
using measure::Measure;

constexpr std::size_t kMostSamples = 20;
constexpr store::Query kOpenTasks{
    "open_tasks_of_measure", "SELECT agency, COUNT(*) FROM task WHERE measure = ?1 AND outcome = '' AND lifted_on IS NULL GROUP BY agency ORDER BY agency"};
constexpr store::Query kOpenTasksOfType{
    "open_tasks_of_list_type", "SELECT t.agency, COUNT(*) FROM task t JOIN entry e ON e.id = t.entry WHERE e.list_type = ?1 AND t.outcome = '' AND t.lifted_on IS NULL "
                               "GROUP BY t.agency ORDER BY t.agency"};
// Of any edition: what a repeal closes, and what it lifts.
constexpr store::Query kClosedByRepeal{
    "tasks_closed_by_repeal",
    "SELECT agency, COUNT(*) FROM task WHERE measure_number = ?1 AND outcome IN ('', 'deferred') AND lifted_on IS NULL GROUP BY agency ORDER BY agency"};
constexpr store::Query kLiftedByRepeal{
    "tasks_lifted_by_repeal", "SELECT t.agency, COUNT(*) FROM task t JOIN casefile f ON f.id = t.id WHERE t.measure_number = ?1 AND f.state = 'applied' AND (f.due IS NULL OR f.due >= ?2) "
                              "GROUP BY t.agency ORDER BY t.agency"};
constexpr store::Query kWaiting{"cases_waiting_in_state",
                                "SELECT agency, COUNT(*) FROM casefile WHERE noun = ?1 AND state = ?2 AND due IS NOT NULL GROUP BY agency ORDER BY agency"};
constexpr store::Query kProvisional{"cases_with_provisional_day", "SELECT COUNT(*) FROM casefile WHERE provisional = 1"};
constexpr store::Query kAwaiting{"entries_awaiting_publication",
                                 "SELECT COUNT(*) FROM entry e JOIN casefile f ON f.id = e.id WHERE e.list_type = ?1 AND f.state = 'submitted'"};

template <class T> json::Array difference(T const* before, T const& after) {
    return engine::difference(before ? json::write(*before).get_object() : json::Object{}, json::write(after).get_object());
}

// What was published under this name and would still hold on that day: the one that the draft would replace.
template <class T> T const* replaced_by(std::vector<T> const& published, Date begins) {
    T const* last = nullptr;
    for (auto& other : published) if (!other.ended_on || begins < *other.ended_on) last = &other;
    return last;
}

struct Numbers {
    std::int64_t gained = 0, lost = 0, kept = 0;
    json::Array samples;
    void count(bool before, bool after, std::function<json::Object()> const& sample) {
        if (before && after) ++kept;
        else if (before != after) {
            ++(after ? gained : lost);
            if (samples.size() < kMostSamples) samples.push_back(sample());
        }
    }
    json::Object told() && { return {{"gained", gained}, {"lost", lost}, {"kept", kept}, {"samples", std::move(samples)}}; }
};

// Everything that counts on that day, once.
template <class Take> void each_item(check::Board const& board, Date on, Take take) {
    for (auto* half : {board.base.get(), board.changed.get()}) {
        if (!half) continue;
        for (auto& item : half->items) {
            if (half == board.base.get() && board.replaced.contains(item.entry.id)) continue;
            auto standing = check::standing(board, item.entry, on);
            if (standing == entry::Standing::in_force || standing == entry::Standing::held) take(item);
        }
    }
}

json::Object sample_of(check::Item const& item, bool after) {
    return {{"entry", item.entry.id}, {"list_type", item.entry.list_type}, {"document_no", item.entry.origin.document_no}, {"gains", after}};
}

// ---- a measure ----

Numbers entries_touched(check::Board const& board, Measure const* before, Measure const& after, Date begins) {
    Numbers all;
    each_item(board, begins, [&](check::Item const& item) {
        bool was = before && measure::in_force(*before, begins) && check::targets(*before, item.entry);
        all.count(was, check::targets(after, item.entry), [&] { return sample_of(item, !was); });
    });
    return all;
}

// Agencies and matters in which it would be offered, or no longer.
Numbers matters_touched(check::Board const& board, Measure const* before, Measure const& after, Date begins) {
    Numbers all;
    for (auto& [id, agency] : board.agencies)
        for (auto& remit : agency.remits) {
            if (begins < remit.from || (remit.to && *remit.to < begins)) continue;
            bool was = before && measure::in_force(*before, begins) && check::is_used_in(*before, agency, remit), is = check::is_used_in(after, agency, remit);
            all.count(was, is, [&, &agency = agency] { return json::Object{{"agency", agency.id}, {"agency_name", agency.name}, {"matter", remit.matter}, {"matter_name", remit.name}, {"gains", is}}; });
        }
    return all;
}

template <class... Of> json::Array by_agency(Present const& now, store::Query const& query, Of const&... of) {
    json::Array all;
    now.db.each(query, [&](store::Row const& r) {
        auto agency = now.board.agencies.find(std::string(r.text(0)));
        all.push_back(json::Object{{"agency", r.text(0)}, {"agency_name", agency == now.board.agencies.end() ? "" : agency->second.name}, {"tasks", r.integer(1)}});
    }, of...);
    return all;
}

json::Array open_tasks(Present const& now, Measure const* before) { return before ? by_agency(now, kOpenTasks, before->id) : json::Array{}; }

json::Object of_measure(Present const& now, Measure draft) {
    auto begins = std::max(now.today, draft.from);
    auto published = store::select(now.db, measure::MeasureNoun::table(), "WHERE number = ?1 AND published_on IS NOT NULL ORDER BY edition", draft.number);
    auto* before = replaced_by(published, begins);
    draft.published_on = begins;
    return {{"begins", law::to_text(begins)}, {"replaces", before ? json::Value(before->id) : json::Value(nullptr)}, {"changed", difference(before, draft)},
            {"to_everybody_without_adverse_record", draft.target == measure::Target::none_adverse},
            {"entries", entries_touched(now.board, before, draft, begins).told()}, {"matters", matters_touched(now.board, before, draft, begins).told()},
            {"open_tasks", open_tasks(now, before)}};
}

// Nothing takes its place.
json::Object of_repeal(Present const& now, Measure const& measure) {
    auto gone = measure;
    gone.ended_on = now.today;
    gone.list_types.clear();
    gone.target = measure::Target::list_types;
    auto nowhere = gone;
    nowhere.agencies.clear();
    return {{"begins", law::to_text(now.today)}, {"replaces", measure.id}, {"changed", json::Array{}}, {"entries", entries_touched(now.board, &measure, gone, now.today).told()},
            {"matters", matters_touched(now.board, &measure, nowhere, now.today).told()}, 
            {"open_tasks", by_agency(now, kClosedByRepeal, measure.number)}, {"lifted_tasks", by_agency(now, kLiftedByRepeal, measure.number, law::to_text(now.today))}};
}

// ---- a list type ----

json::Object of_list_type(Present const& now, list_type::ListType const& draft) {
    auto begins = std::max(now.today, draft.from);
    auto published = store::select(now.db, list_type::ListTypeNoun::table(), "WHERE code = ?1 AND published_on IS NOT NULL ORDER BY id", draft.code);
    auto* before = replaced_by(published, begins);
    std::int64_t entries = 0, of_persons = 0;
    each_item(now.board, begins, [&](check::Item const& item) {
        if (item.entry.list_type != draft.code) return;
        ++entries;
        of_persons += item.kind != subject::Kind::organisation;
    });
    json::Array measures, determining;
    for (auto& m : now.board.measures)
        if (measure::in_force(m, begins) && std::find(m.list_types.begin(), m.list_types.end(), draft.code) != m.list_types.end())
            measures.push_back(json::Object{{"id", m.id}, {"number", m.number}, {"name", m.name_zh}});
    for (auto& [id, agency] : now.board.agencies)
        if (agency::has_duty(agency, "determines:" + draft.code, begins)) determining.push_back(json::Object{{"agency", id}, {"agency_name", agency.name}});
    std::int64_t awaiting = 0;
    now.db.each(kAwaiting, [&](store::Row const& r) { awaiting = r.integer(0); }, draft.code);
    // An entry keeps the last day that it was listed with; what a type forbids from now on is for the office to look at.
    return {{"begins", law::to_text(begins)}, {"replaces", before ? json::Value(before->id) : json::Value(nullptr)}, {"changed", difference(before, draft)},
            {"entries", json::Object{{"kept", entries}, {"awaiting_publication", awaiting}, {"of_persons_no_longer_allowed", draft.persons_allowed ? 0 : of_persons}}},
            {"measures", std::move(measures)}, {"determining", std::move(determining)}, {"open_tasks", by_agency(now, kOpenTasksOfType, draft.code)}};
}

// ---- a rule: a period, or a calendar ----

json::Value last_day(Present const& now, std::optional<rule::Rule> const& rule, Date begins) {
    if (!rule || !rule->count || !rule->unit || !rule->sort) return nullptr;
    auto due = law::last_day({int(*rule->count), *rule->unit}, *rule->sort, begins, now.law.calendar);
    return json::Object{{"day", law::to_text(due.day)}, {"provisional", due.provisional}};
}

// Waits that run already keep their day: the value that counts is the one in force when a wait began.
json::Array waits_running(Present const& now, std::string const& period) {
    json::Array all;
    std::set<std::string> told;
    for (auto& noun : now.nouns.all())
        for (auto& edition : noun.editions)
            for (auto& limit : edition.limits) {
                auto& state = edition.states[std::size_t(limit.in)];
                if (limit.within.period != period || !told.insert(noun.name + "." + state.name).second) continue;
                std::int64_t waiting = 0;
                json::Array agencies;
                now.db.each(kWaiting, [&](store::Row const& r) {
                    waiting += r.integer(1);
                    auto agency = now.board.agencies.find(std::string(r.text(0)));
                    agencies.push_back(json::Object{{"agency", r.text(0)}, {"agency_name", agency == now.board.agencies.end() ? "" : agency->second.name}, {"cases", r.integer(1)}});
                }, noun.name, state.name);
                all.push_back(json::Object{{"noun", noun.name}, {"state", state.name}, {"state_zh", state.zh}, {"state_en", state.en}, {"keep_their_day", waiting},
                                           {"agencies", std::move(agencies)}});
            }
    return all;
}

// Waits whose day is another by this calendar, as publishing it would count them.
std::int64_t days_moved(Present const& now, rule::Rule draft) {
    auto rules = store::select(now.db, rule::RuleNoun::table(), "WHERE published_on IS NOT NULL AND ended_on IS NULL ORDER BY name, id");
    std::erase_if(rules, [&](rule::Rule const& other) { return other.kind == rule::Kind::calendar && other.year == draft.year; });
    draft.published_on = now.today;
    rules.push_back(std::move(draft));
    std::int64_t moved = 0;
    for (auto& each : casework::counted_again(now.db, now.nouns, now.law.periods, now.law.calendar, rule::calendar_of(rules), now.today))
        moved += each.before.due != each.after.due;
    return moved;
}

// The first day of repair is computed on reading, so that a period moves it for everything that is listed or on record already.
json::Object first_days_moved(Present const& now, rule::Rule draft, Date begins) {
    auto others = store::select(now.db, rule::RuleNoun::table(), "WHERE kind = 'period' AND published_on IS NOT NULL AND ended_on IS NULL ORDER BY name, id");
    std::vector<rule::Rule> same_name;
    std::erase_if(others, [&](rule::Rule const& other) {
        if (other.name != draft.name) return false;
        same_name.push_back(other);
        return true;
    });
    for (auto& each : rule::afterwards(draft, same_name, rule::Step::publish)) others.push_back(each);
    auto after = rule::periods_of(others);
    std::int64_t earlier = 0, later = 0, entries = 0, records = 0;
    json::Array samples;
    auto count = [&](list_type::Eligibility const& was, list_type::Eligibility const& is, std::int64_t& kind, json::Object sample) {
        if (was.from == is.from) return;
        ++kind;
        ++(!is.from || (was.from && *was.from < *is.from) ? later : earlier);
        if (samples.size() == kMostSamples) return;
        sample["before"] = json::write(was.from);
        sample["after"] = json::write(is.from);
        samples.push_back(std::move(sample));
    };
    each_item(now.board, begins, [&](check::Item const& item) {
        count(entry::repairable(item.entry, now.law.periods), entry::repairable(item.entry, after), entries,
              {{"entry", item.entry.id}, {"list_type", item.entry.list_type}, {"document_no", item.entry.origin.document_no}});
    });
    for (auto& each : store::select(now.db, record::RecordNoun::table(), "WHERE ended_on IS NULL ORDER BY id"))
        if (!record::only_informs(each.kind)) count(record::repairable(each, now.law.periods), record::repairable(each, after), records, {{"record", each.id}});
    return {{"entries", entries}, {"records", records}, {"earlier", earlier}, {"later", later}, {"samples", std::move(samples)}};
}

json::Object of_rule(Present const& now, rule::Rule const& draft) {
    auto begins = std::max(now.today, draft.from.value_or(now.today));
    auto published = store::select(now.db, rule::RuleNoun::table(), "WHERE name = ?1 AND published_on IS NOT NULL AND ended_on IS NULL ORDER BY id", draft.name);
    std::optional<rule::Rule> before;
    for (auto& other : published) if (rule::in_force(other, begins)) before = other;
    json::Object all{{"begins", law::to_text(begins)}, {"replaces", before ? json::Value(before->id) : json::Value(nullptr)},
                     {"changed", difference(before ? &*before : nullptr, draft)}};
    if (draft.kind == rule::Kind::calendar) {
        now.db.each(kProvisional, [&](store::Row const& r) { all["cases_with_provisional_day"] = r.integer(0); });
        all["days_moved"] = days_moved(now, draft);
        return all;
    }
    if (draft.kind != rule::Kind::period) return all;
    all["waits"] = waits_running(now, draft.name);
    all["first_days_of_repair"] = first_days_moved(now, draft, begins);
    all["example"] = json::Object{{"event", law::to_text(begins)}, {"before", last_day(now, before, begins)}, {"after", last_day(now, draft, begins)}};
    return all;
}

law::Refusal no_draft(casework::CaseFile const& file) {
    return {"not_a_draft", "只有尚未公布的措施、名单类别和规则草案可以预估影响。", "Only a measure, list type or rule that is not published yet has an effect to foresee.",
            "宁社信发〔2020〕6号", "（十二）", {}, {{"", file.noun + " " + file.state, "不是待公布的草案 / no draft", "起草新版后再预估 / draft a new edition"}}, 409};
}

}  // namespace

namespace {

constexpr std::string_view kWaitingToBePublished[] = {"drafted", "legal_review", "reviewed"};

json::Object named(casework::CaseFile const& file, json::Object all) {
    all["noun"] = file.noun;
    all["id"] = file.id;
    all["state"] = file.state;
    all["title"] = file.title;
    return all;
}

}  // namespace

law::Result<json::Object> what_if(Present const& now, casework::CaseFile const& file) {
    if (std::find(std::begin(kWaitingToBePublished), std::end(kWaitingToBePublished), file.state) == std::end(kWaitingToBePublished)) return no_draft(file);
    if (file.noun == "measure") return named(file, of_measure(now, store::load(now.db, measure::MeasureNoun::table(), file.id).value()));
    if (file.noun == "list_type") return named(file, of_list_type(now, store::load(now.db, list_type::ListTypeNoun::table(), file.id).value()));
    if (file.noun == "rule") return named(file, of_rule(now, store::load(now.db, rule::RuleNoun::table(), file.id).value()));
    return no_draft(file);
}

law::Result<json::Object> what_if_repealed(Present const& now, casework::CaseFile const& file) {
    if (file.noun != "measure" || file.state != "published") return no_draft(file);
    return named(file, of_repeal(now, store::load(now.db, measure::MeasureNoun::table(), file.id).value()));
}

json::Object what_if_all(Present const& now, std::string const& noun) {
    json::Array drafts;
    for (auto& file : store::select(now.db, casework::kCaseFiles, "WHERE noun = ?1 AND state IN ('drafted', 'legal_review', 'reviewed') ORDER BY id", noun))
        if (auto told = what_if(now, file)) drafts.push_back(std::move(*told));
    return {{"noun", noun}, {"drafts", std::move(drafts)}};
}

namespace {

void tell(Engine& engine, casework::Api& api, http::Request const& request, http::Answer const& answer) {
    auto actor = api.authenticate(request);
    if (!actor) return answer(casework::problem_of(actor.refusal(), request.wants_english()));
    auto body = casework::body_object(request);
    json::refuse_unknown(body, {"noun", "id", "act"});
    auto noun = json::text(body, "noun"), id = json::text_or(body, "id"), act = json::text_or(body, "act", "publish");
    if (auto* at = all_nouns().at_path(noun)) noun = at->name;
    if (noun != "measure" && noun != "list_type" && noun != "rule") throw json::Error("$.noun: '" + noun + "' 应为 measure、list_type 或 rule / one of measure, list_type, rule");
    if (act != "publish" && act != "repeal") throw json::Error("$.act: '" + act + "' 应为 publish 或 repeal / publish or repeal");
    if (act == "repeal" && id.empty()) throw json::Error("$.id: 请指明措施 / name the measure");
    auto no_such = [&] { answer(http::problem(404, "unknown_case", request.wants_english() ? "There is no such case, or it is not yours to see." : "没有这个事项，或您无权查看。")); };
    if (!actor->roles.meets(casework::kOfficeRoles)) return no_such();
    auto board = engine.desk->board();
    auto law = engine.writer->law_now();
    auto told = engine.readers.with([&](store::Db& db) -> std::optional<law::Result<json::Object>> {
        Present now{db, all_nouns(), *board, *law, engine.today()};
        if (id.empty()) return what_if_all(now, noun);
        auto file = store::load(db, casework::kCaseFiles, id);
        if (!file || file->noun != noun) return std::nullopt;
        return act == "repeal" ? what_if_repealed(now, *file) : what_if(now, *file);
    });
    if (!told) return no_such();
    if (!*told) return answer(casework::problem_of(told->refusal(), request.wants_english()));
    answer(http::json_response(200, std::move(**told)));
}

}  // namespace

void add_what_if(http::Router& router, Engine& engine, std::shared_ptr<casework::Api> api) {
    router.add(http::Route{"POST", "/api/v1/what-if", http::Policy::logged_in, "What a draft of the catalogue or the law would change once published",
                           [&engine, api](std::shared_ptr<http::Request const> request, http::Answer answer) {
                               try {
                                   tell(engine, *api, *request, answer);
                               } catch (json::Error const& e) {
                                   answer(http::unreadable(e));
                               }
                           }}.as(foreseeing()));
}

}  // namespace engine
