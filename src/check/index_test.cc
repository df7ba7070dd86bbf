#include "check/index.h"
#include <doctest/doctest.h>
#include <algorithm>
#include <random>
#include <set>
#include "check/similar.h"
#include "text/name.h"

using namespace check;

namespace {

using Random = std::mt19937;

Listed named(std::uint32_t item, std::string name) { return {item, "", "", "", std::move(name)}; }

char32_t pick(Random& random, std::u32string_view of) { return of[random() % of.size()]; }

constexpr std::u32string_view kBrand = U"恒通鑫盛聚来华泰永顺安达丰宏利兴隆祥瑞\U00020001\U00020002";

std::u32string invented(Random& random) {
    static std::u32string_view const places[] = {U"宁晋县", U"河北", U"邢台市", U""}, trades[] = {U"商贸", U"电缆", U"塑料", U"机械制造", U"种植"},
                                     forms[] = {U"有限公司", U"厂", U"专业合作社", U"有限责任公司宁晋分公司", U"店"};
    std::u32string all(places[random() % 4]);
    for (auto n = 1 + random() % 3; n > 0; --n) all += pick(random, kBrand);
    if (random() % 5 != 0) all += trades[random() % 5];
    return all + std::u32string(forms[random() % 5]);
}

void edit(Random& random, std::u32string& name) {
    auto at = random() % (name.size() + 1);
    switch (random() % 3) {
        case 0: name.insert(name.begin() + static_cast<std::ptrdiff_t>(at), pick(random, kBrand)); break;
        case 1: if (at < name.size()) name.erase(at, 1); break;
        default: if (at < name.size()) name[at] = pick(random, kBrand);
    }
}

std::size_t plain_distance(std::u32string_view a, std::u32string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j)
            cost[i][j] = i == 0 ? j : j == 0 ? i : std::min({cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]), cost[i - 1][j] + 1, cost[i][j - 1] + 1});
    return cost[a.size()][b.size()];
}

bool same(std::vector<Hit> const& a, std::vector<Hit> const& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](Hit const& x, Hit const& y) {
        return x.item == y.item && x.grade == y.grade && x.score == y.score && x.reason_zh == y.reason_zh && x.reason_en == y.reason_en;
    });
}

std::string words(std::vector<Hit> const& hits) {
    std::string all;
    for (auto& hit : hits) all += std::to_string(hit.item) + ":" + std::to_string(hit.score) + " " + hit.reason_zh + "; ";
    return all;
}

}  // namespace

TEST_CASE("names found through the index are those that a look at every one finds, in the same order") {
    Random random(42);
    for (auto count : {30u, 400u, 6000u}) {
        std::vector<Listed> all;
        std::vector<std::u32string> names;
        for (std::uint32_t i = 0; i < count; ++i) {
            names.push_back(i % 3 != 0 || i == 0 ? invented(random) : names[random() % i]);
            if (i % 3 == 0) edit(random, names.back());
            all.push_back(named(random() % 8 == 0 && i > 0 ? i - 1 : i, text::utf8(names.back())));     // some items have a second name
        }
        Index index(all, 1);
        for (int round = 0; round < 250; ++round) {
            auto name = round % 4 == 0 ? invented(random) : names[random() % names.size()];
            for (auto n = random() % 4; n > 0; --n) edit(random, name);
            auto asked = text::utf8(name);
            auto top = round % 7 == 0 ? 1000 : 1 + round % 6;
            auto least = (int[]){8500, 8500, 9000, 7000, 6000, 3000, 10000, 0}[random() % 8];
            auto expected = scan_names(all, asked, top, least), got = index.by_name(asked, top, least);
            CAPTURE(asked);
            CAPTURE(least);
            if (!same(got, expected)) FAIL_CHECK("index: " << words(got) << "\nscan: " << words(expected));
        }
    }
}

