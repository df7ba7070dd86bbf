#include "filetype/filetype.h"
#include <doctest/doctest.h>
#include <vector>
#include <zip.h>

namespace {

using filetype::Type;

struct Part {
    std::string name, text;
};

// A ZIP package of these parts.
std::string package(std::vector<Part> const& parts) {
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(source);
    auto* zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    for (auto& part : parts) zip_file_add(zip, part.name.c_str(), zip_source_buffer(zip, part.text.data(), part.text.size(), 0), 0);
    REQUIRE(zip_close(zip) == 0);
    zip_stat_t stat;
    zip_stat_init(&stat);
    zip_source_stat(source, &stat);
    std::string all(stat.size, '\0');
    zip_source_open(source);
    REQUIRE(zip_source_read(source, all.data(), all.size()) == zip_int64_t(all.size()));
    zip_source_close(source);
    zip_source_free(source);
    zip_error_fini(&error);
    return all;
}

std::string types(std::string const& main) { return "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument." + main + ".main+xml\"/></Types>"; }
std::string docx(std::vector<Part> more = {}) {
    std::vector<Part> all{{"[Content_Types].xml", types("wordprocessingml.document")}, {"word/document.xml", "<w:document/>"}};
    all.insert(all.end(), more.begin(), more.end());
    return package(all);
}

std::string const kPng("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0", 29);
std::string const kJpeg("\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0", 20);
std::string const kPdf = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";

bool accepted(std::string const& content, std::string const& name, Type type, std::string const& claimed = "") {
    auto found = filetype::examine(content, name, claimed);
    CAPTURE(found.en);
    return found.type == type && found.en.empty();
}
std::string why_not(std::string const& content, std::string const& name, std::string const& claimed = "") {
    auto found = filetype::examine(content, name, claimed);
    CHECK(!found.type);
    CHECK(!found.zh.empty());
    return found.en;
}
bool says(std::string const& sentence, char const* piece) {
    CAPTURE(sentence);
    return sentence.find(piece) != sentence.npos;
}

}  // namespace

TEST_CASE("each accepted form is known by its content") {
    CHECK(accepted(kPdf, "a.PDF", Type::pdf, "application/pdf"));
    CHECK(accepted(kPng, "照片.png", Type::png, "image/png"));
    CHECK(accepted(kJpeg, "a.jpeg", Type::jpeg));
    CHECK(accepted(docx(), "a.docx", Type::docx, "application/octet-stream"));
    CHECK(accepted(package({{"[Content_Types].xml", types("spreadsheetml.sheet")}}), "a.xlsx", Type::xlsx));
    CHECK(accepted(package({{"OFD.xml", "<ofd:OFD/>"}}), "a.ofd", Type::ofd));
    CHECK(accepted("名称,代码\r\n甲建筑有限公司,1\r\n", "a.csv", Type::csv, "text/csv; charset=utf-8"));
    CHECK(accepted("\xc3\xfb\xb3\xc6,\xb4\xfa\xc2\xeb\r\n\xbc\xd7,1\r\n", "a.csv", Type::csv));
    CHECK(accepted("经核实，情况属实。\n", "a.txt", Type::txt));
}

TEST_CASE("a long text of even lines is a text and no tape") {
    std::string all;
    while (all.size() < (20u << 20)) all += "经核实，材料与原件一致。\n";
    for (auto& text : {all, std::string(20u << 20, 'x')}) CHECK(filetype::examine(text, "说明.txt", "text/plain").type == filetype::Type::txt);
}

TEST_CASE("a name or a claim that does not fit the content is refused, naming what was found") {
    CHECK(says(why_not(kPng, "a.pdf"), "the content is PNG"));
    CHECK(says(why_not(kPdf, "a.pdf", "image/png"), "the content is PDF"));
    CHECK(says(why_not(kPdf, "a.pdf.exe"), "ends in 'exe'"));
    CHECK(says(why_not(docx(), "a.xlsx"), "DOCX"));
    CHECK(says(why_not(kPdf, "pdf"), "the content is PDF"));
}

TEST_CASE("what runs is refused under any name") {
    CHECK(says(why_not(std::string("MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0", 16) + std::string(200, '\0'), "a.pdf"), "not accepted"));
    CHECK(says(why_not(std::string("\x7f" "ELF\2\1\1\0", 8) + std::string(60, '\0'), "a.txt"), "not accepted"));
    CHECK(says(why_not("<!DOCTYPE html><html><script>alert(1)</script></html>", "a.txt"), "not accepted"));
    CHECK(says(why_not("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>", "a.png"), "not accepted"));
    CHECK(says(why_not("经核实 <script>alert(1)</script>", "a.txt"), "not accepted"));
    CHECK(says(why_not("#!/bin/sh\nrm -rf x\n", "a.txt"), "not accepted"));
    CHECK(says(why_not(std::string("words\0more", 10), "a.txt"), "not accepted"));
    CHECK(says(why_not("", "a.txt"), "empty"));
}

TEST_CASE("macros, embedded programs and packages of another kind are refused") {
    CHECK(says(why_not(docx({{"word/vbaProject.bin", "x"}}), "a.docx"), "vbaProject.bin"));
    CHECK(says(why_not(docx({{"word/embeddings/oleObject1.bin", "x"}}), "a.docx"), "oleObject1.bin"));
    CHECK(says(why_not(docx({{"word/media/a.EXE", "x"}}), "a.docx"), "a.EXE"));
    auto enabled = package({{"[Content_Types].xml", "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"}});
    CHECK(says(why_not(enabled, "a.docx"), "macros"));
    CHECK(says(why_not(package({{"a.txt", "x"}}), "a.docx"), "no DOCX"));
    CHECK(says(why_not(docx().substr(0, 80), "a.docx"), "damaged"));
}

TEST_CASE("a PDF with scripts, actions or files inside is refused, however its names are spelled") {
    auto with = [](std::string const& what) { return "%PDF-1.7\n1 0 obj\n<< /Type /Catalog " + what + " >>\nendobj\n%%EOF\n"; };
    CHECK(says(why_not(with("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"), "a.pdf"), "/JavaScript"));
    CHECK(says(why_not(with("/AA << /S /J#61vaScript >>"), "a.pdf"), "/JavaScript"));
    CHECK(says(why_not(with("/S /Launch"), "a.pdf"), "/Launch"));
    CHECK(says(why_not(with("/Names << /EmbeddedFiles 3 0 R >>"), "a.pdf"), "/EmbeddedFiles"));
    CHECK(accepted(with("/JSX 1 /X << /Length 8 >> stream\n/JS (x)\nendstream"), "a.pdf", Type::pdf));
}

TEST_CASE("a package that grows far beyond a document's size is refused") {
    std::string zeros(50u << 20, '\0');
    std::vector<Part> all{{"[Content_Types].xml", types("wordprocessingml.document")}};
    for (int i = 0; i < 9; ++i) all.push_back({"word/" + std::to_string(i) + ".xml", zeros});
    CHECK(says(why_not(package(all), "a.docx"), "too large when unpacked"));
}
