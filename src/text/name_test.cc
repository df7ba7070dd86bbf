#include "text/name.h"
#include <doctest/doctest.h>
#include <random>
#include <stdexcept>
#include <thread>

using namespace text;

TEST_CASE("names written differently become the same") {
    auto name = "宁晋县恒通(天津)商贸有限公司";
    CHECK(normalise_name(name) == name);
    CHECK(normalise_name("寧晉縣恆通（天津）商貿有限公司") == name);
    CHECK(normalise_name(" 宁晋县恒通 （天津）　商贸有限公司\u200B\uFEFF") == name);
    CHECK(normalise_name("宁晋县恒通［天津］商贸有限公司") == name);
    CHECK(normalise_name("宁晋县恒通〔天津〕商贸有限公司\r\n") == name);
    CHECK(normalise_name("ａｂｃ电缆") == "ABC电缆");
    CHECK(normalise_name("abc 电缆 2号") == "ABC电缆2号");
    CHECK(normalise_name("Ａ＆ｂ") == "A&B");
    CHECK(normalise_name("caf\u00E9") == normalise_name("CAFE\u0301"));
    CHECK(normalise_name("㈱①ﬁ") == "(株)1FI");
    CHECK(normalise_name("").empty());
    CHECK(normalise_name(" \u3000\u200B").empty());
}

TEST_CASE("one document number is one in every spelling, and another number is another") {
    for (auto* spelled : {"宁人社拖决〔2026〕1号", "宁人社拖决〔2026〕 1号", "宁人社拖决[2026]1号", "宁人社拖决【2026】１号", "宁人社拖决（2026）1号", "宁人社拖决﹝２０２６﹞1号", "宁人社拖决［2026］1号\u3000"}) {
        CAPTURE(spelled);
        CHECK(same_document(spelled, "宁人社拖决〔2026〕1号"));
    }
    for (auto* spelled : {"宁人社拖决〔2026〕第1号", "宁人社拖决〔2026〕01号", "宁人社拖决〔2026〕1", "宁人社拖决〔二〇二六〕一号", "宁人社拖决2026-1号", "宁人社拖决（2026）第 001 号"}) {
        CAPTURE(spelled);
        CHECK(same_document(spelled, "宁人社拖决〔2026〕1号"));
    }
    CHECK(!same_document("甲1-1号", "甲11号"));
    CHECK(!same_document("甲〔2026〕10号", "甲〔2026〕1号"));
    CHECK(!same_document("冀0528民初1号之一", "冀0528民初1号之二"));
    CHECK(!same_document("—", "/"));
    for (auto* other : {"宁人社拖决〔2026〕11号", "宁人社拖决〔2025〕1号", "宁人社决〔2026〕1号", ""}) CHECK(!same_document(other, "宁人社拖决〔2026〕1号"));
}

TEST_CASE("every kind of name dot is the same one") {
    for (auto dot : {"·", "•", "‧", "・", "．", "･", "∙", "⋅", "."}) {
        CAPTURE(dot);
        CHECK(normalise_name(std::string("阿依") + dot + "古丽") == "阿依·古丽");
    }
}

TEST_CASE("different firms stay different") {
    CHECK(normalise_name("宁晋县聚来塑料厂") != normalise_name("宁晋县聚盛塑料厂"));
    CHECK(normalise_name("乾隆") == "乾隆");               // a phrase that keeps its letter
    CHECK(normalise_name("乾燥") == "干燥");
}

TEST_CASE("normalising twice changes nothing, whatever the bytes") {
    std::mt19937 random(3);
    char32_t const hard[] = {U'.', U'．', U'（', U'[', U' ', 0x200B, 0x200D, 0xFE0F, 0x301, 0x0345, 0xA8, 0xDF, 0x149, 0x1F0, 0xFDFA, 0x2460, 0x3300,
                             0xAC00, 0x1100, 0x1161, 0x20000, 0x2F800, 0x2FA1D, U'乾', U'著', U'後', U'麼', U'瞭', U'a', U'ｚ', 0xFFFD, 0, 0x10FFFF};
    for (int round = 0; round < 4000; ++round) {
        std::u32string points;
        for (auto n = random() % 12; n > 0; --n) {
            auto kind = random() % 4;
            points += kind == 0 ? hard[random() % std::size(hard)] : kind == 1 ? 0x4E00 + random() % 0x51A5
                      : kind == 2 ? random() % 0x3400 : random() % 0x20;
        }
        auto bytes = utf8(points);
        if (round % 3 == 0 && !bytes.empty()) bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
        auto once = normalise_name(bytes);
        CHECK(normalise_name(once) == once);
        CHECK(is_utf8(once));
    }
}

TEST_CASE("every Chinese character is stable alone and in company") {
    for (char32_t point = 0x3400; point <= 0x9FFF; ++point) {
        auto once = normalise_name(utf8(std::u32string{U'县', point, U'.', U'厂'}));       // the full stop takes the long way
        if (normalise_name(once) != once) FAIL_CHECK("not stable: " << once);
        auto alone = normalise_name(utf8(std::u32string(1, point)));
        if (normalise_name(alone) != alone) FAIL_CHECK("not stable: " << alone);
    }
}

