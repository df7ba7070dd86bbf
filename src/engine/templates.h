// The form of an import as a workbook: headings with an example and notes above them, lists to choose from, and the tables of codes.
#pragma once
#include <string>
#include <vector>

namespace store { class Db; }

namespace engine {

struct CodeRow { std::string code, name, more; };
struct CodeTables {
    std::vector<CodeRow> list_types, agencies;      // more: polarity of a list type, kind of an agency
};
CodeTables shipped_codes();                         // of the list types that come with the program
CodeTables codes_in(store::Db& db);                 // of a deployment, in force

// Empty for a kind that there is not.
std::string template_xlsx(std::string const& kind, CodeTables const& codes);

}  // namespace engine
