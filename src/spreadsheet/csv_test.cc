#include "spreadsheet/csv.h"
#include "test/real_data.h"
#include <doctest/doctest.h>
#include <sys/resource.h>
#include <fstream>
#include <random>
#include <sstream>

using namespace spreadsheet;

namespace {

using Lines = std::vector<std::pair<std::size_t, Cells>>;

Lines lines_of(std::string const& bytes) {
    std::istringstream in(bytes);
    Lines lines;
    read_csv(in, [&](std::size_t line, Cells const& cells) { lines.emplace_back(line, cells); });
    return lines;
}

std::string error_of(std::string const& bytes) {
    try {
        lines_of(bytes);
    } catch (Error const& error) {
        return error.what();
    }
    return "no error";
}

bool says(std::string const& message, std::string const& part) { return message.find(part) != message.npos; }

// 名称,宁晋县 and 某某厂 in GBK.
std::string const kGbkHeading = "\xC3\xFB\xB3\xC6,\xC4\xFE\xBD\xFA\xCF\xD8\r\n";
std::string const kGbkName = "\xC4\xB3\xC4\xB3\xB3\xA7";

// Makes rows as they are asked for, so that the input itself takes no memory.
struct Rows : std::streambuf {
    std::size_t left;
    std::string row;
    Rows(std::size_t count, std::string text) : left(count), row(std::move(text)) {}
    int_type underflow() override {
        if (left == 0) return traits_type::eof();
        --left;
        setg(row.data(), row.data(), row.data() + row.size());
        return traits_type::to_int_type(row.front());
    }
};

long peak_kib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

}  // namespace

TEST_CASE("quotes, separators and line breaks inside quotes belong to the cell") {
    CHECK(lines_of("a,\"b,\"\"c\"\"\",\"d\ne\"\n") == Lines{{1, {"a", "b,\"c\"", "d\ne"}}});
}

TEST_CASE("rows are counted as in a spreadsheet: a break inside a cell is no row, an empty row is one") {
    CHECK(lines_of("a,\"x\ny\"\n\n , \nb,c") == Lines{{1, {"a", "x\ny"}}, {4, {"b", "c"}}});
    CHECK(lines_of("\r\n\r\na\r\n") == Lines{{3, {"a"}}});
    CHECK(lines_of("").empty());
}

TEST_CASE("every kind of line end") {
    Lines const two{{1, {"a", "b"}}, {2, {"c", "d"}}};
    CHECK(lines_of("a,b\r\nc,d\r\n") == two);
    CHECK(lines_of("a,b\nc,d\n") == two);
    CHECK(lines_of("a,b\rc,d\r") == two);
    CHECK(lines_of("a,b\nc,d") == two);
}

TEST_CASE("cells lose the spaces that people do not see") {
    CHECK(lines_of("\xEF\xBB\xBF\"名称\", \u3000甲\u00A0 ,\u200B乙\t\n") == Lines{{1, {"名称", "甲", "乙"}}});
    CHECK(lines_of("\" 甲 乙 \"\n") == Lines{{1, {"甲 乙"}}});
}

TEST_CASE("GB18030 is decoded, wherever its first character appears") {
    CHECK(lines_of(kGbkHeading) == Lines{{1, {"名称", "宁晋县"}}});
    std::string ascii;
    for (int i = 0; i < 20000; ++i) ascii += "code,1\n";
    auto lines = lines_of(ascii + "x," + kGbkName + "\n" + kGbkHeading);
    REQUIRE(lines.size() == 20002);
    CHECK(lines[20000] == std::pair<std::size_t, Cells>{20001, {"x", "某某厂"}});
    // A four-byte character, 㐀, with digits as its second and fourth byte.
    CHECK(lines_of("\xC3\xFB,\x81\x39\xEE\x39\n") == Lines{{1, {"名", "㐀"}}});
}

