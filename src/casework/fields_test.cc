#include "casework/fields.h"
#include <doctest/doctest.h>

namespace {

constexpr law::Field kFields[] = {
    {"entry", law::FieldType::json, true, "条目", "entry"},
    {"entries", law::FieldType::rows, false, "条目", "entries"},
};
law::Term const kAct{"submit", "提交", "submit", kFields};

std::string told(json::Object const& fields) {
    auto no = casework::wrong_fields(kAct, fields);
    std::string all;
    if (no)
        for (auto& each : no->fields) all += (all.empty() ? "" : " ") + each.field + "=" + each.value;
    return all;
}

}  // namespace

TEST_CASE("texts inside a structure are held to what every field is, and named by their place") {
    auto entry = [](char const* member, std::string const& text) { return json::Object{{"entry", json::Object{{"origin", json::Object{{member, text}}}}}}; };
    CHECK(told(entry("basis", "某办法第一条")) == "");
    CHECK(told(entry("basis", "某办法 130528199001010010")) == "entry.origin.basis=某办法 1305************10");
    CHECK(told(entry("basis", "依据\x02")) == "entry.origin.basis=依据\x02");
    CHECK(told(entry("basis", "两行\n依据")) == "");
    CHECK(told(entry("document_no", std::string(2000, 'a'))) == "");
    CHECK(told(entry("document_no", std::string(2001, 'a'))) == "entry.origin.document_no=…");
    CHECK(told(entry("what_to_do_zh", std::string(20000, 'a'))) == "");
    CHECK(told(entry("what_to_do_zh", std::string(20001, 'a'))) == "entry.origin.what_to_do_zh=…");
    json::Object rows{{"entry", json::Object{}}, {"entries", json::Array{json::Object{{"issuer", "某局"}}, json::Object{{"issuer", "某局130528199001010010"}, {"not_supplied", json::Array{"\x01"}}}}}};
    CHECK(told(rows) == "entries[1].issuer=某局1305************10 entries[1].not_supplied[0]=\x01");
}

TEST_CASE("a number inside a structure stays where a code is asked for") {
    CHECK(told({{"entry", json::Object{{"code", "130528199001010010"}, {"number", "130528199001010010"}}}}) == "");
    CHECK(told({{"entry", json::Object{{"number", std::string("1\x01")}}}}) == "entry.number=***");
    CHECK(told({{"entry", json::Object{{"name", "130528199001010010"}}}}) == "entry.name=1305************10");
}
