// A check's receipt on paper: for the counter's roll, on A4, or as a document.
#pragma once
#include "check/verdict.h"
#include "http/message.h"
#include "store/db.h"

namespace engine {

// What the QR code of a paper says: whose ledger, which key, which leaf. Whoever has it can ask for the receipt and verify it offline.
std::string proof_reference(store::Db& db, std::uint64_t leaf, std::optional<std::uint64_t> row);

enum class Form { a4, mm80, docx };
// Nothing when the leaf is no check.
std::optional<http::Response> slip_response(store::Db& db, check::Board const& board, std::uint64_t leaf, std::optional<std::uint64_t> row, Form form);

}  // namespace engine
