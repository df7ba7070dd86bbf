#include <algorithm>
#include "subject/noun.h"
#include "text/code.h"
#include "text/name.h"
#include "text/personal.h"

namespace subject {

using casework::Deciding;
using casework::Outcome;
using law::FieldError;

law::Editions SubjectNoun::editions() {
    auto all = law::procedure("subject", "信用主体", "Subject", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute);
    all.acts[int(Act::register_)].name = "register";
    return {std::move(all)};
}
store::Table<Subject> const& SubjectNoun::table() {
    static store::Table<Subject> const all{"subject", {"name", "names", "number_index", "number_masked", "born", "relations", "document"}};
    return all;
}

// A child born on 29 February is a year older on 1 March: the later day protects it longer.
int age_on(law::Date born, law::Date on) {
    std::chrono::year_month_day from{born}, to{on};
    int years = int(to.year()) - int(from.year());
    bool before_birthday = to.month() < from.month() || (to.month() == from.month() && to.day() < from.day());
    return before_birthday ? years - 1 : years;
}
law::Finding holds_nothing_forbidden(Subject const& subject, std::vector<std::pair<std::string_view, std::string_view>> const& words) {
    law::Finding all{true};
    if (subject.kind == Kind::organisation) return all;            // a sole trader is a person; of a hospital, illness is no secret
    for (auto& [field, said] : words)
        if (auto word = text::never_collected(said); !word.empty())
            all.fields.push_back({std::string(field), std::string(word), "宗教、基因、指纹、血型、疾病、病史不得归集 / may not be collected", "删去该内容 / leave it out"});
    all.holds = all.fields.empty();
    return all;
}

bool under_18(Subject const& subject, law::Date on) { return subject.born && age_on(*subject.born, on) < 18; }

std::string masked_name(std::string_view name) {
    auto letters = text::code_points(name);
    return letters.size() < 2 ? "*" : text::utf8(letters.substr(0, 1)) + "*";
}
std::string shown_name(Kind kind, std::string_view name) { return kind == Kind::person ? masked_name(name) : std::string(name); }
std::string masked_number(std::string_view document, std::string_view number) {
    if (number.empty()) return "";
    auto letters = text::code_points(number);
    if (document == "citizen" && letters.size() == 18) return text::mask_citizen(number);
    if (letters.size() < 5) return std::string(letters.size(), '*');
    return text::utf8(letters.substr(0, 1)) + std::string(letters.size() - 3, '*') + text::utf8(letters.substr(letters.size() - 2));
}

namespace {

std::string trimmed(std::string text) {
    auto from = text.find_first_not_of(" \t\r\n"), to = text.find_last_not_of(" \t\r\n");
    return from == text.npos ? "" : text.substr(from, to - from + 1);
}

bool has_citizen_shape(std::string_view number) {
    if (number.size() != 18) return false;
    bool digits = std::all_of(number.begin(), number.begin() + 17, [](char c) { return c >= '0' && c <= '9'; });
    return digits && ((number[17] >= '0' && number[17] <= '9') || number[17] == 'X');
}
std::optional<law::Date> born_of(std::string_view number) {
    if (!has_citizen_shape(number)) return std::nullopt;
    return law::date_from(std::string(number.substr(6, 4)) + "-" + std::string(number.substr(10, 2)) + "-" + std::string(number.substr(12, 2)));
}

void set_number(Subject& subject, std::string const& typed, std::function<std::string(std::string_view)> const& blind) {
    auto number = text::normalise_code(typed).value;
    if (number.empty()) return;
    assert(blind);                                       // every deployment has a key for it
    subject.number = store::Sealed{number};
    subject.number_index = blind(number);
    subject.number_masked = masked_number(subject.document, number);
    if (subject.document == "citizen") subject.born = born_of(number);
}

void take_out(Subject& subject, std::string const& what) {
    if (what == "code") subject.code.clear();
    if (what == "legacy") subject.legacy.clear();
    if (what == "born") subject.born.reset();
    if (what != "number") return;
    subject.number.reset();
    subject.number_index.clear();
    subject.number_masked.clear();
}

}  // namespace

Subject with_fields(Subject subject, json::Object const& fields, std::function<std::string(std::string_view)> const& blind) {
    auto given = [&](std::string_view name) { return trimmed(json::text_or(fields, name)); };
    take_out(subject, given("remove"));
    if (auto kind = given("kind"); !kind.empty()) subject.kind = json::read<Kind>(json::Value(kind), "$.kind");
    if (auto name = given("name"); !name.empty()) subject.name = name;
    if (auto code = given("code"); !code.empty()) subject.code = text::normalise_code(code).value;
    if (auto legacy = given("legacy"); !legacy.empty()) subject.legacy = text::normalise_code(legacy).value;
    if (auto document = given("document"); !document.empty()) {
        subject.document = document;
        if (subject.number) subject.number_masked = masked_number(document, subject.number->plain);
    }
    if (auto masked = given("number_masked"); !masked.empty()) subject.number_masked = masked;
    if (auto number = given("number"); !number.empty()) set_number(subject, number, blind);
    if (auto born = given("born"); !born.empty()) subject.born = json::read<law::Date>(json::Value(born), "$.born");
    return subject;
}

std::vector<FieldError> unfit_identifiers(Subject const& subject) {
    std::vector<FieldError> all;
    auto not_for = [&](std::string field, bool given, std::string who, std::string remedy) {
        if (given) all.push_back({std::move(field), "***", std::move(who), std::move(remedy)});
    };
    if (!text::names_something(subject.name)) all.push_back({"name", subject.name, "必填 / required", "请填写名称 / give the name"});
    if (subject.kind == Kind::organisation) {
        std::string why = "组织没有个人证件 / an organisation has no personal document", remedy = "请删除，或更正主体类别 / leave it out, or correct the kind";
        not_for("document", !subject.document.empty(), why, remedy);
        not_for("number", subject.number.has_value(), why, remedy);
        not_for("number_masked", !subject.number && !subject.number_masked.empty(), why, remedy);
        not_for("born", subject.born.has_value(), why, remedy);
        return all;
    }
    if (subject.kind == Kind::person) {
        std::string why = "自然人没有统一社会信用代码和注册号 / a person has no unified code", remedy = "号码填在证件号码栏 / use the field number";
        not_for("code", !subject.code.empty(), why, remedy);
        not_for("legacy", !subject.legacy.empty(), why, remedy);
    }
    if (subject.number && subject.document.empty())
        all.push_back({"document", "", "有证件号码须有证件类型 / a number needs its kind of document", "请选择证件类型 / choose the kind of document"});
    // Under another document its birthday would count for nothing (I-2). Residents from Hong Kong, Macao and Taiwan have numbers of its form: 81 to 83.
    bool citizens = subject.number && text::looks_like_citizen(subject.number->plain) && text::citizen_check_fits(subject.number->plain);
    bool of_residence = subject.document == "residence" && citizens && subject.number->plain.starts_with('8');
    if (citizens && !subject.document.empty() && subject.document != "citizen" && !of_residence)
        all.push_back({"document", subject.document, "该号码是公民身份号码 / the number is a citizen number", "证件类型选居民身份证，或核对号码 / choose citizen, or check the number"});
    // A clear number must not slip into the column that is kept as it is, nor one that its check digit gives away: the birthday is masked, or half.
    auto stars = std::count(subject.number_masked.begin(), subject.number_masked.end(), '*');
    auto letters = std::ptrdiff_t(text::code_points(subject.number_masked).size());
    if (letters > 0 && stars < (subject.document == "citizen" || letters >= 15 ? 8 : (letters + 1) / 2))
        all.push_back({"number_masked", "***", "号码未充分遮盖 / the number is not masked enough",
                       "公民身份号码至少遮盖8位，其他证件至少遮盖一半；完整号码填在证件号码栏"
                       " / mask eight digits of a citizen number, half of another; a clear number belongs in the field number"});
    return all;
}

std::vector<FieldError> wrong_codes(Subject const& subject) {
    std::vector<FieldError> all;
    if (!subject.code.empty()) {
        auto code = text::normalise_code(subject.code);
        std::string remedy = "请核对营业执照上的18位代码 / check the 18 characters on the licence";
        if (code.kind == text::CodeKind::legacy)
            all.push_back({"code", code.value, "这是15位旧注册号 / a 15-digit registration number", "填在旧注册号栏 / use the field legacy"});
        else if (code.kind == text::CodeKind::citizen)
            all.push_back({"code", "***", "这像公民身份号码 / it looks like a citizen number", "填在证件号码栏，或核对代码 / use the field number, or check the code"});
        else if (code.kind != text::CodeKind::unified)
            all.push_back({"code", code.value, code.remarks[0].zh + " / " + code.remarks[0].en, remedy});
    }
    if (!subject.legacy.empty() && text::normalise_code(subject.legacy).kind != text::CodeKind::legacy)
        all.push_back({"legacy", "***", "不是15位注册号 / not a 15-digit registration number", "请核对；没有则留空 / check it; leave it empty when there is none"});
    return all;
}

std::vector<FieldError> wrong_number(Subject const& subject, bool as_issued) {
    std::vector<FieldError> all;
    if (!subject.number || subject.document != "citizen" || as_issued) return all;
    auto& number = subject.number->plain;
    std::string remedy = "请与证件核对；证件上确是如此的，选“经核对与证件一致” / check the document; if it reads so, set number_as_issued";
    auto wrong = [&](std::string why) { all.push_back({"number", masked_number("citizen", number), std::move(why), remedy}); };
    if (!has_citizen_shape(number)) wrong("公民身份号码应为18位数字，末位可为X / 17 digits and a digit or X");
    else if (!born_of(number)) wrong("第7至14位不是存在的日期 / characters 7 to 14 are no date that exists");
    else if (!text::citizen_check_fits(number)) wrong("校验码不符 / check digit");
    else if (subject.born && *subject.born != *born_of(number))
        all.push_back({"born", "***", "与公民身份号码中的出生日期不符 / differs from the date in the number", remedy});
    return all;
}

namespace {

Subject renamed(Deciding<Subject> const& now) {
    Subject subject = *now.before;
    auto since = json::text_or(now.command.fields, "since");
    law::Date from = now.file->opened;
    if (!subject.names.empty()) from = subject.names.back().to.value_or(from);
    if (!since.empty()) from = json::Text<law::Date>::from(since);
    subject.names.push_back({subject.name, std::min(from, now.on), now.on});
    subject.name = trimmed(json::text(now.command.fields, "name"));
    return subject;
}

// The same relation told again, with its end, closes the one on file.
Subject related(Deciding<Subject> const& now) {
    Subject subject = *now.before;
    auto& fields = now.command.fields;
    Relation relation{json::text(fields, "kind"), json::text(fields, "subject"), json::Text<law::Date>::from(json::text(fields, "from")), {}};
    if (auto to = json::text_or(fields, "to"); !to.empty()) relation.to = json::Text<law::Date>::from(to);
    auto same = std::find_if(subject.relations.begin(), subject.relations.end(), [&](Relation const& r) {
        return r.kind == relation.kind && r.subject == relation.subject && r.from == relation.from;
    });
    if (same == subject.relations.end()) subject.relations.push_back(std::move(relation));
    else *same = std::move(relation);
    return subject;
}

}  // namespace

namespace {

// Whoever turns out to be under 14 could not be listed or recorded: it ends in the same act, for everybody who was told (I-20).
void end_what_rests_on_a_child(std::vector<casework::Consequence>& all, law::Facts const& facts, std::string const& id) {
    auto add = [&](std::string_view which, char const* noun, char const* what, json::Object fields) {
        auto ids = facts.given(which);
        if (!ids.empty()) all.push_back({noun, what, std::move(ids), std::move(fields), {}, false});
    };
    add("entries_open", "entry", "remove", {{"reason", "under_14"}, {"cause", id}});
    add("entries_waiting", "entry", "discard", {});
    add("records_open", "record", "end", {{"reason", "recorded_in_error"}, {"words", kUnder14}, {"cause", id}});
}

}  // namespace

law::Result<Outcome<Subject>> SubjectNoun::decide(Deciding<Subject> const& now) {
    auto act = Act(now.move.rule->may);
    Outcome<Subject> all{now.before ? *now.before : Subject{}};
    Subject& subject = all.after;
    json::Object said;
    switch (act) {
        case Act::register_:
        case Act::amend:
            subject = with_fields(std::move(subject), now.command.fields, now.setting.blind);
            end_what_rests_on_a_child(all.consequences, now.facts, now.id);
            break;
        case Act::rename:
            subject = renamed(now);
            for (auto& telling : now.facts.given("told")) all.consequences.push_back({"notice", "open", {}, json::parse(telling).as_object(), {}, false});
            break;
        case Act::relate: subject = related(now); break;
        case Act::decline_promotion: subject.declines_promotion = true; break;
        case Act::accept_promotion: subject.declines_promotion = false; break;
        case Act::merge_away:
            said["into"] = json::text(now.command.fields, "into");
            subject.relations.push_back({"successor", json::text(now.command.fields, "into"), now.on, {}});
            break;
        case Act::close: said["reason"] = json::text(now.command.fields, "reason"); break;
    }
    all.subject = now.id;
    all.title = shown_name(subject.kind, subject.name);
    all.facts = std::move(said);
    all.facts["kind"] = json::enum_name(subject.kind);
    return all;
}

// Numbers leave this noun masked, whoever reads. A list masks the names of persons too.
namespace {

constexpr casework::Word kMembers[] = {
    {"kind", "主体类别", "kind"}, {"name", "名称或姓名", "name"}, {"code", "统一社会信用代码", "unified social credit code"},
    {"legacy", "旧注册号", "legacy registration number"}, {"declines_promotion", "不参加守信宣传", "declines to be promoted as a model"},
    {"names", "曾用名", "former names"}, {"relations", "关联关系", "relations"}, {"document", "证件类型", "kind of document"},
    {"number_masked", "证件号码（遮盖）", "document number, masked"}, {"under_18", "未满十八周岁", "under 18"},
};
constexpr casework::Word kInside[] = {
    {"organisation", "法人或非法人组织", "organisation"}, {"sole_trader", "个体工商户", "sole trader"}, {"subject", "关联主体", "the other subject"},
    {"legal_representative", "法定代表人", "legal representative"}, {"person_responsible", "主要负责人", "person responsible"},
    {"successor", "权利义务承继者", "successor"}, {"citizen", "居民身份证", "citizen's card"}, {"passport", "护照", "passport"},
    {"hk_macao", "港澳居民来往内地通行证", "Hong Kong and Macao permit"}, {"taiwan", "台湾居民来往大陆通行证", "Taiwan permit"},
    {"residence", "外国人永久居留证", "residence permit"}, {"number", "证件号码", "document number"}, {"born", "出生日期", "date of birth"},
    {"dissolved", "注销或解散", "dissolved"}, {"deceased", "死亡", "deceased"}, {"recorded_in_error", "误录", "recorded in error"},
    {"no_longer_needed", "不再需要", "no longer needed"},
};

}  // namespace

casework::Vocabulary SubjectNoun::words() { return {kMembers, kInside}; }

json::Object SubjectNoun::view(Subject const& subject, casework::Reader const& reader) {
    json::Object all{{"kind", json::enum_name(subject.kind)},
                     {"name", reader.full ? subject.name : shown_name(subject.kind, subject.name)},
                     {"code", subject.code},
                     {"legacy", subject.legacy},
                     {"declines_promotion", subject.declines_promotion}};
    if (!reader.full) return all;
    all["names"] = json::write(subject.names);
    all["relations"] = json::write(subject.relations);
    if (subject.kind == Kind::organisation) return all;
    all["document"] = subject.document;
    all["number_masked"] = subject.number_masked;
    all["under_18"] = under_18(subject, reader.today);
    return all;
}

bool SubjectNoun::may_read(Subject const& s, casework::CaseFile const&, casework::Actor const& actor) {
    if (actor.roles.has(law::Party::subject)) return !s.id.empty() && actor.subject == s.id;
    return actor.roles.meets(casework::kAgencyRoles) || actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor);
}

}  // namespace subject
