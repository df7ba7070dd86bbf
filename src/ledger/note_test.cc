#include "ledger/for_tests.h"

using namespace ledger;
using namespace ledger::for_tests;

namespace {

constexpr std::string_view kDash = "\xE2\x80\x94 ";

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    auto at = text.find(what);
    REQUIRE(at != text.npos);
    return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("a signed note opens in its one spelling only") {
    for (auto suite : kSuites) {
        auto key = key_of(suite);
        auto root = leaf_hash(suite, "root");
        auto note = sign_note("hengxin/130528/0", 100, root, key);
        auto opens = [&](std::string const& text) { return open_note(text, suite, key.public_bytes()).has_value(); };
        REQUIRE(opens(note));
        // Body, blank line, one signature line: each line ends, nothing follows.
        CHECK(note.starts_with("hengxin/130528/0\n100\n" + base64(root) + "\n\n" + std::string(kDash) + "hengxin/130528/0 "));
        CHECK(std::count(note.begin(), note.end(), '\n') == 5);
        CHECK(note.back() == '\n');

        for (auto size : {"0100", "+100", "100.0", "1e2", " 100", "100 ", "-100", "0x64", "", "101", "10", "18446744073709551716"})
            CHECK_FALSE(opens(replaced(note, "\n100\n", std::string("\n") + size + "\n")));
        CHECK_FALSE(opens(replaced(note, "\n100\n", "\r\n100\r\n")));
        CHECK_FALSE(opens(replaced(note, "\n\n", "\n")));
        CHECK_FALSE(opens(replaced(note, "\n\n", "\nextension\n\n")));
        CHECK_FALSE(opens(replaced(note, "\n\n", "\n\n\n")));
        CHECK_FALSE(opens(replaced(note, kDash, "- ")));
        CHECK_FALSE(opens(replaced(note, kDash, "\xE2\x80\x94")));
        CHECK_FALSE(opens(replaced(note, kDash, "\xE2\x80\x94  ")));
        CHECK_FALSE(opens(replaced(note, "hengxin/130528/0\n", "hengxin/130528/1\n")));
        CHECK_FALSE(opens(replaced(note, "hengxin/130528/0 ", "hengxin/130528/1 ")));
        CHECK_FALSE(opens(replaced(note, base64(root), base64(leaf_hash(suite, "other")))));
        CHECK_FALSE(opens(replaced(note, base64(root), base64(root).substr(0, 43))));
        CHECK_FALSE(opens(note + "\n"));
        CHECK_FALSE(opens(note + " "));
        CHECK_FALSE(opens("\n" + note));
        CHECK_FALSE(opens(note.substr(0, note.size() - 1)));
        CHECK_FALSE(opens(note.substr(0, note.find(kDash))));
        for (std::size_t i = 0; i < note.size(); ++i) {
            auto other = note;
            other[i] = other[i] == 'A' ? 'B' : 'A';
            CHECK_FALSE(opens(other));
            CHECK_FALSE(opens(note.substr(0, i)));
            CHECK_FALSE(opens(note.substr(0, i) + note.substr(i + 1)));
            CHECK_FALSE(opens(note.substr(0, i) + note[i] + note.substr(i)));
        }
        CHECK_FALSE(open_note(note, suite, crypto::SigningKey::generate(suite).public_bytes()));
        CHECK_FALSE(open_note(note, suite == Suite::sm3_sm2 ? Suite::sha256_ed25519 : Suite::sm3_sm2, key.public_bytes()));
        CHECK_FALSE(open_note(note, suite, ""));
        for (auto origin : {"two words", "with+plus", "", "tab\t"}) CHECK_FALSE(opens(sign_note(origin, 100, root, key)));
    }
}

TEST_CASE("cosignatures may follow the signature, but not stand before it, and a receipt carries none") {
    for (auto suite : kSuites) {
        Book book(suite);
        auto key = key_of(suite);
        auto note = book.log.head().note;
        auto opens = [&](std::string const& text) { return open_note(text, suite, key.public_bytes()).has_value(); };
        auto ours = note.substr(note.find(kDash));
        auto body = note.substr(0, note.find(kDash));
        auto witness = std::string(kDash) + "witness.example.org " + crypto::base64("wxyz" + std::string(64, 's')) + "\n";
        CHECK(opens(note + witness));
        CHECK(opens(note + witness + witness));
        CHECK_FALSE(opens(body + witness + ours));
        CHECK_FALSE(opens(body + witness));
        CHECK_FALSE(opens(note + ours));
        CHECK_FALSE(opens(note + std::string(kDash) + "witness.example.org AAAA\n"));
        auto many = note;
        for (int i = 0; i < 15; ++i) many += witness;
        CHECK(opens(many));
        CHECK_FALSE(opens(many + witness));
        auto receipt = book.log.receipt(*book.db, 0);
        CHECK(verify_receipt(json::canonical(receipt)).ok);
        receipt["checkpoint"] = note + witness;
        CHECK_FALSE(verify_receipt(json::canonical(receipt)).ok);
    }
}

TEST_CASE("a file of notes is taken apart whatever stands between them") {
    auto key = key_of(Suite::sha256_ed25519);
    std::vector<std::string> notes;
    std::string anchor, tight;
    for (std::uint64_t size : {1, 2, 300}) {
        notes.push_back(sign_note("hengxin/130528/0", size, leaf_hash(key.suite(), std::to_string(size)), key));
        anchor += notes.back() + "\n";
        tight += notes.back();
    }
    CHECK(notes_in(anchor) == notes);
    CHECK(notes_in(tight) == notes);
    CHECK(notes_in("\n\n" + anchor + "\n\n\n") == notes);
    CHECK(notes_in("").empty());
    CHECK(notes_in(" words ") == std::vector<std::string>{" words "});
    CHECK(notes_in(notes[0] + "\nwords\n\n" + notes[1]).size() == 3);
    CHECK(notes_in(notes[0].substr(0, 40)).size() == 1);
    for (std::size_t size = 1; size < notes[2].size(); ++size) {
        auto kept = notes_in(anchor.substr(0, anchor.size() - notes[2].size() - 1) + notes[2].substr(0, size));
        CAPTURE(size);
        REQUIRE(kept.size() == 3);
        CHECK(is_cut(kept[2], kept[1]));
    }
    CHECK_FALSE(is_cut(notes[2], notes[1]));
    CHECK_FALSE(is_cut("words", notes[1]));
    CHECK_FALSE(is_cut("hengxin/130529/0\n30", notes[1]));
}
