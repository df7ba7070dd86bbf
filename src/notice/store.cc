#include "notice/store.h"
#include <algorithm>
#include "address/store.h"
#include "agency/noun.h"
#include "complaint/noun.h"
#include "determination/noun.h"
#include "document/noun.h"
#include "document/store.h"
#include "entry/noun.h"
#include "list_type/store.h"
#include "measure/noun.h"
#include "notice/noun.h"
#include "objection/noun.h"
#include "record/noun.h"
#include "remedy/noun.h"
#include "repair/noun.h"
#include "subject/noun.h"
#include "subject/store.h"
#include "task/noun.h"

namespace notice {
namespace {

using Asking = casework::Asking<Notice>;

constexpr store::Query kDue{"notices_due_to_send",
                            "SELECT n.id FROM notice n JOIN casefile f ON f.id = n.id WHERE f.state = 'due' AND n.channel IN ('sms', 'email')"
                            " ORDER BY n.id"};

template <class N> std::optional<typename N::Row> load(store::Db& db, std::string const& id) { return store::load(db, N::table(), id); }

std::string name_of_agency(store::Db& db, std::string const& id) {
    auto agency = load<agency::AgencyNoun>(db, id);
    return agency ? agency->name : "";
}

std::string listed_in_words(std::string const& name, std::string const& document_no) { return "“" + name + "”条目（认定文书号" + document_no + "）"; }

std::string entry_in_words(store::Db& db, std::string const& id, law::Date on) {
    auto e = load<entry::EntryNoun>(db, id);
    return e ? listed_in_words(list_name(db, e->list_type, on), e->origin.document_no) : "名单条目";
}

std::string record_in_words(store::Db& db, std::string const& id) {
    auto r = load<record::RecordNoun>(db, id);
    return "失信信息（决定文书号" + (r ? r->document_no : "") + "）";
}

}  // namespace

std::string list_name(store::Db& db, std::string const& code, law::Date on) {
    auto type = list_type::known_on(db, code, on);
    return type ? type->name_zh : "名单";
}

std::string thing_of(store::Db& db, std::string const& noun, std::string const& id, law::Date on) {
    auto named = [&](auto kind, std::string const& about) { return thing_of(db, std::string(json::enum_name(kind)), about, on); };
    if (noun == "entry") return entry_in_words(db, id, on);
    if (noun == "determination")
        if (auto d = load<determination::DeterminationNoun>(db, id)) return listed_in_words(list_name(db, d->list_type, on), d->document_no);
    if (noun == "record") return record_in_words(db, id);
    if (noun == "measure")
        if (auto m = load<measure::MeasureNoun>(db, id)) return "措施“" + m->name_zh + "”（措施清单编号" + m->number + "）";
    if (noun == "check") return "查询答复（回执" + id + "）";
    if (noun == "objection")
        if (auto o = load<objection::ObjectionNoun>(db, id)) return named(o->about_kind, o->about);
    if (noun == "remedy")
        if (auto r = load<remedy::RemedyNoun>(db, id)) {
            auto task = load<task::TaskNoun>(db, r->about);
            return task ? thing_of(db, "measure", task->measure, on) : named(r->about_kind, r->about);
        }
    if (noun == "repair")
        if (auto r = load<repair::RepairNoun>(db, id)) return r->entry.empty() ? record_in_words(db, r->record) : entry_in_words(db, r->entry, on);
    if (noun == "complaint")
        if (auto c = load<complaint::ComplaintNoun>(db, id)) return "关于" + name_of_agency(db, c->organ) + "的投诉";
    if (noun == "task")
        if (auto t = load<task::TaskNoun>(db, id)) return entry_in_words(db, t->entry, on);
    return "事项";
}

namespace {

// The paper that says the same, issued on the case and not void; the last one.
std::string paper_of(store::Db& db, Notice const& n) {
    std::string found;
    auto& form = form_of(n.kind);
    if (form.paper.empty()) return found;
    for (auto& paper : document::documents_of(db, n.about_noun, n.about)) {
        auto file = store::load(db, casework::kCaseFiles, paper.id);
        if (paper.kind == form.paper && file && file->state != "voided") found = paper.id;
    }
    return found;
}

bool is_about_you(store::Db& db, std::string const& noun, std::string const& about, std::string const& agency) {
    auto complaint = noun == "complaint" ? load<complaint::ComplaintNoun>(db, about) : std::nullopt;
    return complaint && complaint->organ == agency;
}

// The confirmation that an electronic channel rests on: a subject's own, or that of whoever asked for this case. What tells of a new one does not go there.
std::optional<address::Address> agreed(store::Db& db, Notice const& n, Channel channel, law::Date on) {
    if (!electronic(channel)) return std::nullopt;
    auto by = channel == Channel::sms ? address::Channel::sms : address::Channel::email;
    if (n.addressee == Addressee::agency) return std::nullopt;
    bool subject = n.addressee == Addressee::subject;
    auto found = address::consent(db, subject ? n.told : "", subject ? "" : n.about, by, on);
    return found && found->id != n.about ? found : std::nullopt;
}

bool proof_belongs(Asking const& now) {
    auto proof = load<document::DocumentNoun>(now.db, json::text_or(now.command.fields, "proof"));
    return now.row && proof && document::has_content(*proof) && proof->about_noun == "notice" && proof->about == now.row->id;
}

// What is recorded late happened after the notice came to be, which is on the legal day of the act told of, and after it was last sent or came back.
law::Finding follows(Asking const& now) {
    if (!now.file) return {true};
    auto before = now.file->opened;
    for (auto& step : now.file->steps)
        if (step.act == "send" || step.act == "fail") before = std::max(before, step.on);
    auto on = now.command.on.value_or(now.setting.today);
    if (before <= on) return {true};
    return {false, "前一环节为" + law::to_text(before) + "。", "That step was on " + law::to_text(before) + "."};
}

// Who is told, as far as the act that opens says.
Notice as_opened(Asking const& now) {
    auto& fields = now.command.fields;
    Notice n{};
    n.kind = json::enum_from<Kind>(json::text_or(fields, "kind", "other")).value_or(Kind::other);
    n.about_noun = json::text_or(fields, "about_noun");
    n.about = json::text_or(fields, "about");
    n.addressee = json::enum_from<Addressee>(json::text_or(fields, "addressee")).value_or(Addressee::agency);
    n.told = json::text_or(fields, "told");
    n.sender = json::text_or(fields, "sender", now.actor.agency);
    return n;
}

void give_words(Asking const& now, Notice const& n, law::Facts& facts) {
    auto subject = n.addressee == Addressee::subject ? load<subject::SubjectNoun>(now.db, n.told) : std::nullopt;
    facts.give("name", {subject ? subject->name : n.addressee == Addressee::agency ? name_of_agency(now.db, n.told) : ""});
    facts.give("sender_name", {name_of_agency(now.db, n.sender)});
    facts.give("thing", {thing_of(now.db, n.about_noun, n.about, now.setting.today)});
    auto found = agreed(now.db, n, Channel::sms, now.setting.today);
    if (!found) found = agreed(now.db, n, Channel::email, now.setting.today);
    if (found) {
        facts.give("agreed", {found->channel == address::Channel::sms ? "sms" : "email"});
        facts.give("contact", {found->contact.plain});
    }
}

law::Finding arrival(Asking const& now, Channel channel) {
    if (electronic(channel)) return {true};
    law::Finding all{true};
    if (json::text_or(now.command.fields, "receiver").empty()) all.fields.push_back({"receiver", "", "缺失 / missing", "填写签收人 / name who signed"});
    if (!proof_belongs(now)) all.fields.push_back({"proof", "", "缺失 / missing", "先将凭证附于本件 / attach the proof to this notice"});
    all.holds = all.fields.empty();
    return all;
}

}  // namespace

std::vector<Due> due_to_send(store::Db& db, std::string const& agency, bool only_own, law::Date today) {
    std::vector<std::string> ids;
    db.each(kDue, [&](store::Row const& r) { ids.emplace_back(r.text(0)); });
    std::vector<Due> all;
    for (auto& id : ids) {
        auto n = *load<NoticeNoun>(db, id);
        if ((only_own && n.sender != agency) || is_about_you(db, n.about_noun, n.about, agency)) continue;
        auto consent = agreed(db, n, n.channel, today);
        all.push_back({id, n.version, n.channel, n.attempts, consent.has_value(), consent ? consent->contact.plain : "", std::string(form_of(n.kind).zh), n.words});
    }
    return all;
}

json::Object beside(store::Db& db, casework::CaseFile const& file) {
    json::Array all;
    for (auto& n : store::select(db, NoticeNoun::table(), "WHERE about = ?1 ORDER BY id", file.id)) {
        auto own = store::load(db, casework::kCaseFiles, n.id);
        if (n.about_noun == file.noun && own)
            all.push_back(json::Object{{"id", n.id}, {"since", law::to_text(own->opened)}, {"served_on", json::write(n.served_on)}});
    }
    return all.empty() ? json::Object{} : json::Object{{"notices", std::move(all)}};
}

bool may_be_named_in_public(store::Db& db, std::string const& subject) {
    auto known = load<subject::SubjectNoun>(db, subject);
    return known && known->kind == subject::Kind::organisation;
}

std::optional<Arrival> arrival_of(store::Db& db, std::string const& id, std::string const& about_noun, std::string const& about) {
    auto n = load<NoticeNoun>(db, id);
    if (!n || n->about_noun != about_noun || n->about != about || !n->served_on) return std::nullopt;
    return Arrival{*n->served_on, n->channel == Channel::announcement};
}

std::optional<law::Date> last_service(store::Db& db, Kind kind, std::string const& about, law::Date since) {
    std::optional<law::Date> served;
    for (auto& n : store::select(db, NoticeNoun::table(), "WHERE about = ?1 AND kind = ?2 ORDER BY id", about, std::string(json::enum_name(kind)))) {
        auto file = store::load(db, casework::kCaseFiles, n.id);
        if (file && since <= file->opened) served = n.served_on;
    }
    return served;
}

law::Facts NoticeNoun::facts(casework::Asking<Notice> const& now) {
    auto n = now.row ? *now.row : as_opened(now);
    auto channel = channel_sent(now.command.fields, n);
    auto about = store::load(now.db, casework::kCaseFiles, n.about);
    bool office = now.actor.roles.meets(casework::kOfficeRoles);
    auto consent = agreed(now.db, n, channel, now.setting.today);
    bool known = n.addressee == Addressee::subject ? subject::is_on_file(now.db, n.told) : load<agency::AgencyNoun>(now.db, n.told).has_value();

    law::Facts facts;
    facts.answer(case_is_yours, about && about->noun == n.about_noun && n.about_noun != "notice" && (office || about->agency == now.actor.agency));
    facts.answer(addressee_is_known, known);
    facts.answer(complaint_is_not_about_you, !is_about_you(now.db, n.about_noun, n.about, now.actor.agency));
    facts.answer(consent_is_on_file, !electronic(channel) || consent.has_value());
    facts.answer(subject::words_hold_nothing_forbidden, subject::free_of_forbidden(now.db, n.addressee == Addressee::subject ? n.told : "", now.command.fields, {"words"}));
    facts.answer(channel_suits, channel != Channel::phone || !form_of(n.kind).served);
    facts.answer(channel_is_sent, channel == Channel::post || electronic(channel));
    facts.answer(proof_is_on_file, proof_belongs(now));
    facts.answer(arrival_is_shown, arrival(now, channel));
    facts.answer(day_follows_the_case, follows(now));
    facts.answer(may_be_announced, n.addressee == Addressee::subject && may_be_named_in_public(now.db, n.told));
    if (!now.row) give_words(now, n, facts);
    else if (auto paper = paper_of(now.db, n); !paper.empty() && !n.served_on) facts.give("paper", {paper});
    if (consent && now.row) {
        facts.give("consent", {consent->id});
        facts.give("contact", {consent->contact.plain});
    }
    return facts;
}

}  // namespace notice

HENGXIN_NOUN(, notice::NoticeNoun);
