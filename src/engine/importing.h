// What the kinds of import share. Files of this folder only.
#pragma once
#include <set>
#include "engine/import.h"
#include "subject/rows.h"

namespace engine {

struct SheetRow {
    std::size_t line;
    std::map<std::string, std::string> cells;          // by field, trimmed; dates as YYYY-MM-DD
};

struct Sheet {
    std::string source, digest;
    std::string list_type, level, node;                // of entries, when they are not columns
    std::string region, theirs;                        // of entries of another region
    bool snapshot = false;
    std::vector<SheetRow> rows;
};

// What is to be opened, and the line that each came from.
struct Fresh {
    std::vector<json::Object> fields;
    std::vector<std::size_t> lines;
    void add(json::Object one, std::size_t line) {
        fields.push_back(std::move(one));
        lines.push_back(line);
    }
};

// Everything an import works with, inside the writer's transaction.
struct Importing {
    store::Db& db;
    casework::Door& door;
    casework::Setting const& now;
    casework::Actor const& actor;
    std::function<void(std::size_t opened)> progress = {};
    ImportAnswer result = {};

    void bad(std::size_t line, law::FieldError error);
    void bad(std::size_t line, std::vector<law::FieldError> const& errors);
    void warn(std::size_t line, std::vector<law::FieldError> const& errors);
    // Opens one case per element in leaves of at most 4,096, naming refused rows by their lines. Ids in the same order; empty where refused.
    std::vector<std::string> open_each(std::string const& noun, std::string const& act, Fresh const& fresh);
    bool one(casework::Command const& command, std::size_t line);
    // What takes back an act of this import, should its bringer ask for it.
    void may_be_undone(std::string const& noun, std::string const& act, std::vector<std::string> const& ids, json::Object const& fields);
    // What an act on rows that came from these lines was refused for: each where it stands, the rest at the line of the `first`.
    void refused(law::Refusal const& no, std::vector<std::size_t> const& lines, std::size_t first);
};

// The subjects of the rows: found on file, or registered when they are not. An empty id where the row is bad.
struct SubjectRow {
    std::size_t line;
    subject::Row cells;
};
std::vector<std::string> subjects_of(Importing& importing, std::vector<SubjectRow> const& rows, bool count);
// The subject of a row that brings nothing: nobody is registered for it.
std::optional<std::string> subject_known(Importing& importing, SubjectRow const& row);

void import_subjects(Importing& importing, Sheet const& sheet);
void import_penalties(Importing& importing, Sheet const& sheet);
void import_licences(Importing& importing, Sheet const& sheet);
void import_entries(Importing& importing, Sheet const& sheet);
void import_measures(Importing& importing, Sheet const& sheet);
void import_agencies(Importing& importing, Sheet const& sheet);
void import_calendar(Importing& importing, Sheet const& sheet);
void import_memoranda(Importing& importing, Sheet const& sheet);
void import_commitments(Importing& importing, Sheet const& sheet);

std::vector<spreadsheet::Field> const& fields_of(std::string const& kind);     // empty for a kind that there is not

}  // namespace engine
