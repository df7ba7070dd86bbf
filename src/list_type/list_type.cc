#include <algorithm>
#include <set>
#include "list_type/noun.h"
#include "text/name.h"

namespace list_type {

using casework::Deciding;
using casework::Outcome;
using law::Date;
using law::Rank;

bool in_force(ListType const& type, Date on) {
    bool published = type.published_on && *type.published_on <= on && (!type.ended_on || on < *type.ended_on);
    return published && type.from <= on && (!type.to || on <= *type.to);
}
std::optional<Date> last_day(ListType const& type, std::optional<Date> decided_on) {
    if (type.period_kind == PeriodKind::until_origin_removes || !type.period_months || !decided_on) return std::nullopt;
    return law::last_day({int(*type.period_months), law::Unit::months}, law::Sort::burden, *decided_on, law::Calendar{}).day;
}

Way const* way_of(ListType const& type, Mending by) {
    for (auto& way : type.ways) if (way.by == by) return &way;
    return nullptr;
}

bool basis_suffices(ListType const& type, Date on) {
    Rank highest = law::highest_rank(type.bases, on);
    bool countys_own = type.origin == Origin::county || type.gate == Gate::county_discipline;
    if (type.polarity == Polarity::discipline && countys_own) return highest <= Rank::central_policy;
    return highest < Rank::house_rule;
}

namespace {

std::string without_title_marks(std::string_view words) {
    auto all = text::normalise_name(words);
    for (std::string_view mark : {"《", "》"})
        for (auto at = all.find(mark); at != all.npos; at = all.find(mark)) all.erase(at, mark.size());
    return all;
}

// "安全生产法（2021修正）；某部令第7号" is cited as a whole or in part: each by its name alone, or by the number in brackets behind it.
std::vector<std::string> names_of(std::string_view instrument) {
    std::vector<std::string> all;
    std::string lines(instrument);
    for (std::string_view between = "；"; lines.find(between) != lines.npos;) lines.replace(lines.find(between), between.size(), "\n");
    for (auto& part : parts(lines, '\n')) {
        auto opens = part.find("（"), closes = part.rfind("）");
        all.push_back(without_title_marks(part));
        if (opens == part.npos || opens == 0) continue;
        all.push_back(without_title_marks(part.substr(0, opens)));
        auto inside = closes == part.npos || closes < opens ? "" : part.substr(opens + std::string_view("（").size(), closes - opens - std::string_view("（").size());
        if (inside.find("号") != inside.npos) all.push_back(without_title_marks(inside));
    }
    std::erase(all, "");
    return all;
}

}  // namespace

bool names_a_basis(ListType const& type, std::string_view words) {
    auto said = without_title_marks(words);
    // 政府采购法实施条例 is another instrument than 政府采购法.
    auto is_said = [&](std::string const& name) {
        for (auto at = said.find(name); at != said.npos; at = said.find(name, at + 1))
            if (!std::string_view(said).substr(at + name.size()).starts_with("实施")) return true;
        return false;
    };
    return std::any_of(type.bases.begin(), type.bases.end(), [&](law::Citation const& basis) {
        auto names = names_of(basis.instrument);
        return std::any_of(names.begin(), names.end(), is_said);
    });
}

law::Editions ListTypeNoun::editions() {
    return {law::procedure("list_type", "名单类别", "List type", Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<ListType> const& ListTypeNoun::table() {
    static store::Table<ListType> const all{"list_type"};
    return all;
}
std::optional<Date> ListTypeNoun::date(ListType const& type, std::string_view name) {
    assert(name == "validity_ends");
    return type.to;
}

namespace {

// The day its content begins to hold when it is published on `on`.
Date first_day(ListType const& type, Date on) { return std::max(on, type.from); }

bool period_fits(ListType const& type) {
    switch (type.period_kind) {
        case PeriodKind::fixed:
        case PeriodKind::renewable: return type.period_months && *type.period_months > 0;
        case PeriodKind::until_origin_removes: return !type.period_months;
    }
    return false;
}

bool gate_is_right(ListType const& type) {
    if (type.polarity == Polarity::incentive) return type.gate == Gate::incentive;
    return type.gate == (type.origin == Origin::county ? Gate::county_discipline : Gate::upstream);
}

law::Finding words_given(ListType const& type) {
    law::Finding all{true};
    if (type.polarity == Polarity::incentive) return all;
    auto need = [&](std::string const& words, std::string field, std::string zh) {
        if (!text::names_something(words)) all.fields.push_back({std::move(field), "", "必填 / required", "请写明" + zh + " / state it"});
    };
    need(type.repair, "repair", "修复方式");
    need(type.exit_conditions, "exit_conditions", "退出条件");
    need(type.remedies, "remedies", "救济途径");
    all.holds = all.fields.empty();
    return all;
}

// A time of its own lengthens or shortens what national law says of every repair: only law, regulation or Central policy may.
law::Finding ways_rest_on_law(ListType const& type, Date on) {
    law::Finding all{true};
    std::set<Mending> seen;
    for (std::size_t i = 0; i < type.ways.size(); ++i) {
        auto& way = type.ways[i];
        auto wrong = [&](std::string member, std::string reason, std::string remedy) {
            all.fields.push_back({"list_type.ways[" + std::to_string(i) + "]." + member, "", std::move(reason), std::move(remedy)});
        };
        auto rank = law::highest_rank({way.under}, on);
        if (type.polarity == Polarity::incentive) wrong("by", "激励名单没有修复 / an incentive is nothing to be repaired", "删去 / leave it out");
        if (!seen.insert(way.by).second) wrong("by", "重复 / named twice", "每种方式只写一次 / name each way once");
        if (rank >= Rank::house_rule) wrong("under", "没有在期的依据 / no article in force", "写明规定该方式的文件和条款 / name the article that allows it");
        if (way.period && rank > Rank::central_policy)
            wrong("period", "另定期限须以法律、行政法规或者党中央、国务院政策文件为依据 / a time of its own needs law, regulation or Central policy",
                  "删去，期限依一般规定 / leave it out: the time of every repair holds");
    }
    all.holds = all.fields.empty();
    return all;
}

bool still_holds(ListType const& other, Date begins) {
    return other.published_on && (!other.ended_on || begins < *other.ended_on) && (!other.to || begins <= *other.to);
}

// Answers whether this row comes after the published ones of its code, and gives the ids of those it replaces.
void answer_of_rows(law::Facts& facts, ListType const& type, std::vector<ListType> const& same_code, Date on) {
    Date begins = first_day(type, on);
    law::Finding all{true};
    std::vector<std::string> replaced;
    for (auto& other : same_code) {
        if (other.id == type.id || !still_holds(other, begins)) continue;
        Date began = std::max(other.from, *other.published_on);
        if (begins < began) all = {false, "现行条目自" + law::to_text(began) + "起生效。"};
        if (!other.ended_on) replaced.push_back(other.id);
    }
    facts.answer(follows_earlier_row, std::move(all));
    facts.give("replaced", std::move(replaced));
}

void check_shape(ListType const& type) {
    expect(text::names_something(type.code), "$.list_type.code", json::kMissing);
    expect(text::names_something(type.name_zh), "$.list_type.name_zh", json::kMissing);
    expect(text::names_something(type.determines), "$.list_type.determines", json::kMissing);
    expect(!type.to || type.from <= *type.to, "$.list_type.to", "早于起始日期 / lies before `from`");
    expect(!type.period_months || (*type.period_months >= 1 && *type.period_months <= 600), "$.list_type.period_months", "应为 1 至 600 / expected 1 to 600");
    for (std::size_t i = 0; i < type.ways.size(); ++i) {
        auto path = "$.list_type.ways[" + std::to_string(i) + "]";
        expect(text::names_something(type.ways[i].counts), path + ".counts", json::kMissing);
        expect(law::names_its_text(type.ways[i].under), path + ".under", "文件和条款必填 / instrument and article are required");
        expect(type.ways[i].period != "", path + ".period", "不填，或写期间名称 / leave it out or name a period");
    }
    for (std::size_t i = 0; i < type.bases.size(); ++i) {
        auto path = "$.list_type.bases[" + std::to_string(i) + "]";
        expect(text::names_something(type.bases[i].instrument), path + ".instrument", json::kMissing);
        expect(text::names_something(type.bases[i].article), path + ".article", json::kMissing);
    }
}

SetByProcedure const kSetByProcedure{{"id", ""}, {"version", 0}, {"published_on", nullptr}, {"ended_on", nullptr}};

ListType content(json::Object const& fields) {
    auto type = drafted<ListType>(fields, "list_type", kSetByProcedure);
    check_shape(type);
    return type;
}

// The rows replaced end on the day this one begins, so that no day is without or with two of them.
casework::Consequence supersede_earlier(Deciding<ListType> const& now) {
    return {"list_type", "supersede", now.facts.given("replaced"), {{"ends_on", law::to_text(first_day(*now.before, now.on))}}, {}, false};
}

// A list that is none any more has nobody on it: its entries leave in the same act. An earlier row that holds until this one begins ends with it, and
// takes them along.
void reach_what_rests(Outcome<ListType>& all, Deciding<ListType> const& now) {
    if (Act(now.move.rule->may) == Act::end) casework::demand(all.consequences, {"list_type", "end", now.facts.given("yielding")});
    casework::demand(all.consequences, {"entry", "remove", now.facts.given("resting"), {{"reason", "list_ended"}, {"cause", now.id}, {"exits_on", law::to_text(*all.after.ended_on)}}});
}

}  // namespace

law::Facts answers(ListType const& type, std::vector<ListType> const& same_code, Date on) {
    law::Facts facts;
    Date begins = first_day(type, on);
    facts.answer(validity_not_over, !type.to || on <= *type.to);
    facts.answer(basis_in_force, law::highest_rank(type.bases, begins) < Rank::house_rule);
    facts.answer(basis_is_high_enough, law::bases_told(basis_suffices(type, begins), type.bases, "list_type.bases"));
    facts.answer(gate_fits, gate_is_right(type));
    facts.answer(period_is_given, period_fits(type));
    facts.answer(words_are_complete, words_given(type));
    facts.answer(ways_are_lawful, ways_rest_on_law(type, begins));
    answer_of_rows(facts, type, same_code, on);
    return facts;
}

law::Result<Outcome<ListType>> ListTypeNoun::decide(Deciding<ListType> const& now) {
    auto act = Act(now.move.rule->may);
    bool writes = act == Act::draft || act == Act::amend;
    Outcome<ListType> all{writes ? content(now.command.fields) : *now.before};
    ListType& type = all.after;
    switch (act) {
        case Act::amend: {
            expect(type.code == now.before->code, "$.list_type.code", "代码不变（" + now.before->code + "）；换代码请另行起草 / stays; draft another list type for another code");
            type.id = now.before->id;
            type.version = now.before->version;
            break;
        }
        case Act::draft:
        case Act::submit:
        case Act::withdraw_draft:
        case Act::pass:
        case Act::return_it: break;
        case Act::publish:
            type.published_on = now.on;
            if (auto consequence = supersede_earlier(now); !consequence.ids.empty()) all.consequences.push_back(std::move(consequence));
            break;
        case Act::supersede: type.ended_on = json::Text<Date>::from(json::text(now.command.fields, "ends_on")); break;
        case Act::end: type.ended_on = now.on; break;
        case Act::lapse: type.ended_on = now.on + std::chrono::days{1}; break;      // its last day still counts
    }
    if (act == Act::end || act == Act::lapse) reach_what_rests(all, now);
    if (writes) all.title = type.code + " " + type.name_zh;
    all.facts = {{"list_type", type.code}, {"polarity", json::enum_name(type.polarity)}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"code", "类别代码", "code"}, {"name_zh", "名称", "name"}, {"name_en"}, {"polarity"}, {"field", "领域", "field"}, {"origin", "认定层级", "origin"},
    {"determines", "认定单位", "who determines"}, {"persons_allowed", "可列自然人", "may list natural persons"}, {"gate", "入库要件", "evidence gate"},
    {"period_kind", "期限类型", "kind of period"}, {"period_months", "期限（月）", "period in months"}, {"publicity", "公示方式", "publicity"},
    {"repair", "修复办法", "way of repair"}, {"ways", "可用的修复方式", "ways of repair allowed"}, {"exit_conditions", "移出条件", "exit conditions"}, {"remedies", "救济途径", "remedies"}, {"bases"},
    {"from"}, {"to"}, {"confirmed"}, {"published_on"}, {"ended_on"}, {"in_force"},
};
constexpr casework::Word kInside[] = {
    {"county", "本县认定", "the county"}, {"upstream", "上级推送", "a higher origin"}, {"county_discipline", "本县惩戒认定要件", "county, discipline"},
    {"fixed", "固定期限", "fixed"}, {"until_origin_removes", "至来源移出", "until the origin removes it"}, {"renewable", "可续期", "renewable"},
    {"by", "方式", "by"}, {"counts", "如何计算", "how it counts"}, {"under", "依据", "under"}, {"period", "另定期限（名称）", "time of its own"},
    {"correction", "纠正失信行为并作出信用承诺", "correction with a commitment"}, {"service", "社会公益服务、志愿服务", "community or voluntary service"},
    {"link", "链接信用中国", "link to Credit China"}, {"local", "本地公示", "shown locally"}, {"none", "不公示", "not shown"},
};

}  // namespace

casework::Vocabulary ListTypeNoun::words() { return {kMembers, kInside}; }
std::vector<json::Shape> ListTypeNoun::shapes() { return {shape_drafted<ListType>("list_type", kSetByProcedure)}; }

json::Object ListTypeNoun::view(ListType const& type, casework::Reader const& reader) {
    json::Object all = json::write(type).get_object();
    all.erase("id");
    all.erase("version");
    all["in_force"] = in_force(type, reader.today);
    return all;
}

bool ListTypeNoun::may_read(ListType const& type, casework::CaseFile const&, casework::Actor const& actor) {
    return type.published_on || actor.roles.meets(casework::kOfficeRoles);
}

namespace {

// by#how it counts#instrument#article#rank#name of a time of its own, or empty#yes or no: confirmed
std::vector<Way> ways_in(SeedRow const& row) {
    std::vector<Way> all;
    for (auto& cell : parts(cell_or(row, "ways"), '|')) {
        auto text = parts(cell, '#');
        expect(text.size() == 7, "ways", "'" + cell + "' 应有以 # 分隔的七项 / has not seven parts");
        all.push_back({json::read<Mending>(json::Value(text[0]), "ways"), text[1], {text[2], text[3], json::read<Rank>(json::Value(text[4]), "ways")},
                       text[5].empty() ? std::nullopt : std::optional(text[5]), text[6] == "yes"});
    }
    return all;
}

}  // namespace

json::Object fields_from_row(SeedRow const& row) {
    ListType type;
    type.code = cell(row, "code");
    type.name_zh = cell(row, "name_zh");
    type.name_en = cell(row, "name_en");
    type.polarity = member<Polarity>(row, "polarity");
    type.field = cell(row, "field");
    type.origin = member<Origin>(row, "origin");
    type.determines = cell(row, "who_determines");
    type.persons_allowed = yes_or_no(row, "persons_allowed");
    type.gate = member<Gate>(row, "gate");
    type.period_kind = member<PeriodKind>(row, "period_kind");
    if (!cell_or(row, "period_months").empty()) type.period_months = number(row, "period_months");
    type.publicity = member<Publicity>(row, "publicity");
    type.repair = cell_or(row, "repair");
    type.exit_conditions = cell_or(row, "exit_conditions");
    type.remedies = cell_or(row, "remedies");
    type.ways = ways_in(row);
    type.bases.push_back({cell(row, "basis_instrument"), cell(row, "basis_article"), member<Rank>(row, "basis_rank")});
    type.from = member<Date>(row, "from");
    if (!cell_or(row, "to").empty()) type.to = member<Date>(row, "to");
    type.confirmed = yes_or_no(row, "confirmed");
    json::Object sent = json::write(type).get_object();
    for (auto* name : {"id", "version", "published_on", "ended_on"}) sent.erase(name);
    return {{"list_type", std::move(sent)}};
}

}  // namespace list_type
