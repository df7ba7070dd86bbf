#include "agency/noun.h"
#include "casework/about_fields.h"
#include "measure/noun.h"
#include "memorandum/noun.h"
#include "memorandum/store.h"
#include "text/name.h"

namespace memorandum {
namespace {

constexpr store::Query kOfLevel{
    "memoranda_of_level", "SELECT m.document_no FROM memorandum m JOIN casefile f ON f.id = m.id WHERE m.level = ?1 AND m.id <> ?2 AND f.state <> 'withdrawn'"};
constexpr store::Query kAgency{
    "agency_named_as",
    "SELECT a.id FROM agency a JOIN casefile f ON f.id = a.id WHERE (a.id = ?1 OR a.code = ?1 OR a.name = ?1) AND f.state <> 'refused' ORDER BY a.id"};

std::string state_of(store::Db& db, std::string const& id) {
    auto file = store::load(db, casework::kCaseFiles, id);
    return file ? file->state : "";
}
bool is_confirmed(std::string_view state) { return state == "in_force" || state == "change_proposed"; }
bool is_agreed(std::string_view state) {
    return state == "effective" || state == "reported_up" || state == "published" || state == "followed" || state == "followed_reported";
}

// One number, however it is typed.
bool is_on_file(store::Db& db, std::string const& level, std::string const& document_no, std::string const& except) {
    bool found = false;
    db.each(kOfLevel, [&](store::Row const& r) { found = found || text::same_document(r.text(0), document_no); }, level, except);
    return found;
}

// The parties as agencies, the lead first, and what is wrong with how they were named.
struct Named {
    law::Finding finding{true};
    std::vector<std::string> ids, names;
};
Named named(store::Db& db, std::string const& lead, std::vector<std::string> const& sent, law::Date on) {
    Named all;
    auto add = [&](std::optional<agency::Agency> const& a) {
        if (!a || !agency::in_force(*a, on) || !is_confirmed(state_of(db, a->id))) return "没有这个在用单位 / no such agency in use";
        if (std::find(all.ids.begin(), all.ids.end(), a->id) != all.ids.end()) return "重复 / named twice";
        all.ids.push_back(a->id);
        all.names.push_back(a->name);
        return "";
    };
    auto& table = agency::AgencyNoun::table();
    add(store::load(db, table, lead));
    for (std::size_t i = 0; i < sent.size(); ++i) {
        auto id = db.word(kAgency, sent[i]);
        if (id == lead) continue;                                    // takes part anyway
        std::string why = add(id ? store::load(db, table, *id) : std::nullopt);
        if (!why.empty()) all.finding.fields.push_back({"parties[" + std::to_string(i) + "]", sent[i], why, "见单位目录 / see the list of agencies"});
    }
    if (all.ids.size() < 2 && all.finding.fields.empty()) all.finding.fields.push_back({"parties", "", "未列参与单位 / none is named", "至少一个 / at least one"});
    all.finding.holds = all.finding.fields.empty();
    return all;
}

std::vector<measure::Measure> published(store::Db& db, law::Date on) {
    auto all = store::select(db, measure::MeasureNoun::table(), "WHERE published_on IS NOT NULL AND ended_on IS NULL ORDER BY id");
    std::erase_if(all, [&](measure::Measure const& m) { return m.to && *m.to < on; });
    return all;
}

law::Finding measures_fit(Memorandum const& m, std::vector<measure::Measure> const& catalogue, law::Date on, bool own_basis) {
    law::Finding all{true};
    for (std::size_t i = 0; i < m.measures.size(); ++i) {
        auto& item = m.measures[i];
        auto fits = [&](measure::Measure const& each) { return each.number == item.measure; };
        bool known = std::any_of(catalogue.begin(), catalogue.end(), fits);
        auto place = "measures[" + std::to_string(i) + "]";
        if (!item.measure.empty() && !known)
            all.fields.push_back({place + ".measure", item.measure, "措施清单中没有 / not in the catalogue", "先公布该措施，或写明其依据 / publish it first, or name its basis"});
        if (own_basis && item.measure.empty() && law::highest_rank(item.bases, on) >= law::Rank::house_rule)
            all.fields.push_back({place + ".bases", item.name, "没有备忘录以外的依据 / no basis but a memorandum", "写明法律、法规、规章或政策文件 / name the law, regulation or policy"});
    }
    all.holds = all.fields.empty();
    return all;
}

// What it cites of itself or of other memoranda is no basis.
Memorandum ranked(Memorandum m, std::vector<Memorandum> agreed) {
    agreed.push_back(m);
    for (auto& item : m.measures) rank_as_agreed(item.bases, agreed);
    return m;
}

law::Finding all_heard(Memorandum const& m) {
    law::Finding all{true};
    for (auto& each : m.parties)
        if (each.opinion == Opinion::not_yet) {
            all.holds = false;
            all.zh += each.name + "、";
            all.en += each.name + ", ";
        }
    return all;
}

std::optional<law::Date> sent_day(json::Object const& fields, char const* name) {
    auto text = json::text_or(fields, name);
    return text.empty() ? std::nullopt : std::optional(json::Text<law::Date>::from(text));
}

void give_measures(law::Facts& facts, Memorandum const& m, std::vector<measure::Measure> const& catalogue) {
    std::vector<std::string> concerned, name_it;
    for (auto& each : catalogue) {
        bool cites = std::any_of(each.bases.begin(), each.bases.end(), [&](auto& basis) { return is_cited_as(m, basis.instrument); });
        if (cites || names_measure(m, each.number)) concerned.push_back(each.id);
        for (auto& linked : each.memoranda)
            if (linked.memorandum == m.id && !m.id.empty() && !linked.ended_on) name_it.push_back(each.id);
    }
    facts.give("measures_concerned", std::move(concerned));
    facts.give("measures_that_name_it", std::move(name_it));
}

}  // namespace

bool names_measure(Memorandum const& m, std::string_view number) {
    return std::any_of(m.measures.begin(), m.measures.end(), [&](Item const& item) { return item.measure == number; });
}

std::vector<Memorandum> agreed_on(store::Db& db, law::Date day) {
    return store::select(db, MemorandumNoun::table(),
                         "WHERE (ended_on IS NULL OR ended_on > ?1) AND EXISTS (SELECT 1 FROM casefile f WHERE f.id = memorandum.id AND f.state IN "
                         "('effective', 'reported_up', 'published', 'followed', 'followed_reported')) ORDER BY id",
                         law::to_text(day));
}

law::Facts MemorandumNoun::facts(casework::Asking<Memorandum> const& now) {
    auto& fields = now.command.fields;
    auto today = now.setting.today;
    auto m = now.row ? *now.row : Memorandum{};
    if (!now.row) m.lead = now.actor.agency;
    bool writes = fields.contains("name") && now.actor.channel != "law";
    if (writes) m = contents_sent(fields, m);
    auto replaces = writes ? json::text_or(fields, "replaces") : m.replaces;
    auto higher_no = json::text_or(fields, "issuer").empty() ? "" : json::text_or(fields, "document_no");
    if (!higher_no.empty()) m.document_no = higher_no;
    auto parties = named(now.db, m.lead, parties_sent(fields), today);
    auto earlier = store::load(now.db, table(), replaces);
    bool earlier_holds = earlier && earlier->level == Level::county && is_agreed(state_of(now.db, replaces));
    auto catalogue = published(now.db, today);
    auto* mine = party(m, now.actor.agency);
    auto commented = std::any_of(m.parties.begin(), m.parties.end(), [](auto& each) { return each.opinion == Opinion::comments; });
    auto begins = sent_day(fields, "effective_on"), reported = sent_day(fields, "reported_on"), issued = sent_day(fields, "issued_on");
    auto since = m.level != Level::county ? m.issued_on : now.file ? std::optional(now.file->steps.back().on) : std::nullopt;

    law::Facts facts;
    facts.answer(parties_are_agencies, parties.finding);
    facts.answer(earlier_edition_is_ours, replaces.empty() || (earlier_holds && earlier->lead == m.lead));
    facts.answer(earlier_edition_still_stands, m.replaces.empty() || (earlier_holds && earlier->lead == m.lead));
    facts.answer(contents_are_complete, contents_of(m));
    facts.answer(states_period_and_repair, text::names_something(m.repair));
    facts.answer(measures_have_own_basis, measures_fit(ranked(m, agreed_on(now.db, today)), catalogue, today, true));
    facts.answer(measures_are_known, measures_fit(m, catalogue, today, false));
    facts.answer(is_a_party, mine != nullptr);
    facts.answer(is_the_lead, m.lead == now.actor.agency);
    facts.answer(all_were_heard, all_heard(m));
    facts.answer(comments_are_answered, casework::about_fields(comments_are_answered, !commented || !json::text_or(fields, "answer_to_comments").empty(), now.command.fields, {"answer_to_comments"}));
    facts.answer(edition_has_begun, m.replaces.empty() || !m.effective_on || *m.effective_on <= now.command.on.value_or(today));
    facts.answer(begins_after_signing_opens, casework::about_fields(begins_after_signing_opens, begins && *begins >= today, now.command.fields, {"effective_on"}));
    facts.answer(signs_for_itself, mine != nullptr);
    facts.answer(has_not_signed, mine && !mine->signed_on);
    facts.answer(report_day_fits, casework::about_fields(report_day_fits, reported && *reported <= today && (!since || *since <= *reported), now.command.fields, {"reported_on"}));
    facts.answer(secrecy_is_reviewed, json::flag_or(fields, "secrecy_reviewed", false));
    facts.answer(not_followed_before, higher_no.empty() || !is_on_file(now.db, json::text_or(fields, "level"), higher_no, m.id));
    facts.answer(issued_in_the_past, casework::about_fields(issued_in_the_past, !issued || *issued <= today, now.command.fields, {"issued_on"}));

    facts.give("parties", parties.ids);
    facts.give("party_names", parties.names);
    facts.give("edition", {std::to_string(earlier ? earlier->edition + 1 : 1)});
    if (earlier_holds) facts.give("earlier_edition", {replaces});
    give_measures(facts, m, catalogue);
    return facts;
}

}  // namespace memorandum

HENGXIN_NOUN(, memorandum::MemorandumNoun);
