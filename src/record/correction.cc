// What a record says is put right or completed: its parts, and what would make it heavier.
#include "record/noun.h"

namespace record {

std::vector<casework::Part> parts_of(Record const& r) {
    return {{"document_no", r.document_no}, {"issuer", r.issuer}, {"issuer_code", r.issuer_code}, {"conduct", r.conduct}, {"penalty_kind", r.penalty_kind},
            {"facts", r.facts, true}, {"basis", r.basis, true}, {"content", r.content, r.kind != Kind::evaluation}, {"remark", r.remark, true}};
}

json::Object says_now(Record const& r) {
    json::Object all{{"fine_cents", r.fine_cents}, {"decided_on", law::to_text(r.decided_on)}, {"simple_procedure", r.simple_procedure}};
    for (auto& part : parts_of(r)) all[part.field] = part.says;
    if (only_informs(r.kind)) all["valid_until"] = json::write(r.shown_until);
    return all;
}

// A text that changed meanwhile lengthens no window by a correction of something else.
Record corrected(Record before, json::Object const& fields, casework::Setting const& setting, law::Date on) {
    auto after = with_fields(before, casework::amended(fields, parts_of(before)), setting, on);
    if (only_informs(after.kind)) return after;
    if (before.shown_until && after.shown_until) after.shown_until = std::min(*before.shown_until, *after.shown_until);
    if (before.kept_until && after.kept_until) after.kept_until = std::min(*before.kept_until, *after.kept_until);
    return after;
}

law::Finding correction_of(Record const& before, json::Object const& fields, bool by_law, casework::Setting const& setting, law::Date on) {
    auto all = casework::amendable(fields, parts_of(before), {{"fine_cents", "decided_on", "simple_procedure", "severe_basis", "valid_until"}, by_law});
    auto after = corrected(before, fields, setting, on);
    if (only_informs(before.kind)) {
        casework::not_before_the_decision(all, "valid_until", after.shown_until, after.decided_on);
        return all;
    }
    auto heavier = [&](char const* field, std::string value, char const* reason) {
        all.fields.push_back({field, std::move(value), reason, "确属登记有误的，终止后重新登记 / if it was entered wrongly, end it and enter it anew"});
    };
    if (before.decided_on < after.decided_on) heavier("decided_on", law::to_text(after.decided_on), "使公示期限更长 / its publicity would last longer");
    if (before.fine_cents < after.fine_cents) heavier("fine_cents", std::to_string(after.fine_cents), "高于原罚款金额 / a higher fine");
    if (weighs_more(split_kinds(after.penalty_kind), split_kinds(before.penalty_kind)))
        heavier("penalty_kind", after.penalty_kind, "增加或者加重处罚类别 / further or graver kinds of penalty");
    else if (before.tier < after.tier) heavier("penalty_kind", after.penalty_kind, "使失信程度更重 / its tier would be heavier");
    all.holds = all.fields.empty();
    return all;
}

}  // namespace record
