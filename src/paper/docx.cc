#include "paper/docx.h"
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <zip.h>
#include "paper/qr.h"

namespace paper {
namespace {

constexpr char kXml[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr char kNames[] = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                          " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
                          " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
                          " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
                          " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
constexpr char kTypes[] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                          "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                          "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
                          "<Override PartName=\"/word/document.xml\""
                          " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
                          "<Override PartName=\"/word/footer1.xml\""
                          " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/></Types>";
// A4 with the margins of GB/T 9704, in twentieths of a point.
constexpr char kPage[] = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
                         "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\" w:header=\"851\" w:footer=\"1400\" w:gutter=\"0\"/></w:sectPr>";

// A part that names others: rId1, rId2, … in this order.
std::string relations(std::initializer_list<std::pair<char const*, char const*>> all) {
    std::string text = std::string(kXml) + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    int number = 0;
    for (auto& [type, target] : all)
        text += "<Relationship Id=\"rId" + std::to_string(++number) + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type +
                "\" Target=\"" + target + "\"/>";
    return text + "</Relationships>";
}

std::string escaped(std::string_view text) {
    std::string all;
    for (char c : text) {
        switch (c) {
            case '&': all += "&amp;"; break;
            case '<': all += "&lt;"; break;
            case '>': all += "&gt;"; break;
            case '"': all += "&quot;"; break;
            default: all += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return all;
}

struct Look {
    char const* font;
    int half_points;
    bool bold = false;
};
constexpr Look kBody{"仿宋", 32}, kHeading{"黑体", 32}, kHead{"方正小标宋简体", 44, true}, kSmall{"仿宋", 21}, kLarge{"黑体", 40, true};

std::string run(std::string_view text, Look const& look) {
    std::string size = std::to_string(look.half_points);
    return std::string("<w:r><w:rPr><w:rFonts w:ascii=\"") + look.font + "\" w:hAnsi=\"" + look.font + "\" w:eastAsia=\"" + look.font + "\"/>" + (look.bold ? "<w:b/>" : "") +
           "<w:sz w:val=\"" + size + "\"/><w:szCs w:val=\"" + size + "\"/></w:rPr><w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r>";
}
// `properties` in the order that the schema wants: keepNext, pageBreakBefore, spacing, ind, jc.
std::string paragraph(std::string const& properties, std::string const& runs) { return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>"; }

constexpr char kExact[] = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"580\" w:lineRule=\"exact\"/>";       // 225 mm in 22 lines
constexpr char kLoose[] = "<w:spacing w:before=\"0\" w:after=\"60\"/>";
constexpr char kCentred[] = "<w:jc w:val=\"center\"/>";

std::string picture(double millimetres) {
    auto emu = std::to_string(int(millimetres * 36000));
    return "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"" + emu + "\" cy=\"" + emu +
           "\"/><wp:docPr id=\"1\" name=\"QR\" descr=\"账本凭证二维码\"/><a:graphic>"
           "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"QR\"/>"
           "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId1\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
           "<a:off x=\"0\" y=\"0\"/><a:ext cx=\"" + emu + "\" cy=\"" + emu +
           "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
}

// Deterministic: the same parts make the same bytes, whatever the day and the time zone.
std::string package(std::string const& body, std::string const& footer, std::string const& png) {
    auto xml = [](std::string const& tag, std::string const& inside) { return kXml + ("<" + tag + kNames + ">") + inside + "</" + tag + ">"; };
    std::pair<char const*, std::string> parts[] = {{"[Content_Types].xml", std::string(kXml) + kTypes},
                                                   {"_rels/.rels", relations({{"officeDocument", "word/document.xml"}})},
                                                   {"word/document.xml", xml("w:document", "<w:body>" + body + kPage + "</w:body>")},
                                                   {"word/_rels/document.xml.rels", relations({{"image", "media/proof.png"}, {"footer", "footer1.xml"}})},
                                                   {"word/footer1.xml", xml("w:ftr", footer)},
                                                   {"word/media/proof.png", png}};
    zip_error_t error;
    zip_error_init(&error);
    std::unique_ptr<zip_source_t, decltype([](zip_source_t* s) { zip_source_free(s); })> source(zip_source_buffer_create(nullptr, 0, 0, &error));
    zip_source_keep(source.get());
    auto* zip = zip_open_from_source(source.get(), ZIP_TRUNCATE, &error);
    zip_error_fini(&error);
    if (!zip) throw std::runtime_error("the DOCX could not be begun");
    bool added = true;
    for (auto& [name, text] : parts) {
        auto index = zip_file_add(zip, name, zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
        added = added && index >= 0 && zip_file_set_dostime(zip, zip_uint64_t(index), 0, (40 << 9) | (3 << 5) | 18, 0) == 0;
    }
    if (!added || zip_close(zip) != 0) {
        zip_discard(zip);
        throw std::runtime_error("the DOCX could not be written");
    }
    zip_stat_t stat;
    zip_stat_init(&stat);
    zip_source_stat(source.get(), &stat);
    std::string all(stat.size, '\0');
    zip_source_open(source.get());
    auto read = zip_source_read(source.get(), all.data(), all.size());
    zip_source_close(source.get());
    if (read != zip_int64_t(all.size())) throw std::runtime_error("the DOCX could not be read back");
    return all;
}

std::string folio() {
    Look look{"宋体", 28};
    auto sized = [](std::string const& inside) { return "<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr>" + inside + "</w:r>"; };
    auto field = [&](std::string const& type) { return sized("<w:fldChar w:fldCharType=\"" + type + "\"/>"); };
    auto number = field("begin") + sized("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>") + field("separate") + run("1", look) + field("end");
    return paragraph("<w:jc w:val=\"right\"/>", run("— ", look) + number + run(" —", look));
}

}  // namespace

std::string docx(Sheet const& sheet, std::string const& proof) {
    std::string body, exact = kExact;
    auto centred = [&](std::string const& words, Look const& look) {
        body += paragraph("<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"780\" w:lineRule=\"exact\"/>" + std::string(kCentred), run(words, look));
    };
    centred(sheet.organ, kHead);
    centred(sheet.title, kHead);
    centred(sheet.number, kBody);
    body += paragraph(exact, "");
    auto of_text = [&](Line const& line) {
        std::string first = line.mark == Mark::heading ? "<w:keepNext/>" : "";
        std::string indent = line.mark == Mark::address ? "" : "<w:ind w:firstLineChars=\"200\" w:firstLine=\"632\"/><w:jc w:val=\"both\"/>";
        return paragraph(first + exact + indent, run(line.text, line.mark == Mark::heading ? kHeading : kBody));
    };
    for (auto& line : sheet.lines) body += of_text(line);
    body += paragraph(exact, "") + paragraph(exact, "");
    std::string at_right = "<w:keepNext/>" + exact + "<w:ind w:rightChars=\"400\" w:right=\"1264\"/><w:jc w:val=\"right\"/>";
    for (auto* words : {&sheet.organ, &sheet.on}) body += paragraph(at_right, run(*words, kBody));
    if (!proof.empty()) body += paragraph("<w:keepNext/>", picture(27)) + paragraph(kLoose, run(kProofWords, {"仿宋", 18}));
    if (!sheet.annex.empty()) body += paragraph("<w:pageBreakBefore/>" + exact, run("附件", kHeading)) + paragraph(exact, "");
    for (auto& line : sheet.annex) {
        if (line.mark == Mark::heading) centred(line.text, kHead);
        else body += of_text(line);
    }
    // The package has a place for a picture, also where none is shown.
    return package(body, folio(), qr_png(qr_code(proof.empty() ? sheet.title : proof)));
}

std::string docx(Slip const& slip, std::string const& proof) {
    std::string loose = kLoose;
    std::string body = paragraph(loose + kCentred, run(slip.title, kHead));
    body += "<w:tbl><w:tblPr><w:tblW w:w=\"8844\" w:type=\"dxa\"/><w:tblBorders><w:top w:val=\"single\" w:sz=\"6\"/>"
            "<w:bottom w:val=\"single\" w:sz=\"6\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr>"
            "<w:tblGrid><w:gridCol w:w=\"1928\"/><w:gridCol w:w=\"6916\"/></w:tblGrid>";
    auto cell = [](char const* width, std::string const& inside) {
        return std::string("<w:tc><w:tcPr><w:tcW w:w=\"") + width + "\" w:type=\"dxa\"/></w:tcPr>" + inside + "</w:tc>";
    };
    for (auto& row : slip.rows)
        body += "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + cell("1928", paragraph(loose, run(row.name, {"黑体", 24}))) +
                cell("6916", paragraph(loose, run(row.value, row.large ? kLarge : Look{"仿宋", 24}))) + "</w:tr>";
    body += "</w:tbl>" + paragraph(loose, "") + paragraph(loose, picture(36));
    for (auto& note : slip.notes) body += paragraph(loose, run(note, kSmall));
    return package(body, folio(), qr_png(qr_code(proof)));
}

}  // namespace paper
