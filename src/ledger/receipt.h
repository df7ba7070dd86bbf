// A receipt: durable proof of one act (a check, a feedback, a publication), verifiable offline with nothing but the file.
//
//   {"v":1,"suite":"sm3-sm2","key":B64,"leaf":N,"facts":{…},"facts_salt":B64,"persons":[{"body":{…},"salt":B64} | {"commitment":B64}],
//    "proof":[B64…],"checkpoint":"signed note"}
//   and for a row of a batch also "row":n,"row_facts":{…},"row_facts_salt":B64,"row_person":{"body","salt"}|{"commitment"}|absent,"row_proof":[B64…]
//
// Every value is bound: facts and persons by their commitments, commitments by the leaf, leaf number and size by the inclusion proof,
// the checkpoint by the signature. Values have one spelling (integers without fraction or exponent, canonical base64); unknown and
// repeated members are refused. White space between JSON tokens, the order of members and \u escapes are transport and not values.
#pragma once
#include <optional>
#include <string>
#include <vector>
#include "json/json.h"
#include "ledger/tree.h"

namespace ledger {

struct Verified {
    bool ok = false;
    std::string why_zh, why_en;            // the first thing that does not hold
    std::string origin, key_base64;        // whose key signed
    std::string leaf;                      // "17" or "17.3"
    json::Object facts;                    // row_facts for a row
    json::Object person;                   // disclosed personal part, if any
    std::string checkpoint;
};

// `text` is a receipt, or a whole answer {"…", "receipt": {…}} whose canonical form without the receipt must hash to facts.answer.
Verified verify_receipt(std::string_view text);

// A C2SP signed note of a checkpoint.
struct Note {
    std::string origin;
    std::uint64_t size;
    Digest root;
};
std::string sign_note(std::string const& origin, std::uint64_t size, Digest const& root, crypto::SigningKey const& key);
// Nothing unless the spelling is exact and the signature of this key fits.
std::optional<Note> open_note(std::string_view note, Suite suite, std::string_view public_key);

// The notes of a file that holds many, with a blank line after each. What is no note comes out too, and open_note() refuses it.
std::vector<std::string> notes_in(std::string_view text);

// The last note of a file that is appended to, when a crash left only the beginning of it behind: it begins as the one before it and ends before
// a signature does.
bool is_cut(std::string_view last, std::string_view before);

// base64 of H(canonical(answer)), as facts.answer carries it.
std::string answer_hash(Suite suite, json::Value const& answer_without_receipt);

}  // namespace ledger
