#include <algorithm>
#include "agency/agency.h"
#include "measure/noun.h"
#include "text/name.h"

namespace measure {

using casework::Deciding;
using casework::Outcome;
using law::Date;
using law::Rank;
using list_type::expect;
using list_type::SeedRow;

namespace {

bool rank_suffices(Measure const& measure, Date on) {
    if (measure.kind != Kind::rights_reducing) return law::highest_rank(measure.bases, on) <= Rank::normative_document;
    auto high_enough = [&](Rank rank) { return rank <= Rank::central_policy || (rank == Rank::local_regulation && measure.supplementary); };
    return std::any_of(measure.bases.begin(), measure.bases.end(), [&](auto& basis) { return law::in_force(basis, on) && high_enough(law::rank_of(basis)); });
}
// What the law itself forbids has a law or a regulation that says so, of whichever kind it is (I-18).
bool a_law_forbids(Measure const& measure, Date on) { return !measure.binds_by_law || law::a_law_says_so(measure.bases, on); }

}  // namespace

bool basis_suffices(Measure const& measure, Date on) { return rank_suffices(measure, on) && a_law_forbids(measure, on); }

bool in_force(Measure const& m, Date on) {
    bool published = m.published_on && *m.published_on <= on && (!m.ended_on || on < *m.ended_on);
    return published && m.from <= on && (!m.to || on <= *m.to) && basis_suffices(m, on);
}

law::Editions MeasureNoun::editions() {
    return {law::procedure("measure", "奖惩措施", "Measure", Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Measure> const& MeasureNoun::table() {
    static store::Table<Measure> const all{"measure"};
    return all;
}
std::optional<Date> MeasureNoun::date(Measure const& measure, std::string_view name) {
    assert(name == "validity_ends");
    return measure.to;
}

namespace {

// The day its content begins to hold when it is published on `on`.
Date first_day(Measure const& measure, Date on) { return std::max(on, measure.from); }

bool polarity_is_right(Measure const& m) {
    bool incentive = m.polarity == Polarity::incentive;
    switch (m.target) {
        case Target::list_types: break;
        case Target::all_discipline: if (incentive) return false; break;
        case Target::all_incentive:
        case Target::none_adverse: if (!incentive) return false; break;
    }
    switch (m.kind) {
        case Kind::rights_reducing:
        case Kind::management: return !incentive;
        case Kind::incentive: return incentive;
        case Kind::voluntary: return true;               // partners give better terms or are careful
    }
    return false;
}

law::Finding known(Measure const& measure, std::vector<list_type::ListType> const& list_types, Date on) {
    law::Finding all{true};
    for (std::size_t i = 0; i < measure.list_types.size(); ++i) {
        auto& code = measure.list_types[i];
        std::string why = "没有这个名单类别 / no such list type";
        for (auto& type : list_types) {
            if (type.code != code) continue;
            why = "名单类别未公布或不在有效期内 / not published and in force";
            if (!list_type::in_force(type, on)) continue;
            why = json::enum_name(type.polarity) != json::enum_name(measure.polarity) ? "名单性质不同 / of the other polarity" : "";
            break;
        }
        if (!why.empty()) all.fields.push_back({"list_types[" + std::to_string(i) + "]", code, why, "先公布该名单类别 / publish the list type first"});
    }
    all.holds = all.fields.empty();
    return all;
}

bool still_holds(Measure const& other, Date begins) {
    return other.published_on && (!other.ended_on || begins < *other.ended_on) && (!other.to || begins <= *other.to);
}

// Answers whether this edition comes after the published ones, and gives the ids of those it replaces.
void answer_of_editions(law::Facts& facts, Measure const& measure, std::vector<Measure> const& editions, Date on) {
    Date begins = first_day(measure, on);
    law::Finding all{true};
    std::vector<std::string> replaced;
    std::int64_t highest = 0;
    for (auto& other : editions) {
        highest = std::max(highest, other.edition);
        if (other.id == measure.id || !still_holds(other, begins)) continue;
        Date began = std::max(other.from, *other.published_on);
        if (begins < began) all = {false, "第" + std::to_string(other.edition) + "版自" + law::to_text(began) + "起生效。"};
        if (!other.ended_on) replaced.push_back(other.id);
    }
    facts.answer(follows_earlier_edition, std::move(all));
    facts.give("replaced", std::move(replaced));
    facts.give("next_edition", {std::to_string(highest + 1)});
}

void check_shape(Measure const& m) {
    expect(text::names_something(m.number), "$.measure.number", json::kMissing);
    expect(text::names_something(m.name_zh), "$.measure.name_zh", json::kMissing);
    expect(text::names_something(m.what_to_do_zh), "$.measure.what_to_do_zh", json::kMissing);
    expect(!m.to || m.from <= *m.to, "$.measure.to", "早于起始日期 / lies before `from`");
    expect((m.target == Target::list_types) == !m.list_types.empty(), "$.measure.list_types", "适用对象为所列名单类别（list_types）时必填，否则留空 / given exactly when the target is list_types");
    for (std::size_t i = 0; i < m.agencies.size(); ++i) {
        auto& kind = m.agencies[i];
        bool known = kind == "*" || std::find(std::begin(agency::kKinds), std::end(agency::kKinds), kind) != std::end(agency::kKinds);
        expect(known, "$.measure.agencies[" + std::to_string(i) + "]", "'" + kind + "' 没有这一类实施单位；全部单位写 * / is no kind of agency; * is every one");
    }
    for (std::size_t i = 0; i < m.matter_kinds.size(); ++i) {
        auto& kind = m.matter_kinds[i];
        bool known = kind == kOfferedInNoCheck || std::find(std::begin(kMatterKinds), std::end(kMatterKinds), kind) != std::end(kMatterKinds);
        expect(known, "$.measure.matter_kinds[" + std::to_string(i) + "]", "'" + kind + "' 没有这一事项类别 / is no kind of matter");
    }
    for (std::size_t i = 0; i < m.bases.size(); ++i) {
        auto path = "$.measure.bases[" + std::to_string(i) + "]";
        expect(text::names_something(m.bases[i].instrument), path + ".instrument", json::kMissing);
        expect(text::names_something(m.bases[i].article), path + ".article", json::kMissing);
    }
}

bool only_memoranda(Measure const& m) {
    return !m.bases.empty() && std::all_of(m.bases.begin(), m.bases.end(), [](auto& basis) { return law::rank_of(basis) == Rank::memorandum; });
}

// What is cited and on file as a memorandum has that rank, whatever was written (I-9).
void rank_as_memoranda(Measure& m, law::Facts const& facts) {
    auto known = facts.given("memoranda_cited");
    for (auto& basis : m.bases)
        if (std::find(known.begin(), known.end(), basis.instrument) != known.end()) basis.rank = Rank::memorandum;
}

void note_end(Measure& m, json::Object const& fields) {
    for (auto& each : m.memoranda)
        if (each.memorandum == json::text(fields, "memorandum")) each.ended_on = json::Text<Date>::from(json::text(fields, "ended_on"));
}

// The editions replaced end on the day this one begins, so that no day is without or with two of them.
casework::Consequence supersede_earlier(Deciding<Measure> const& now) {
    return {"measure", "supersede", now.facts.given("replaced"), {{"ends_on", law::to_text(first_day(*now.before, now.on))}}, {}, false};
}

// What rests on a measure that is none any more ends in the same act, whichever of its editions it was applied under (I-11). An earlier edition that
// holds until this one begins is repealed with it, and takes it along.
void reach_what_rests(Outcome<Measure>& all, Deciding<Measure> const& now) {
    bool repealed = Act(now.move.rule->may) == Act::repeal;
    if (repealed) casework::demand(all.consequences, {"measure", "repeal", now.facts.given("yielding")});
    casework::demand(all.consequences, {"task", "lift", now.facts.given("resting"), {{"because", repealed ? "measure_repealed" : "measure_lapsed"}, {"cause", now.id}}});
}

}  // namespace

list_type::SetByProcedure const kSetByProcedure{{"id", ""}, {"version", 0}, {"edition", 0}, {"published_on", nullptr}, {"ended_on", nullptr}, {"memoranda", json::Array{}}};

Measure content(json::Object const& fields) {
    auto measure = list_type::drafted<Measure>(fields, "measure", kSetByProcedure);
    measure.number = text::normalise_name(measure.number);         // Ｍ09 and " m09 " are no measures beside M09
    check_shape(measure);
    return measure;
}

law::Facts answers(Measure const& measure, std::vector<list_type::ListType> const& list_types, std::vector<Measure> const& editions, Date on) {
    law::Facts facts;
    Date begins = first_day(measure, on);
    facts.answer(has_way_of_repair, measure.polarity == Polarity::incentive || text::names_something(measure.repair));
    facts.answer(has_agencies, !measure.agencies.empty());
    facts.answer(more_than_a_memorandum, !only_memoranda(measure));
    facts.answer(validity_not_over, !measure.to || on <= *measure.to);
    facts.answer(basis_in_force, law::highest_rank(measure.bases, begins) < Rank::house_rule);
    facts.answer(basis_is_high_enough, law::bases_told(rank_suffices(measure, begins), measure.bases, "measure.bases"));
    facts.answer(a_law_forbids_it, a_law_forbids(measure, begins));
    facts.answer(voluntary_binds_nobody, measure.kind != Kind::voluntary || !measure.binds_by_law);
    facts.answer(polarity_fits, polarity_is_right(measure));
    facts.answer(list_types_known, known(measure, list_types, begins));
    answer_of_editions(facts, measure, editions, on);
    return facts;
}

law::Result<Outcome<Measure>> MeasureNoun::decide(Deciding<Measure> const& now) {
    auto act = Act(now.move.rule->may);
    bool writes = act == Act::draft || act == Act::amend;
    Outcome<Measure> all{writes ? content(now.command.fields) : *now.before};
    Measure& measure = all.after;
    switch (act) {
        case Act::draft: measure.edition = std::stoll(now.facts.given("next_edition").front()); break;
        case Act::amend:
            expect(measure.number == text::normalise_name(now.before->number), "$.measure.number", "编号不变（" + now.before->number + "）；换编号请另行起草 / stays; another number is another measure");
            measure.number = now.before->number;
            measure.edition = now.before->edition;
            break;
        case Act::submit:
        case Act::withdraw_draft:
        case Act::pass:
        case Act::return_it: break;
        case Act::publish:
            measure.published_on = now.on;
            rank_as_memoranda(measure, now.facts);
            for (auto& each : now.facts.given("named_in")) measure.memoranda.push_back(json::read<Named>(json::parse(each)));
            if (auto consequence = supersede_earlier(now); !consequence.ids.empty()) all.consequences.push_back(std::move(consequence));
            break;
        case Act::supersede: measure.ended_on = json::Text<Date>::from(json::text(now.command.fields, "ends_on")); break;
        case Act::repeal: measure.ended_on = now.on; break;
        case Act::lapse: measure.ended_on = now.on + std::chrono::days{1}; break;      // its last day still counts
        case Act::note_memorandum:
            measure.memoranda.push_back({json::text(now.command.fields, "memorandum"), json::text(now.command.fields, "name"),
                                         json::text(now.command.fields, "document_no"), std::nullopt});
            break;
        case Act::note_memorandum_end: note_end(measure, now.command.fields); break;
    }
    if (act == Act::repeal || act == Act::lapse) reach_what_rests(all, now);
    if (writes) all.title = measure.number + " " + measure.name_zh + "（第" + std::to_string(measure.edition) + "版）";
    all.facts = {{"measure", measure.number}, {"edition", measure.edition}, {"polarity", json::enum_name(measure.polarity)},
                 {"kind", json::enum_name(measure.kind)}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"number", "措施编号", "number"}, {"edition", "版次", "edition"}, {"name_zh", "名称", "name"}, {"name_en"}, {"polarity"},
    {"category", "措施类型", "category"}, {"kind", "措施性质", "kind"}, {"target", "适用对象", "target"}, {"list_types", "名单类别", "list types"},
    {"matter_kinds", "事项类别", "kinds of matter"}, {"agencies", "实施单位类型", "kinds of agency"},
    {"binds_by_law", "法律直接限制", "the law itself forbids"}, {"supplementary", "补充清单项目", "supplementary"},
    {"what_to_do_zh", "办理要求", "what to do"}, {"what_to_do_en", "办理要求（英文）", "what to do, in English"}, {"repair", "修复办法", "way of repair"},
    {"bases"}, {"from"}, {"to"}, {"confirmed"}, {"published_on"}, {"ended_on"},
    {"memoranda", "列明或引用的合作备忘录", "memoranda that name it or that it cites"}, {"in_force"},
};
constexpr casework::Word kInside[] = {
    {"administrative", "行政性", "administrative"}, {"market", "市场性", "market"}, {"industry", "行业性", "industry"}, {"social", "社会性", "social"},
    {"rights_reducing", "减损权益或增加义务", "rights-reducing"}, {"management", "管理性", "management"}, {"voluntary", "自愿性", "voluntary"},
    {"target.list_types", "所列名单类别", "the list types named"}, {"all_discipline", "全部惩戒名单", "every discipline entry"},
    {"all_incentive", "全部激励名单", "every incentive entry"}, {"none_adverse", "无不良信用记录者", "subjects with nothing adverse"},
    {"memorandum", "合作备忘录", "memorandum"}, {"document_no", "文号", "document number"},
    {"agencies.finance", "财政", "public finance"},
};

}  // namespace

casework::Vocabulary MeasureNoun::words() { return {kMembers, kInside}; }
std::vector<json::Shape> MeasureNoun::shapes() { return {list_type::shape_drafted<Measure>("measure", kSetByProcedure)}; }

json::Object MeasureNoun::view(Measure const& measure, casework::Reader const& reader) {
    json::Object all = json::write(measure).get_object();
    all.erase("id");
    all.erase("version");
    all["in_force"] = in_force(measure, reader.today);
    return all;
}

bool MeasureNoun::may_read(Measure const& measure, casework::CaseFile const&, casework::Actor const& actor) {
    return measure.published_on || actor.roles.meets(casework::kOfficeRoles);
}

// ---- seed rows ----

namespace {

// "政府采购法#第二十二条#law|…"
std::vector<law::Citation> citations(SeedRow const& row) {
    std::vector<law::Citation> all;
    for (auto& each : list_type::parts(list_type::cell(row, "bases"), '|')) {
        auto part = list_type::parts(each, '#');
        expect(part.size() == 3, "bases", "'" + each + "' 应写作 文件#条款#层级 / is not instrument#article#rank");
        all.push_back({part[0], part[1], json::read<Rank>(json::Value(part[2]), "bases")});
    }
    return all;
}

bool is_class(std::string const& target) { return target == "all_discipline" || target == "all_incentive" || target == "none_adverse"; }

}  // namespace

std::vector<SeedRow> one_target_each(SeedRow const& row) {
    auto targets = list_type::parts(list_type::cell_or(row, "target_list_types"), '|');
    if (targets.size() < 2 || std::none_of(targets.begin(), targets.end(), is_class)) return {row};
    std::vector<SeedRow> all;
    for (auto& target : targets) {
        expect(is_class(target), "target_list_types", "'" + target + "' 与类别同列一行；名单类别请另写一行 / stands beside a class; write a row of its own for it");
        all.push_back(row);
        all.back()["target_list_types"] = target;
        if (target == "none_adverse") all.back()["number"] = list_type::cell(row, "number") + "N";
    }
    return all;
}

json::Object fields_from_row(SeedRow const& row) {
    Measure m;
    m.number = list_type::cell(row, "number");
    m.edition = 0;
    m.name_zh = list_type::cell(row, "name_zh");
    m.name_en = list_type::cell(row, "name_en");
    m.polarity = list_type::member<Polarity>(row, "polarity");
    m.category = list_type::member<Category>(row, "category");
    m.kind = list_type::member<Kind>(row, "kind");
    auto targets = list_type::parts(list_type::cell(row, "target_list_types"), '|');
    if (is_class(targets.front())) {
        expect(targets.size() == 1, "target_list_types", "一项措施只有一个适用对象 / a measure has one target");
        m.target = list_type::member<Target>(row, "target_list_types");
    } else {
        m.target = Target::list_types;
        m.list_types = targets;
    }
    m.matter_kinds = list_type::parts(list_type::cell_or(row, "matter_kinds"), '|');
    if (m.matter_kinds.empty()) m.matter_kinds.emplace_back(kOfferedInNoCheck);     // in a measure an empty list is every matter, in the file none
    m.agencies = list_type::parts(list_type::cell_or(row, "agencies"), '|');
    m.binds_by_law = list_type::yes_or_no(row, "binds_by_law");
    m.supplementary = !list_type::cell_or(row, "supplementary").empty() && list_type::yes_or_no(row, "supplementary");
    m.what_to_do_zh = list_type::cell(row, "what_to_do_zh");
    m.what_to_do_en = list_type::cell(row, "what_to_do_en");
    m.repair = list_type::cell_or(row, "repair");
    m.bases = citations(row);
    m.from = list_type::member<Date>(row, "from");
    if (!list_type::cell_or(row, "to").empty()) m.to = list_type::member<Date>(row, "to");
    m.confirmed = list_type::yes_or_no(row, "confirmed");
    json::Object sent = json::write(m).get_object();
    for (auto* name : {"id", "version", "edition", "published_on", "ended_on", "memoranda"}) sent.erase(name);
    return {{"measure", std::move(sent)}};
}

}  // namespace measure
