// Published and independently computed values: what was written once must read the same for good.
#include "ledger/for_tests.h"

using namespace ledger;
using namespace ledger::for_tests;

namespace {

// Made by this program from invented data; found good by another implementation (hashes of Python's hashlib, signatures by the openssl command).
constexpr std::string_view kLeafSm =
    R"({"checkpoint":"hengxin/130528/04d5ef2c\n4\n3B0IrXUhKzgx7IrNJj2/qEt+CGcfuTRz61k1Uc09dJQ=\n\n— hengxin/130528/04d5ef2c igRi1DBG)"
    R"(AiEAkHT85B1KbKoMJRIayw60/odRSiNR8ML/QvYlpQQGkqACIQDiRo5GrBlrH/A4kanRm9hirhc3YEClp64TO/PjN/GBLg==\n","facts":{"act":"ask","at")"
    R"(:"2026-03-02T01:00:01.000Z","leaf":1,"list_version":7,"result":"none"},"facts_salt":"SgY1ajhxXxapZnqlfO6YcsYAeTQKfX/yGkMjvKL6)"
    R"(BsU=","key":"BNXvLOAGRBsndqgnFBFKs/4gKFBESyf+3hWDoWDGqTxnMnobb9iwSDWX51DZJ63U8WGhg+4BCqF1E6BRRgJjIPE=","leaf":1,"persons":[{")"
    R"(body":{"name":"某甲"},"salt":"S3JyurYvSBTwXGeoKF4wm8+7IELkh4H7K2GSihpFpZQ="},{"commitment":"WkCxn85kcs0/cAoSIhsznE+ni2zxJHL+M+U)"
    R"(ne3gVYc8="}],"proof":["/O91IxTc+mPeIYYRf3+fhnrfmwoJis9yrd2RWW4uiNE=","fVkS3fPf5qB6S9OxOPLLCquJT4tfFUcDCtjQpkg/5qs="],"suite":)"
    R"("sm3-sm2","v":1})";
constexpr std::string_view kRowSm =
    R"({"checkpoint":"hengxin/130528/04d5ef2c\n4\n3B0IrXUhKzgx7IrNJj2/qEt+CGcfuTRz61k1Uc09dJQ=\n\n— hengxin/130528/04d5ef2c igRi1DBG)"
    R"(AiEAkHT85B1KbKoMJRIayw60/odRSiNR8ML/QvYlpQQGkqACIQDiRo5GrBlrH/A4kanRm9hirhc3YEClp64TO/PjN/GBLg==\n","facts":{"act":"ask_batch)"
    R"(","at":"2026-03-02T01:00:02.000Z","leaf":2,"noun":"check","rows":{"count":3,"root":"+GB0lN0w1zaMnRTemQollF6DN+xgc3mlnbpbh+dr3)"
    R"(Nc="}},"facts_salt":"Pju3YHnSpjosVvMgoWZprrRaXB1W5R9MKARA1cCR2cs=","key":"BNXvLOAGRBsndqgnFBFKs/4gKFBESyf+3hWDoWDGqTxnMnobb9i)"
    R"(wSDWX51DZJ63U8WGhg+4BCqF1E6BRRgJjIPE=","leaf":2,"persons":[],"proof":["GhAIbXyhLDM+XqmR0AcxV03gRrn7yVxLSeuT8qJAtGk=","8Pa07Q9)"
    R"(WOfedFLAeMP7bb7gOzDEkaQ+m7KDfUkGANAo="],"row":2,"row_facts":{"act":"ask","noun":"check","place":2,"result":"none"},"row_facts)"
    R"(_salt":"tC5cl9aPLFF77KYKrNChJZqig9sQM/qygjWjGmbBhcU=","row_person":{"body":{"name":"某甲2"},"salt":"CMsE5huahixp5KadJeHxIodJCCy)"
    R"(SMb9Yv1SVhnn9cmQ="},"row_proof":["uIibe2s03pKzek/nU2Yx5+acxwI204fJd2kb3rkiWVk="],"suite":"sm3-sm2","v":1})";
