// What a finding puts right or completes: as the source answers it, as the fields of the correction that follows, and in the words that tell of it.
#include "law/sent.h"
#include "objection/noun.h"

namespace objection {

json::Object as_put_right(Objection const& o) {
    json::Object all{{"amends", json::enum_name(o.found == Found::supplement ? casework::Amends::supplement : casework::Amends::correct)}};
    auto add = [&](char const* name, std::string const& value) { if (!value.empty()) all[name] = value; };
    add("document_no", o.put_right.document_no);
    add("penalty_kind", o.put_right.penalty_kind);
    add("content", o.put_right.content);
    if (o.put_right.fine_cents) all["fine_cents"] = *o.put_right.fine_cents;
    if (o.until) all["until"] = law::to_text(*o.until);
    add("issuer", o.amendment.issuer);
    add("basis", o.amendment.basis);
    add("facts", o.amendment.facts);
    add("exit_conditions", o.amendment.exit_conditions);
    add("remedies", o.amendment.remedies);
    add("remark", o.amendment.remark);
    add("proof", o.amendment.proof);
    return all;
}

void take_finding(json::Object const& fields, Objection& o) {
    o.found = law::choice_sent<Found>(fields, "found");
    o.until.reset();
    o.put_right = {};
    o.amendment = {};
    o.correction = json::text_or(fields, "correction");
    if (o.found != Found::correct && o.found != Found::supplement) return;
    law::Sent sent{fields};
    if (o.found == Found::correct) sent.day("until", o.until);
    sent.text("document_no", o.put_right.document_no);
    sent.text("penalty_kind", o.put_right.penalty_kind);
    sent.text("content", o.put_right.content);
    if (fields.contains("fine_cents")) o.put_right.fine_cents = json::integer(fields, "fine_cents");
    sent.text("issuer", o.amendment.issuer);
    sent.text("basis", o.amendment.basis);
    sent.text("facts", o.amendment.facts);
    sent.text("exit_conditions", o.amendment.exit_conditions);
    sent.text("remedies", o.amendment.remedies);
    sent.text("remark", o.amendment.remark);
    sent.text("proof", o.amendment.proof);
}

namespace {

constexpr law::Field kParts[] = {
    {"until", law::FieldType::date, false, "截止日期", "last day"},
    {"document_no", law::FieldType::text, false, "决定文书号", "document number"},
    {"penalty_kind", law::FieldType::text, false, "处罚类别", "kinds of penalty"},
    {"fine_cents", law::FieldType::integer, false, "罚款金额（分）", "fine in cents"},
    {"content", law::FieldType::long_text, false, "内容", "content"},
    {"issuer", law::FieldType::text, false, "认定单位", "deciding organ"},
    {"basis", law::FieldType::text, false, "依据", "basis"},
    {"facts", law::FieldType::long_text, false, "事实", "facts"},
    {"exit_conditions", law::FieldType::long_text, false, "移出条件", "exit conditions"},
    {"remedies", law::FieldType::long_text, false, "救济途径", "remedies"},
    {"remark", law::FieldType::long_text, false, "备注", "remark"},
};

}  // namespace

std::string what_changes(Objection const& o, json::Object const& says_now) { return casework::what_changes(as_put_right(o), says_now, kParts); }

}  // namespace objection
