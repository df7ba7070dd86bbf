#include <doctest/doctest.h>
#include "engine/importing.h"
#include "engine/templates.h"

using namespace engine;

TEST_CASE("the form of every kind is read as that kind, with every heading known and no row of data") {
    for (auto& kind : import_kinds()) {
        CAPTURE(kind.name);
        auto request = read_import(kind.name, "form.xlsx", template_xlsx(kind.name, shipped_codes()), 10'000);
        REQUIRE(request.sheets.size() == 3);
        auto chosen = spreadsheet::choose(request.sheets, fields_of(kind.name));
        REQUIRE(chosen.found);
        CHECK(chosen.sheet == &request.sheets[0]);
        CHECK(chosen.found->mapping.complete());
        CHECK(chosen.found->mapping.unknown.empty());
        CHECK(chosen.found->heading_row + 1 == chosen.sheet->rows.size());
        for (auto& field : fields_of(kind.name))
            if (!field.name.empty()) CHECK_MESSAGE(chosen.found->mapping.column.contains(field.name), field.name);
    }
    CHECK(template_xlsx("nonsense", shipped_codes()).empty());
}
