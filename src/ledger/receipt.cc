// Verifying a receipt with nothing but its text. Whatever does not hold is thrown as Broken inside this file and told as a value.
#include "ledger/receipt.h"
#include <algorithm>
#include "ledger/leaf.h"

namespace ledger {
namespace {

struct Broken {
    std::string zh, en;
};

constexpr std::size_t kMostProof = 64;

std::string base64_member(json::Object const& object, std::string_view name, std::size_t size = 0) {
    auto bytes = crypto::from_base64(json::text(object, name));
    if (!bytes) throw json::Error("$." + std::string(name) + ": not base64 in its one spelling");
    if (size != 0 && bytes->size() != size) throw json::Error("$." + std::string(name) + ": not " + std::to_string(size) + " bytes");
    return *bytes;
}

std::uint64_t natural(json::Object const& object, std::string_view name) {
    auto n = json::integer(object, name);
    if (n < 0) throw json::Error("$." + std::string(name) + ": below zero");
    return static_cast<std::uint64_t>(n);
}

Proof proof_member(json::Object const& object, std::string_view name) {
    Proof proof;
    auto const& all = json::array(object, name);
    if (all.size() > kMostProof) throw json::Error("$." + std::string(name) + ": too long");
    for (auto const& each : all) {
        auto hash = each.is_string() ? digest_from_base64(each.get_string()) : std::nullopt;
        if (!hash) throw json::Error("$." + std::string(name) + ": not a list of hashes in base64");
        proof.push_back(*hash);
    }
    return proof;
}

// The commitment of a part of facts, from the facts themselves.
Digest facts_commitment(Suite suite, json::Object const& from, std::string const& facts, std::string const& salt) {
    return commit(suite, base64_member(from, salt, kSalt), json::canonical(json::object(from, facts)));
}

// {"body","salt"} or {"commitment"}. The first part disclosed goes to `shown`.
Digest personal_commitment(Suite suite, json::Value const& value, json::Object& shown) {
    if (!value.is_object()) throw json::Error("$.persons: a personal part is no object");
    auto const& part = value.get_object();
    if (part.contains("commitment")) {
        json::refuse_unknown(part, {"commitment"}, "$.persons");
        return *crypto::digest_from(base64_member(part, "commitment", sizeof(Digest)));
    }
    json::refuse_unknown(part, {"body", "salt"}, "$.persons");
    auto const& body = json::object(part, "body");
    if (shown.empty()) shown = body;
    return commit(suite, base64_member(part, "salt", kSalt), json::canonical(body));
}

// The signed checkpoint. Cosignatures are refused here: nothing in a receipt says whose they are, so they would be unproven words.
Note checkpoint_of(json::Object const& receipt, Suite suite, std::string_view key) {
    auto text = json::text(receipt, "checkpoint");
    auto note = open_note(text, suite, key);
    if (!note || std::count(text.begin(), text.end(), '\n') != 5)
        throw Broken{"检查点的签名不成立，或其写法不规范", "the checkpoint is not signed by the key of this receipt, or is misspelled"};
    return *note;
}

void check_leaf(json::Object const& receipt, Suite suite, Note const& note, Verified& all, bool is_row) {
    auto number = natural(receipt, "leaf");
    all.leaf = std::to_string(number);
    all.facts = json::object(receipt, "facts");
    Commitments commitments{facts_commitment(suite, receipt, "facts", "facts_salt"), {}};
    json::Object shown;
    for (auto const& person : json::array(receipt, "persons")) commitments.persons.push_back(personal_commitment(suite, person, shown));
    if (!is_row) all.person = std::move(shown);
    if (!included(suite, leaf_hash(suite, text_of(commitments)), number, note.size, proof_member(receipt, "proof"), note.root))
        throw Broken{"账本叶 " + all.leaf + " 的内容不在检查点所签的账本中", "what the receipt says of leaf " + all.leaf +
                     " is not in the ledger that the checkpoint signs"};
    if (natural(all.facts, "leaf") != number)
        throw Broken{"事实所载的叶号与回执的叶号不同", "the facts carry another leaf number than the receipt"};
}

void check_row(json::Object const& receipt, Suite suite, Verified& all) {
    auto const& batch = json::object(all.facts, "rows");
    auto root = crypto::digest_from(base64_member(batch, "root", sizeof(Digest)));
    auto number = natural(receipt, "row");
    all.leaf += "." + std::to_string(number);
    Commitments commitments{facts_commitment(suite, receipt, "row_facts", "row_facts_salt"), {}};
    if (auto const* person = receipt.if_contains("row_person"))
        commitments.persons.push_back(personal_commitment(suite, *person, all.person));
    if (!included(suite, leaf_hash(suite, text_of(commitments)), number, natural(batch, "count"), proof_member(receipt, "row_proof"), *root))
        throw Broken{"第 " + all.leaf + " 行的内容不在该批次中", "what the receipt says of row " + all.leaf + " is not in its batch"};
    all.facts = json::object(receipt, "row_facts");
}

void check_answer(json::Object answer, Suite suite, json::Object const& facts) {
    answer.erase("receipt");
    if (json::text_or(facts, "answer") != answer_hash(suite, answer))
        throw Broken{"回执所证明的不是这份答复", "the receipt does not prove this answer"};
}

Suite suite_member(json::Object const& receipt) {
    if (json::integer(receipt, "v") != 1) throw Broken{"回执的版本不认识", "the version of this receipt is unknown"};
    auto suite = crypto::suite_named(json::text(receipt, "suite"));
    if (!suite) throw Broken{"回执的密码套件不认识", "the suite of this receipt is unknown"};
    return *suite;
}

std::string key_member(json::Object const& receipt, Suite suite) {
    bool sm2 = suite == Suite::sm3_sm2;
    auto key = base64_member(receipt, "key", sm2 ? 65 : 32);
    if (sm2 && key[0] != '\4') throw json::Error("$.key: not an uncompressed point");
    return key;
}

Verified verified(std::string_view text) {
    auto value = json::parse(text);
    if (!value.is_object()) throw json::Error("$: " + std::string(json::kNoObject));
    auto const& whole = value.get_object();
    bool with_answer = whole.contains("receipt");
    auto const& receipt = with_answer ? json::object(whole, "receipt") : whole;
    json::refuse_unknown(receipt, {"v", "suite", "key", "leaf", "facts", "facts_salt", "persons", "proof", "checkpoint", "row", "row_facts",
                                   "row_facts_salt", "row_person", "row_proof"});
    bool is_row = false;
    for (auto name : {"row", "row_facts", "row_facts_salt", "row_person", "row_proof"}) is_row = is_row || receipt.contains(name);

    Verified all;
    auto suite = suite_member(receipt);
    auto key = key_member(receipt, suite);
    auto note = checkpoint_of(receipt, suite, key);
    check_leaf(receipt, suite, note, all, is_row);
    if (is_row) check_row(receipt, suite, all);
    if (with_answer) check_answer(whole, suite, all.facts);
    all.ok = true;
    all.origin = note.origin;
    all.key_base64 = crypto::base64(key);
    all.checkpoint = json::text(receipt, "checkpoint");
    return all;
}

Verified refused(std::string zh, std::string en) {
    Verified no;
    no.why_zh = std::move(zh);
    no.why_en = std::move(en);
    return no;
}

}  // namespace

std::string answer_hash(Suite suite, json::Value const& answer_without_receipt) {
    return base64(crypto::hash(suite, {json::canonical(answer_without_receipt)}));
}

Verified verify_receipt(std::string_view text) {
    try {
        return verified(text);
    } catch (Broken const& broken) {
        return refused(broken.zh, broken.en);
    } catch (std::exception const& error) {
        return refused(std::string("回执无法读取：") + error.what(), std::string("the receipt cannot be read: ") + error.what());
    }
}

}  // namespace ledger
