#include "text/code.h"
#include "test/real_data.h"
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace text;

namespace {

constexpr auto kClean = "91130528MA0ABCDE6N";          // invented, with a check digit that fits

std::string only_remark(Code const& code) {
    REQUIRE(code.remarks.size() == 1);
    return code.remarks[0].en;
}

void comes_clean(std::string_view typed) {
    CAPTURE(typed);
    auto code = normalise_code(typed);
    CHECK(code.kind == CodeKind::unified);
    CHECK(code.value == kClean);
    CHECK(code.remarks.empty());
}

void refused(std::string_view typed, std::string const& code, std::string const& en) {
    CAPTURE(typed);
    auto all = normalise_code(typed);
    CHECK(all.kind == CodeKind::invalid);
    CHECK(only_remark(all) == en);
    CHECK(all.remarks[0].code == code);
    CHECK_FALSE(all.remarks[0].zh.empty());
}

}  // namespace

TEST_CASE("a code comes out the same however it was written") {
    comes_clean(kClean);
    comes_clean("91-130528-MA0ABCDE6-N");
    comes_clean("91－130528—MA0ABCDE6−N");
    comes_clean(" 91130528 MA0ABCDE6N\u3000");
    comes_clean("91130\u200B528MA0ABCDE6N\uFEFF");
    comes_clean("\uFEFF91130528MA0ABCDE6N\t\r\n");
    comes_clean("９１１３０５２８ＭＡ０ＡＢＣＤＥ６Ｎ");
    comes_clean("９１１３０５２８ｍａ０ａｂｃｄｅ６ｎ");
    comes_clean("91130528ma0abcde6n");
    comes_clean("'91130528MA0ABCDE6N");
    comes_clean("‘91130528MA0ABCDE6N’");
    comes_clean("https://licence.example/scan?uscc=91130528MA0ABCDE6N&t=1");
    comes_clean("https://licence.example/scan?id=ABCDEFGH1234567890&uscc%3D91130528ma0abcde6n");
    comes_clean("统一社会信用代码：91130528MA0ABCDE6N；名称：某某");
    comes_clean("91130528MA0ABCDE6N（1-1）");
}

TEST_CASE("what cannot be a code is refused with one reason") {
    refused("911305285O0ABCDE6N", "letter", "letter not in the alphabet: O; did you mean 0");
    refused("9I130528MA0ABCDE6N", "letter", "letter not in the alphabet: I; did you mean 1");
    refused("91130528MA0ABCDE6s", "letter", "letter not in the alphabet: S; did you mean 5");
    refused("91130528MA0ABCDE6Z", "letter", "letter not in the alphabet: Z; did you mean 2");
    refused("91130528MA0ABCDE6V", "letter", "letter not in the alphabet: V; did you mean U or Y");
    refused("91130528MA0ABCDE6号", "letter", "letter not in the alphabet: 号");
    refused("91130528MA0ABCDE6", "length", "length 17");
    refused("91130528MA0ABCDE6N0", "length", "length 19");
    refused("1305285858784A1", "length", "length 15");
    refused("9.11305E+16", "scientific", "scientific notation: last digits lost");
    refused("９．１１３０５ｅ＋１６", "scientific", "scientific notation: last digits lost");
    refused("9E+17", "scientific", "scientific notation: last digits lost");
    refused("1.30528E14", "scientific", "scientific notation: last digits lost");
    refused("https://licence.example/scan?t=1", "no_code", "no code in what was typed");
    for (auto* separator : {"/", "、", ",", "（旧码"})
        refused("91130528MA00000019" + std::string(separator) + "91130528MA0000002C", "two_codes", "two codes; one a row");
    refused("130528000000123、130528000000131", "two_codes", "two codes; one a row");
    refused("1****************0", "masked", "masked number: too little of it is left");
    refused("13**5", "length", "length 5");
    refused("1305****87", "length", "length 10");
    refused("1305" + std::string(40, '*') + "87", "length", "length 46");
}

TEST_CASE("a code typed in place of a name is known for one") {
    for (auto* code : {"91130528MA00000019", "９１１３０５２８ma00000019", " 9113-0528-MA00-0000-19 ", "91130528MA00000018", "130528198501010012", "1305 2819 8501 0100 12",
                       "1305************12", "130528000000123"})
        CHECK_MESSAGE(text::name_is_a_code(code), code);
    for (auto* code : {"统一社会信用代码：91130528MA00000019", "甲公司91130528MA00000019", "甲公司 91130528ma00000019", "甲公司（91130528MA00000019）", "Acme91130528MA00000019", "91130528MA00000019Acme",
                       "甲公司，代码9113 0528 MA00 0000 19。", "https://licence.example/scan?code=91130528MA00000019", "张某某130528198501010012", "张某某（1305************12）",
                       "张某某（1305************9X）", "甲公司（9113**********JFXD）",
                       "注册号130528000000123"})
        CHECK_MESSAGE(text::name_is_a_code(code), code);
    CHECK(text::code_within_name("甲公司（９１１３０５２８ma00000019）").value == "91130528MA00000019");
    CHECK(text::code_within_name("Acme91130528MA00000019").value == "91130528MA00000019");
    CHECK(text::code_within_name("Acme91130528MA00000018").kind == CodeKind::none);          // no check digit tells where it begins
    for (auto* name : {"", "甲建筑有限公司", "张某某", "张**", "360", "3M", "甲公司（13812345678）", "甲公司3***5", "ABCDEFGHJKLMNPQRTU", "Acme Building Co", "2026年3月2日第12号", "无"})
        CHECK_FALSE_MESSAGE(text::name_is_a_code(name), name);
}

