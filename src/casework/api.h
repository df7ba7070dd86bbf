// Every procedure alike: list, open, read and act on cases of every noun, from the tables alone. Routes ↔ commands, nothing else.
#pragma once
#include <set>
#include "casework/readers.h"
#include "casework/writer.h"
#include "http/router.h"

namespace casework {

struct Api {
    Writer& writer;
    Nouns const& nouns;
    Readers& readers;
    // From a request to the actor it comes from, or why not (401, 403).
    using Authenticate = std::function<law::Result<Actor>(http::Request const&)>;
    Authenticate authenticate;
    // An agency's system names the officer it acts for.
    std::function<law::Result<Actor>(Actor const&, std::string const& officer)> name_officer;
    std::function<law::Instant()> now;
    // Documents that belong to a case and that the actor may read.
    std::function<json::Array(store::Db&, CaseFile const&, Actor const&)> documents = {};
    Blind blind = {};
    // What other cases say of a case, shown beside it when it is opened.
    std::function<json::Object(store::Db&, CaseFile const&, Actor const&)> beside = {};
    // Told in the same transaction that these cases of a noun were looked at.
    using Looked = std::function<void(store::Db&, std::string const& noun, std::vector<std::string> const& cases, Actor const&, law::Date on, std::uint64_t leaf)>;
    Looked looked = {};
    // What `documents` and `beside` add to a case, as the schema of an object with these members.
    json::Object beside_described = {};
};

// A handler whose bad JSON is a 400 that names the place.
http::Handler guarded(std::function<void(std::shared_ptr<http::Request const>, http::Answer)> inner);

// Routes of every noun at its path, except those named (which bring their own). Where there is a route to open a case already, it stays.
void add_routes(http::Router& router, std::shared_ptr<Api> api, std::set<std::string> const& except);

http::Response problem_of(law::Refusal const& refusal, bool english);
http::Response problem_of(std::exception_ptr error, std::string const& trace_id);

// A case as JSON: the noun's view, then state, due, version and, in full, its history.
json::Object case_json(Door const& door, Noun const& noun, CaseFile const& file, std::any const& row, Actor const& actor, bool full, law::Date today,
                       bool english, law::Periods const& periods);

// One case in full, or why not. Where it identifies a person, `shown` hears of it only once the look is in the ledger (I-16).
struct When {
    law::Date as_of;                               // the day whose law and facts are asked for, as known now
    std::optional<law::Instant> known_at;          // what had been recorded by then
};
void read_case(Api& api, Noun const& noun, Actor const& actor, std::string const& id, When const& when, bool english,
               std::function<void(law::Result<json::Object>)> shown, Failed failed);

// The body as an object; a Refusal-like problem when it is not JSON. Throws json::Error.
json::Object body_object(http::Request const& request);

// One act as the API is asked for it: {"act", "on"?, …fields}. `id` empty opens a case.
law::Result<Command> command_from(Api const& api, Noun const& noun, std::string const& id, json::Object body, http::Request const& request,
                                  Actor& actor);

// Runs `work` in the writer, once per Idempotency-Key of this account and route, and answers when it is durable. A refusal undoes the work
// and is remembered as well.
using Work = std::function<law::Result<http::Response>(store::Db&, Door&, Setting const&)>;
void perform(Api& api, std::shared_ptr<http::Request const> request, Actor const& actor, Work work, http::Answer answer);

}  // namespace casework
