// Workbooks made byte by byte, good ones and hostile ones.
#pragma once
#include <cstdint>
#include <zlib.h>
#include <optional>
#include <string>
#include <vector>
#include "spreadsheet/sheet.h"

namespace spreadsheet::for_test {

struct PartIn {
    std::string name, content;
    std::optional<std::uint32_t> crc = {}, size = {};        // instead of the true ones
    bool packed = true;
    std::uint16_t method = 8, flags = 0;                     // 8: deflate; 1: encrypted
};

inline std::string deflated(std::string const& content) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    std::string all(deflateBound(&stream, content.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = uInt(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(all.data());
    stream.avail_out = uInt(all.size());
    deflate(&stream, Z_FINISH);
    all.resize(stream.total_out);
    deflateEnd(&stream);
    return all;
}

inline std::string little(std::uint64_t number, int bytes) {
    std::string all;
    for (int i = 0; i < bytes; ++i) all += static_cast<char>(number >> (8 * i) & 0xFF);
    return all;
}

inline std::string zip_of(std::vector<PartIn> const& parts, std::optional<std::uint16_t> entries = {}) {
    std::string all, directory;
    for (auto& part : parts) {
        auto bytes = part.packed ? deflated(part.content) : part.content;
        auto crc = part.crc.value_or(std::uint32_t(crc32(0, reinterpret_cast<Bytef const*>(part.content.data()), uInt(part.content.size()))));
        auto size = part.size.value_or(std::uint32_t(part.content.size()));
        auto common = little(20, 2) + little(part.flags, 2) + little(part.packed ? part.method : 0, 2) + little(0, 4) + little(crc, 4) + little(bytes.size(), 4) +
                      little(size, 4) + little(part.name.size(), 2) + little(0, 2);
        directory += "PK\x01\x02" + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(all.size(), 4) + part.name;
        all += "PK\x03\x04" + common + part.name + bytes;
    }
    auto count = entries.value_or(std::uint16_t(parts.size()));
    return all + directory + "PK\x05\x06" + little(0, 4) + little(count, 2) + little(count, 2) + little(directory.size(), 4) + little(all.size(), 4) + little(0, 2);
}

inline std::string const kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline std::string const kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
inline std::string const kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

inline std::string relations(std::vector<std::pair<std::string, std::string>> const& targets) {      // type, target; rId1, rId2, …
    std::string all = kXml + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    for (std::size_t i = 0; i < targets.size(); ++i)
        all += "<Relationship Id=\"rId" + std::to_string(i + 1) + "\" Type=\"" + kOffice + "/" + targets[i].first + "\" Target=\"" + targets[i].second + "\"/>";
    return all + "</Relationships>";
}

struct Workbook {
    std::string rows;                                        // inside <sheetData>
    std::vector<std::string> strings = {};
    std::string formats = {}, xfs = "<xf numFmtId=\"0\"/>";  // inside <numFmts>, <cellXfs>
    bool since_1904 = false;
    std::string more_sheets = {};                            // rows of a second sheet

    std::vector<PartIn> parts() const {
        auto sheet = [](std::string const& data) { return kXml + "<worksheet xmlns=\"" + kMain + "\"><sheetData>" + data + "</sheetData></worksheet>"; };
        std::string texts = kXml + "<sst xmlns=\"" + kMain + "\">";
        for (auto& text : strings) texts += "<si>" + text + "</si>";
        std::string book = kXml + "<workbook xmlns=\"" + kMain + "\" xmlns:r=\"" + kOffice + "\">" + (since_1904 ? "<workbookPr date1904=\"1\"/>" : "") +
                           "<sheets><sheet name=\"表一\" sheetId=\"1\" r:id=\"rId1\"/>" +
                           (more_sheets.empty() ? "" : "<sheet name=\"表二\" sheetId=\"2\" r:id=\"rId4\"/>") + "</sheets></workbook>";
        std::vector<PartIn> all{{"[Content_Types].xml", kXml + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"},
                                {"_rels/.rels", relations({{"officeDocument", "xl/workbook.xml"}})},
                                {"xl/workbook.xml", book},
                                {"xl/_rels/workbook.xml.rels", relations({{"worksheet", "worksheets/sheet1.xml"}, {"sharedStrings", "sharedStrings.xml"},
                                                                          {"styles", "/xl/styles.xml"}, {"worksheet", "worksheets/sheet2.xml"}})},
                                {"xl/sharedStrings.xml", texts + "</sst>"},
                                {"xl/styles.xml", kXml + "<styleSheet xmlns=\"" + kMain + "\"><numFmts>" + formats +
                                                      "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" + xfs + "</cellXfs></styleSheet>"},
                                {"xl/worksheets/sheet1.xml", sheet(rows)}};
        if (!more_sheets.empty()) all.push_back({"xl/worksheets/sheet2.xml", sheet(more_sheets)});
        return all;
    }
    std::string bytes() const { return zip_of(parts()); }
};

inline PartIn& part(std::vector<PartIn>& parts, std::string const& name) {
    for (auto& each : parts) if (each.name == name) return each;
    throw std::logic_error("no part " + name);
}

inline std::string text_cell(std::string const& place, std::string const& text) { return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>"; }
inline std::string row_of(std::size_t line, std::string const& cells) { return "<row r=\"" + std::to_string(line) + "\">" + cells + "</row>"; }

}  // namespace spreadsheet::for_test
