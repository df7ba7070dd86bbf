#include "ledger/for_tests.h"

using namespace ledger;
using namespace ledger::for_tests;

namespace {

std::string id(char digit) { return "019" + std::string(5, digit) + "-7c1a-7000-8000-0123456789ab"; }

// Who acted, as the casework adds it.
json::Object acting(std::string const& act) {
    return {{"noun", "check"}, {"act", act}, {"matter", "bidding"}, {"list_version", 123'456}, {"catalogue_version", 1234}, {"account", id('6')},
            {"agency", id('7')}, {"officer", id('8')}, {"purpose", "bidding"}, {"channel", "api"}, {"on", "2026-03-02"}};
}

json::Object checked(Suite suite) {
    auto facts = acting("ask");
    json::Array entries, measures;
    for (char digit : {'1', '2', '3', '4', '5'}) {
        entries.push_back(json::Value(id(digit)));
        measures.push_back(json::Value(std::string("2.1") + digit + "/1"));
    }
    facts["result"] = "discipline";
    facts["entries"] = entries;
    facts["measures"] = measures;
    facts["warnings"] = json::Array{"check_digit"};
    facts["answer"] = base64(leaf_hash(suite, "an answer"));
    return facts;
}

json::Object placed(json::Object facts, std::uint64_t leaf) {
    facts["leaf"] = static_cast<std::int64_t>(leaf);
    facts["at"] = "2026-03-02T01:02:03.004Z";
    return facts;
}

// A tree of that many leaves, of which nothing is known but the right edge.
std::vector<std::vector<Digest>> edge(Suite suite, std::uint64_t size) {
    std::vector<std::vector<Digest>> all;
    for (int level = 0; size >> (8 * level); ++level) {
        auto& tile = all.emplace_back();
        while (tile.size() < (size >> (8 * level)) % 256) tile.push_back(leaf_hash(suite, std::to_string(tile.size())));
    }
    return all;
}

}  // namespace

TEST_CASE("receipts are small: 2.5 KB with five entries, 3.5 KB for a row of a full batch, among a million leaves") {
    for (auto suite : kSuites) {
        auto signer = signer_of(suite);
        std::uint64_t const size = (1 << 20) - 2;                           // with the two below, every proof has twenty hashes
        json::Object person{{"case", "2026-000123"}, {"name", "某某建设工程有限责任公司"}, {"code", "91130528MA0ABCDE0X"}};
        auto leaf = new_leaf(suite, placed(checked(suite), size), {person}, signer.salts);
        std::vector<Leaf> rows;
        std::vector<Digest> hashes;
        for (int i = 0; i < 4096; ++i) {
            rows.push_back(new_leaf(suite, checked(suite), {person}, signer.salts));
            hashes.push_back(rows.back().hash);
        }
        auto small = small_tree(suite, hashes);
        auto over = placed(acting("ask_batch"), size + 1);
        over["cases"] = 4096;
        over["rows"] = json::Object{{"count", 4096}, {"root", base64(small.root())}};
        auto batch = new_leaf(suite, over, {}, signer.salts);

        auto db = open_db();
        History history(*db, suite, signer.origin, signer.key.public_bytes(), Checkpoint{0, {}, {}});
        history.tree.resume(size, edge(suite, size));
        history.tree.append(leaf.hash);
        history.tree.append(batch.hash);
        history.head = {history.tree.size(), history.tree.root(), sign_note(signer.origin, history.tree.size(), history.tree.root(), signer.key)};

        auto proven = [&](std::uint64_t number, Leaf const& of) {
            return Proven{suite, history.public_key, history.head.note, number, of, history.tree.inclusion(number)};
        };
        auto receipt = render(proven(size, leaf), {});
        CHECK(json::array(receipt, "proof").size() == 20);
        auto one = json::canonical(receipt);
        auto row = json::canonical(render(proven(size + 1, batch), RowProof{4095, rows[4095], small.inclusion(4095)}));
        CHECK(verify_receipt(one).why_en == "");
        CHECK(verify_receipt(row).why_en == "");
        MESSAGE(crypto::name(suite), ": ", one.size(), " bytes, a row ", row.size());
        CHECK(one.size() <= 2560);
        CHECK(row.size() <= 3584);
    }
}