TEST_CASE("the index is right where one pair of letters fills whole lists") {
    Random random(9);
    std::vector<Listed> all;
    constexpr std::u32string_view few = U"恒通鑫";
    for (std::uint32_t i = 0; i < 20000; ++i) {
        std::u32string name;
        for (auto n = 10 + random() % 6; n > 0; --n) name += pick(random, few);
        all.push_back(named(i, text::utf8(name)));
    }
    Index index(all);
    for (int round = 0; round < 100; ++round) {
        auto name = text::code_points(all[random() % all.size()].name);
        edit(random, name);
        auto asked = text::utf8(name);
        auto expected = scan_names(all, asked, 20, 8500), got = index.by_name(asked, 20);
        if (!same(got, expected)) FAIL_CHECK("index: " << words(got) << "\nscan: " << words(expected));
    }
}

TEST_CASE("a look at every name scores as the definition of edit distance says") {
    Random random(5);
    for (int round = 0; round < 3000; ++round) {
        std::u32string a, b;
        auto longest = round % 10 == 0 ? 150 : 14;
        for (auto n = 1 + random() % longest; n > 0; --n) a += pick(random, U"恒通鑫盛");
        b = a;
        for (auto n = random() % 6; n > 0; --n) edit(random, b);
        if (round % 3 == 0) std::swap(a, b);
        if (a.empty() || b.empty()) continue;
        auto distance = plain_distance(a, b), longer = std::max(a.size(), b.size());
        auto hits = scan_names({named(0, text::utf8(b))}, text::utf8(a), 1, 0);
        REQUIRE(hits.size() == 1);
        CHECK(hits[0].score == static_cast<int>(10000 * (longer - distance) / longer));
        for (std::size_t most = 0; most < 8; ++most) {
            auto found = bounded<char32_t>(a, b, most);
            CHECK((distance <= most ? found == distance : found > most));
        }
    }
}

TEST_CASE("firms one character apart are never the same, and the reason names the character") {
    Index index({named(0, "宁晋县聚盛塑料厂"), named(1, "宁晋县聚来塑料厂")});
    auto hits = index.by_name("宁晋县聚来塑料厂");
    REQUIRE(hits.size() == 2);
    CHECK(hits[0].item == 1);
    CHECK(hits[0].grade == Grade::exact_name);
    CHECK(hits[0].score == 10000);
    CHECK(hits[0].reason_zh == "名称相同，须人工核对");
    CHECK(hits[1].item == 0);
    CHECK(hits[1].grade == Grade::candidate);
    CHECK(hits[1].score == 8750);
    CHECK(hits[1].reason_zh == "名称相差一字：第 5 字 来→盛");
    CHECK(hits[1].reason_en == "one character differs at position 5: 来 → 盛");
}

TEST_CASE("what is more, what is missing and several edits are said") {
    auto reason = [](std::string const& listed, std::string const& asked) {
        return Index({named(0, listed)}).by_name(asked, 1, 5000).at(0).reason_zh;
    };
    CHECK(reason("宁晋县聚来盛塑料厂", "宁晋县聚来塑料厂") == "名称相差一字：名单多第 6 字 盛");
    CHECK(reason("宁晋县聚来塑料厂", "宁晋县聚来盛塑料厂") == "名称相差一字：名单少第 6 字 盛");
    CHECK(reason("宁晋县恒盛塑料厂", "宁晋县聚来塑料厂") == "名称相差 2 字：第 4 字 聚→恒，第 5 字 来→盛");
    CHECK(reason("宁晋县恒盛电缆厂", "宁晋县聚来塑料厂") == "名称相差 4 字：第 4 字 聚→恒，第 5 字 来→盛，第 6 字 塑→电 等");
}

TEST_CASE("every pair of generated names that differ is a candidate at most") {
    Random random(77);
    for (int round = 0; round < 1000; ++round) {
        auto a = invented(random), b = a;
        edit(random, b);
        if (a == b || b.empty()) continue;
        for (auto& hit : Index({named(0, text::utf8(b))}).by_name(text::utf8(a), 5, 0)) {
            CHECK(hit.grade == Grade::candidate);
            CHECK(hit.score < 10000);
        }
    }
}

