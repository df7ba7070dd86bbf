#include <algorithm>
#include <set>
#include "law/citation.h"
#include "rule/noun.h"
#include "rule/period_names.h"
#include "rule/reach.h"
#include "rule/recognition.h"
#include "text/name.h"

namespace rule {

using casework::Deciding;
using casework::Outcome;
using law::Date;
using law::Rank;
using list_type::expect;
using list_type::SeedRow;

namespace {

constexpr std::string_view kHouse = "衡信系统规则";

Date first_of(std::int64_t year) { return Date{std::chrono::year{int(year)} / 1 / 1}; }
std::string period_title(std::string const& name) {
    for (auto& word : kPeriodNames) if (word.name == name) return std::string(word.zh);
    return name;
}
std::string class_title(std::string_view name) {
    if (name == kModel) return "典型守信";
    if (name == kGeneral) return "一般失信";
    return name == kSevere ? "严重失信" : "长期失信";
}
int year_of(Date day) { return int(std::chrono::year_month_day{day}.year()); }

}  // namespace

bool in_force(Rule const& rule, Date on) {
    if (!is_law(rule)) return false;
    if (rule.kind == Kind::calendar) return rule.year == year_of(on);
    return *rule.from <= on && (!rule.to || on <= *rule.to);
}

law::Editions RuleNoun::editions() {
    return {law::procedure("rule", "期间与日历", "Rule", Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Rule> const& RuleNoun::table() {
    static store::Table<Rule> const all{"rule"};
    return all;
}

law::Periods periods_of(std::vector<Rule> const& rules) {
    std::vector<law::PeriodValue> all;
    for (auto& r : rules)
        if (is_law(r) && r.kind == Kind::period)
            all.push_back({r.name, {int(*r.count), *r.unit}, *r.sort, *r.from, r.to, r.instrument, r.article, *r.rank, r.confirmed});
    return law::Periods(std::move(all));
}

law::Calendar calendar_of(std::vector<Rule> const& rules) {
    std::vector<law::Calendar::Departure> all;
    std::set<int> years;
    for (auto& r : rules) {
        if (!is_law(r) || r.kind != Kind::calendar) continue;
        years.insert(int(*r.year));
        for (auto& day : r.days)
            all.push_back({day.date, day.kind == DayKind::holiday ? law::Calendar::Kind::holiday : law::Calendar::Kind::make_up_working_day});
    }
    return law::Calendar(all, std::move(years));
}

// ---- what a draft must be ----

namespace {

std::int64_t longest(law::Unit unit) {
    switch (unit) {
        case law::Unit::working_days:
        case law::Unit::calendar_days: return 3660;
        case law::Unit::months: return 240;
        case law::Unit::years: return 30;
    }
    return 0;
}

void check_period(Rule const& r) {
    bool named = r.name.find('.') != std::string::npos && !r.name.starts_with("calendar.");
    expect(named, "$.rule.name", "应为期间名称，如 objection.source / expected the name of a period, as 'objection.source'");
    expect(r.count.has_value(), "$.rule.count", "期间必填 / required of a period");
    expect(r.unit.has_value(), "$.rule.unit", "期间必填 / required of a period");
    expect(r.sort.has_value(), "$.rule.sort", "期间必填 / required of a period");
    expect(r.from.has_value(), "$.rule.from", "期间必填 / required of a period");
    expect(r.rank.has_value(), "$.rule.rank", "期间必填 / required of a period");
    // A way of repair without a time that must pass, or none at all: `repair.at_once.<list>`, `repair.forbidden.<list>`.
    bool timeless = r.name.starts_with("repair.at_once.") || r.name.starts_with("repair.forbidden.");
    auto most = std::to_string(longest(*r.unit));
    expect(timeless ? *r.count == 0 : *r.count >= 1 && *r.count <= longest(*r.unit), "$.rule.count", (timeless ? "应为 0 / expected 0" : "应为 1 至 " + most + " / expected 1 to " + most));
    expect(!r.to || *r.from <= *r.to, "$.rule.to", "早于起始日期 / lies before `from`");
    expect(!r.year && r.days.empty(), "$.rule.year", "只用于工作日历 / only of a calendar");
}

void check_calendar(Rule const& r) {
    expect(r.year.has_value(), "$.rule.year", "工作日历必填 / required of a calendar");
    expect(*r.year >= 1990 && *r.year <= 2200, "$.rule.year", "应为 1990 至 2200 / expected 1990 to 2200");
    expect(!r.source.empty(), "$.rule.source", "必填：公布该年安排的通知 / required: the notice that announces the year");
    expect(!r.days.empty(), "$.rule.days", "工作日历必填 / required of a calendar");
    expect(!r.count && !r.unit && !r.sort && !r.from && !r.to && !r.rank, "$.rule", "count、unit、sort、from、to、rank 只用于期间 / count, unit, sort, from, to and rank are only of a period");
}

void check_class(Rule const& r) {
    bool known = r.name == kModel || r.name == kGeneral || r.name == kSevere || r.name == kLongTerm;
    expect(known, "$.rule.name", "没有这一等次规则 / none of " + std::string(kModel) + ", " + std::string(kGeneral) + ", " + std::string(kSevere) + ", " + std::string(kLongTerm));
    expect(r.from.has_value(), "$.rule.from", "等次规则必填 / required of a class");
    expect(r.rank.has_value(), "$.rule.rank", "等次规则必填 / required of a class");
    expect(!r.to || *r.from <= *r.to, "$.rule.to", "早于起始日期 / lies before `from`");
    bool lasts = r.count && r.unit && *r.count >= 1 && *r.unit != law::Unit::working_days && *r.count <= longest(*r.unit);
    expect(r.name == kLongTerm ? lasts : !r.count && !r.unit, "$.rule.count", "多长时间，以 calendar_days、months、years 计；只用于 class.long_term.lasting / says how long; of class.long_term.lasting only");
    expect(!r.sort && !r.year && r.days.empty(), "$.rule", "等次规则没有 sort、year、days / sort, year and days are not of a class");
}

// ---- conditions ----

law::Finding basis_given(Rule const& r) {
    if (r.kind == Kind::calendar) return {!r.source.empty()};
    bool marked = r.instrument.starts_with(kHouse);
    // An agreement coordinates and is no basis; what is recognised names both, as what is done under a memorandum does (I-9).
    bool agreed = r.kind != Kind::recognition || !r.recognition->recognised || !r.source.empty();
    return {text::names_something(r.instrument) && text::names_something(r.article) && agreed && marked == (r.rank == Rank::house_rule)};
}

bool burdens_nobody_by_house_rule(Rule const& r) {
    if (r.kind == Kind::recognition && !r.recognition->recognised) return true;
    bool burdens = r.kind == Kind::recognition || (r.kind == Kind::period && r.sort != law::Sort::time_to_act && !r.name.ends_with(".max"));
    if (!burdens) return true;
    return law::rank_of({r.instrument, r.article, r.rank.value_or(Rank::house_rule)}) < Rank::house_rule;
}

}  // namespace

law::Finding days_fit(Rule const& r) {
    law::Finding all{true};
    std::set<Date> seen;
    for (std::size_t i = 0; i < r.days.size(); ++i) {
        auto& day = r.days[i];
        auto field = "days[" + std::to_string(i) + "]";
        std::chrono::weekday weekday{day.date};
        bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
        auto say = [&](std::string reason) {
            all.fields.push_back({field, law::to_text(day.date), std::move(reason), "核对通知原文 / check the notice"});
        };
        if (weekend != (day.kind == DayKind::make_up_working_day)) say("与星期不符 / does not fit the day of the week");
        // The new-year holiday may begin in the last days of the year before.
        if (year_of(day.date) != *r.year && day.date < first_of(*r.year) - std::chrono::days{14}) say("不在该年 / not of that year");
        if (year_of(day.date) > *r.year) say("不在该年 / not of that year");
        if (!seen.insert(day.date).second) say("重复 / named twice");
    }
    all.holds = all.fields.empty();
    return all;
}

namespace {

bool overlap(Rule const& a, Rule const& b) { return (!a.to || *b.from <= *a.to) && (!b.to || *a.from <= *b.to); }

// How a new row stands to a published one of its name.
enum class Relation { apart, closes, replaces, overlaps };
Relation relation(Rule const& r, Rule const& other) {
    if (r.kind == Kind::calendar) return Relation::replaces;
    if (!overlap(r, other)) return Relation::apart;
    if (*r.from == *other.from && r.to == other.to) return Relation::replaces;          // the same days, put right
    if (!other.to && *other.from < *r.from) return Relation::closes;
    return Relation::overlaps;
}

// Answers whether this row stands beside the published ones, and gives the ids of those that give way: closed or superseded.
void answer_of_rows(law::Facts& facts, Rule const& r, std::vector<Rule> const& same_name) {
    law::Finding all{true};
    std::vector<std::string> closed, superseded;
    for (auto& other : same_name) {
        if (other.id == r.id || !is_law(other)) continue;
        switch (relation(r, other)) {
            case Relation::apart: break;
            case Relation::closes: closed.push_back(other.id); break;
            case Relation::replaces: superseded.push_back(other.id); break;
            case Relation::overlaps: all = {false, "现行条目自" + law::to_text(*other.from) + "起。"}; break;
        }
    }
    facts.answer(rows_do_not_overlap, std::move(all));
    facts.give("close", std::move(closed));
    facts.give("supersede", std::move(superseded));
}

}  // namespace

std::vector<Rule> afterwards(Rule const& r, std::vector<Rule> const& same_name, Step step) {
    std::vector<Rule> all;
    for (auto other : same_name) {
        if (other.id == r.id || !is_law(other)) continue;
        if (step == Step::publish) {
            auto how = relation(r, other);
            if (how == Relation::replaces) continue;
            if (how == Relation::closes) other.to = *r.from - std::chrono::days{1};
        }
        all.push_back(std::move(other));
    }
    if (step == Step::publish) {
        all.push_back(r);
        all.back().published_on = *r.from;
    }
    return all;
}

namespace {

// Every day that has a value now has one afterwards.
bool leaves_no_day_out(Rule const& r, std::vector<Rule> const& same_name, Step step) {
    if (r.kind != Kind::period) return true;                 // a year without one is counted Monday to Friday, provisionally; a class is not given
    auto after = periods_of(afterwards(r, same_name, step));
    for (auto& other : same_name)
        if (is_law(other) && !after.covers(other.name, *other.from, other.to)) return false;
    return true;
}

casework::Consequence give_way(Deciding<Rule> const& now, std::string const& act) {
    casework::Consequence all{"rule", act, now.facts.given(act), {}, {}, false};
    if (act == "close") all.fields["to"] = law::to_text(*now.before->from - std::chrono::days{1});
    return all;
}

}  // namespace

list_type::SetByProcedure const kSetByProcedure{{"id", ""}, {"version", 0}, {"published_on", nullptr}, {"ended_on", nullptr}};
constexpr char const* kOfOneKind[] = {"name", "instrument", "article", "source"};        // may be left out with the other kind

Rule content(json::Object const& fields) {
    json::Object sent = json::object(fields, "rule");
    for (auto* name : kOfOneKind) if (!sent.if_contains(name)) sent[name] = "";
    auto rule = list_type::drafted<Rule>({{"rule", std::move(sent)}}, "rule", kSetByProcedure);
    switch (rule.kind) {
        case Kind::period: check_period(rule); break;
        case Kind::calendar: {
            check_calendar(rule);
            auto name = "calendar." + std::to_string(*rule.year);
            expect(rule.name.empty() || rule.name == name, "$.rule.name", "该日历的名称为 " + name + " / of this calendar is " + name);
            rule.name = name;
            break;
        }
        case Kind::conduct_class: check_class(rule); break;
        case Kind::recognition: check_recognition(rule); break;
    }
    expect(!rule.recognition || rule.kind == Kind::recognition, "$.rule.recognition", "只用于互认规定 / only of a recognition");
    return rule;
}

law::Facts answers(Rule const& rule, std::vector<Rule> const& same_name, Step step) {
    law::Facts facts;
    facts.answer(basis_is_named, basis_given(rule));
    facts.answer(house_rule_burdens_nobody, burdens_nobody_by_house_rule(rule));
    facts.answer(days_fit_the_week, days_fit(rule));
    answer_of_rows(facts, rule, same_name);
    facts.answer(no_day_is_left_out, leaves_no_day_out(rule, same_name, step));
    return facts;
}

law::Result<Outcome<Rule>> RuleNoun::decide(Deciding<Rule> const& now) {
    auto act = Act(now.move.rule->may);
    bool writes = act == Act::draft || act == Act::amend || act == Act::found;
    Outcome<Rule> all{writes ? content(now.command.fields) : *now.before};
    Rule& rule = all.after;
    switch (act) {
        case Act::amend: expect(rule.name == now.before->name, "$.rule.name", "名称不变（" + now.before->name + "）；换名称请另行起草 / stays; another name is another rule"); break;
        case Act::draft:
        case Act::submit:
        case Act::withdraw_draft:
        case Act::pass:
        case Act::return_it: break;
        case Act::found: rule.published_on = now.on; break;
        case Act::publish:
            rule.published_on = now.on;
            for (auto* gives_way : {"close", "supersede"})
                if (auto consequence = give_way(now, gives_way); !consequence.ids.empty()) all.consequences.push_back(std::move(consequence));
            reach_entries(all, now);
            break;
        case Act::close: rule.to = json::Text<Date>::from(json::text(now.command.fields, "to")); break;
        case Act::end: reach_entries(all, now); [[fallthrough]];
        case Act::supersede: rule.ended_on = now.on; break;
    }
    if (writes && rule.kind == Kind::calendar) all.title = std::to_string(*rule.year) + "年工作日历";
    if (writes && rule.kind == Kind::period) all.title = "期间：" + period_title(rule.name) + "（自" + law::to_text(*rule.from) + "）";
    if (writes && rule.kind == Kind::conduct_class) all.title = "信用行为分类：" + class_title(rule.name) + "（自" + law::to_text(*rule.from) + "）";
    if (writes && rule.kind == Kind::recognition) all.title = title_of(*rule.recognition) + "（自" + law::to_text(*rule.from) + "）";
    all.facts = {{"rule", rule.name}, {"kind", json::enum_name(rule.kind)}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"kind", "类别", "kind"}, {"name", "名称", "name"}, {"count", "数值", "count"}, {"unit", "单位", "unit"}, {"sort", "期限性质", "sort"}, {"from"},
    {"to"}, {"instrument"}, {"article"}, {"rank"}, {"confirmed"}, {"year", "年份", "year"}, {"source", "通知文号", "the notice"},
    {"days", "放假与调休", "holidays and make-up days"}, {"published_on"}, {"ended_on"}, {"in_force"},
    {"recognition", "跨区域互认", "recognition of another region"},
};
constexpr casework::Word kInside[] = {
    {kModel, "典型守信", "typical honesty"}, {kGeneral, "一般失信", "general dishonesty"}, {kSevere, "严重失信", "severe dishonesty"},
    {kLongTerm, "长期失信", "lasting dishonesty"}, {"conduct_class", "信用行为分类", "class of conduct"},
    {"period", "法定期间", "period"}, {"calendar", "工作日历", "calendar"}, {"working_days", "工作日", "working days"},
    {"calendar_days", "日", "calendar days"}, {"months", "月", "months"}, {"years", "年", "years"}, {"time_to_act", "行为期限", "time to act"},
    {"recognition", "跨区域互认", "recognition of another region"}, {"region", "来源地区划代码", "code of the region"}, {"region_name", "来源地", "region"},
    {"of", "互认事项", "what it is about"}, {"list", "名单", "a list"}, {"evaluation", "信用评价结果", "evaluations"}, {"theirs", "来源地代码", "the origin's code"},
    {"theirs_name", "来源地名称", "the origin's name for it"}, {"recognised", "予以互认", "recognised"}, {"list_type", "对应本县名单类别", "list type here"},
    {"classes", "互认的评价等次用语", "words of class recognised"}, {"burden", "负担期限", "burden"}, {"date", "日期", "date"}, {"holiday", "放假", "holiday"},
    {"make_up_working_day", "调休上班", "make-up working day"},
};

}  // namespace

casework::Vocabulary RuleNoun::words() { return {kMembers, kInside, kPeriodNames}; }
std::vector<json::Shape> RuleNoun::shapes() {
    auto rule = list_type::shape_drafted<Rule>("rule", kSetByProcedure);
    for (auto& member : rule.inside)
        for (auto* name : kOfOneKind) if (member.name == name) member.required = false;
    return {std::move(rule)};
}

json::Object RuleNoun::view(Rule const& rule, casework::Reader const& reader) {
    json::Object all = json::write(rule).get_object();
    all.erase("id");
    all.erase("version");
    all["in_force"] = in_force(rule, reader.today);
    return all;
}

bool RuleNoun::may_read(Rule const& rule, casework::CaseFile const&, casework::Actor const& actor) {
    return rule.published_on || actor.roles.meets(casework::kOfficeRoles);
}

// ---- seed rows ----

json::Object fields_from_class_row(SeedRow const& row) {
    json::Object sent{{"kind", "conduct_class"},
                      {"name", list_type::cell(row, "name")},
                      {"from", law::to_text(list_type::member<Date>(row, "from"))},
                      {"instrument", list_type::cell(row, "instrument")},
                      {"article", list_type::cell(row, "article")},
                      {"rank", json::enum_name(list_type::member<Rank>(row, "rank"))},
                      {"confirmed", list_type::yes_or_no(row, "confirmed")}};
    if (!list_type::cell_or(row, "count").empty()) {
        sent["count"] = list_type::number(row, "count");
        sent["unit"] = json::enum_name(list_type::member<law::Unit>(row, "unit"));
    }
    if (!list_type::cell_or(row, "to").empty()) sent["to"] = law::to_text(list_type::member<Date>(row, "to"));
    return {{"rule", std::move(sent)}};
}

json::Object fields_from_row(SeedRow const& row) {
    json::Object sent{{"kind", "period"},
                      {"name", list_type::cell(row, "name")},
                      {"count", list_type::number(row, "count")},
                      {"unit", json::enum_name(list_type::member<law::Unit>(row, "unit"))},
                      {"sort", json::enum_name(list_type::member<law::Sort>(row, "sort"))},
                      {"from", law::to_text(list_type::member<Date>(row, "from"))},
                      {"instrument", list_type::cell(row, "instrument")},
                      {"article", list_type::cell(row, "article")},
                      {"rank", json::enum_name(list_type::member<Rank>(row, "rank"))},
                      {"confirmed", list_type::yes_or_no(row, "confirmed")}};
    if (!list_type::cell_or(row, "to").empty()) sent["to"] = law::to_text(list_type::member<Date>(row, "to"));
    return {{"rule", std::move(sent)}};
}

namespace {

// "国务院办公厅关于2026年部分节假日安排的通知" → 2026
int year_in_title(std::string const& title) {
    auto at = title.find("年");
    bool fits = at != std::string::npos && at >= 4 && title.find_first_not_of("0123456789", at - 4) == at;
    expect(fits, "source", "'" + title + "' 未写明年份，如“关于2026年部分节假日安排的通知” / names no year");
    return std::stoi(title.substr(at - 4, 4));
}

}  // namespace

std::vector<json::Object> fields_from_calendar(std::vector<SeedRow> const& rows) {
    struct Announced { std::string source; json::Array days; };
    std::map<int, Announced> years;
    for (auto& row : rows) {
        auto title = list_type::cell(row, "source");
        auto& year = years[year_in_title(title)];
        if (year.source.find(title) == std::string::npos) year.source += (year.source.empty() ? "" : "；") + title;
        year.days.push_back(json::write(Day{list_type::member<Date>(row, "date"), list_type::member<DayKind>(row, "kind")}));
    }
    std::vector<json::Object> all;
    for (auto& [year, announced] : years) {
        json::Object sent{{"kind", "calendar"}, {"year", year}, {"source", announced.source}, {"confirmed", true}};
        sent["days"] = std::move(announced.days);
        all.push_back({{"rule", std::move(sent)}});
    }
    return all;
}

}  // namespace rule
