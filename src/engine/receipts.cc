#include "engine/receipts.h"
#include <charconv>
#include "casework/read.h"
#include "check/store.h"
#include "engine/described.h"
#include "engine/sheet_routes.h"
#include "engine/slips.h"
#include "ledger/history.h"

namespace engine {
namespace {

using http::Policy;
using http::Request;
using http::Response;

constexpr std::uint64_t kScanned = 1000;               // leaves at once, in search of those that the asker may have

Response no_such_receipt() { return http::problem(404, "no_such_receipt", "没有这张回执，或您无权查看 / there is no such receipt, or it is not yours to see"); }

struct Shown {
    ledger::Reference at;
    ledger::Tells tells;
};
// The leaf or row asked for, when there is one and the actor may see its receipt. Whoever asked a question gets its receipt as it was given; of
// anything else a receipt proves the facts, of a case that the actor may read, and tells of nobody: persons are read with their case, which is recorded.
std::optional<Shown> receipt_for(store::Db& db, std::string const& reference, casework::Actor const& actor) {
    auto at = ledger::reference_from(reference);
    auto whole = at ? ledger::read_leaf(db, at->leaf) : std::nullopt;
    auto stored = whole ? ledger::read_leaf(db, at->leaf, at->row) : std::nullopt;
    if (!stored) return std::nullopt;
    auto fact = [&](char const* name) { return json::text_or(stored->facts, name); };
    if (check::is_question(whole->facts) && !actor.agency.empty() && json::text_or(whole->facts, "agency") == actor.agency) return Shown{*at, ledger::Tells::persons};
    if (actor.roles.has(law::Party::auditor)) return Shown{*at, ledger::Tells::facts_alone};
    auto* noun = all_nouns().named(fact("noun"));
    if (check::is_question(whole->facts) || !noun || !casework::readable(db, all_nouns(), *noun, fact("case"), actor)) return std::nullopt;
    return Shown{*at, ledger::Tells::facts_alone};
}

void receipt(Engine& engine, casework::Actor const& actor, Request const& request, http::Answer const& answer) {
    std::optional<json::Object> found;
    engine.readers.with([&](store::Db& db) {
        if (auto asked = receipt_for(db, request.parameter("id"), actor)) found = ledger::History(db).receipt(db, asked->at.leaf, asked->at.row, asked->tells);
        return 0;
    });
    answer(found ? http::json_response(200, std::move(*found)) : no_such_receipt());
}

// The same on paper, for the counter's printer or the file of the host case.
void receipt_paper(Engine& engine, casework::Actor const& actor, Request const& request, bool as_docx, http::Answer const& answer) {
    auto size = request.query_or("size", "a4"), reference = request.parameter("id");
    std::optional<Response> found;
    bool there = engine.readers.with([&](store::Db& db) {
        auto asked = receipt_for(db, reference, actor);
        if (asked && asked->tells == ledger::Tells::persons)
            found = slip_response(db, *engine.desk->board(), asked->at.leaf, asked->at.row, as_docx ? Form::docx : size == "a4" ? Form::a4 : Form::mm80);
        return asked.has_value();
    });
    if (!there) return answer(no_such_receipt());
    if (!found) return answer(http::problem(422, "no_check", "只有查询比对有纸质回执 / only a check has a receipt on paper"));
    answer(std::move(*found));
}

// The number of the leaf that a list begins below: the last one told before, or the ledger's size.
std::uint64_t below(Request const& request, std::uint64_t size) {
    auto asked = request.query_or("cursor");
    if (asked.empty()) return size;
    std::uint64_t leaf = 0;
    auto text = crypto::from_base64(asked).value_or("");
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), leaf);
    if (error != std::errc() || end != text.data() + text.size() || crypto::base64(std::to_string(leaf)) != asked)
        throw json::Error("cursor: '" + asked + "' 应照抄上一页的 next / is no `next` of a page; send it as it was given");
    return std::min(leaf, size);
}

json::Object listed(std::uint64_t leaf, json::Object const& facts, law::Instant at) {
    auto said = [&](char const* name) { return json::text_or(facts, name); };
    return {{"id", std::to_string(leaf)}, {"leaf", std::int64_t(leaf)}, {"noun", said("noun")}, {"act", said("act")}, {"case", said("case")}, {"on", said("on")},
            {"at", law::instant_text(at)}};
}

// Newest first. A page may be short, or empty, and still have a next one: nobody's search reads the whole ledger at once.
void list(Engine& engine, casework::Actor const& actor, Request const& request, http::Answer const& answer) {
    auto limit = casework::limit_asked(request);
    json::Array items;
    json::Value next(nullptr);
    engine.readers.with([&](store::Db& db) {
        auto from = below(request, ledger::head_of(db).value().size), last = from > kScanned ? from - kScanned : 0;
        for (; from > last && items.size() < limit; --from) {
            auto reference = std::to_string(from - 1);
            if (!receipt_for(db, reference, actor)) continue;
            auto stored = ledger::read_leaf(db, from - 1);
            items.push_back(listed(from - 1, stored->facts, stored->at));
        }
        if (from > 0) next = crypto::base64(std::to_string(from));
        return 0;
    });
    answer(http::json_response(200, json::Object{{"items", std::move(items)}, {"next", std::move(next)}}));
}

}  // namespace

void add_receipt_routes(http::Router& router, Engine& engine) {
    auto both = Policy::logged_in_or_agency_system;
    router.add(http::Route{"GET", "/api/v1/receipts", both, "Receipts that the asker may have, newest first",
                           logged_in(engine, [&engine](auto& actor, auto request, auto answer) { list(engine, actor, *request, answer); })}.as(telling_receipts()));
    router.add(http::Route{"GET", "/api/v1/receipts/{id}", both, "A receipt by its reference LEAF or LEAF.ROW",
                           logged_in(engine, [&engine](auto& actor, auto request, auto answer) { receipt(engine, actor, *request, answer); })}.as(telling_receipt()));
    for (bool as_docx : {false, true})
        router.add(http::Route{"GET", as_docx ? "/api/v1/receipts/{id}/paper.docx" : "/api/v1/receipts/{id}/paper.pdf", both,
                               as_docx ? "A check's receipt as a document" : "A check's receipt on paper, size=a4 or 80mm",
                               logged_in(engine, [&engine, as_docx](auto& actor, auto request, auto answer) { receipt_paper(engine, actor, *request, as_docx, answer); })}
                       .as(printing_receipt(as_docx)));
}

}  // namespace engine
