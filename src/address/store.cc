#include "address/store.h"
#include "address/noun.h"
#include "subject/noun.h"
#include "subject/store.h"

namespace address {
namespace {

bool whose(store::Db& db, std::string const& subject, std::string const& about) {
    if (subject.empty() == about.empty()) return false;
    if (!subject.empty()) return subject::is_on_file(db, subject);
    return store::load(db, casework::kCaseFiles, about).has_value();
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
    facts.answer(whose_is_one, whose(now.db, subject, about));
    facts.answer(contact_fits, channel && well_formed(*channel, json::text_or(fields, "contact")));
    facts.answer(signed_by_today, !signed_on.empty() && json::Text<law::Date>::from(signed_on) <= today);
    facts.answer(none_in_force, !channel || !consent(now.db, subject, about, *channel, today));
    return facts;
}

}  // namespace address

HENGXIN_NOUN(, address::AddressNoun);
