// Cases for whoever may read them, and the look that is recorded before a person is shown. A single case as JSON: api.h.
#pragma once
#include "casework/api.h"

namespace casework {

struct Page {
    json::Array items;
    std::vector<std::string> persons;              // cases shown that identify a person
    std::string next;
};

// A case that the actor may read, and with it the case it belongs to; nothing otherwise.
struct Readable {
    CaseFile file;
    std::any row;
};
std::optional<Readable> readable(store::Db& db, Nouns const& nouns, Noun const& noun, std::string const& id, Actor const& actor);
// Whether the actor may hear that there is such a case: may read it, or would for a purpose that opens the archive.
bool may_know_of(store::Db& db, Nouns const& nouns, Noun const& noun, std::string const& id, Actor const& actor);

// Whom a case is about, as lists name it (natural persons masked); empty when it is about nobody, or is the subject's own.
std::string subject_title(store::Db& db, CaseFile const& file);

law::Refusal no_such_case(Noun const& noun);

// How many cases a page is to hold; throws json::Error for what is no number from 1 on.
std::size_t limit_asked(http::Request const& request);
Page read_page(Api& api, Noun const& noun, Actor const& actor, http::Request const& request, law::Date today);

// The cases whose subject has this code or number, as typed; of nouns that know one.
Page read_by_code(Api& api, Noun const& noun, Actor const& actor, std::string const& code, law::Date today, bool english);

// `shown` is called once it is in the ledger who looked at these cases.
void look(Api& api, Noun const& noun, Actor const& actor, std::vector<std::string> const& cases, std::function<void()> shown, Failed failed);

}  // namespace casework
