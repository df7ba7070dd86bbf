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

namespace {

void add(law::Finding& all, char const* field, std::string value, char const* reason, char const* instead) {
    all.fields.push_back({field, std::move(value), reason, instead});
    all.holds = false;
}

}  // namespace

void none_of_it(law::Finding& all, json::Object const& right, std::initializer_list<char const*> fields, char const* instead) {
    for (auto* field : fields)
        if (right.contains(field)) add(all, field, "", "所针对的事项不含该内容 / it says no such thing", instead);
}

law::Finding entry_correction(Objection const& o, json::Object const& right, entry::Entry const& e, std::vector<casework::Part> const& parts) {
    bool determined = !e.determination.empty();
    auto all = casework::amendable(right, parts, {{"until"}});
    if (o.until && e.until && *e.until < *o.until) add(all, "until", law::to_text(*o.until), "晚于原截止日期 / later than its last day", "延长须依法重新认定或者续期 / renew it, or decide anew");
    if (determined && !o.amendment.issuer.empty()) add(all, "issuer", o.amendment.issuer, "认定单位不能更正 / the organ that determined is not corrected", "移出后由有权单位重新认定 / remove it, and decide anew");
    casework::not_before_the_decision(all, "until", o.until, e.origin.decided_on);
    if (!determined && !o.put_right.document_no.empty())
        add(all, "document_no", o.put_right.document_no, "上级名单以文书号识别 / an upstream list is matched by it", "由来源更正，下一批次替换该条目 / its origin corrects it; the next batch replaces the entry");
    if (!determined) none_of_it(all, right, {"facts", "exit_conditions", "remedies"}, "用备注补充，或者由来源更正 / use the remark, or let its origin correct it");
    none_of_it(all, right, {"penalty_kind", "fine_cents", "content"}, "删去 / leave it out");
    return all;
}

}  // namespace objection