constexpr std::string_view kLeafSha =
    R"({"checkpoint":"hengxin/130528/f6c74fc5\n4\n3wQXw7CLk48gXQf7F4Bj38Wt9/lbZ1/qWUc4/aHKn50=\n\n— hengxin/130528/f6c74fc5 Cv9/WH1h)"
    R"(KK+Rx0f8rUfx0XCv7dpv74rtGojZanPzsRSAo2GjLVuADtlSSAEV6OEn1gYglCCiTimUHrDCOSpUBPy1EgE=\n","facts":{"act":"ask","at":"2026-03-02)"
    R"(T01:00:01.000Z","leaf":1,"list_version":7,"result":"none"},"facts_salt":"SgY1ajhxXxapZnqlfO6YcsYAeTQKfX/yGkMjvKL6BsU=","key":)"
    R"("9sdPxYWIX4KRbtilLeCKbTJwIedfuC1YktiQ3FdcVfQ=","leaf":1,"persons":[{"body":{"name":"某甲"},"salt":"S3JyurYvSBTwXGeoKF4wm8+7IELk)"
    R"(h4H7K2GSihpFpZQ="},{"commitment":"oPeF84Dg34NzBJR2lOx2kbHPcSgBN2Aq2ch2kODRtvQ="}],"proof":["BZmOKLVW+Cp/rpIeQovw9KYt7vBbqbdfV)"
    R"(893psNiTTA=","9HEmrVkww0sEuJoVlC+5h4O4XJYWQoZoijr5FbUDymA="],"suite":"sha256-ed25519","v":1})";
constexpr std::string_view kRowSha =
    R"({"checkpoint":"hengxin/130528/f6c74fc5\n4\n3wQXw7CLk48gXQf7F4Bj38Wt9/lbZ1/qWUc4/aHKn50=\n\n— hengxin/130528/f6c74fc5 Cv9/WH1h)"
    R"(KK+Rx0f8rUfx0XCv7dpv74rtGojZanPzsRSAo2GjLVuADtlSSAEV6OEn1gYglCCiTimUHrDCOSpUBPy1EgE=\n","facts":{"act":"ask_batch","at":"2026)"
    R"(-03-02T01:00:02.000Z","leaf":2,"noun":"check","rows":{"count":3,"root":"pvOHNcDAIHLNJOGFUMn7Aeo8vhk9EQxPD5tPGdeo2qU="}},"fact)"
    R"(s_salt":"Pju3YHnSpjosVvMgoWZprrRaXB1W5R9MKARA1cCR2cs=","key":"9sdPxYWIX4KRbtilLeCKbTJwIedfuC1YktiQ3FdcVfQ=","leaf":2,"persons)"
    R"(":[],"proof":["mEjUJdOK6Eh9O+IaicYkD0O3xNrrKQ1zPQWM+yVJjdg=","ENb8+L248UTOS5P1AUBExwGFD6MzXOciCYDp5YFBOJI="],"row":2,"row_fac)"
    R"(ts":{"act":"ask","noun":"check","place":2,"result":"none"},"row_facts_salt":"tC5cl9aPLFF77KYKrNChJZqig9sQM/qygjWjGmbBhcU=","r)"
    R"(ow_person":{"body":{"name":"某甲2"},"salt":"CMsE5huahixp5KadJeHxIodJCCySMb9Yv1SVhnn9cmQ="},"row_proof":["b+O5rwILxVK808auZTrsYK)"
    R"(g2807P0Q9vTqqWYKu9m+w="],"suite":"sha256-ed25519","v":1})";

// Of the eight leaves that Certificate Transparency publishes; over SM3 computed with hashlib.
constexpr std::pair<std::size_t, char const*> kRootsSm3[] = {
    {1, "2daef60e7a0b8f5e024c81cd2ab3109f2b4f155cf83adeb2ae5532f74a157fdf"}, {2, "0b990fe0c7ad70f1bf1a1262f2c7908ea48146b14253a6db99f2917ab1f5cc4d"},
    {3, "209ec96a210d662a964772680e8544d18cab7b88ffec3e00962220349b56ea56"}, {5, "bb10c996aeebbcdc69be3715fc847344de77442d37a5ab8213da9f41785b103b"},
    {7, "bd36c22a1ac6ff4308e0c3cc1a85bf0ffa30538ec60a55c70413ab15d45db4d2"}, {8, "bc48ba7a709184b5f2a631e1adeb8dc2a0d4c018c1d6cc89b5664fe154c93b38"}};