TEST_CASE("short, long and empty names") {
    std::u32string giant(300, U'恒'), longest(255, U'通'), longer(256, U'通');
    std::vector<Listed> all{named(0, "厂"), named(1, "恒通"), named(2, ""),
                            named(3, text::utf8(giant)), named(4, text::utf8(longest)), named(5, text::utf8(longer)), named(6, "恒通厂")};
    Index index(all);
    CHECK(index.size() == 7);
    for (auto asked : {std::string("厂"), std::string("店"), std::string("恒通"), std::string(""), text::utf8(giant), text::utf8(longest),
                       text::utf8(longer)})
        for (auto least : {8500, 5000, 0, -5, 10000, 10001}) CHECK(same(index.by_name(asked, 10, least), scan_names(all, asked, 10, least)));
    CHECK(index.by_name("", 10, 0).empty());
    CHECK(index.by_name("厂", 0, 0).empty());
    CHECK(index.by_name("厂", -1, 0).empty());
    CHECK(index.by_name("恒通", 5).size() == 1);
    CHECK(Index({}).by_name("恒通").empty());
}

TEST_CASE("an item with several names is reported once, with the best of them") {
    Index index({named(7, "宁晋县聚盛塑料厂"), named(7, "宁晋县聚来塑料厂"), named(7, "宁晋县聚来塑料厂")});
    auto hits = index.by_name("宁晋县聚来塑料厂");
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].item == 7);
    CHECK(hits[0].grade == Grade::exact_name);
}

TEST_CASE("characters beyond 16 bits, and more different ones of them than fit") {
    std::vector<Listed> all;
    for (std::uint32_t i = 0; i < 3000; ++i)
        all.push_back(named(i, text::utf8(std::u32string(U"宁晋县") + static_cast<char32_t>(0x20000 + i) + U"塑料厂")));
    Index index(all);
    for (auto i : {0u, 2046u, 2047u, 2048u, 2999u, 5000u}) {
        auto asked = text::utf8(std::u32string(U"宁晋县") + static_cast<char32_t>(0x20000 + i) + U"塑料厂");
        auto got = index.by_name(asked, 3000), expected = scan_names(all, asked, 3000, 8500);
        CHECK(got.size() == 3000);
        CHECK(same(got, expected));
    }
}

TEST_CASE("codes are found exactly, several items under one code, whatever the seed") {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    for (auto seed : {0u, 1u, 99u}) {
        Random random(4);
        std::vector<Listed> all;
        std::set<std::string> known;
        for (std::uint32_t i = 0; i < 5000; ++i) {
            std::string code;
            while (code.size() < (i % 10 == 0 ? 15 : 18)) code += alphabet[random() % alphabet.size()];
            known.insert(code);
            all.push_back({i, code, "", "", ""});
        }
        all.push_back({5000, all[3].code, "", "", ""});
        all.push_back({5000, all[3].code, "", "", ""});
        all.push_back({5001, all[3].code, "", "", ""});
        all.push_back({5002, "no usual code, and long", "", "", ""});
        Index index(all, seed);
        for (std::uint32_t i = 0; i < 5000; ++i)
            if (i != 3) CHECK(index.by_code(all[i].code) == std::vector<std::uint32_t>{i});
        CHECK(index.by_code(all[3].code) == std::vector<std::uint32_t>{3, 5000, 5001});
        CHECK(index.by_code("no usual code, and long") == std::vector<std::uint32_t>{5002});
        CHECK(index.by_code("").empty());
        CHECK(index.by_code(all[0].code.substr(0, 14)).empty());
        CHECK(index.by_code("0" + all[0].code).empty());
        for (int round = 0; round < 2000; ++round) {
            auto wrong = all[random() % 5000].code;
            wrong[random() % wrong.size()] = alphabet[random() % alphabet.size()];
            CHECK(index.by_code(wrong).empty() == !known.count(wrong));
        }
    }
}