TEST_CASE("UTF-8 that begins late is not taken for GB18030, even where a block of bytes ends inside a character") {
    for (std::size_t shift = 0; shift < 4; ++shift) {
        std::string bytes(shift, 'x');
        for (int i = 0; i < 10000; ++i) bytes += "宁晋县某某厂,甲\n";
        auto lines = lines_of(bytes);
        REQUIRE(lines.size() == 10000);
        CHECK(lines.back().second == Cells{"宁晋县某某厂", "甲"});
    }
}

TEST_CASE("other formats are refused with what to do instead") {
    CHECK(says(error_of(std::string("\xFF\xFE" "a\0,\0", 6)), "UTF-16"));
    CHECK(says(error_of(std::string("\xFE\xFF\0a\0,", 6)), "UTF-16"));
    CHECK(says(error_of(std::string("a\0,\0b\0", 6)), "zero bytes"));
    CHECK(says(error_of(std::string("a,b\r\n1,\0\r\n", 10)), "Line 2"));
    CHECK(says(error_of("PK\x03\x04..."), "Excel workbook"));
    CHECK(says(error_of("PK\x03\x04..."), "Excel 工作簿"));
}

TEST_CASE("bytes in no known encoding are refused with their line") {
    CHECK(says(error_of("a\n\nb,\xFF\xFF\n"), "Line 3:"));
    CHECK(says(error_of("名称\n甲\n\xC3\xFB\xFF\n"), "Line 3:"));
    std::string late = "名称\n";
    for (int i = 0; i < 30000; ++i) late += "甲,乙\n";
    CHECK(says(error_of(late + "\xC3\xFB\xB3\xC6\n"), "Line 30002:"));
}

TEST_CASE("an unbalanced quote is refused with the line where it opens") {
    auto message = error_of("a,b\nc,\"d\ne,f\n");
    CHECK(says(message, "第 2 行"));
    CHECK(says(message, "unbalanced quote"));
    CHECK(says(error_of("a\nb\nc\"d,e\n"), "Line 3:"));
    CHECK(says(error_of("\"a\"b\n"), "Line 1:"));
}

TEST_CASE("the rows before a refused one have been handed over") {
    std::size_t last = 0;
    std::istringstream in("a\nb\n\"c");
    CHECK_THROWS_AS(read_csv(in, [&](std::size_t line, Cells const&) { last = line; }), Error);
    CHECK(last == 2);
}

TEST_CASE("a cell of 64 KiB is read, a larger cell or row is refused without holding it") {
    CHECK(lines_of("a\n" + std::string(64 * 1024, 'x') + "\n").size() == 2);
    CHECK(says(error_of("a\n" + std::string(64 * 1024 + 1, 'x') + "\n"), "Line 2:"));
    Rows endless(2'000'000, std::string(1000, 'x'));
    std::istream in(&endless);
    CHECK_THROWS_AS(read_csv(in, [](std::size_t, Cells const&) {}), Error);
    CHECK(endless.left > 1'990'000);
    std::string open = "a\n\"";
    for (int i = 0; i < 20000; ++i) open += "宁晋县,乙\n";
    CHECK(says(error_of(open), "Line 2:"));
}

TEST_CASE("what a reader throws passes through") {
    std::istringstream in("a\nb\n");
    CHECK_THROWS_AS(read_csv(in, [](std::size_t, Cells const&) { throw std::logic_error("stop"); }), std::logic_error);
}