// RFC 8032 section 7.1, the key of test 1.
crypto::SigningKey published_key() {
    return crypto::SigningKey::from_seed(*crypto::from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
}
constexpr std::string_view kNote =
    "example.org/ledger\n20852163\nULMS9cvHFnWfViDXOnzBFBVwc0n0Gwzgt897eAfsMdo=\n\n"
    "\xE2\x80\x94 example.org/ledger R8HBsh3JOnx0pP2Hv9YAyHmsHxaa5sn8Noq+GvakItNA2pXMVF6v7iaFOT3+RMtlx7u3ZJjQl8bZfRpWxWG6whcI3g8=\n";

}  // namespace

TEST_CASE("receipts written before still verify, and say what they said") {
    for (auto receipt : {kLeafSm, kLeafSha}) {
        auto verified = verify_receipt(receipt);
        CHECK(verified.why_en == "");
        CHECK(verified.leaf == "1");
        CHECK(json::canonical(verified.facts) == R"({"act":"ask","at":"2026-03-02T01:00:01.000Z","leaf":1,"list_version":7,"result":"none"})");
        CHECK(json::text(verified.person, "name") == "某甲");
    }
    for (auto receipt : {kRowSm, kRowSha}) {
        auto verified = verify_receipt(receipt);
        CHECK(verified.why_en == "");
        CHECK(verified.leaf == "2.2");
        CHECK(json::integer(verified.facts, "place") == 2);
        CHECK(json::text(verified.person, "name") == "某甲2");
    }
    CHECK(verify_receipt(kLeafSm).origin == "hengxin/130528/04d5ef2c");
}

TEST_CASE("the same acts, salts and key give the same receipts") {
    Book book(Suite::sha256_ed25519);
    book.commit([&] { book.add({{{"act", "ask"}, {"result", "none"}, {"list_version", 7}}, {{{"name", "某甲"}}, {{"name", "某乙"}}}}); });
    book.commit([&] {
        book.add(batch(3));
        book.add({{{"act", "note"}}});
    });
    CHECK(erase_person(*book.db, 1, 1));
    book.load();
    CHECK(book.receipt(1) == kLeafSha);
    CHECK(book.receipt(2, 2) == kRowSha);
}

TEST_CASE("roots and commitments over SM3 are those another implementation computes") {
    std::vector<Digest> leaves;
    std::size_t next = 0;
    for (auto hex : {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"}) {
        leaves.push_back(leaf_hash(Suite::sm3_sm2, *crypto::from_hex(hex)));
        if (leaves.size() != kRootsSm3[next].first) continue;
        CHECK(crypto::hex(crypto::bytes(root_of(Suite::sm3_sm2, leaves))) == kRootsSm3[next++].second);
    }
    CHECK(next == std::size(kRootsSm3));
    std::string salt;
    for (char byte = 0; byte < 32; ++byte) salt += byte;
    CHECK(base64(commit(Suite::sm3_sm2, salt, R"({"a":1,"名":"甲"})")) == "Mvtc8Lxi9Vkk74BKI+74qKEzisn8a2B4F2Usx5robAI=");
    CHECK(base64(commit(Suite::sha256_ed25519, salt, R"({"a":1,"名":"甲"})")) == "cSA+qPdxOGgmDvuE3hDoxEBDfDNT7TyzVi6PZ+Dg/dc=");
}

TEST_CASE("a note of the published key is spelled as C2SP spells it") {
    auto root = leaf_hash(Suite::sha256_ed25519, "");
    auto digest = crypto::hash(Suite::sha256_ed25519, {"a root"});
    auto key = published_key();
    CHECK(crypto::hex(key.public_bytes()) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    CHECK(sign_note("example.org/ledger", 20'852'163, digest, key) == kNote);
    auto note = open_note(kNote, Suite::sha256_ed25519, key.public_bytes());
    REQUIRE(note);
    CHECK(note->origin == "example.org/ledger");
    CHECK(note->size == 20'852'163);
    CHECK(note->root == digest);
    CHECK(note->root != root);
}
