// Checks what was sent with an act against the fields its statute names: unknown, missing and mistyped ones are told all at once, each
// with value, reason and remedy. Texts inside a structure are held to the same, and named by their place in it.
#pragma once
#include "json/json.h"
#include "law/procedure.h"

namespace casework {

// Why a text cannot be taken: it holds control characters, a citizen number where none belongs (I-16), or is longer than anybody reads.
struct Unfit {
    std::string reason, remedy;
};
std::optional<Unfit> unfit_text(std::string_view text, std::size_t most = 2000, bool may_hold_number = false);

std::optional<law::Refusal> wrong_fields(law::Term const& act, json::Object const& fields);
// A field in which nothing is to be seen is an empty one: whatever asks for it finds none. Nothing when there is no such field.
std::optional<json::Object> without_blanks(law::Term const& act, json::Object const& fields);
// What of the fields the leaf keeps as the words of the act: no secrets, no rows that become cases of their own.
json::Object words_kept(law::Term const& act, json::Object const& fields);

// Whoever sends a hash of their own choosing would be let in by it later, past the length that is asked of a password and past whoever hashes it: an act
// as it comes from outside sets no secret. The routes for passwords do, and the law.
std::optional<law::Refusal> secret_sent(law::Procedure const& procedure, std::string const& act, json::Object const& fields);

// What is possible instead of an act that nobody knows.
law::Refusal unknown_act(law::Procedure const& procedure, std::string const& said, std::vector<law::ProcedureRule const*> const& possible);

}  // namespace casework