TEST_CASE("many rows in constant memory") {
    auto run = [](std::size_t count) {
        Rows rows(count, "宁晋县某某电缆有限公司,91130528MA0ABCDE6N,2019-9-4,\"一,二\"\r\n");
        std::istream in(&rows);
        std::size_t seen = 0, last = 0;
        read_csv(in, [&](std::size_t line, Cells const& cells) { ++seen, last = line; CHECK_UNARY(cells.size() == 4); });
        CHECK(seen == count);
        CHECK(last == count);
    };
    run(2'000);
    [[maybe_unused]] auto before = peak_kib();
    run(200'000);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)      // a sanitizer keeps what was freed
    CHECK(peak_kib() - before < 4 * 1024);
#endif
}

TEST_CASE("a written cell is inert in a spreadsheet") {
    CHECK(csv_line({"=1+1", "+cmd", "-A1", "@sum"}) == "'=1+1,'+cmd,'-A1,'@sum\r\n");
    CHECK(csv_line({"\tx"}) == "'\tx\r\n");
    CHECK(csv_line({"\rx"}) == "\"'\rx\"\r\n");
    CHECK(csv_line({" =1", "＝1", "\u3000@x"}) == "' =1,'＝1,'\u3000@x\r\n");
    CHECK(csv_line({"=1,2"}) == "\"'=1,2\"\r\n");
    CHECK(csv_line({"-5", "+3.14", "0.2", "2019-09-04", "-"}) == "-5,+3.14,0.2,2019-09-04,'-\r\n");
}

TEST_CASE("a written code stays text") {
    CHECK(csv_line({"911305286958904323", "130528585878431", "007", "12E5"}) ==
          "\"911305286958904323\t\",\"130528585878431\t\",\"007\t\",\"12E5\t\"\r\n");
    CHECK(csv_line({"91130528MA0ABCDE6N", "0", "43712", "20190904"}) == "91130528MA0ABCDE6N,0,43712,20190904\r\n");
}

TEST_CASE("only what needs quotes is quoted") {
    CHECK(csv_line({"甲", "b c", "d,e", "f\"g", "h\ni", " j", ""}) == "甲,b c,\"d,e\",\"f\"\"g\",\"h\ni\",\" j\",\r\n");
    CHECK(csv_line({}) == "\r\n");
}

TEST_CASE("what was written is read back, for random cells") {
    std::vector<std::string> const pieces{"甲", "a", "1", "0", "E", "\"", ",", "\n", "\r", "=", "-",
                                          "+", "@", "'", ".", "＝", "㐀", " b", "\u3000c"};
    std::mt19937 random(20200318);
    auto any = [&](std::size_t below) { return random() % below; };
    for (int round = 0; round < 5000; ++round) {
        std::vector<Cells> rows(1 + any(4));
        std::string bytes = any(2) == 0 ? std::string(kBom) : "";
        for (auto& row : rows) {
            row.push_back("first");
            for (auto cells = any(5); cells > 0; --cells) {
                auto& cell = row.emplace_back();
                for (auto size = any(14); size > 0; --size) cell += pieces[any(pieces.size())];
                while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\n' || cell.front() == '\r')) cell.erase(0, 1);
                while (!cell.empty() && (cell.back() == '\n' || cell.back() == '\r')) cell.pop_back();
                while (cell.starts_with("\u3000")) cell.erase(0, 3);
            }
            bytes += csv_line(row);
        }
        REQUIRE(read_csv(bytes) == rows);
    }
}

TEST_CASE("the real lists are read whole") {
    std::ifstream in(test::real_data("ningjin-enterprises.csv"));
    if (!in) return;
    std::size_t rows = 0;
    read_csv(in, [&](std::size_t, Cells const& cells) { ++rows; CHECK_UNARY(cells.size() == 3); });
    CHECK(rows == 980);
}

TEST_CASE("every row of the seed data has as many cells as its headings") {
    for (std::string file : {"calendar", "periods", "list_types", "measures"}) {
        std::ifstream in(SOURCE_DIR "/rules/" + file + ".csv");
        REQUIRE_MESSAGE(in.good(), file);
        std::size_t headings = 0;
        read_csv(in, [&](std::size_t line, Cells const& cells) {
            if (line == 1) headings = cells.size();
            CHECK_MESSAGE(cells.size() == headings, file, " ", line);
        });
    }
}
