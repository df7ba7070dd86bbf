#include <algorithm>
#include "address/noun.h"
#include "law/sent.h"

namespace address {

using casework::Deciding;
using casework::Outcome;

law::Editions AddressNoun::editions() {
    return {law::procedure("address", "送达地址确认", "Address for service", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Address> const& AddressNoun::table() {
    static store::Table<Address> const all{"address", {"signed_by", "proof", "revoked_why"}};
    return all;
}

bool in_force(Address const& address, law::Date on) { return address.signed_on <= on && (!address.revoked_on || on < *address.revoked_on); }

bool well_formed(Channel channel, std::string_view contact) {
    auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (channel == Channel::sms) return contact.size() == 11 && contact[0] == '1' && std::all_of(contact.begin(), contact.end(), digit);
    auto plain = [&](char c) { return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_' || c == '+' || c == '@'; };
    auto at = contact.find('@');
    bool one = at != contact.npos && at > 0 && contact.find('@', at + 1) == contact.npos;
    return contact.size() <= 120 && one && std::all_of(contact.begin(), contact.end(), plain) && contact.find('.', at) != contact.npos &&
           contact[0] != '-' && contact[at + 1] != '.' && contact.back() != '.';
}

namespace {

// Whoever was reached elsewhere until now learns of the new address there, so that nobody is told in another's place unnoticed.
void tell_who_was_reached_before(Outcome<Address>& all, Deciding<Address> const& now) {
    for (auto& text : now.facts.given("told")) {
        auto telling = json::parse(text).as_object();
        telling["about"] = now.id;
        all.consequences.push_back({"notice", "open", {}, std::move(telling), {}, false});
    }
}

}  // namespace

law::Result<Outcome<Address>> AddressNoun::decide(Deciding<Address> const& now) {
    auto& fields = now.command.fields;
    Outcome<Address> all{now.before ? *now.before : Address{}};
    Address& a = all.after;
    switch (Act(now.move.rule->may)) {
        case Act::confirm: {
            law::Sent sent{fields};
            sent.text("subject", a.subject);
            sent.text("about", a.about);
            sent.choice("channel", a.channel);
            sent.text("contact", a.contact.plain);
            sent.text("signed_by", a.signed_by);
            sent.text("proof", a.proof);
            a.signed_on = json::Text<law::Date>::from(json::text(fields, "signed_on"));
            a.taken_by = now.actor.agency;
            all.subject = a.subject;
            all.consequences.push_back({"document", "rely", {a.proof}, {{"paper", ""}, {"about_noun", "address"}, {"about", now.id}}, {}, false});
            tell_who_was_reached_before(all, now);
            break;
        }
        case Act::revoke:
            a.revoked_on = now.on;
            a.revoked_why = json::text_or(fields, "reason");
            break;
    }
    all.facts = {{"channel", json::enum_name(a.channel)}, {"subject", a.subject}, {"about", a.about}};
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"subject"}, {"about"}, {"channel"}, {"signed_on"}, {"taken_by", "登记单位", "recorded by"}, {"revoked_on", "撤回日期", "revoked on"},
    {"contact"}, {"signed_by"}, {"proof"}, {"revoked_why", "撤回的说明", "how it was revoked"},
};
constexpr casework::Word kInside[] = {{"sms", "短信", "text message"}, {"email", "电子邮件", "e-mail"}};

}  // namespace

casework::Vocabulary AddressNoun::words() { return {kMembers, kInside}; }

json::Object AddressNoun::view(Address const& a, casework::Reader const& reader) {
    json::Object all{{"subject", a.subject}, {"about", a.about}, {"channel", json::enum_name(a.channel)}, {"signed_on", json::write(a.signed_on)},
                     {"taken_by", a.taken_by}, {"revoked_on", json::write(a.revoked_on)}};
    if (reader.full) {
        all["contact"] = a.contact.plain;
        all["signed_by"] = a.signed_by;
        all["proof"] = a.proof;
        all["revoked_why"] = a.revoked_why;
    }
    return all;
}

bool AddressNoun::may_read(Address const& a, casework::CaseFile const&, casework::Actor const& actor) {
    if (actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor)) return true;
    return a.taken_by == actor.agency && actor.roles.meets(casework::kAgencyRoles);
}

}  // namespace address
