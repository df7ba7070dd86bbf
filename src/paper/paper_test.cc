#include <doctest/doctest.h>
#include <stdexcept>
#include <zip.h>
#include "paper/docx.h"
#include "paper/pdf.h"
#include "paper/qr.h"

namespace {

constexpr char kProof[] = "hengxin:hengxin/130528/test?leaf=17&key=0123456789abcdef";

paper::Sheet sheet(int paragraphs) {
    paper::Sheet all{"告知书", "某县某局告〔2026〕1号", "某县某局", "2026年3月4日", {{paper::Mark::address, "甲<&>\"'𠮷\U0001f600有限公司："}}};
    for (int i = 0; i < paragraphs; ++i) {
        all.lines.push_back({paper::Mark::heading, "一、依据"});
        all.lines.push_back({paper::Mark::body, "依照《某法》第二十二条，自2026年3月4日起实施，至2027年3月3日止。名单条目退出、完成信用修复或者认定被撤销的，本措施同时解除。"});
    }
    return all;
}
paper::Slip slip(std::size_t rows) {
    paper::Slip all{"信用信息查询比对回执", {{"比对结果", "列入惩戒名单", true}}, {"本结果仅反映截至当日的比对情况。"}};
    for (std::size_t i = 0; i < rows; ++i) all.rows.push_back({"适用措施", "R02 限制参加政府采购活动：资格审查时查询，依政府采购法第二十二条审查供应商条件 <b>&"});
    return all;
}
std::size_t count(std::string const& all, std::string_view piece) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = all.find(piece, at)) != all.npos; at += piece.size()) ++found;
    return found;
}
std::size_t pages(std::string const& pdf) { return count(pdf, "/Type /Page") - count(pdf, "/Type /Pages"); }

std::string part(std::string const& docx, char const* name) {
    zip_error_t error;
    zip_error_init(&error);
    auto* zip = zip_open_from_source(zip_source_buffer_create(docx.data(), docx.size(), 0, &error), ZIP_RDONLY, &error);
    REQUIRE(zip);
    zip_stat_t stat;
    REQUIRE(zip_stat(zip, name, 0, &stat) == 0);
    std::string all(stat.size, '\0');
    auto* file = zip_fopen(zip, name, 0);
    CHECK(zip_fread(file, all.data(), all.size()) == zip_int64_t(all.size()));
    zip_fclose(file);
    zip_discard(zip);
    return all;
}

}  // namespace

TEST_CASE("the same words make the same bytes, other words others") {
    CHECK(paper::pdf(sheet(3), kProof) == paper::pdf(sheet(3), kProof));
    CHECK(paper::pdf(sheet(3), kProof) != paper::pdf(sheet(3), "another"));
    CHECK(paper::docx(sheet(3), kProof) == paper::docx(sheet(3), kProof));
    CHECK(paper::docx(sheet(3), kProof) != paper::docx(sheet(4), kProof));
    CHECK(paper::pdf(slip(2), kProof, paper::Size::mm80) == paper::pdf(slip(2), kProof, paper::Size::mm80));
}

TEST_CASE("a notice is A4, its fonts lie within, and it goes on to as many pages as its words need") {
    auto one = paper::pdf(sheet(1), kProof), many = paper::pdf(sheet(20), kProof);
    CHECK(one.starts_with("%PDF-1.4"));
    CHECK(count(one, "/FontFile") > 0);
    CHECK(pages(one) == 1);
    CHECK(pages(many) > 2);
}

TEST_CASE("an annex follows the signature on a page of its own") {
    auto with = sheet(1);
    with.annex = {{paper::Mark::heading, "结果表"}, {paper::Mark::body, "1．甲：未列入。"}};
    CHECK(pages(paper::pdf(with, kProof)) == 2);
    auto body = part(paper::docx(with, kProof), "word/document.xml");
    auto signature = body.rfind("2026年3月4日"), annex = body.find("w:pageBreakBefore"), title = body.find("结果表"), row = body.find("1．甲");
    REQUIRE(signature != body.npos);
    CHECK((signature < annex && annex < title && title < row && row != body.npos));
    CHECK(part(paper::docx(sheet(1), kProof), "word/document.xml").find("w:pageBreakBefore") == body.npos);
}

TEST_CASE("a slip of the roll is one page however much it says, and one on A4 takes further pages") {
    CHECK(pages(paper::pdf(slip(1), kProof, paper::Size::mm80)) == 1);
    CHECK(pages(paper::pdf(slip(60), kProof, paper::Size::mm80)) == 1);
    CHECK(pages(paper::pdf(slip(60), kProof, paper::Size::a4)) > 1);
}

TEST_CASE("no word of a case becomes markup of a document") {
    auto body = part(paper::docx(sheet(1), kProof), "word/document.xml");
    CHECK(body.find("甲&lt;&amp;&gt;&quot;'𠮷\U0001f600有限公司：") != body.npos);
    CHECK(part(paper::docx(slip(1), kProof), "word/document.xml").find("&lt;b&gt;&amp;") != body.npos);
    CHECK(part(paper::docx(sheet(1), kProof), "word/media/proof.png").starts_with("\x89PNG"));
}

TEST_CASE("a QR code has its three corners, and what does not fit is told") {
    auto code = paper::qr_code(kProof);
    auto corner = [&](int x, int y) { return code.at(x, y) && code.at(x + 6, y + 6) && !code.at(x + 1, y + 1) && code.at(x + 3, y + 3); };
    CHECK(corner(0, 0));
    CHECK(corner(code.size - 7, 0));
    CHECK(corner(0, code.size - 7));
    CHECK_THROWS_AS(paper::qr_code(std::string(5000, 'x')), std::runtime_error);
}
