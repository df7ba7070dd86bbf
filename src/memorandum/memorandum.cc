#include <algorithm>
#include "memorandum/noun.h"
#include "text/name.h"

namespace memorandum {

using casework::Deciding;
using casework::Outcome;
using law::Date;

Signatory const* party(Memorandum const& m, std::string_view agency) {
    for (auto& each : m.parties) if (each.agency == agency) return &each;
    return nullptr;
}
bool all_signed(Memorandum const& m) {
    return !m.parties.empty() && std::all_of(m.parties.begin(), m.parties.end(), [](auto& each) { return each.signed_on.has_value(); });
}
bool in_force(Memorandum const& m, Date on) {
    auto begins = m.level == Level::county ? m.effective_on : m.issued_on;
    bool agreed = m.level != Level::county || all_signed(m);
    return agreed && begins && *begins <= on && (!m.ended_on || on < *m.ended_on);
}
bool is_cited_as(Memorandum const& m, std::string_view instrument) {
    // A bare "1" would be found in every instrument: a number of a document says so.
    bool by_number = m.document_no.find("号") != std::string::npos;
    auto typed = law::plain_name(instrument), name = law::plain_name(m.name), number = law::plain_name(m.document_no);
    return (by_number && typed.find(number) != typed.npos) || (!name.empty() && (typed == name || typed.find(U"(" + name + U")") != typed.npos));
}

void rank_as_agreed(std::vector<law::Citation>& bases, std::vector<Memorandum> const& agreed) {
    for (auto& basis : bases)
        for (auto& m : agreed)
            if (is_cited_as(m, basis.instrument)) basis.rank = law::Rank::memorandum;
}

law::Editions MemorandumNoun::editions() {
    return {law::procedure("memorandum", "合作备忘录", "Memorandum", Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Memorandum> const& MemorandumNoun::table() {
    static store::Table<Memorandum> const all{"memorandum"};
    return all;
}

namespace {

template <class T> void take(json::Object const& fields, char const* name, std::vector<T>& member) {
    auto* sent = fields.if_contains(name);
    member = sent && !sent->is_null() ? json::read<std::vector<T>>(*sent, "$." + std::string(name)) : std::vector<T>{};
}

void refuse_blanks(std::vector<law::Citation> const& bases, std::string const& path) {
    for (std::size_t i = 0; i < bases.size(); ++i)
        if (!text::names_something(bases[i].instrument)) throw json::Error(path + "[" + std::to_string(i) + "].instrument: " + std::string(json::kMissing));
}

// A memorandum is no basis, itself least of all (I-9), nor is what names no article.
bool has_own_basis(Memorandum const& m) {
    auto bases = m.bases;
    rank_as_agreed(bases, {m});
    return std::any_of(bases.begin(), bases.end(), [](auto& basis) { return law::rank_of(basis) < law::Rank::house_rule; });
}

}  // namespace

std::vector<std::string> parties_sent(json::Object const& fields) {
    std::vector<std::string> all;
    take(fields, "parties", all);
    return all;
}

Memorandum contents_sent(json::Object const& fields, Memorandum m) {
    m.name = json::text(fields, "name");
    m.targets = json::text_or(fields, "targets");
    m.implementers = json::text_or(fields, "implementers");
    m.sharing = json::text_or(fields, "sharing");
    m.execution = json::text_or(fields, "execution");
    m.feedback = json::text_or(fields, "feedback");
    m.repair = json::text_or(fields, "repair");
    take(fields, "measures", m.measures);
    take(fields, "bases", m.bases);
    for (std::size_t i = 0; i < m.measures.size(); ++i) {
        auto place = "$.measures[" + std::to_string(i) + "]";
        auto& item = m.measures[i];
        if (!text::names_something(item.measure) && !text::names_something(item.name)) throw json::Error(place + ": 请填写清单中的编号或名称 / give the number in the catalogue, or a name");
        refuse_blanks(item.bases, place + ".bases");
    }
    refuse_blanks(m.bases, "$.bases");
    return m;
}

law::Finding contents_of(Memorandum const& m) {
    law::Finding all{true};
    auto need = [&](bool there, char const* field, char const* zh, char const* en) {
        if (!there) all.fields.push_back({field, "", "缺" + std::string(zh) + " / " + en + " missing", "由牵头单位补充 / for the lead to supply"});
    };
    auto given = [](std::string const& words) { return text::names_something(words); };
    need(given(m.targets), "targets", "奖惩对象", "targets");
    need(!m.measures.empty(), "measures", "奖惩措施", "measures");
    need(has_own_basis(m), "bases", "奖惩依据", "basis");
    need(given(m.implementers), "implementers", "实施单位", "implementers");
    need(given(m.sharing), "sharing", "名单信息共享要求", "sharing of the list");
    need(given(m.execution), "execution", "奖惩实施要求", "execution");
    need(given(m.feedback), "feedback", "情况反馈要求", "feedback");
    all.holds = all.fields.empty();
    return all;
}

namespace {

// What was agreed on is another text now: everybody is asked anew.
void forget_answers(Memorandum& m) {
    for (auto& each : m.parties) each = {each.agency, each.name, Opinion::not_yet, "", std::nullopt, "", std::nullopt, ""};
    m.answer_to_comments.clear();
}

void answer(Deciding<Memorandum> const& now, Memorandum& m, Opinion opinion) {
    for (auto& each : m.parties) {
        if (each.agency != now.actor.agency) continue;
        each.opinion = opinion;
        each.words = json::text_or(now.command.fields, "words");
        each.heard_on = now.on;
        each.heard_by = casework::person_of(now.actor);
    }
}

void sign(Deciding<Memorandum> const& now, Outcome<Memorandum>& all) {
    for (auto& each : all.after.parties) {
        if (each.agency != now.actor.agency) continue;
        each.signed_on = now.on;
        each.signed_by = casework::person_of(now.actor);
    }
    if (all_signed(all.after)) all.consequences.push_back({"memorandum", "take_effect", {now.id}, {}, {}, false});
}

// The measures that it names, or that cite it, say so; none of them changes by it.
void tell_measures(Deciding<Memorandum> const& now, Outcome<Memorandum>& all, char const* act, std::optional<Date> ended_on = {}) {
    auto& m = all.after;
    if (auto ids = now.facts.given(ended_on ? "measures_that_name_it" : "measures_concerned"); !ids.empty())
        all.consequences.push_back({"measure", act, std::move(ids),
                                    {{"memorandum", now.id}, {"name", m.name}, {"document_no", m.document_no}, {"ended_on", json::write(ended_on)}}, {}, false});
}

void take_effect(Deciding<Memorandum> const& now, Outcome<Memorandum>& all) {
    auto& m = all.after;
    m.effective_on = std::max(*m.effective_on, now.on);
    all.agency = m.lead;                                   // what follows is the lead's to do
    if (auto before = now.facts.given("earlier_edition"); !before.empty())
        all.consequences.push_back({"memorandum", "supersede", before, {{"ended_on", law::to_text(*m.effective_on)}, {"end_text", m.document_no}}, {}, false});
    tell_measures(now, all, "note_memorandum");
}

void end(Deciding<Memorandum> const& now, Outcome<Memorandum>& all, EndedBy why, Date on) {
    auto& m = all.after;
    m.ended_by = why;
    m.end_text = json::text(now.command.fields, "end_text");
    m.ended_on = on;
    tell_measures(now, all, "note_memorandum_end", m.ended_on);
}

void contents(Deciding<Memorandum> const& now, Outcome<Memorandum>& all) {
    auto& m = all.after;
    m = contents_sent(now.command.fields, m);
    m.replaces = json::text_or(now.command.fields, "replaces");
    m.edition = std::stoll(now.facts.given("edition").at(0));
    m.parties.clear();
    auto ids = now.facts.given("parties"), names = now.facts.given("party_names");
    for (std::size_t i = 0; i < ids.size(); ++i) m.parties.push_back({ids[i], names[i], Opinion::not_yet, "", std::nullopt, "", std::nullopt, ""});
    all.title = m.name + "（第" + std::to_string(m.edition) + "版）";
}

void follow(Deciding<Memorandum> const& now, Outcome<Memorandum>& all) {
    auto& fields = now.command.fields;
    auto& m = all.after;
    m = contents_sent(fields, m);
    m.level = *json::enum_from<Level>(json::text(fields, "level"));
    m.issuer = json::text(fields, "issuer");
    m.document_no = json::text(fields, "document_no");
    m.issued_on = json::Text<Date>::from(json::text(fields, "issued_on"));
    m.lead = now.actor.agency;
    all.title = m.name + " · " + m.document_no;
    tell_measures(now, all, "note_memorandum");
}

}  // namespace

law::Result<Outcome<Memorandum>> MemorandumNoun::decide(Deciding<Memorandum> const& now) {
    auto& fields = now.command.fields;
    Outcome<Memorandum> all{now.before ? *now.before : Memorandum{}};
    Memorandum& m = all.after;
    switch (Act(now.move.rule->may)) {
        case Act::draft: m.lead = now.actor.agency; [[fallthrough]];
        case Act::amend: contents(now, all); break;
        case Act::consult:
            m.return_reasons.clear();
            all.agency = "";                               // every party's to act on, each for itself
            answer(now, m, Opinion::consents);
            break;
        case Act::consent: answer(now, m, Opinion::consents); break;
        case Act::comment: answer(now, m, Opinion::comments); break;
        case Act::revise:
        case Act::decline:
            forget_answers(m);
            m.return_reasons = json::text(fields, "reason");
            all.agency = m.lead;
            break;
        case Act::open_signing:
            m.document_no = json::text(fields, "document_no");
            m.effective_on = json::Text<Date>::from(json::text(fields, "effective_on"));
            m.answer_to_comments = json::text_or(fields, "answer_to_comments");
            break;
        case Act::sign: sign(now, all); break;
        case Act::take_effect: take_effect(now, all); break;
        case Act::report:
            m.reported_on = json::Text<Date>::from(json::text(fields, "reported_on"));
            m.report_receipt = json::text(fields, "report_receipt");
            break;
        case Act::publish:
            m.published_on = now.on;
            m.secrecy_checked_by = casework::person_of(now.actor);
            break;
        case Act::supersede: end(now, all, EndedBy::superseded, json::Text<Date>::from(json::text(fields, "ended_on"))); break;
        case Act::end: end(now, all, *json::enum_from<EndedBy>(json::text(fields, "ended_by")), now.on); break;
        case Act::withdraw:
            m.return_reasons = json::text(fields, "reason");
            m.ended_on = now.on;
            tell_measures(now, all, "note_memorandum_end", now.on);
            break;
        case Act::follow: follow(now, all); break;
    }
    all.facts = {{"level", json::enum_name(m.level)}, {"lead", m.lead}, {"document_no", m.document_no}, {"edition", m.edition}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"level"}, {"name"}, {"edition", "版次", "edition"}, {"replaces"}, {"lead", "牵头（登记）单位", "lead, or who registered it"}, {"issuer"},
    {"document_no", "文号", "document number"}, {"issued_on"}, {"parties", "参与单位", "parties"}, {"targets"}, {"measures"}, {"bases", "奖惩依据", "basis"}, {"implementers"}, {"sharing"},
    {"execution"}, {"feedback"}, {"repair"}, {"answer_to_comments"}, {"return_reasons", "退回、撤回理由", "why it was taken back"}, {"effective_on"},
    {"reported_on"}, {"report_receipt"}, {"published_on"}, {"secrecy_checked_by", "保密审查人", "who reviewed for secrecy"}, {"ended_on"}, {"ended_by"},
    {"end_text"}, {"in_force"},
};
constexpr casework::Word kInside[] = {
    {"city", "市", "city"}, {"province", "省", "province"}, {"nation", "国家", "nation"}, {"not_yet", "尚未反馈", "not yet"},
    {"consents", "同意", "consents"}, {"comments", "提出意见", "comments"}, {"nothing", "未终止", "not ended"}, {"agreement", "协商终止", "by agreement"},
    {"repealed", "由上级文件废止", "repealed by a higher text"}, {"superseded", "由新版替代", "superseded by a new edition"},
    {"opinion", "意见", "opinion"}, {"heard_on", "反馈日期", "answered on"}, {"heard_by", "反馈人", "answered by"}, {"signed_on", "签署日期", "signed on"},
    {"signed_by", "签署人", "signed by"}, {"measure", "措施编号", "number of the measure"},
    {"measures.name", "措施名称", "name of the measure"}, {"parties.name", "单位名称", "name of the party"},
};

}  // namespace

casework::Vocabulary MemorandumNoun::words() { return {kMembers, kInside}; }
std::vector<json::Shape> MemorandumNoun::shapes() {
    return {json::shape_of<std::vector<std::string>>("parties"), json::shape_of<std::vector<Item>>("measures"), json::shape_of<std::vector<law::Citation>>("bases")};
}

json::Object MemorandumNoun::view(Memorandum const& m, casework::Reader const& reader) {
    json::Object all = json::write(m).get_object();
    all.erase("id");
    all.erase("version");
    all["in_force"] = in_force(m, reader.today);
    return all;
}

// A draft is its lead's; while it is agreed on it is its parties'; what is agreed every organ follows; what is published anybody reads.
bool MemorandumNoun::may_read(Memorandum const& m, casework::CaseFile const& file, casework::Actor const& actor) {
    if (m.published_on || actor.roles.has(law::Party::auditor)) return true;
    bool organ = actor.roles.meets(casework::kAgencyRoles), office = actor.roles.meets(casework::kOfficeRoles);
    if (organ && m.lead == actor.agency) return true;
    if (file.state == "drafted") return false;
    bool agreed = m.level != Level::county || all_signed(m);
    return office || (organ && (agreed || party(m, actor.agency)));
}

}  // namespace memorandum
