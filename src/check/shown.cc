// An answer as the API, the command line and sheets show it.
#include "check/verdict.h"

namespace check {

Wording wording(Result result) {
    switch (result) {
        case Result::invalid: return {"代码有误，未能比对", "the code cannot be one; nothing was compared"};
        case Result::discipline: return {"列入惩戒名单", "listed: discipline"};
        case Result::suspended: return {"核实期间，联合惩戒暂停", "listed, suspended pending verification"};
        case Result::candidate: return {"有疑似对象，须人工确认", "possible matches for a person to confirm"};
        case Result::incentive: return {"列入激励名单", "listed: incentive"};
        case Result::none: return {"未列入名单", "not listed"};
    }
    return {};
}

namespace {

// Whom the code identifies, as on file here: the officer compares it with the papers. Natural persons are masked (I-16).
std::string whom(Answer const& answer) {
    std::string all = answer.on_file;
    std::set<std::string> named;
    for (auto& e : answer.entries)
        if (named.insert(e.item->entry.subject).second) all += (all.empty() ? "" : "、") + subject::shown_name(e.item->kind, e.item->name);
    return all;
}

}  // namespace

json::Object shown(Answer const& answer, std::string const& id, Board const& board) {
    json::Array entries, measures, candidates, warnings, records;
    for (auto& e : answer.entries) {
        auto& entry = e.item->entry;
        auto type = board.list_types.find(entry.list_type);
        auto issuer = entry.origin.issuer.empty() ? entry.origin.node : entry.origin.issuer;
        json::Object origin{{"level", entry.origin.level}, {"issuer", issuer}, {"document_no", entry.origin.document_no}};
        auto basis = entry.origin.basis;
        // Why what another region listed is listed here: whoever reads the reason reads the recognition with it.
        if (auto& there = entry.elsewhere) {
            origin["region"] = there->region;
            origin["region_name"] = there->region_name;
            origin["list_type_name"] = there->theirs_name;
            basis += "；跨区域互认：" + there->basis;
        }
        json::Object told{{"id", entry.id},
                          {"name", subject::shown_name(e.item->kind, e.item->name)},
                          {"list_type", entry.list_type},
                          {"list_type_name", type == board.list_types.end() ? "" : type->second.name_zh},
                          {"polarity", json::enum_name(entry.polarity)},
                          {"state", json::enum_name(e.state)},
                          {"origin", std::move(origin)},
                          {"basis", std::move(basis)},
                          {"until", json::write(entry.until)}};
        if (board.in_proceedings.contains(entry.id)) told["remedies"] = "pending";
        entries.push_back(std::move(told));
    }
    for (auto& m : answer.measures)
        measures.push_back(json::Object{{"number", m.number}, {"edition", m.edition}, {"name", m.name_zh}, {"name_en", m.name_en},
                                        {"kind", json::enum_name(m.kind)}, {"binds_by_law", m.binds_by_law}, {"suspended", m.suspended},
                                        {"entry", m.entry.empty() ? json::Value(nullptr) : json::Value(m.entry)}, {"basis", m.basis},
                                        {"what_to_do", m.what_to_do_zh}, {"what_to_do_en", m.what_to_do_en}, {"until", json::write(m.until)}});
    for (auto& c : answer.candidates)
        candidates.push_back(json::Object{{"entry", c.item->entry.id}, {"name", subject::shown_name(c.item->kind, c.item->name)},
                                          {"code", c.item->code}, {"reason", c.reason_zh}, {"reason_en", c.reason_en}, {"score", c.score}});
    for (auto& w : answer.warnings) warnings.push_back(json::Object{{"code", w.code}, {"zh", w.zh}, {"en", w.en}});
    auto words = wording(answer.result);
    auto day = law::to_text(answer.as_of);
    json::Object all{{"id", id},
            {"result", json::enum_name(answer.result)},
            {"wording", std::string(words.zh) + "（截至" + day + "）"},
            {"wording_en", std::string(words.en) + " (as of " + day + ")"},
            {"disclaimer", "本结果仅反映截至当日本县已公布名单的比对情况，不是信用良好的证明。 / It reflects the published lists as of that day and is no certificate of good conduct."},
            {"name", whom(answer)},
            {"entries", std::move(entries)},
            {"measures", std::move(measures)},
            {"candidates", std::move(candidates)},
            {"warnings", std::move(warnings)},
            {"as_of", day},
            {"list_version", answer.list_version},
            {"catalogue_version", answer.catalogue_version}};
    for (auto& r : answer.records)
        records.push_back(json::Object{{"record", r.id}, {"kind", r.kind}, {"held_from", law::to_text(r.held_from)}, {"what_to_do", "核实期间暂停，不作为不良信用记录使用。"},
                                       {"what_to_do_en", "Suspended while it is examined; it counts as no adverse record."}});
    if (!records.empty()) all["suspended_records"] = std::move(records);
    return all;
}

json::Object told_in_short(Answer const& answer, Board const& board, std::string const& id) {
    std::string lists, measures, note;
    auto add = [](std::string& all, std::string const& one) { if (!one.empty() && all.find(one) == all.npos) all += (all.empty() ? "" : "；") + one; };
    json::Array entries;
    for (auto& e : answer.entries) {
        if (!e.counts) continue;
        auto type = board.list_types.find(e.item->entry.list_type);
        add(lists, type == board.list_types.end() ? e.item->entry.list_type : type->second.name_zh);
        entries.push_back(json::Object{{"entry", e.item->entry.id}, {"standing", json::enum_name(e.state)}});
    }
    for (auto& m : answer.measures) add(measures, m.number + " " + m.name_zh + (m.suspended ? "（暂停）" : ""));
    for (auto& w : answer.warnings) add(note, w.zh);
    if (answer.result == Result::candidate) add(note, "未经核对身份，不得据以作出决定");
    return {{"result", json::enum_name(answer.result)}, {"wording", wording(answer.result).zh}, {"lists", lists}, {"measures", measures}, {"note", note},
            {"receipt", id}, {"entries", std::move(entries)}};
}

}  // namespace check