TEST_CASE("of a code beside its old number, and of numbers in an address, the code is looked up") {
    auto beside = normalise_code("91130528MA00000019（注册号130528000000123）");
    CHECK(beside.value == "91130528MA00000019");
    REQUIRE(beside.remarks.size() == 1);
    CHECK(beside.remarks[0].code == "legacy_beside");
    CHECK(normalise_code("91130528MA00000019、91130528ma00000019").remarks.empty());
    CHECK(normalise_code("https://licence.example/scan?no=202603020000000001&code=91130528MA00000019").value == "91130528MA00000019");
}

TEST_CASE("a bare E between digits is a letter of the alphabet, no exponent") {
    auto code = normalise_code("9113052800000E1234");
    CHECK(code.kind == CodeKind::unified);
    CHECK(code.value == "9113052800000E1234");
}

TEST_CASE("one wrong digit is kept as typed with a warning") {
    auto code = normalise_code("91130528MA0ABCDE6P");
    CHECK(code.kind == CodeKind::unified);
    CHECK(code.value == "91130528MA0ABCDE6P");
    CHECK(only_remark(code) == "check digit");
    CHECK(code.remarks[0].code == "check_digit");
}

TEST_CASE("nothing typed is a check by name") {
    for (auto typed : {"", "  ", "\u3000", "-", "——", "/", "无", "\u200B"}) {
        CAPTURE(typed);
        auto code = normalise_code(typed);
        CHECK(code.kind == CodeKind::none);
        CHECK(code.value.empty());
        CHECK(only_remark(code) == "name only: candidates");
        CHECK(code.remarks[0].code == "name_only");
    }
}

TEST_CASE("an old registration number is looked up with a warning") {
    for (auto typed : {"130528585878431", "130528-585878431", "１３０５２８５８５８７８４３１", "130528NA000123X"}) {
        CAPTURE(typed);
        auto code = normalise_code(typed);
        CHECK(code.kind == CodeKind::legacy);
        CHECK(code.value.size() == 15);
        CHECK(only_remark(code) == "legacy registration number; a hit is a candidate");
        CHECK(code.remarks[0].code == "legacy_number");
    }
}

TEST_CASE("a citizen number is told from a code of an organisation") {
    auto person = normalise_code("130528 19900101 0010");
    CHECK(person.kind == CodeKind::citizen);
    CHECK(person.value == "130528199001010010");
    CHECK(person.remarks.empty());

    std::string number = "13052819900101001";           // with the letter, in lower case
    for (char last = '0'; citizen_check(number) != 'X'; ++last) number[16] = last;
    CHECK(normalise_code(number + "x").kind == CodeKind::citizen);
    CHECK(normalise_code(number + "x").value == number + "X");

    auto mistyped = normalise_code("130528199001010012");
    CHECK(mistyped.kind == CodeKind::citizen);
    CHECK(only_remark(mistyped) == "check digit");

    CHECK(normalise_code("11130528000123457L").kind == CodeKind::unified);
    CHECK(normalise_code("11130528000123457L").remarks.empty());
    for (auto typed : {"130528199013010018", "130528199002300018", "130528189901010018", "911305199001010018", "100528199001010018"}) {
        CAPTURE(typed);                                  // no month, no day, too old, no such region
        CHECK(normalise_code(typed).kind == CodeKind::unified);
    }
    CHECK(normalise_code("130528200002290015").kind == CodeKind::citizen);       // a leap day
    CHECK(normalise_code("130528200102290015").kind == CodeKind::unified);
}

TEST_CASE("an organisation's code that happens to hold a date stays an organisation's") {
    std::string code = "12130119900101123";
    code += unified_check(code);
    if (!citizen_check_fits(code)) CHECK(normalise_code(code).kind == CodeKind::unified);
    CHECK(unified_check_fits(code));
}

