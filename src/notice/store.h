// Notices of a case, and what is due to be sent by a machine.
#pragma once
#include "notice/notice.h"

namespace notice {

// A notice whose receiver agreed to be told electronically.
struct Due {
    std::string id;
    std::int64_t version = 0;
    Channel channel;
    std::int64_t attempts = 0;
    bool consented = false;              // today; revoked since it was chosen otherwise
    std::string contact, title, words;
};
// In the order in which they came, of all agencies or only of this one; never about a complaint against it.
std::vector<Due> due_to_send(store::Db& db, std::string const& agency, bool only_own, law::Date today);

// What a list is called: as it is in force that day, else as it was last published; never as a draft would call it.
std::string list_name(store::Db& db, std::string const& code, law::Date on);
// What a case is about, as those who are told know it.
std::string thing_of(store::Db& db, std::string const& noun, std::string const& id, law::Date on);

// What is shown beside the case that notices are about: {"notices":[{"id","since","served_on"}]}; empty when there is none.
json::Object beside(store::Db& db, casework::CaseFile const& file);

// Whether a public announcement may name this subject: an organisation alone, whatever it is that is served.
bool may_be_named_in_public(store::Db& db, std::string const& subject);

// When this notice about that case arrived, and whether by an announcement that has run, so that it proves its service; nothing while it has not.
struct Arrival {
    law::Date on;
    bool announced;
};
std::optional<Arrival> arrival_of(store::Db& db, std::string const& id, std::string const& about_noun, std::string const& about);

// When the last notice of this kind about that case, opened on `since` or after, arrived; nothing while it has not.
std::optional<law::Date> last_service(store::Db& db, Kind kind, std::string const& about, law::Date since);

}  // namespace notice
