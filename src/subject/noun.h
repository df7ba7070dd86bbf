#pragma once
#include "subject/statute.h"
#include "subject/subject.h"

namespace subject {

// What stands in the way of a subject being on file as it is: each with its remedy. Pure; `on` is today.
std::vector<law::FieldError> unfit_identifiers(Subject const& subject);
std::vector<law::FieldError> wrong_codes(Subject const& subject);
std::vector<law::FieldError> wrong_number(Subject const& subject, bool as_issued);
// The subject as `register` or `amend` would leave it. `blind` makes the index of a number.
Subject with_fields(Subject before, json::Object const& fields, std::function<std::string(std::string_view)> const& blind);

std::string masked_number(std::string_view document, std::string_view number);
bool under_18(Subject const& subject, law::Date on);                         // never public

struct SubjectNoun {
    using Row = Subject;
    static constexpr std::string_view kName = "subject", kPath = "subjects";
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view) { return std::nullopt; }
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static std::vector<std::string> by_code(store::Db&, std::string const& typed, casework::Blind const&);
    static bool identifies_person(Row const& subject) { return subject.kind != Kind::organisation; }
};

}  // namespace subject

HENGXIN_NOUN(extern, subject::SubjectNoun);
