#include "crypto/crypto.h"
#include "engine/importing.h"
#include "subject/noun.h"
#include "subject/store.h"
#include "text/name.h"

namespace engine {
namespace {

// What tells a row's subject apart within one file: its code, its number, else its name.
std::string key_of(Importing& importing, json::Object const& fields) {
    if (auto code = json::text_or(fields, "code"); !code.empty()) return "c" + code;
    if (auto number = json::text_or(fields, "number"); !number.empty()) return "n" + importing.now.blind(number);
    if (auto legacy = json::text_or(fields, "legacy"); !legacy.empty()) return "l" + legacy;
    return "m" + text::normalise_name(json::text_or(fields, "name")) + json::text_or(fields, "number_masked");
}

std::optional<std::string> on_file(Importing& importing, json::Object const& fields) {
    if (auto code = json::text_or(fields, "code"); !code.empty()) return subject::find_by_code(importing.db, code);
    if (auto number = json::text_or(fields, "number"); !number.empty()) return subject::find_by_index(importing.db, importing.now.blind(number));
    // A name alone tells nobody apart from a namesake, but the same row again is the same subject.
    auto id = subject::find_by_name(importing.db, json::text_or(fields, "name"));
    if (!id) return std::nullopt;
    auto known = store::load(importing.db, subject::SubjectNoun::table(), *id);
    bool bare = known->code.empty() && known->number_index.empty();
    bool same = known->legacy == json::text_or(fields, "legacy") && (known->number_masked == json::text_or(fields, "number_masked"));
    return bare && same ? id : std::nullopt;
}

// Of a natural person a bare name tells nobody apart, and what is recorded would be recorded of a namesake (I-13).
void refuse_bare_name(subject::ReadRow& read) {
    bool bare = json::text_or(read.fields, "kind") == "person" && json::text_or(read.fields, "number").empty() && json::text_or(read.fields, "number_masked").empty();
    if (!bare || !read.errors.empty()) return;
    read.errors.push_back({"number", "", "自然人仅有姓名，无法与同名者区分 / a person's name alone tells no namesakes apart",
                           "填写证件号码；来源只有遮盖号码的，填遮盖号码 / give the number, or the masked one where the origin has no other"});
}

// The code or number decides whose row it is; that the name is another's is for a person to look at. Names of persons on file are not told.
void warn_of_name(Importing& importing, std::size_t line, std::string const& name, subject::Subject const& on_file) {
    if (text::normalise_name(name) == text::normalise_name(on_file.name)) return;
    bool tell = on_file.kind != subject::Kind::person;
    importing.warn(line, {{"name", name, "代码相同但名称与库内不一致" + (tell ? "（库内：" + on_file.name + "）" : "") + " / the code is on file under another name" + (tell ? " (" + on_file.name + ")" : ""),
                           "核对代码和名称：确已更名的，先更名；代码写错的，更正该行 / check both: rename the subject, or correct the row"}});
}

// Of subjects a second name is a bad row; of what is about them, a warning.
void conflicting_name(Importing& importing, std::size_t line, std::string const& name, std::size_t first, bool refuse) {
    auto at = std::to_string(first);
    law::FieldError error{"name", name, "与第" + at + "行是同一主体而名称不同 / line " + at + " names the same subject otherwise",
                          refuse ? "一个主体只留一行，名称以登记为准 / leave one row a subject, with its registered name" : "核对代码和名称 / check code and name"};
    if (refuse) importing.bad(line, std::move(error));
    else importing.warn(line, {std::move(error)});
}

void rename(Importing& importing, std::size_t line, std::string const& name, subject::Subject const& on_file) {
    if (text::normalise_name(on_file.name) == text::normalise_name(name)) {
        ++importing.result.same;
        return;
    }
    auto done = importing.door.act(importing.db, importing.actor, {"subject", on_file.id, "rename", {{"name", name}}, {}, {}, {}}, importing.now);
    if (!done && !done.refusal().fields.empty()) return importing.refused(done.refusal(), {line}, 0);
    // A refusal of the act tells neither the column nor what to do with the row.
    if (!done) {
        auto& no = done.refusal();
        auto known = on_file.kind == subject::Kind::person ? std::string() : "（库内：" + on_file.name + "）";
        return importing.bad(line, {"name", name, "代码已建档，名称与库内不同" + known + "，未更名：" + no.zh + " / on file under another name, not renamed: " + no.en,
                                    "名称写错的，按登记改正或删去该行；确已更名的，由有权更名的人员在该主体上“更名” / correct or leave out the row, or have the subject renamed by who may"});
    }
    ++importing.result.changed;
    importing.may_be_undone("subject", "rename", {on_file.id}, {{"name", on_file.name}});
}

}  // namespace

std::optional<std::string> subject_known(Importing& importing, SubjectRow const& row) {
    auto read = subject::read_row(row.cells);
    refuse_bare_name(read);
    importing.bad(row.line, read.errors);
    importing.warn(row.line, read.warnings);
    return read.errors.empty() ? on_file(importing, read.fields) : std::nullopt;
}

std::vector<std::string> subjects_of(Importing& importing, std::vector<SubjectRow> const& rows, bool count) {
    std::vector<std::string> ids(rows.size());
    std::vector<std::string> keys(rows.size());
    std::map<std::string, subject::Subject> known;        // by key
    Fresh fresh;
    std::map<std::string, std::size_t> opened;            // key → place in fresh
    std::map<std::string, std::pair<std::size_t, std::string>> named;     // key → the line it came first, and its name there
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto read = subject::read_row(rows[i].cells);
        refuse_bare_name(read);
        importing.warn(rows[i].line, read.warnings);
        if (!read.errors.empty()) {
            importing.bad(rows[i].line, read.errors);
            continue;
        }
        auto key = keys[i] = key_of(importing, read.fields);
        auto name = json::text_or(read.fields, "name");
        auto [first, is_first] = named.try_emplace(key, rows[i].line, name);
        if (!is_first && (count || opened.count(key)) && text::normalise_name(first->second.second) != text::normalise_name(name)) {
            conflicting_name(importing, rows[i].line, name, first->second.first, count);
            continue;
        }
        if (is_first) {
            if (auto id = on_file(importing, read.fields)) {
                known[key] = store::load(importing.db, subject::SubjectNoun::table(), *id).value();
                if (count) rename(importing, rows[i].line, name, known[key]);
            } else {
                opened[key] = fresh.fields.size();
                fresh.add(std::move(read.fields), rows[i].line);
                importing.result.fresh += count;
            }
        } else {
            importing.result.same += count;
        }
        if (auto subject = known.find(key); !count && subject != known.end()) warn_of_name(importing, rows[i].line, name, subject->second);
    }
    auto registered = importing.open_each("subject", "register", fresh);
    if (count) importing.may_be_undone("subject", "close", registered, {{"reason", "recorded_in_error"}});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (keys[i].empty()) continue;
        if (auto id = known.find(keys[i]); id != known.end()) ids[i] = id->second.id;
        else ids[i] = registered[opened.at(keys[i])];
    }
    return ids;
}

void import_subjects(Importing& importing, Sheet const& sheet) {
    std::vector<SubjectRow> rows;
    for (auto& row : sheet.rows) rows.push_back({row.line, row.cells});
    subjects_of(importing, rows, true);
}

}  // namespace engine
