#include "ledger/images.h"
#include <algorithm>
#include <set>
#include "ledger/log.h"

namespace ledger {
namespace {

std::string place(std::uint64_t leaf, std::optional<std::uint64_t> row) {
    return std::to_string(leaf) + (row ? "." + std::to_string(*row) : "");
}

json::Object all_fields(store::Image const& image) {
    auto all = image.facts;
    for (auto const& member : image.person) all[member.key()] = member.value();
    return all;
}

// Whether JSON has words for it: a column may be made to hold an integer that no image ever held.
bool sayable(json::Value const& value) {
    if (value.is_int64()) return -json::kLargest <= value.get_int64() && value.get_int64() <= json::kLargest;
    if (value.is_array()) return std::all_of(value.get_array().begin(), value.get_array().end(), sayable);
    if (value.is_object())
        return std::all_of(value.get_object().begin(), value.get_object().end(), [](auto const& member) { return sayable(member.value()); });
    return !value.is_uint64() && !value.is_double();
}

// Whether a row's member is what the image says.
bool same(json::Value const& image, json::Value const* row) { return row && sayable(*row) && json::canonical(image) == json::canonical(*row); }

// Names of the members that an image in `part` of this very row and version says otherwise.
void name_altered(json::Object const& part, std::int64_t version, store::Image const& actual, json::Object const& fields,
                  std::set<std::string>& names) {
    for (auto const& each : json::array_or_empty(part, "images")) {
        auto const& image = each.as_object();
        if (json::text(image, "kind") != actual.kind || json::text(image, "id") != actual.id || json::integer(image, "version") != version) continue;
        if (!image.contains("fields")) continue;
        for (auto const& member : json::object(image, "fields"))
            if (!same(member.value(), fields.if_contains(member.key()))) names.emplace(member.key());
    }
}

}  // namespace

void Images::take(Leaf const& leaf, std::uint64_t number, std::optional<std::uint64_t> row, Report& report) {
    try {
        for (auto const& image : json::array_or_empty(leaf.facts, "images")) {
            if (!image.is_object()) throw json::Error("$.images: an image is no object");
            take_one(image.get_object(), false, number, row, report);
        }
        for (auto const& person : leaf.persons) {
            if (!person.body) continue;
            for (auto const& image : json::array_or_empty(*person.body, "images")) {
                if (!image.is_object()) throw json::Error("$.images: an image is no object");
                take_one(image.get_object(), true, number, row, report);
            }
        }
    } catch (json::Error const&) {
        report.findings.push_back({"leaf", "leaf " + place(number, row), "其中的行像无法读取", std::string("its images cannot be read")});
    }
}

void Images::take_one(json::Object const& image, bool personal, std::uint64_t number, std::optional<std::uint64_t> row, Report& report) {
    auto kind = json::text(image, "kind"), id = json::text(image, "id");
    auto version = json::integer(image, "version");
    auto [found, is_new] = kinds_[kind].try_emplace(id);
    auto& newest = found->second;
    bool more_of_it = !is_new && newest.version == version && newest.leaf == number && newest.row == row;
    // A leaf may tell of several versions of a row, all facts of it before the persons.
    if (!is_new && personal && version < newest.version && newest.leaf == number && newest.row == row) return;
    if (!is_new && !more_of_it && version <= newest.version) {
        report.findings.push_back({"row", kind + " " + id,
            "第 " + place(number, row) + " 叶记载的版本 " + std::to_string(version) + " 不晚于第 " + place(newest.leaf, newest.row) + " 叶的版本",
            "leaf " + place(number, row) + " tells of version " + std::to_string(version) + ", which leaf " +
                place(newest.leaf, newest.row) + " had reached already"});
        return;
    }
    if (!more_of_it) newest = Newest{version, number, row, json::flag_or(image, "gone", false), false, {}, {}};
    if (image.contains("fields")) (personal ? newest.person : newest.facts) = side_of(json::object(image, "fields"));
}

Images::Side Images::side_of(json::Object const& fields) {
    std::vector<std::string> names;
    for (auto const& member : fields) names.emplace_back(member.key());
    std::sort(names.begin(), names.end());
    std::string spelling;
    for (auto const& name : names) spelling += name + '\n';
    auto shape = shapes_.try_emplace(spelling, std::move(names)).first;
    return {crypto::hash(suite_, {json::canonical(fields)}), &shape->second};
}

bool Images::holds(Side const& side, json::Object const& fields) const {
    json::Object named;
    for (auto const& name : *side.names) {
        auto const* value = fields.if_contains(name);
        if (!value || !sayable(*value)) return false;
        named[name] = *value;
    }
    return crypto::hash(suite_, {json::canonical(named)}) == side.hash;
}

std::string Images::altered_fields(store::Db& db, Newest const& newest, store::Image const& actual) const {
    std::set<std::string> names;
    auto fields = all_fields(actual);
    try {
        if (auto stored = read_leaf(db, newest.leaf, newest.row)) {
            name_altered(stored->facts, newest.version, actual, fields, names);
            for (auto const& person : stored->persons)
                if (person) name_altered(*person, newest.version, actual, fields, names);
        }
    } catch (std::exception const&) {
        names.clear();                               // the leaf itself is among the findings
    }
    std::string all;
    for (auto const& name : names) all += (all.empty() ? "" : ", ") + name;
    return all.empty() ? "?" : all;
}

void Images::compare_row(store::Db& db, Kind const& kind, std::string const& id, Report& report) {
    ++report.rows;
    auto tell = [&](std::string zh, std::string en) { report.findings.push_back({"row", kind.name + " " + id, std::move(zh), std::move(en)}); };
    auto& images = kinds_[kind.name];
    auto found = images.find(id);
    if (found == images.end() || found->second.gone)
        return tell("账本中没有这一行的记载（来历不明的行）", "unknown row: the ledger does not tell of it");
    auto& newest = found->second;
    newest.seen = true;
    std::optional<store::Image> actual;
    try {
        actual = kind.image(db, id);
    } catch (std::exception const&) {
        return tell("这一行无法读取（已被改动）", "unreadable row: it was altered");
    }
    if (!actual) return tell("这一行已不存在（缺失的行）", "missing row");
    auto at = place(newest.leaf, newest.row);
    if (actual->version != newest.version)
        tell("版本为 " + std::to_string(actual->version) + "，账本第 " + at + " 叶记载为 " + std::to_string(newest.version),
             "version is " + std::to_string(actual->version) + ", but " + std::to_string(newest.version) + " in leaf " + at);
    auto fields = all_fields(*actual);
    bool intact = (!newest.facts || holds(*newest.facts, fields)) && (!newest.person || holds(*newest.person, fields));
    if (intact) return;
    auto names = altered_fields(db, newest, *actual);
    tell("字段与账本第 " + at + " 叶的记载不符：" + names, "altered, as leaf " + at + " tells: " + names);
}

void Images::compare(store::Db& db, std::vector<Kind> const& kinds, Report& report) {
    std::set<std::string> known;
    for (auto const& kind : kinds) {
        known.insert(kind.name);
        for (auto const& id : kind.ids(db)) compare_row(db, kind, id, report);
        for (auto const& [id, newest] : kinds_[kind.name])
            if (!newest.seen && !newest.gone)
                report.findings.push_back({"row", kind.name + " " + id, "这一行已不存在（缺失的行），账本第 " + place(newest.leaf, newest.row) + " 叶有其记载",
                                           "missing row: leaf " + place(newest.leaf, newest.row) + " tells of it"});
    }
    for (auto const& [name, images] : kinds_)
        if (!known.contains(name))
            report.findings.push_back({"row", name, "账本记载了这一类的 " + std::to_string(images.size()) + " 行，但无从比对",
                                       "the ledger tells of " + std::to_string(images.size()) + " rows of this kind, which nothing compares"});
}

}  // namespace ledger
