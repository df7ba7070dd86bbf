#include "casework/idempotency.h"
#include "crypto/crypto.h"

namespace casework::idempotency {
namespace {

constexpr law::Instant kKept = law::Instant{7} * 24 * 3600 * 1000;
constexpr store::Query kFind{"idempotency_find", "SELECT fingerprint, status, content_type, body, headers FROM idempotency WHERE scope = ?1 AND key = ?2 AND at > ?3"};
constexpr store::Query kDrop{"idempotency_drop", "DELETE FROM idempotency WHERE scope = ?1 AND key = ?2"};
constexpr store::Query kKeep{"idempotency_keep",
                             "INSERT INTO idempotency (scope, key, fingerprint, at, status, content_type, body, headers) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"};
constexpr store::Query kForget{"idempotency_forget", "DELETE FROM idempotency WHERE at <= ?1"};

std::string text_of(http::Response const& response) {
    json::Array all;
    for (auto& [name, value] : response.headers) all.push_back(json::Array{json::Value(name), json::Value(value)});
    return json::canonical(all);
}

http::Response response_of(store::Row const& r) {
    http::Response response{int(r.integer(1)), std::string(r.text(2)), std::string(r.text(3)), {}};
    auto headers = json::parse(r.text(4));
    for (auto& each : headers.get_array()) response.headers.emplace_back(each.get_array()[0].get_string(), each.get_array()[1].get_string());
    response.headers.emplace_back("Idempotent-Replayed", "true");
    return response;
}

}  // namespace

Key key_of(http::Request const& request, Actor const& actor) {
    Key key{actor.account + " " + request.method + " " + request.path, request.header("idempotency-key"), ""};
    if (key.key.empty()) return key;
    // An upload says in its query what is to be done with the body.
    std::string query;
    for (auto& [name, value] : request.query) query += json::canonical(json::Array{json::Value(name), json::Value(value)});
    key.fingerprint = crypto::hex(crypto::bytes(crypto::hash(crypto::Suite::sha256_ed25519, {query, request.body})));
    return key;
}

std::optional<http::Response> find(store::Db& db, Key const& key, law::Instant now) {
    if (key.key.empty()) return std::nullopt;
    std::optional<http::Response> known;
    db.each(
        kFind,
        [&](store::Row const& r) {
            if (r.text(0) == key.fingerprint)
                known = response_of(r);
            else
                known = http::problem(422, "idempotency_key_reused", "同一幂等键用于不同内容 / This Idempotency-Key was used with another body or query");
        },
        key.scope, key.key, now - kKept);
    return known;
}

void keep(store::Db& db, Key const& key, law::Instant now, http::Response const& response) {
    if (key.key.empty()) return;
    db.exec(kDrop, key.scope, key.key);
    db.exec(kKeep, key.scope, key.key, key.fingerprint, now, std::int64_t{response.status}, response.content_type, response.body, text_of(response));
}

void forget_old(store::Db& db, law::Instant now) { db.exec(kForget, now - kKept); }

}  // namespace casework::idempotency