TEST_CASE("the short way and the long way agree") {
    std::mt19937 random(5);
    for (int round = 0; round < 3000; ++round) {
        std::u32string points;
        for (auto n = 2 + random() % 12; n > 0; --n) points += 0x4E00 + random() % 0x51A5;
        auto quick = normalise_name(utf8(points));
        auto slow = normalise_name(utf8(points) + "．");
        CHECK(slow == quick + "·");
    }
}

TEST_CASE("bytes that are no UTF-8 are replaced, not refused") {
    CHECK(normalise_name("\xFF宁晋") == "\uFFFD宁晋");
    CHECK(normalise_name("宁晋\xE5\xAE") == "宁晋\uFFFD\uFFFD");
    CHECK(code_points("\xC0\x80") == U"\uFFFD\uFFFD");
    CHECK(code_points("\xED\xA0\x80").size() == 3);          // a surrogate
    CHECK(utf8(U"\xD800") == "\uFFFD");
}

TEST_CASE("names may be normalised from several threads at once") {
    std::vector<std::thread> threads;
    std::vector<int> wrong(4);
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([t, &wrong] {
            for (int i = 0; i < 500; ++i) wrong[t] += normalise_name("寧晉縣（恆通）") != "宁晋县(恒通)";
        });
    for (auto& thread : threads) thread.join();
    for (auto count : wrong) CHECK(count == 0);
}

TEST_CASE("code points go out and come back") {
    std::u32string const all = U"aé中\U00020000\U0010FFFF";
    CHECK(code_points(utf8(all)) == all);
    CHECK(is_utf8(utf8(all)));
    CHECK(is_utf8(""));
    for (auto bytes : {"\x80", "\xC3", "\xE4\xB8", "\xF0\x9F\x98", "\xC1\xBF",
                       "\xE0\x80\x80", "\xED\xB0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80"}) {
        CAPTURE(bytes);
        CHECK_FALSE(is_utf8(bytes));
    }
}

TEST_CASE("what leaves nothing to be seen is blank, and names nothing") {
    for (auto* nothing : {"", " ", "\t\n", "\u3000", "\u200B", "\uFEFF", "\u3164", "\u115F",
                          "\u1160", "\uFFA0", "\u2800", "\u034F", "\u180E", "\uFE0F", "\U000E0041", "\U000E0100", "\u0085", " \u3164\u2800 "}) {
        CAPTURE(nothing);
        CHECK(is_blank(nothing));
        CHECK_FALSE(names_something(nothing));
    }
    for (auto* something : {"a", "一", " 1", "\u3164某"}) {
        CAPTURE(something);
        CHECK_FALSE(is_blank(something));
        CHECK(names_something(something));
    }
    CHECK_FALSE(is_blank("——"));
    for (auto* nothing : {"——", "/", "无", "（无）", "暫無。", "N/A", "null"}) CHECK_FALSE_MESSAGE(names_something(nothing), nothing);
    for (auto* something : {"无锡某厂", "乌有", "空军"}) CHECK_MESSAGE(names_something(something), something);
}

TEST_CASE("the encoding is guessed and read") {
    std::string const gbk = "\xC4\xFE\xBD\xFA\xCF\xD8";        // 宁晋县
    CHECK(guess_charset("宁晋县") == "UTF-8");
    CHECK(guess_charset("\xEF\xBB\xBF宁晋县") == "UTF-8");
    CHECK(guess_charset("plain") == "UTF-8");
    CHECK(guess_charset(gbk) == "GB18030");
    CHECK(guess_charset("\x81\x30\x81\x30") == "GB18030");      // four bytes, which GBK does not have
    CHECK(guess_charset("\xFF\xFE").empty());
    CHECK(guess_charset(gbk + "\xFF").empty());
    CHECK(to_utf8(gbk, "GB18030") == "宁晋县");
    CHECK(to_utf8("\xEF\xBB\xBF宁", "UTF-8") == "宁");
    CHECK(to_utf8(std::string("\xFF\xFE\x81\x5B", 4), "UTF-16") == "宁");
    CHECK(to_utf8("", "GB18030").empty());
    CHECK_THROWS_AS(to_utf8("\xFF\xFF", "GB18030"), std::runtime_error);
    CHECK_THROWS_AS(to_utf8("\xC4", "GB18030"), std::runtime_error);
    CHECK_THROWS_AS(to_utf8("\xC4\xFE", "UTF-8"), std::runtime_error);
    CHECK_THROWS_AS(to_utf8("abc", "no such encoding"), std::runtime_error);
}

TEST_CASE("the core of a name is without its places and forms, and never empty") {
    CHECK(core_name("宁晋县恒通商贸有限公司") == "恒通商贸");
    CHECK(core_name("河北省邢台市宁晋县恒通有限责任公司") == "恒通");
    CHECK(core_name("宁晋恒通") == "恒通");
    CHECK(core_name("冠群(天津)有限公司宁晋分公司") == "冠群有限公司宁晋");
    CHECK(core_name("宁晋县聚来塑料厂") == "聚来塑料");
    CHECK(core_name("宁晋县厂") == "宁晋县");
    CHECK(core_name("惠民超市有限公司") == "惠民超市");
    CHECK(core_name("").empty());
    CHECK(core_name("厂") == "厂");
}
