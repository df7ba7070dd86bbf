#include "check/verdict.h"
#include <algorithm>
#include "text/name.h"

namespace check {
namespace {

using law::Date;

// Names this alike are shown for a person to look at; under 7 letters only the same name is.
constexpr int kNameScore = 8500;
constexpr int kMostCandidates = 10;

std::vector<Listed> listed(std::vector<Item> const& items) {
    std::vector<Listed> all;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        auto& item = items[i];
        all.push_back({i, item.code, item.number_index, item.number_masked, text::normalise_name(item.name)});
        if (!item.legacy.empty()) all.push_back({i, item.legacy, "", "", ""});
        for (auto& name : item.former_names) all.push_back({i, "", "", "", text::normalise_name(name)});
    }
    return all;
}

// Both halves of the board, as one.
struct Look {
    Board const& board;
    Date on;

    bool counts(Item const& item, bool from_base) const {
        if (from_base && board.replaced.count(item.entry.id)) return false;
        auto stands = standing(board, item.entry, on);
        return stands == entry::Standing::in_force || stands == entry::Standing::held;
    }
    template <class Find, class Take> void each(Find find, Take take) const {
        for (auto* half : {board.base.get(), board.changed.get()}) {
            if (!half) continue;
            for (auto const& hit : find(*half->index)) {
                auto& item = half->items[item_of(hit)];
                if (counts(item, half == board.base.get())) take(item, hit);
            }
        }
    }
    static std::uint32_t item_of(std::uint32_t item) { return item; }
    static std::uint32_t item_of(Hit const& hit) { return hit.item; }
};

bool has(std::vector<std::string> const& all, std::string const& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

// I-11 and the remit: only what is published and in force, for this kind of agency and this kind of matter.
std::vector<measure::Measure const*> measures_here(Board const& board, Question const& question, Date on) {
    std::vector<measure::Measure const*> all;
    auto const& agency = board.agencies.at(question.agency);
    auto* remit = agency::remit_for(agency, question.matter, on);
    assert(remit);
    for (auto& m : board.measures)
        if (measure::in_force(m, on) && is_used_in(m, agency, *remit)) all.push_back(&m);
    return all;
}

ShownMeasure show(measure::Measure const& m, entry::Entry const* e, bool suspended, Date on) {
    ShownMeasure all{m.number, m.edition, m.id, e ? e->id : "", m.name_zh, m.name_en, cited(m, on), m.what_to_do_zh, m.what_to_do_en,
                     m.kind, m.binds_by_law, suspended, e ? last_day_of(m, *e) : m.to};
    if (suspended) {
        all.what_to_do_zh = "联合措施暂不实施；法律规定的资格条件由你单位自行审查。";
        all.what_to_do_en = "Joint measure not applied; legal qualification to be examined by your own unit.";
    }
    return all;
}

bool named(std::map<std::string, std::set<std::string>> const& by_subject, std::string const& subject, std::string const& one) {
    auto found = by_subject.find(subject);
    return found != by_subject.end() && found->second.contains(one);
}

// To be promoted as a model is the subject's own choice (六): no incentive in a selection for an honour without it.
bool is_declined(Board const& board, Question const& question, measure::Measure const& m, std::string const& subject, Date on) {
    if (m.polarity != measure::Polarity::incentive || !board.declining.contains(subject)) return false;
    auto* remit = agency::remit_for(board.agencies.at(question.agency), question.matter, on);
    return remit && remit->kind == agency::kHonour;
}

void say_that_it_declines(Answer& answer) {
    if (std::any_of(answer.warnings.begin(), answer.warnings.end(), [](auto& each) { return each.code == "declines_promotion"; })) return;
    answer.warnings.push_back({"declines_promotion", "该主体声明不参加守信宣传，评优推介类激励不提供", "the subject declines to be promoted as a model; no incentive of a selection is offered"});
}

// What the measures of one entry come to: none is for it here, all of them are suspended, or one applies.
enum class Rests { nothing, suspended, applies };

// The measures of one entry. A held entry carries none, and none that is contested for its subject applies, except that what the law itself
// forbids is said to be examined (I-18). What was found not to fit the subject is not shown at all.
Rests add_measures(Answer& answer, Board const& board, Question const& question, std::vector<measure::Measure const*> const& here, Item const& item, entry::Standing state, Date on) {
    auto all = Rests::nothing;
    for (auto* m : here) {
        if (!targets(*m, item.entry) || named(board.unfitting, item.entry.subject, m->id)) continue;
        if (is_declined(board, question, *m, item.entry.subject, on)) {
            if (item.kind == subject::Kind::organisation) say_that_it_declines(answer);
            continue;
        }
        bool suspended = state != entry::Standing::in_force || named(board.contested, item.entry.subject, m->number);
        if (!suspended || m->binds_by_law) answer.measures.push_back(show(*m, &item.entry, suspended, on));
        all = suspended ? std::max(all, Rests::suspended) : Rests::applies;
    }
    return all;
}

bool applies_somewhere(std::vector<measure::Measure const*> const& here, Item const& item) {
    return std::any_of(here.begin(), here.end(), [&](auto* m) { return targets(*m, item.entry); });
}

bool is_listed_for_discipline(Answer const& answer) {
    return std::any_of(answer.entries.begin(), answer.entries.end(), [](ShownEntry const& e) { return e.item->entry.polarity == list_type::Polarity::discipline; });
}

void add_candidate(Answer& answer, std::vector<measure::Measure const*> const& here, Item const& item, int score, std::string zh, std::string en) {
    // Beside discipline no incentive comes of it, whoever it is (I-6).
    if (item.entry.polarity == list_type::Polarity::incentive && is_listed_for_discipline(answer)) return;
    if (!applies_somewhere(here, item) || int(answer.candidates.size()) >= kMostCandidates) return;
    for (auto& known : answer.candidates) if (known.item->entry.id == item.entry.id) return;
    for (auto& known : answer.entries) if (known.item->entry.id == item.entry.id) return;
    answer.candidates.push_back({&item, score, std::move(zh), std::move(en)});
}

// Exact identifiers make entries; a legacy or masked number and a name make candidates.
void look_up(Answer& answer, Look const& look, Question const& question, std::vector<measure::Measure const*> const& here) {
    auto& code = answer.code;
    auto enter = [&](Item const& item, std::uint32_t) { answer.entries.push_back({&item, standing(look.board, item.entry, look.on), false}); };
    switch (code.kind) {
        case text::CodeKind::unified: look.each([&](Index const& i) { return i.by_code(code.value); }, enter); break;
        case text::CodeKind::citizen:
            if (!question.blind.empty()) look.each([&](Index const& i) { return i.by_blind(question.blind); }, enter);
            // Whoever's whole number is known here and is another is no candidate.
            look.each([&](Index const& i) { return i.by_masked(code.value); }, [&](Item const& item, Hit const& hit) {
                if (item.number_index.empty()) add_candidate(answer, here, item, hit.score / 100, hit.reason_zh, hit.reason_en);
            });
            break;
        case text::CodeKind::legacy:
            look.each([&](Index const& i) { return i.by_code(code.value); }, [&](Item const& item, std::uint32_t) {
                add_candidate(answer, here, item, 90, "旧注册号相同，须人工核对", "the legacy registration number is the same; a person must confirm");
            });
            break;
        case text::CodeKind::masked:
            look.each([&](Index const& i) { return i.by_masked(code.value); },
                      [&](Item const& item, Hit const& hit) { add_candidate(answer, here, item, hit.score / 100, hit.reason_zh, hit.reason_en); });
            break;
        case text::CodeKind::none:
        case text::CodeKind::invalid: break;
    }
    auto name = text::normalise_name(question.name);
    if (name.empty()) return;
    // A full code that is not the listed one's tells the two apart, however alike their names; only entries without a code remain. One that
    // was mistyped (its check digit fails) tells nothing apart.
    bool mistyped = std::any_of(code.remarks.begin(), code.remarks.end(), [](auto& remark) { return remark.code == "check_digit"; });
    bool has_code = !mistyped && (code.kind == text::CodeKind::unified || code.kind == text::CodeKind::citizen);
    // Alike names that have ended, that no measure here concerns or that a code tells apart take nobody's place: look further.
    bool more = true;
    for (int top = kMostCandidates; more && int(answer.candidates.size()) < kMostCandidates; top *= 8) {
        more = false;
        auto find = [&](Index const& i) {
            auto hits = i.by_name(name, top, kNameScore);
            more = more || int(hits.size()) == top;
            return hits;
        };
        look.each(find, [&](Item const& item, Hit const& hit) {
            if (has_code && !(item.code.empty() && item.number_index.empty())) return;
            add_candidate(answer, here, item, hit.score / 100, hit.reason_zh, hit.reason_en);
        });
    }
}

void add_clean(Answer& answer, Board const& board, Question const& question, std::vector<measure::Measure const*> const& here, Date on) {
    auto adverse = board.adverse.find(question.known_subject);
    bool clean = !question.known_subject.empty() && (adverse == board.adverse.end() || adverse->second < on);
    if (!clean || answer.result != Result::none) return;
    for (auto* m : here) {
        if (m->target != measure::Target::none_adverse) continue;
        if (is_declined(board, question, *m, question.known_subject, on)) say_that_it_declines(answer);
        else answer.measures.push_back(show(*m, nullptr, false, on));
    }
}

void conclude(Answer& answer, Board const& board, Question const& question, std::vector<measure::Measure const*> const& here, Date on) {
    bool discipline = false, suspended = false, incentive = false, any_discipline = is_listed_for_discipline(answer);
    for (auto& shown : answer.entries) {
        bool is_incentive = shown.item->entry.polarity == list_type::Polarity::incentive;
        if (is_incentive && any_discipline) continue;                                      // I-6, also while held
        auto rests = add_measures(answer, board, question, here, *shown.item, shown.state, on);
        shown.counts = rests != Rests::nothing;
        if (!shown.counts) continue;
        if (is_incentive) incentive |= rests == Rests::applies;
        else (rests == Rests::suspended ? suspended : discipline) = true;
    }
    // For natural persons, what no measure of this matter rests on is not mentioned.
    std::erase_if(answer.entries, [](ShownEntry const& e) { return !e.counts && e.item->kind != subject::Kind::organisation; });
    answer.result = discipline ? Result::discipline : suspended ? Result::suspended : !answer.candidates.empty() ? Result::candidate
                    : incentive ? Result::incentive : Result::none;
    // Nothing but incentives applies then; whether the subject is one that is listed for discipline, an officer has yet to say (I-6).
    if (answer.result == Result::candidate) answer.measures.clear();
    if (!any_discipline) add_clean(answer, board, question, here, on);
}

}  // namespace

Base::Base(std::vector<Item> all) : items(std::move(all)), index(std::make_unique<Index>(listed(items))) {
    for (std::uint32_t i = 0; i < items.size(); ++i) by_entry[items[i].entry.id] = i;
}

std::string cited(measure::Measure const& m, Date on) {
    std::string all;
    for (auto& basis : m.bases)
        if (law::in_force(basis, on)) all += (all.empty() ? "" : "；") + basis.instrument + basis.article;
    return all;
}

entry::Standing standing(Board const& board, entry::Entry const& entry, Date on) {
    auto standing = entry::state_on(entry, on);
    if (standing != entry::Standing::in_force && standing != entry::Standing::held) return standing;
    auto rows = board.list_type_rows.find(entry.list_type);
    bool holds = rows != board.list_type_rows.end() && std::any_of(rows->second.begin(), rows->second.end(), [&](auto& type) { return list_type::in_force(type, on); });
    return holds ? standing : entry::Standing::expired;
}

std::optional<Date> last_day_of(measure::Measure const& m, entry::Entry const& entry) {
    if (!m.to || !entry.until) return m.to ? m.to : entry.until;
    return std::min(*m.to, *entry.until);
}

Item const* item_of(Board const& board, std::string const& entry) {
    auto in = [&](std::shared_ptr<Base const> const& half) -> Item const* {
        if (!half) return nullptr;
        auto found = half->by_entry.find(entry);
        return found == half->by_entry.end() ? nullptr : &half->items[found->second];
    };
    if (auto* fresh = in(board.changed)) return fresh;
    return board.replaced.contains(entry) ? nullptr : in(board.base);
}

bool is_contested(Board const& board, std::string const& subject, std::string const& number) { return named(board.contested, subject, number); }
bool is_unfitting(Board const& board, std::string const& subject, std::string const& measure) { return named(board.unfitting, subject, measure); }

bool targets(measure::Measure const& m, entry::Entry const& e) {
    if (json::enum_name(m.polarity) != json::enum_name(e.polarity)) return false;
    switch (m.target) {
        case measure::Target::list_types: return std::find(m.list_types.begin(), m.list_types.end(), e.list_type) != m.list_types.end();
        case measure::Target::all_discipline: return e.polarity == list_type::Polarity::discipline;
        case measure::Target::all_incentive: return e.polarity == list_type::Polarity::incentive;
        case measure::Target::none_adverse: return false;
    }
    return false;
}
bool is_used_in(measure::Measure const& m, agency::Agency const& agency, agency::Remit const& remit) {
    return (has(m.agencies, "*") || has(m.agencies, agency.kind)) && (m.matter_kinds.empty() || has(m.matter_kinds, remit.kind));
}

std::vector<measure::Measure const*> measures_for(Board const& board, Question const& question, entry::Entry const& entry, Date on) {
    auto all = measures_here(board, question, on);
    std::erase_if(all, [&](auto* m) {
        return !targets(*m, entry) || named(board.contested, entry.subject, m->number) || named(board.unfitting, entry.subject, m->id) ||
               is_declined(board, question, *m, entry.subject, on);
    });
    return all;
}

std::vector<Item const*> listed_exactly(Board const& board, text::Code const& code, std::string const& blind, Date on) {
    std::vector<Item const*> all;
    auto take = [&](Item const& item, std::uint32_t) { all.push_back(&item); };
    if (code.kind == text::CodeKind::unified) Look{board, on}.each([&](Index const& i) { return i.by_code(code.value); }, take);
    if (code.kind == text::CodeKind::citizen && !blind.empty()) Look{board, on}.each([&](Index const& i) { return i.by_blind(blind); }, take);
    return all;
}

text::Remark code_in_name() { return {"code_in_name", "名称栏看起来是代码：请填入代码栏", "looks like a code; give it as `code`"}; }

Answer verdict(Board const& board, Question const& question, Date on) {
    Answer answer;
    answer.code = text::normalise_code(question.code);
    answer.warnings = answer.code.remarks;
    answer.list_version = board.list_version;
    answer.catalogue_version = board.catalogue_version;
    answer.as_of = on;
    auto here = measures_here(board, question, on);
    // In the wrong box it would be compared as a name and found nowhere: 未列入 for whoever is listed.
    if (answer.code.kind == text::CodeKind::none && text::name_is_a_code(question.name)) {
        answer.code.kind = text::CodeKind::invalid;
        answer.warnings = {code_in_name()};
    }
    if (answer.code.kind == text::CodeKind::invalid) {
        answer.result = Result::invalid;
        return answer;
    }
    look_up(answer, Look{board, on}, question, here);
    for (auto& shown : answer.entries)
        if (!question.name.empty() && text::normalise_name(question.name) != text::normalise_name(shown.item->name)) {
            answer.warnings.push_back({"name_differs", "代码相同但名称与名单所载不一致", "the code is the same but the name differs from the listed one"});
            break;
        }
    conclude(answer, board, question, here, on);
    return answer;
}

void offer_to_the_clean(Answer& answer, Board const& board, Question const& question, Date on) {
    assert(answer.entries.empty() && answer.as_of == on);
    add_clean(answer, board, question, measures_here(board, question, on), on);
}

}  // namespace check
