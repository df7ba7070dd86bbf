#include "review/noun.h"
#include "casework/archive.h"
#include "json/json.h"
#include "law/sent.h"

namespace review {

using casework::Deciding;
using casework::Outcome;

law::Editions ReviewNoun::editions() {
    return {law::procedure("review", "信用核查", "Credit review", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Review> const& ReviewNoun::table() {
    static store::Table<Review> const all{"review", {"occasion", "roster", "missing", "refused_because", "remarks", "sent_back_because", "receiver", "withdrawn_because"}};
    return all;
}
std::optional<law::Date> ReviewNoun::date(Review const& r, std::string_view name) {
    assert(name == "archive_ends" || name == "reply_due");
    return name == "reply_due" ? r.reply_due : r.archived_until;
}

Review review_sent(json::Object const& fields, Review before) {
    law::Sent sent{fields};
    sent.choice("purpose", before.purpose);
    sent.text("occasion", before.occasion);
    sent.text("matter", before.matter);
    sent.text("basis_instrument", before.basis_instrument);
    sent.text("basis_article", before.basis_article);
    sent.text("letter_no", before.letter_no);
    sent.day("letter_on", before.letter_on);
    sent.text("letter", before.letter);
    sent.text("roster_file", before.roster_file);
    return before;
}

std::string asked_for(Purpose purpose) { return "review_" + std::string(json::enum_name(purpose)); }

namespace {

// What was handed over becomes part of the review: its files are relied on and no longer taken back.
void take_in(Outcome<Review>& all, Deciding<Review> const& now) {
    auto& r = all.after;
    auto rows = now.facts.given("rows"), numbers = now.facts.given("numbers");
    if (!rows.empty()) {
        r.roster = json::read<std::vector<Row>>(json::parse(rows.front()));
        r.numbers = {numbers.front()};
        r.rows = std::int64_t(r.roster.size());
        r.persons = std::any_of(r.roster.begin(), r.roster.end(), [](Row const& row) { return row.person; });
    }
    for (auto& file : now.facts.given("files_handed_over"))
        all.consequences.push_back({"document", "rely", {file}, {{"paper", ""}, {"about_noun", "review"}, {"about", now.id}}, {}, false});
}

// Everybody on the roster, asked about for the agency whose review it is.
casework::Consequence ask(Review const& r, std::string const& id) {
    auto numbers = json::read<std::vector<std::string>>(json::parse(r.numbers.plain));
    json::Array rows;
    for (std::size_t i = 0; i < r.roster.size(); ++i)
        rows.push_back(json::Object{{"name", r.roster[i].name}, {"code", r.roster[i].person ? numbers.at(i) : r.roster[i].code}});
    return {"check", "ask_roster", {}, {{"agency", r.agency}, {"matter", r.matter}, {"purpose", asked_for(r.purpose)}, {"rows", std::move(rows)},
                                        {"noun", "review"}, {"id", id}, {"act", "answer"}}, {}, false};
}

// In the order of the roster.
void take_answers(Review& r, Deciding<Review> const& now) {
    auto& answers = json::array(now.command.fields, "answers");
    assert(answers.size() == r.roster.size());
    r.checks = json::text(now.command.fields, "checks");
    r.checked_on = now.on;
    std::map<std::string, std::int64_t> counted;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        auto& answer = answers[i].as_object();
        auto& row = r.roster[i];
        auto take = [&](char const* name, std::string& member) { member = json::text(answer, name); };
        take("result", row.result);
        take("wording", row.wording);
        take("lists", row.lists);
        take("measures", row.measures);
        take("note", row.note);
        take("receipt", row.receipt);
        row.entries = json::read<std::vector<Named>>(answer.at("entries"));
        ++counted[row.result];
    }
    r.results.clear();
    for (auto& [result, rows] : counted) r.results.push_back({result, rows});
}

// What has ended is kept for its time, without the numbers that it was compared by.
void end(Review& r, Deciding<Review> const& now) {
    r.numbers = {};
    r.archived_until = casework::archive_ends(now.setting, "archive.review.max", now.on);
}

}  // namespace

law::Result<Outcome<Review>> ReviewNoun::decide(Deciding<Review> const& now) {
    auto& fields = now.command.fields;
    Outcome<Review> all{now.before ? *now.before : Review{}};
    Review& r = all.after;
    switch (Act(now.move.rule->may)) {
        case Act::file:
            r.agency = now.actor.agency;
            r = review_sent(fields, r);
            take_in(all, now);
            all.title = "信用核查 · " + now.facts.given("agency_name").at(0) + " · " + r.letter_no;
            break;
        case Act::supplement:
            r = review_sent(fields, r);
            take_in(all, now);
            break;
        case Act::accept: break;
        case Act::return_it:
            r.missing = json::text(fields, "missing");
            r.returned_once = true;
            break;
        case Act::refuse:
            r.ground = law::choice_sent<Ground>(fields, "ground");
            r.refused_because = json::text(fields, "reason");
            end(r, now);
            break;
        case Act::check:
            if (!r.reply_due) r.reply_due = now.file->due;  // the wait that acceptance began goes on to the reply
            all.consequences.push_back(ask(r, now.id));
            break;
        case Act::answer: take_answers(r, now); break;
        case Act::draft: r.remarks = json::text_or(fields, "remarks"); break;
        case Act::send_back: r.sent_back_because = json::text(fields, "reason"); break;
        case Act::approve: break;
        case Act::serve:
            r.way = law::choice_sent<Way>(fields, "way");
            r.receiver = json::text(fields, "receiver");
            r.reply = now.facts.given("reply_issued").at(0);
            end(r, now);
            break;
        case Act::withdraw:
            r.withdrawn_because = json::text(fields, "reason");
            end(r, now);
            break;
        case Act::destroy: casework::destroy(all, table(), now.on, now.facts); break;
    }
    all.facts = {{"matter", r.matter}, {"asked_for", asked_for(r.purpose)}, {"on_roster", r.rows}};
    if (Act(now.move.rule->may) == Act::answer) all.facts["checks"] = r.checks;
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"agency", "来函单位", "asking agency"}, {"purpose"}, {"occasion"}, {"matter"}, {"basis_instrument"}, {"basis_article"}, {"letter_no"}, {"letter_on"}, {"letter"},
    {"roster_file"}, {"rows", "核查行数", "rows"}, {"persons", "含自然人", "natural persons on it"}, {"roster"}, {"missing"}, {"ground"},
    {"refused_because", "不予受理的理由", "why it was refused"}, {"reply_due", "复函期限", "reply due"}, {"checked_on", "比对日期", "day of the answers"},
    {"checks", "比对账页", "leaf of the answers"}, {"results", "结果计数", "answers by result"}, {"remarks"},
    {"sent_back_because", "退回重办的理由", "why it was sent back"}, {"reply", "核查复函", "the reply"}, {"way"}, {"receiver"},
    {"withdrawn_because", "撤回的理由", "why it was withdrawn"}, {"archived_until", "档案保存至", "kept until"}, {"destroyed_on", "销毁日期", "destroyed on"},
};
constexpr casework::Word kInside[] = {
    {"honour", "评优评先", "selection for an honour"}, {"commendation", "表彰奖励", "commendation"}, {"qualification", "资格审查", "examination of a qualification"},
    {"recruitment", "招录聘用", "recruitment"}, {"subsidy", "资金项目扶持", "subsidy"}, {"other", "其他", "other"},
    {"not_refused", "未不予受理", "not refused"}, {"no_purpose", "无核查目的", "no purpose"}, {"outside_remit", "不在职权之内", "outside the remit"}, {"no_basis", "无核查依据", "no basis"},
    {"other_ground", "其他原因", "another ground"}, {"none_yet", "尚未送达", "not served yet"}, {"in_person", "当面签收", "in person"}, {"post", "邮寄", "post"},
    {"exchange", "公文交换", "exchange of documents"}, {"system", "本系统", "in this system"}, {"name", "名称", "name"}, {"code", "代码（自然人遮盖）", "code, masked of persons"},
    {"person", "自然人", "natural person"}, {"result", "比对结果代码", "result"}, {"wording", "比对结果", "answer"}, {"lists", "名单类别", "lists"},
    {"measures", "对应措施", "measures"}, {"note", "说明", "note"}, {"receipt", "比对回执", "receipt"}, {"entries", "名单条目", "entries"},
    {"entry", "条目", "entry"}, {"standing", "当日状态", "its standing that day"}, {"invalid", "代码有误，未能比对", "the code cannot be one"}, {"discipline", "列入惩戒名单", "listed: discipline"},
    {"suspended", "核实期间，联合惩戒暂停", "suspended pending verification"}, {"candidate", "有疑似对象，须人工确认", "possible matches"},
    {"incentive", "列入激励名单", "listed: incentive"}, {"none", "未列入名单", "not listed"},
};

}  // namespace

casework::Vocabulary ReviewNoun::words() { return {kMembers, kInside}; }

json::Object ReviewNoun::view(Review const& r, casework::Reader const& reader) {
    json::Object all{{"agency", r.agency}, {"purpose", json::enum_name(r.purpose)}, {"matter", r.matter}, {"letter_no", r.letter_no}, {"letter_on", json::write(r.letter_on)},
                     {"rows", r.rows}, {"persons", r.persons}, {"ground", json::enum_name(r.ground)}, {"reply_due", json::write(r.reply_due)},
                     {"checked_on", json::write(r.checked_on)}, {"results", json::write(r.results)}, {"way", json::enum_name(r.way)},
                     {"archived_until", json::write(r.archived_until)}, {"destroyed_on", json::write(r.destroyed_on)}};
    if (!reader.full) return all;
    all["occasion"] = r.occasion;
    all["basis_instrument"] = r.basis_instrument;
    all["basis_article"] = r.basis_article;
    all["letter"] = r.letter;
    all["roster_file"] = r.roster_file;
    all["roster"] = json::write(r.roster);
    all["checks"] = r.checks;
    all["missing"] = r.missing;
    all["refused_because"] = r.refused_because;
    all["remarks"] = r.remarks;
    all["sent_back_because"] = r.sent_back_because;
    all["reply"] = r.reply;
    all["receiver"] = r.receiver;
    all["withdrawn_because"] = r.withdrawn_because;
    return all;
}

// An agency knows of its own reviews alone.
bool ReviewNoun::may_read(Review const& r, casework::CaseFile const&, casework::Actor const& actor) {
    if (actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor)) return true;
    return r.agency == actor.agency && actor.roles.meets(casework::kAgencyRoles);
}

}  // namespace review
