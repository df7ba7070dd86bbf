#include "check/told.h"
#include <algorithm>

namespace check {
namespace {

std::string bases_in_force(measure::Measure const& m, law::Date on) {
    std::string all;
    for (auto& basis : m.bases)
        if (law::in_force(basis, on)) all += (all.empty() ? "" : "；") + basis.instrument + basis.article;
    return all;
}

bool stands_under(std::map<std::string, std::set<std::string>> const& by_subject, std::string const& subject, std::string const& one) {
    auto found = by_subject.find(subject);
    return found != by_subject.end() && found->second.contains(one);
}

// Only what is told counts: a measure that is missing must not tell of an entry that is.
void add_voluntary(Answer& answer, Board const& board, Reach const& reach, law::Date on) {
    bool discipline = answer.result == Result::discipline;
    for (auto& shown : answer.entries) {
        auto& e = shown.item->entry;
        if (discipline && e.polarity == list_type::Polarity::incentive) continue;          // I-6
        for (auto& m : board.measures) {
            bool for_it = m.kind == measure::Kind::voluntary && measure::in_force(m, on) && targets(m, e) && partner::is_for(m.agencies, reach.kind);
            if (!for_it || stands_under(board.unfitting, e.subject, m.id) || stands_under(board.contested, e.subject, m.number)) continue;
            answer.measures.push_back({m.number, m.edition, m.id, e.id, m.name_zh, m.name_en, bases_in_force(m, on),
                                       m.what_to_do_zh + "（自愿参考，是否采用由你单位自行决定，无须反馈）",
                                       m.what_to_do_en + " (voluntary: whether to use it is yours alone, and nothing is reported back)", m.kind, false, false, std::nullopt});
        }
    }
}

}  // namespace

bool is_public(Board const& board, Item const& item, law::Date on) {
    auto type = board.list_types.find(item.entry.list_type);
    return item.kind == subject::Kind::organisation && standing(board, item.entry, on) == entry::Standing::in_force && type != board.list_types.end() &&
           type->second.publicity != list_type::Publicity::none;
}

Answer told(Board const& board, Question const& question, Reach const& reach, law::Date on) {
    Answer answer;
    answer.code = text::normalise_code(question.code);
    answer.warnings = answer.code.remarks;
    answer.list_version = board.list_version;
    answer.catalogue_version = board.catalogue_version;
    answer.as_of = on;
    if (answer.code.kind == text::CodeKind::invalid) {
        answer.result = Result::invalid;
        return answer;
    }
    for (auto* item : listed_exactly(board, answer.code, question.blind, on)) {
        bool agreed = std::find(reach.list_types.begin(), reach.list_types.end(), item->entry.list_type) != reach.list_types.end();
        bool in_force = standing(board, item->entry, on) == entry::Standing::in_force;
        if (!agreed || !in_force || !(is_public(board, *item, on) || reach.consented.contains(item->entry.subject))) continue;
        answer.entries.push_back({item, entry::Standing::in_force, true});
        if (item->entry.polarity == list_type::Polarity::discipline) answer.result = Result::discipline;
        else if (answer.result == Result::none) answer.result = Result::incentive;
    }
    add_voluntary(answer, board, reach, on);
    return answer;
}

json::Object shown_to_partner(Answer const& answer, std::string const& id, Board const& board, std::string const& consent) {
    auto all = shown(answer, id, board);
    auto day = law::to_text(answer.as_of);
    for (auto& entry : all.at("entries").as_array()) entry.as_object().erase("remedies");      // that something is contested is nobody's consent and no publication
    if (answer.result == Result::none) {
        all["wording"] = "没有可以向你单位提供的信息（截至" + day + "）";
        all["wording_en"] = "nothing that may be told to you (as of " + day + ")";
    }
    all["disclaimer"] = "只提供当日已公开的和信用主体授权你单位查询的信息；没有提供的，既不说明已列入名单，也不说明未列入。本结果供自愿参考，不设义务和期限，不得转供他人。"
                        " / Only what is public of that day, and what the subject consented that you learn. What is not told is neither said to be listed nor not to be."
                        " For voluntary use: no duty, no day, and not to be passed on.";
    all["consent"] = consent.empty() ? json::Value(nullptr) : json::Value(consent);
    return all;
}

}  // namespace check
