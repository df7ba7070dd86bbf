// Routes of files and papers: upload, content (a recorded look), issue, and what could be issued.
#pragma once
#include "casework/api.h"

namespace document {

struct Parts {
    std::function<std::string(std::size_t)> random;
    // What a paper's QR code says: where the proof of this leaf is found.
    std::function<std::string(std::uint64_t leaf)> proof;
    // Whether papers of this agency can be sealed electronically here.
    std::function<bool(store::Db&, std::string const& agency)> has_seal;
};
void add_routes(http::Router& router, std::shared_ptr<casework::Api> api, Parts const& parts);

// [{"id","name","type","number","state"}] of a case, as far as the actor may read them.
json::Array listed(store::Db& db, casework::Nouns const& nouns, casework::CaseFile const& file, casework::Actor const& actor);
json::Object listed_described();                           // one of them, as a schema

}  // namespace document
