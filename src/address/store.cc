#include "address/store.h"
#include "account/noun.h"
#include "address/noun.h"
#include "complaint/noun.h"
#include "document/noun.h"
#include "notice/notice.h"
#include "objection/noun.h"
#include "repair/noun.h"
#include "subject/noun.h"
#include "subject/store.h"

namespace address {
namespace {

using Asking = casework::Asking<Address>;

constexpr store::Query kAsked{"cases_that_a_subject_asked_for", "SELECT id FROM casefile WHERE subject = ?1 AND noun IN ('objection', 'repair') ORDER BY id DESC LIMIT 20"};

// Who asked in a case, and how they said that they are reached.
struct Asker {
    std::string name, contact;
    bool is_the_subject = false;         // who a subject's case is about, and no agent or stranger
};
std::optional<Asker> asker_of(store::Db& db, std::string const& id) {
    if (auto o = store::load(db, objection::ObjectionNoun::table(), id))
        return Asker{o->applicant, o->contact.plain, o->applicant_kind == objection::Applicant::subject && o->ground != objection::Ground::mistaken_identity};
    if (auto r = store::load(db, repair::RepairNoun::table(), id)) return Asker{r->applicant, r->contact.plain, r->applicant_kind == repair::Applicant::subject};
    if (auto c = store::load(db, complaint::ComplaintNoun::table(), id)) return Asker{c->anonymous ? "投诉人" : c->complainant, c->contact.plain};
    return std::nullopt;
}

// A case in which somebody asks, at a window that has it or took it in.
bool is_at_this_window(Asking const& now, std::string const& about) {
    auto file = store::load(now.db, casework::kCaseFiles, about);
    if (!file || !asker_of(now.db, about)) return false;
    if (now.actor.roles.meets(casework::kOfficeRoles) || file->agency == now.actor.agency) return true;
    auto took_in = file->steps.empty() ? std::nullopt : store::load(now.db, account::AccountNoun::table(), file->steps.front().account);
    return took_in && took_in->agency == now.actor.agency;
}

bool whose(Asking const& now, std::string const& subject, std::string const& about) {
    if (subject.empty() == about.empty()) return false;
    return subject.empty() ? is_at_this_window(now, about) : subject::is_on_file(now.db, subject);
}

// What the window has in hand: an upload of its own agency whose content is still there, and that speaks for nobody else.
bool in_hand(Asking const& now, std::string const& whom) {
    auto id = json::text_or(now.command.fields, "proof");
    auto paper = id.empty() ? std::nullopt : store::load(now.db, document::DocumentNoun::table(), id);
    auto file = store::load(now.db, casework::kCaseFiles, id);
    bool free = file && file->state == "received" && paper && (paper->about.empty() || paper->about == whom);
    return free && document::has_content(*paper) && paper->agency == now.actor.agency;
}

// How they were reached until now: as last confirmed, else as said in a case of theirs, which nobody else brought.
std::string contact_before(store::Db& db, std::string const& subject, std::string const& about) {
    std::string contact;
    for (auto& each : store::select(db, AddressNoun::table(), "WHERE subject = ?1 AND about = ?2 ORDER BY id", subject, about)) contact = each.contact.plain;
    if (!contact.empty()) return contact;
    std::vector<std::string> cases;
    if (!about.empty()) cases.push_back(about);
    else db.each(kAsked, [&](store::Row const& r) { cases.emplace_back(r.text(0)); }, subject);
    for (auto& id : cases)
        if (auto asker = asker_of(db, id); asker && contact.empty() && (asker->is_the_subject || !about.empty())) contact = asker->contact;
    return contact;
}

// Told where they were reached before, without giving the new one away to who may be another.
void give_telling(Asking const& now, std::string const& subject, std::string const& about, law::Facts& facts) {
    auto sent = json::text_or(now.command.fields, "contact"), before = contact_before(now.db, subject, about);
    if (before.empty() || before == sent) return;
    auto asker = about.empty() ? std::nullopt : asker_of(now.db, about);
    auto at = sent.find('@');
    auto shown = at == sent.npos ? "尾号" + sent.substr(sent.size() - std::min<std::size_t>(4, sent.size())) + "的手机号码" : "“***" + sent.substr(at) + "”的邮箱";
    auto telling = notice::tell({.kind = notice::Kind::address_confirmed, .about_noun = "address", .about = "", .sender = now.actor.agency,
                                 .addressee = asker ? notice::Addressee::asker : notice::Addressee::subject, .told = subject, .name = asker ? asker->name : "", .contact = before,
                                 .detail = shown});
    facts.give("told", {json::canonical(telling.fields)});
}

}  // namespace

std::optional<Address> consent(store::Db& db, std::string const& subject, std::string const& about, Channel channel, law::Date on) {
    auto word = std::string(json::enum_name(channel));
    for (auto& each : store::select(db, AddressNoun::table(), "WHERE subject = ?1 AND about = ?2 AND channel = ?3 ORDER BY id", subject, about, word))
        if (in_force(each, on)) return each;
    return std::nullopt;
}

std::optional<Address> consent(store::Db& db, std::string const& subject, std::string const& about, law::Date on, std::string const& named) {
    for (auto channel : {Channel::sms, Channel::email})
        if (auto found = consent(db, subject, about, channel, on); found && (named.empty() || named == found->id)) return found;
    return std::nullopt;
}

law::Facts AddressNoun::facts(casework::Asking<Address> const& now) {
    auto& fields = now.command.fields;
    auto subject = json::text_or(fields, "subject"), about = json::text_or(fields, "about");
    auto channel = json::enum_from<Channel>(json::text_or(fields, "channel"));
    auto signed_on = json::text_or(fields, "signed_on");
    auto today = now.setting.today;
    law::Facts facts;
    facts.answer(whose_is_one, whose(now, subject, about));
    facts.answer(paper_is_here, in_hand(now, subject.empty() ? about : subject));
    facts.answer(contact_fits, channel && well_formed(*channel, json::text_or(fields, "contact")));
    facts.answer(signed_by_today, !signed_on.empty() && json::Text<law::Date>::from(signed_on) <= today);
    facts.answer(none_in_force, !channel || !consent(now.db, subject, about, *channel, today));
    if (now.command.act == "confirm") give_telling(now, subject, about, facts);
    return facts;
}

}  // namespace address

HENGXIN_NOUN(, address::AddressNoun);
