#include "simulation/plant.h"
#include "batch/noun.h"
#include "clue/noun.h"
#include "complaint/statute.h"
#include "determination/noun.h"
#include "entry/noun.h"
#include "measure/noun.h"
#include "measure/statute.h"
#include "memorandum/statute.h"
#include "objection/statute.h"
#include "record/statute.h"
#include "simulation/naive.h"
#include "subject/noun.h"
#include "subject/statute.h"
#include "task/noun.h"
#include "task/statute.h"

namespace simulation {
namespace {

using casework::Noun;
using Break = std::function<void(Noun&)>;

Break in(std::string noun, Break inner) {
    return [noun, inner](Noun& all) { if (all.name == noun) inner(all); };
}
Break both(Break one, Break other) {
    return [one, other](Noun& noun) { one(noun), other(noun); };
}

// Questions of this noun are answered with yes, whatever is the case.
Break always(std::string noun, std::vector<law::Question const*> questions) {
    return in(std::move(noun), [questions](Noun& all) {
        all.facts = [inner = all.facts, questions](auto&&... asked) {
            auto facts = inner(asked...);
            for (auto* question : questions) facts.answer(*question, true);
            return facts;
        };
    });
}
Break never_given(std::string noun, std::string_view name) {
    return in(std::move(noun), [name](Noun& all) {
        all.facts = [inner = all.facts, name](auto&&... asked) {
            auto facts = inner(asked...);
            facts.give(name, {});
            return facts;
        };
    });
}

// What an act demands of other cases is forgotten.
Break without_consequences(std::string noun, std::set<std::string> acts) {
    return in(std::move(noun), [acts](Noun& all) {
        all.decide = [inner = all.decide, acts](std::any const& row, casework::CaseFile const* file, law::Move const& move, casework::Actor const& actor,
                                                casework::Command const& command, auto&&... more) {
            auto outcome = inner(row, file, move, actor, command, more...);
            if (outcome && acts.contains(command.act)) outcome->consequences.clear();
            return outcome;
        };
    });
}

// The row that an act leaves behind is altered.
template <class N> Break leaves(std::string act, std::function<void(typename N::Row&, law::Date)> alter) {
    return in(std::string(N::kName), [act, alter](Noun& all) {
        all.decide = [inner = all.decide, act, alter](std::any const& row, casework::CaseFile const* file, law::Move const& move, casework::Actor const& actor,
                                                      casework::Command const& command, casework::Setting const& setting, auto&&... more) {
            auto outcome = inner(row, file, move, actor, command, setting, more...);
            if (!outcome || command.act != act) return outcome;
            auto after = std::any_cast<typename N::Row>(outcome->after);
            alter(after, setting.today);
            outcome->after = after;
            outcome->saves = {[after](store::Db& db) { return store::save(db, N::table(), after); }};
            return outcome;
        };
    });
}

// A check is confirmed as if its offers were others.
Break offers_taken_for(std::function<void(check::Offer&)> other) {
    return in("check", [other](Noun& all) {
        auto altered = [other](std::any row) {
            if (auto* check = std::any_cast<check::Check>(&row))
                for (auto& offer : check->offers) other(offer);
            return row;
        };
        all.facts = [inner = all.facts, altered](store::Db& db, std::any const& row, auto&&... more) { return inner(db, altered(row), more...); };
        all.decide = [inner = all.decide, altered](std::any const& row, auto&&... more) { return inner(altered(row), more...); };
    });
}

// Silence is taken for an answer: when the time to explain is over, the clock verifies.
void verified_by_the_clock(Noun& all) {
    if (all.name != "clue") return;
    for (auto& edition : all.editions) {
        auto notified = *edition.state_named("notified"), verify = *edition.act_named("verify");
        for (auto& rule : edition.rules) if (rule.when == notified && rule.may == verify) rule.who.add(law::Party::clock);
        for (auto& limit : edition.limits)
            if (limit.in == notified) limit.otherwise = law::Otherwise::case_moves_on, limit.by = verify;
    }
    all.decide = [inner = all.decide](std::any const& row, casework::CaseFile const* file, law::Move const& move, casework::Actor const& actor, casework::Command command,
                                      auto&&... more) {
        if (command.act == "verify") command.fields["reasons"] = "silence";
        return inner(row, file, move, actor, command, more...);
    };
    all.facts = [inner = all.facts](auto&&... asked) {
        auto facts = inner(asked...);
        facts.answer(clue::time_to_explain_is_over, true);
        return facts;
    };
}

void clue_defers_tasks(Noun& all) {
    if (all.name != "clue") return;
    all.decide = [inner = all.decide](std::any const& row, casework::CaseFile const* file, law::Move const& move, casework::Actor const& actor,
                                      casework::Command const& command, auto&&... more) {
        auto outcome = inner(row, file, move, actor, command, more...);
        if (!outcome) return outcome;
        auto& clue = std::any_cast<clue::Clue const&>(outcome->after);
        if (clue.case_noun == "task") outcome->consequences.push_back({.noun = "task", .act = "defer", .ids = {clue.of_case}, .may_be_dropped = true});
        return outcome;
    };
}

void receipt_of_another(json::Object& answer, json::Object const* before, World const&, law::Date) {
    if (before) answer["receipt"] = before->at("receipt");
}

void grade(json::Object& answer, json::Object const*, World const&, law::Date) { answer["grade"] = "C"; }

// An entry past its last day, where the clock has not come by yet.
void one_that_expired(json::Object& answer, json::Object const*, World const& world, law::Date today) {
    for (auto& id : world.unended) {
        auto& e = world.entries.at(id);
        if (!e.listed_on || !e.until || *e.until >= today) continue;
        answer["entries"].as_array().push_back(json::Object{{"id", id}, {"state", "in_force"}});
        return;
    }
}

void clear_number(json::Object& answer, json::Object const*, World const& world, law::Date) {
    for (auto& each : json::array(answer, "entries")) {
        auto e = world.entries.find(json::text(each.as_object(), "id"));
        auto s = e == world.entries.end() ? world.subjects.end() : world.subjects.find(e->second.subject);
        if (s != world.subjects.end() && s->second.number) answer["number"] = s->second.number->plain;
    }
}

// A partner is told of what is public nowhere and nobody consented to.
void hidden_from_partners(json::Object& answer, World const& world, law::Date today) {
    for (auto& id : world.unended) {
        auto& e = world.entries.at(id);
        if (!listed_on(e, today) || world.subjects.at(e.subject).kind == subject::Kind::organisation || !answer.at("consent").is_null()) continue;
        answer["entries"].as_array().push_back(json::Object{{"id", id}, {"state", "in_force"}});
        return;
    }
}

std::function<void(store::Db&, std::uint64_t)> once(std::uint64_t at, std::string_view sql) {
    return [at, sql](store::Db& db, std::uint64_t act) {
        if (act == at) db.exec(store::Query{"planted", sql});
    };
}

std::vector<Plant> made() {
    using measure::MeasureNoun, entry::EntryNoun;
    std::vector<Plant> all;
    auto add = [&](std::string_view name, std::string_view finds, std::string_view zh, std::string_view en) -> Plant& {
        return all.emplace_back(Plant{.name = name, .finds = finds, .zh = zh, .en = en});
    };
    add("self-review", "I-21", "同一人可以审核自己的经办", "one person may review their own work").breaks = [](Noun& noun) {
        for (auto& edition : noun.editions)
            for (auto& rule : edition.rules) rule.not_by = 0;
    };
    add("own-listing", "I-21", "审核、公布者可以处理对其的异议", "who reviewed or published a listing decides the objection to it").breaks = always("objection", {&objection::did_not_decide_it});
    add("unpublished-measure", "I-11", "送审的措施当作已公布", "a measure counts as published once it is submitted").breaks =
        leaves<MeasureNoun>("submit", [](measure::Measure& m, law::Date today) { m.published_on = today; });
    add("feed-unpublished", "I-11", "推送未公布或未生效的措施", "a measure that is not published and in force is pushed").alters_feed = with_unpublished;
    add("feed-exited", "I-15", "已移出的条目仍按在列推送", "an entry that has left is pushed as listed").alters_feed = with_exited;
    add("low-basis", "I-7", "公布措施时不核对依据位阶", "the rank of a measure's basis is not looked at").breaks =
        always("measure", {&measure::basis_in_force, &measure::basis_is_high_enough});
    add("open-gate", "I-10", "认定要素不齐也可报送公布", "the evidence gate stands open").breaks =
        both(always("determination", {&determination::gate_is_passed}), always("entry", {&entry::gate_is_passed}));
    add("incentive-beside-discipline", "I-6", "惩戒在期仍列入激励名单", "an incentive is listed beside discipline in force").breaks =
        both(both(always("determination", {&determination::no_discipline_in_force}), always("entry", {&entry::no_discipline_in_force})),
             never_given("batch", "blocked"));
    add("hold-misses-tasks", "I-18", "暂停条目不及于任务", "a hold does not reach tasks").breaks = without_consequences("entry", {"hold"});
    add("objection-without-hold", "I-18", "受理异议不暂停条目", "accepting an objection does not suspend the entry").breaks =
        without_consequences("objection", {"accept", "note"});
    add("hold-misses-recipient", "I-18", "受理异议不告知此前收到过的单位", "an acceptance does not tell who received the thing before").breaks =
        never_given("objection", "recipients");
    add("repair-without-effect", "I-19", "准予修复不移出条目", "an approved repair removes nothing").breaks = without_consequences("repair", {"approve"});
    add("hold-without-date", "I-18", "暂停不写入条目，答复照旧", "a hold is not written into the entry").breaks =
        leaves<EntryNoun>("hold", [](entry::Entry& e, law::Date) { e.held_from = std::nullopt; });
    add("exit-misses-tasks", "I-15", "移出条目不解除任务", "an exit does not lift tasks").breaks = without_consequences("entry", {"remove", "expire"});
    add("exit-misses-board", "I-19", "移出的条目仍可查到", "what has left the lists is still found").forgets_exits = true;
    add("expired-entry", "I-19", "过了截止日期的条目仍可查到", "an entry past its last day is still matched").alters = one_that_expired;
    add("stale-confirmation", "I-18", "确认时不核对条目和措施是否仍在期", "a confirmation does not look whether entry and measure still hold").breaks =
        both(always("check", {&check::still_in_force}), always("task", {&task::measure_still_in_force, &task::entry_still_in_force}));
    add("voluntary-duty", "I-4", "自愿性措施也产生待办任务", "a voluntary measure makes a task that is due").breaks =
        offers_taken_for([](check::Offer& offer) { offer.voluntary = false; });
    add("name-alone", "I-13", "未指明疑似条目也产生任务", "a candidate has effect without being confirmed").breaks =
        offers_taken_for([](check::Offer& offer) { offer.candidate = false; });
    add("foreign-agency", "I-3", "登录后被当作其他单位人员", "who signs in is taken for staff of another agency").foreign_agency = true;
    add("child-on-file", "I-2", "未满十四周岁也建档", "a child under 14 comes on file").breaks = always("subject", {&subject::not_under_14});
    add("graded-answer", "I-2", "答复给主体评级", "an answer grades its subject").alters = grade;
    add("score-column", "I-2", "主体表多出评分列", "subjects get a column of scores").edits = once(150, "ALTER TABLE subject ADD COLUMN score INTEGER");
    add("receipt-of-another", "I-12", "回执是另一次答复的", "the receipt is that of another answer").alters = receipt_of_another;
    add("record-without-basis", "I-1", "处罚信息没有依据也可登记", "a penalty is recorded that cites no basis").breaks = always("record", {&record::cites_its_basis});
    add("persons-reported", "I-8", "行业报告计入自然人", "a report counts persons").alters_report = with_persons;
    add("report-without-floor", "I-8", "行业报告写出不足五家的数目", "a report tells a number below the floor").alters_report = without_floor;
    add("partner-without-consent", "I-14", "合作方未经授权查到未公开的条目", "a partner is told of what is not public without a consent").alters_told = hidden_from_partners;
    add("origin-forgotten", "I-5", "上级条目列入时丢失来源", "an entry from elsewhere forgets where it came from").breaks =
        leaves<EntryNoun>("publish", [](entry::Entry& e, law::Date) { e.origin.node.clear(); });
    add("memorandum-as-basis", "I-9", "备忘录所列措施仅以备忘录为依据", "a measure of a memorandum rests on the memorandum alone").breaks =
        always("memorandum", {&memorandum::measures_have_own_basis});
    add("clear-number", "I-16", "答复写出自然人完整号码", "an answer holds the whole number of a person").alters = clear_number;
    add("error-untold", "I-20", "救济支持后不列应通知更正的单位", "an upheld remedy forgets who had received the error").breaks = never_given("remedy", "recipients");
    add("end-untold", "I-20", "修复、撤销、来源移出或者更正不告知此前收到过的单位", "a repair, a revocation, its origin or a correction does not tell who received the thing before").breaks =
        both(never_given("entry", "recipients"), never_given("determination", "recipients"));
    add("clue-from-nothing", "I-23", "查明不属实的投诉仍建议线索", "a complaint found unfounded suggests a clue").breaks = always("complaint", {&complaint::clue_has_ground});
    add("class-without-rule", "I-1", "行为分类没有在期的规则", "a class of conduct rests on no rule in force").alters_classes =
        [](std::vector<record::ConductClass>& told, World const&, law::Date) { for (auto& each : told) each.rule.id = "nothing"; };
    add("clue-by-the-clock", "I-23", "单位逾期不说明，线索即自动核实", "silence alone verifies a clue").breaks = verified_by_the_clock;
    add("clue-with-effect", "I-23", "线索一登记即暂缓所依据的任务", "a clue defers the task that it rests on").breaks = clue_defers_tasks;
    add("edited-row", "I-17", "绕过程序改动一行", "a row is edited behind the engine's back").edits =
        once(150, "UPDATE measure SET name_zh = name_zh || '改' WHERE id = (SELECT MIN(id) FROM measure)");
    return all;
}

}  // namespace

std::vector<Plant> const& plants() {
    static std::vector<Plant> const all = made();
    return all;
}

Plant const* plant_named(std::string_view name) {
    for (auto& plant : plants()) if (plant.name == name) return &plant;
    return nullptr;
}

}  // namespace simulation
