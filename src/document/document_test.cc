#include "document/document.h"
#include <doctest/doctest.h>
#include "document/noun.h"
#include "document/store.h"
#include "test/county.h"

namespace {

using document::Document;

std::string bring(test::County& county, std::string const& content) {
    auto done = county.upload("clerk", "txt", content, {{"name", "a.txt"}});
    REQUIRE(bool(done));
    return done->id;
}

Document row(test::County& county, std::string const& id) {
    return county.read([&](store::Db& db, casework::Door&) { return *store::load(db, document::DocumentNoun::table(), id); });
}

std::string content(test::County& county, std::string const& id) {
    return county.read([&](store::Db& db, casework::Door&) { return document::read_content(db, *store::load(db, document::DocumentNoun::table(), id)); });
}

void alter(test::County& county, char const* sql, std::string const& id, std::string const& other = "") {
    county.read([&](store::Db& db, casework::Door&) { return other.empty() ? db.exec({"alter", sql}, id) : db.exec({"alter", sql}, id, other); });
}

}  // namespace

TEST_CASE("a content comes back as it was brought, in as many pieces as it needs, and lies nowhere in clear") {
    test::County county;
    std::string large;
    for (int i = 0; large.size() < 600'000; ++i) large += "第" + std::to_string(i) + "行，经核实\n";
    auto id = bring(county, large);
    CHECK(content(county, id) == large);
    CHECK(row(county, id).size == std::int64_t(large.size()));
    CHECK(county.facts_text().find(row(county, id).salt.plain) == std::string::npos);
    static constexpr store::Query pieces{"pieces", "SELECT sealed FROM document_content WHERE document = ?1"};
    int count = 0;
    county.read([&](store::Db& db, casework::Door&) {
        db.each(pieces, [&](store::Row const& r) {
            CHECK(r.bytes(0).find("经核实") == std::string_view::npos);
            ++count;
        }, id);
        return 0;
    });
    CHECK(count == 3);
    CHECK(county.findings().empty());
}

TEST_CASE("a content altered, exchanged or gone behind the ledger's back is not shown, and verification names its document") {
    test::County county;
    auto id = bring(county, "first"), other = bring(county, "other");
    SUBCASE("altered") { alter(county, "UPDATE document_content SET sealed = X'00' WHERE document = ?1", id); }
    SUBCASE("gone") { alter(county, "DELETE FROM document_content WHERE document = ?1", id); }
    SUBCASE("exchanged") {
        alter(county, "DELETE FROM document_content WHERE document = ?1", id);
        alter(county, "UPDATE document_content SET document = ?1 WHERE document = ?2", id, other);
        alter(county, "INSERT INTO document_content (document, piece, sealed) SELECT ?2, piece, sealed FROM document_content WHERE document = ?1", id, other);
    }
    CHECK_THROWS_AS(content(county, id), store::Failure);
    auto found = county.findings();
    REQUIRE(found.size() == 1);
    CHECK(found[0].find(id) != std::string::npos);
}

TEST_CASE("what was withdrawn loses its content, and its row still proves that it was there") {
    test::County county;
    auto id = bring(county, "by mistake");
    REQUIRE(bool(county.act("clerk", {"document", id, "withdraw", {{"reason", "误传"}}})));
    CHECK(!document::has_content(row(county, id)));
    static constexpr store::Query left{"left", "SELECT COUNT(*) FROM document_content WHERE document = ?1"};
    CHECK(county.read([&](store::Db& db, casework::Door&) { return db.number(left, id); }) == 0);
    CHECK(county.findings().empty());
}

TEST_CASE("an act that is refused leaves no content behind") {
    test::County county;
    auto refused = county.upload("clerk", "txt", "words", {{"name", "a.txt"}, {"about_noun", "task"}, {"about", "nobody"}});
    REQUIRE(!refused);
    CHECK(refused.refusal().code == "case_is_open_to_you");
    static constexpr store::Query left{"left", "SELECT COUNT(*) FROM document_content"};
    CHECK(county.read([&](store::Db& db, casework::Door&) { return db.number(left); }) == 0);
}

TEST_CASE("the digest depends on the salt, so that a known file is not recognised by its digest") {
    CHECK(document::digest_of("00", "words") != document::digest_of("01", "words"));
    CHECK(document::digest_of("00", "words") == document::digest_of("00", "words"));
    CHECK(document::digest_of("00", "words") != document::digest_of("00", "word"));
}