TEST_CASE("masked numbers come out with plain stars") {
    for (auto typed : {"1305************10", "1305＊＊＊＊＊＊＊＊＊＊＊＊10", "1305××××××××××××10", "1305xxxxxxxxxxxx10",
                       "1305ＸＸＸＸＸＸＸＸＸＸＸＸ10", " 1305**** ********10"}) {
        CAPTURE(typed);
        auto code = normalise_code(typed);
        CHECK(code.kind == CodeKind::masked);
        CHECK(code.value == "1305************10");
        CHECK(only_remark(code) == "masked number; a hit is a candidate");
    }
    CHECK(normalise_code("130528XXXXXXXX001X").value == "130528********001X");
    CHECK(normalise_code("91130528******DE6N").kind == CodeKind::masked);
    std::string own = "91130528320XXX784";              // X is a letter of an organisation's code, too
    own += unified_check(own);
    CHECK(normalise_code(own).kind == CodeKind::unified);
    CHECK(normalise_code(own).remarks.empty());
}

TEST_CASE("masking keeps the first four and the last two characters") {
    CHECK(mask_citizen("130528199001010010") == "1305************10");
    CHECK(mask_citizen("130528900101001") == "1305*********01");
    CHECK(mask_citizen("123456") == "******");
    CHECK(mask_citizen("").empty());
    CHECK(normalise_code(mask_citizen("130528199001010010")).kind == CodeKind::masked);
}

TEST_CASE("check characters of the synthetic examples") {
    CHECK(unified_check_fits(kClean));
    CHECK(unified_check_fits("11130528000123457L"));
    CHECK(citizen_check_fits("130528199001010010"));
    CHECK_FALSE(unified_check_fits("91130528MA0ABCDE6"));
    CHECK_FALSE(unified_check_fits("91130528MA0ABCDE6O"));
    CHECK_FALSE(citizen_check_fits("13052819900101001A"));
    CHECK(unified_check("123") == '\0');
    CHECK(citizen_check("1305281990010100A") == '\0');
    CHECK(looks_like_unified("91130528MA0ABCDE6P"));
    CHECK_FALSE(looks_like_unified("91130528MA0ABCDE6I"));
}

TEST_CASE("every single wrong character is noticed by the check digit, and normalising twice changes nothing") {
    std::mt19937 random(7);
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    for (int round = 0; round < 2000; ++round) {
        std::string code = "91130528";
        while (code.size() < 17) code += alphabet[random() % alphabet.size()];
        code += unified_check(code);
        auto wrong = code;
        auto& changed = wrong[random() % wrong.size()];
        auto before = changed;
        while (changed == before) changed = alphabet[random() % alphabet.size()];
        CHECK_FALSE(unified_check_fits(wrong));
        auto once = normalise_code(code);
        CHECK(once.value == code);
        CHECK(once.kind == CodeKind::unified);
        CHECK(normalise_code(once.value).value == once.value);
    }
}

TEST_CASE("hostile bytes make no code and no crash") {
    std::mt19937 random(11);
    for (int round = 0; round < 20000; ++round) {
        std::string typed;
        for (auto n = random() % 40; n > 0; --n) typed += static_cast<char>(random() % 3 == 0 ? random() % 256 : "0129EXOI*%/:.+-"[random() % 15]);
        auto code = normalise_code(typed);
        if (code.kind == CodeKind::invalid) CHECK(code.remarks.size() == 1);
        if (code.kind == CodeKind::unified) CHECK(looks_like_unified(code.value));
        if (code.kind != CodeKind::invalid) CHECK(normalise_code(code.value).value == code.value);
    }
}

TEST_CASE("the table of damages is read as it says") {
    std::ifstream in(test::real_data("ningjin-as-received.csv"), std::ios::binary);
    if (!in) return;
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    // Cells are taken as the file has them: the reader of spreadsheets would take quotes and spaces away before the code is looked at.
    std::size_t rows = 0;
    for (std::size_t at = bytes.find('\n') + 1; at < bytes.size();) {
        auto end = std::min(bytes.find('\n', at), bytes.size());
        auto line = bytes.substr(at, end - at);
        at = end + 1;
        while (!line.empty() && line.back() == '\r') line.pop_back();
        std::vector<std::string> cells(1);
        for (auto c : line) {
            if (c == ',') cells.emplace_back();
            else cells.back() += c;
        }
        REQUIRE(cells.size() == 6);
        CAPTURE(line);
        auto code = normalise_code(cells[1]);
        auto warning = code.remarks.empty() ? "" : code.remarks[0].en;
        CHECK(warning == cells[5]);
        std::map<std::string, CodeKind> const kinds{{"same as clean", CodeKind::unified},
                                                    {"looked up as typed", CodeKind::unified},
                                                    {"looked up as legacy number", CodeKind::legacy},
                                                    {"checked by name", CodeKind::none},
                                                    {"invalid", CodeKind::invalid}};
        CHECK(code.kind == kinds.at(cells[4]));
        if (cells[4] == "same as clean") CHECK(code.value == cells[3]);
        if (cells[4] == "looked up as typed") CHECK(code.value == cells[1]);
        ++rows;
    }
    CHECK(rows == 180);
}