TEST_CASE("blind indexes of any bytes are found exactly") {
    std::string zero(32, '\0'), other = zero;
    other[31] = 1;
    Index index({{0, "", zero, "", ""}, {1, "", other, "", ""}, {2, "", "short", "", ""}, {3, "", "", "", ""}});
    CHECK(index.by_blind(zero) == std::vector<std::uint32_t>{0});
    CHECK(index.by_blind(other) == std::vector<std::uint32_t>{1});
    CHECK(index.by_blind("short") == std::vector<std::uint32_t>{2});
    CHECK(index.by_blind(zero.substr(1)).empty());
    CHECK(index.by_blind("").empty());
}

TEST_CASE("masked numbers fit when nothing that can be compared differs") {
    Index index({{0, "", "", "1305************10", ""}, {1, "", "", "1305************1X", ""},
                 {2, "", "", "130528********0010", ""}, {3, "", "", "1305*********10", ""}});
    auto items = [&](std::string_view asked) {
        std::vector<std::uint32_t> all;
        for (auto& hit : index.by_masked(asked)) all.push_back(hit.item);
        return all;
    };
    CHECK(items("130528199001010010") == std::vector<std::uint32_t>{2, 0});        // more characters speak for the first
    CHECK(items("130528199001010020").empty());
    CHECK(items("130529199001010010") == std::vector<std::uint32_t>{0});
    CHECK(items("1305************10") == std::vector<std::uint32_t>{0, 2});
    CHECK(items("****************10") == std::vector<std::uint32_t>{0, 2});
    CHECK(items("******************").empty());
    CHECK(items("****19900101******").empty());                                    // nothing to compare with
    CHECK(items("").empty());
    auto hit = index.by_masked("130528199001010010").at(1);
    CHECK(hit.grade == Grade::candidate);
    CHECK(hit.score == 3333);
    CHECK(hit.reason_zh == "遮盖号码相符：能比对的 6 位都相同，须人工核对");
}

TEST_CASE("a masked code finds the whole codes that it fits, of its own length alone") {
    Index index({{0, "91130528HXHQFP9KX2", "", "", ""}, {1, "91130528HXAQFP9KX2", "", "", ""}, {2, "91130528HXHQFP9KX3", "", "", ""}, {3, "130528000000123", "", "", ""},
                 {4, "91130528HX", "", "", ""}, {5, "91130528HXHQFP9KX2", "", "", ""}});
    auto items = [&](std::string_view asked) {
        std::vector<std::uint32_t> all;
        for (auto& hit : index.by_masked(asked)) all.push_back(hit.item);
        return all;
    };
    CHECK(items("91130528HX****9KX2") == std::vector<std::uint32_t>{0, 1, 5});
    CHECK(items("********HXH***9KX*") == std::vector<std::uint32_t>{0, 2, 5});
    CHECK(items("91130528HX***P9KX4").empty());
    CHECK(items("****05280000001**").empty());
    CHECK(items("1305280000***23") == std::vector<std::uint32_t>{3});
    CHECK(items("******************").empty());
    CHECK(items("91130528HXHQFP9KX2").empty());                                    // whole: it is found by_code
    CHECK(index.by_masked("91130528HX****9KX2").front().grade == Grade::candidate);
    CHECK(index.by_masked("91130528HX****9KX2").front().score == 7777);
}

TEST_CASE("masked numbers found are those that a comparison with each finds") {
    Random random(8);
    auto number = [&] {
        std::string all;
        for (int i = 0; i < 6; ++i) all += random() % 3 == 0 ? '*' : static_cast<char>('0' + random() % 3);
        return all;
    };
    std::vector<Listed> all;
    for (std::uint32_t i = 0; i < 300; ++i) all.push_back({i, "", "", number(), ""});
    Index index(all);
    for (int round = 0; round < 300; ++round) {
        auto asked = number();
        std::set<std::uint32_t> expected, got;
        for (auto& one : all) {
            int equal = 0, differ = 0;
            for (std::size_t i = 0; i < asked.size(); ++i)
                if (asked[i] != '*' && one.masked[i] != '*') ++(asked[i] == one.masked[i] ? equal : differ);
            if (equal > 0 && differ == 0) expected.insert(one.item);
        }
        for (auto& hit : index.by_masked(asked)) got.insert(hit.item);
        CHECK(got == expected);
    }
}
