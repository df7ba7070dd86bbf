// A Notice (告知送达): one thing told to one person, organisation or agency about one case: in which words, by whom and how, when it arrived,
// who received it, and what proves it. It opens by itself with the act that must be told; one that does not arrive waits for another way and
// is never dropped in silence.
#pragma once
#include "casework/noun.h"

namespace notice {

enum class Kind {
    objection_accepted, objection_returned, objection_declined, objection_upheld, objection_rejected,
    repair_accepted, repair_returned, repair_not_accepted, repair_approved, repair_refused, repair_shielded, repair_restored,
    repair_found_false, repair_may_be_asked, repair_time_ends,
    entry_put_right, entry_removed, entry_ended, list_ended,
    objection_extended, objection_withdrawn, repair_extended, repair_withdrawn, repair_overtaken, renewal_proposed, entry_renewed, record_ended,
    complaint_accepted, complaint_forwarded, complaint_returned, complaint_closed, complaint_withdrawn, measure_applied, measure_lifted, execution_suspended,
    execution_resumed, address_confirmed, entry_held, entry_resumed, other
};
BOOST_DESCRIBE_ENUM(Kind, objection_accepted, objection_returned, objection_declined, objection_upheld, objection_rejected, repair_accepted, repair_returned,
                    repair_not_accepted, repair_approved, repair_refused, repair_shielded, repair_restored, repair_found_false, repair_may_be_asked, repair_time_ends,
                    entry_put_right, entry_removed, entry_ended, list_ended, objection_extended, objection_withdrawn, repair_extended, repair_withdrawn, repair_overtaken, renewal_proposed,
                    entry_renewed, record_ended, complaint_accepted, complaint_forwarded, complaint_returned, complaint_closed, complaint_withdrawn, measure_applied,
                    measure_lifted, execution_suspended, execution_resumed, address_confirmed, entry_held, entry_resumed, other)
// `asker`: whoever brought the case and is no subject on file here: an agent, a partner, a complainant.
enum class Addressee { subject, asker, agency };
BOOST_DESCRIBE_ENUM(Addressee, subject, asker, agency)
enum class Channel { none_yet, in_person, post, phone, sms, email, announcement };
BOOST_DESCRIBE_ENUM(Channel, none_yet, in_person, post, phone, sms, email, announcement)

struct Notice {
    std::string id;
    std::int64_t version = 0;
    Kind kind;
    std::string about_noun, about;       // the case it is about
    std::string sender;                  // agency id, whose duty it is
    Addressee addressee;
    std::string told;                    // subject or agency id; empty of an asker
    std::string name;                    // of who is told
    store::Sealed contact;               // as given; of an electronic channel, as confirmed for it
    std::string words;
    Channel channel = Channel::none_yet; // chosen, or by which it last went
    std::int64_t attempts = 0;           // that failed
    std::string consent;                 // address id that an electronic channel rested on
    std::optional<law::Date> sent_on;
    std::string reference;               // tracking number of the post, number of the gateway or message
    std::optional<law::Date> served_on;  // the day of service
    std::string receiver;
    std::string proof;                   // document id
    std::string announced_at;
    std::string failed_because;          // the last time
    std::string set_aside_because;
    std::string paper;                   // document id: the paper issued on the case that it brought along
};
BOOST_DESCRIBE_STRUCT(Notice, (), (id, version, kind, about_noun, about, sender, addressee, told, name, contact, words, channel, attempts, consent, sent_on, reference,
                                   served_on, receiver, proof, announced_at, failed_because, set_aside_because, paper))

// A kind of notice: what it is called, what it rests on, whether it is served with proof (送达) or may also be told by phone, and its words.
struct Form {
    Kind kind;
    std::string_view zh, en;
    law::Basis under;
    bool served;
    std::string_view words;              // {thing} {day} {detail} {remedies}
    std::string_view paper = {};         // template of the paper that says the same, where there is one
};
Form const& form_of(Kind kind);

inline bool electronic(Channel channel) { return channel == Channel::sms || channel == Channel::email; }

// What an act has to be told, as its consequence in the same transaction.
struct Telling {
    Kind kind;
    std::string about_noun, about;
    std::string sender;
    Addressee addressee;
    std::string told = {}, name = {}, contact = {};
    std::string detail = {}, remedies = {};
    Channel channel = Channel::none_yet; // in person: told by the act itself; else as wished
};
casework::Consequence tell(Telling const& telling);

// Who asked, told what became of it: the subject on file when it asked itself, otherwise who is named.
struct Asker {
    bool is_subject;
    std::string subject, name, contact;
};
void address_to(Telling& telling, Asker const& asker);

}  // namespace notice
