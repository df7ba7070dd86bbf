#include "casework/described.h"
#include "casework/archive.h"
#include "casework/work.h"

namespace casework {
namespace {

using namespace json::schema;
using http::Described;
using law::FieldType;

// "list_type" → "ListType": what its schemas are called.
std::string schema_name(Noun const& noun) {
    std::string all;
    bool begins = true;
    for (char c : noun.name) {
        if (c != '_') all += begins && c >= 'a' ? char(c - 'a' + 'A') : c;
        begins = c == '_';
    }
    return all;
}

json::Array words_in(std::string_view values) {
    json::Array all;
    for (; !values.empty(); values.remove_prefix(std::min(values.find(' '), values.size() - 1) + 1)) all.push_back(json::Value(values.substr(0, values.find(' '))));
    return all;
}

// ---- acts

json::Object structured(Noun const& noun, law::Field const& field) {
    for (auto& shape : noun.shapes) if (shape.name == field.name) return of(shape, Way::read);
    return anything();
}

// As fields.cc: wrong_fields checks it. What is not required may also be sent empty.
json::Object sent(Noun const& noun, law::Field const& field) {
    switch (field.type) {
        case FieldType::flag: return flag();
        case FieldType::integer: return integer();
        case FieldType::json: return structured(noun, field);
        case FieldType::rows: return array(json::Object{{"type", "object"}});
        case FieldType::choice: {
            auto all = words_in(field.values);
            if (!field.required) all.push_back("");
            return values(std::move(all));
        }
        case FieldType::date: return field.required ? day() : json::Object{{"type", "string"}, {"pattern", "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"}};
        case FieldType::secret: return {{"type", "string"}, {"format", "password"}};
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::lines:
        case FieldType::code:
        case FieldType::id: break;
    }
    auto all = string();
    if (field.required) all["minLength"] = 1;
    return all;
}

json::Object field_schema(Noun const& noun, law::Field const& field) {
    auto all = sent(noun, field);
    if (!field.required) all = or_null(std::move(all));
    all["title"] = field.en;
    all["description"] = field.zh;
    return all;
}

struct Act {
    law::Term const* term;
    std::vector<law::Basis> under;
};

// Acts of people by their names, over all editions: a case keeps the edition that it was opened under.
std::map<std::string, std::vector<Act>> acts_of(Noun const& noun, bool that_open) {
    std::map<std::string, std::vector<Act>> all;
    for (auto& edition : noun.editions)
        for (auto& rule : edition.rules) {
            if (!by_people(rule) || (rule.when == edition.begins) != that_open) continue;
            auto* term = &edition.acts[rule.may];
            auto& terms = all[std::string(term->name)];
            auto known = std::find_if(terms.begin(), terms.end(), [&](Act const& each) { return each.term == term; });
            if (known == terms.end()) known = terms.insert(terms.end(), Act{term, {}});
            known->under.push_back(rule.under);
        }
    return all;
}

std::string articles(std::vector<Act> const& acts) {
    std::vector<std::string> all;
    for (auto& act : acts)
        for (auto& basis : act.under) {
            auto said = std::string(basis.instrument) + std::string(basis.article);
            if (std::find(all.begin(), all.end(), said) == all.end()) all.push_back(said);
        }
    std::string line;
    for (auto& each : all) line += (line.empty() ? "" : "；") + each;
    return line;
}

json::Object act_schema(Noun const& noun, std::string const& name, std::vector<Act> const& editions, bool act_may_be_left_out) {
    auto all = object({});
    auto& newest = *editions.back().term;
    all["title"] = newest.en;
    all["description"] = std::string(newest.zh) + "（" + articles(editions) + "）";
    add(all, "act", value(name), !act_may_be_left_out);
    add(all, "on", day(), false);
    all["properties"].as_object()["on"].as_object()["description"] = "the legal day, when it is not today";
    add(all, "officer", string("user name of the officer for whom an agency's system acts"), false);
    for (auto& edition : editions)
        for (auto& field : edition.term->fields) {
            bool always = std::all_of(editions.begin(), editions.end(), [&](Act const& other) {
                return std::any_of(other.term->fields.begin(), other.term->fields.end(), [&](auto& f) { return f.name == field.name && f.required; });
            });
            if (&edition != &editions.back() && all.at("properties").as_object().contains(field.name)) continue;
            add(all, field.name, field_schema(noun, field), always && field.name != "officer");
        }
    return all;
}

json::Object acts_schema(Noun const& noun) {
    json::Array all;
    for (auto& [name, editions] : acts_of(noun, false)) all.push_back(act_schema(noun, name, editions, false));
    if (all.empty()) return {{"description", "nobody acts on one by itself"}, {"not", json::Object()}};
    return {{"oneOf", std::move(all)}};
}

json::Object opening_schema(Noun const& noun) {
    auto acts = acts_of(noun, true);
    json::Array all;
    for (auto& [name, editions] : acts) all.push_back(act_schema(noun, name, editions, true));
    return all.size() == 1 ? all[0].get_object() : any_of(std::move(all));
}

// ---- cases

bool fits(json::Shape const& shape, json::Value const& value) {
    if (value.is_null()) return !shape.required && shape.type != json::ShapeType::array;
    switch (shape.type) {
        case json::ShapeType::object: return value.is_object();
        case json::ShapeType::array: return value.is_array();
        case json::ShapeType::integer: return value.is_int64();
        case json::ShapeType::flag: return value.is_bool();
        case json::ShapeType::text:
        case json::ShapeType::date: return value.is_string();
        case json::ShapeType::choice:
            return value.is_string() && std::find(shape.values.begin(), shape.values.end(), std::string_view(value.get_string())) != shape.values.end();
    }
    return false;
}

json::Object kind_of(json::Value const& value) {
    if (value.is_string()) return string();
    if (value.is_bool()) return flag();
    if (value.is_int64()) return integer();
    if (value.is_array()) return array(anything());
    return anything();                                     // null, or an object that is not a struct of ours
}

// A member that the view shows as the row has it is as the row's description says; what the view works out is as it shows it of empty cases.
json::Object member_schema(Blanks const& blanks, std::string_view name) {
    std::vector<json::Value const*> seen;
    for (auto* views : {&blanks.listed, &blanks.full})
        for (auto& view : *views) if (auto* value = view.if_contains(name)) seen.push_back(value);
    for (auto& shape : blanks.row.inside) {
        if (shape.name != name || !std::all_of(seen.begin(), seen.end(), [&](auto* value) { return fits(shape, *value); })) continue;
        auto all = of(shape, Way::written);
        return shape.required || shape.type == json::ShapeType::array ? all : or_null(std::move(all));
    }
    if (seen.empty()) return anything();
    auto all = kind_of(*seen.front());
    return std::all_of(seen.begin(), seen.end(), [&](auto* value) { return kind_of(*value) == all; }) ? all : anything();
}

json::Array states_of(Noun const& noun) {
    json::Array all;
    for (auto& edition : noun.editions)
        for (int i = 0; i < int(edition.states.size()); ++i) {
            json::Value name(edition.states[i].name);
            if (i != edition.begins && std::find(all.begin(), all.end(), name) == all.end()) all.push_back(std::move(name));
        }
    return all;
}

json::Object step_schema() {
    return object({{"act", string()}, {"title", string()}, {"party", values_of<law::Party>()}, {"account", string()}, {"on", day()}, {"leaf", integer()}});
}

// As case_json makes it.
json::Object case_schema(Noun const& noun, Blanks const& blanks, bool full) {
    auto all = object({});
    auto zh = titles(noun.words, noun.editions.back(), false), en = titles(noun.words, noun.editions.back(), true);
    auto& views = full ? blanks.full : blanks.listed;
    for (auto& word : noun.words.members) {
        std::string name(word.name);
        auto shows = [&](json::Object const& view) { return view.contains(name); };
        if (!full && std::none_of(views.begin(), views.end(), shows)) continue;
        auto schema = member_schema(blanks, name);
        schema["title"] = en.contains(name) ? en.at(name) : name;
        schema["description"] = zh.contains(name) ? zh.at(name) : name;
        add(all, name, std::move(schema), std::all_of(views.begin(), views.end(), shows));
    }
    for (auto& [name, schema] : std::initializer_list<Member>{{"id", string()}, {"noun", value(noun.name)}, {"state", values(states_of(noun))}, {"state_title", string()},
                                                              {"due", or_null(day())}, {"provisional", flag()}, {"opened", day()}, {"agency", string()}, {"version", integer()}})
        add(all, name, schema, true);
    add(all, "title", string(), full);
    add(all, "subject_title", string(), false);
    if (!full) return all;
    add(all, "history", array(step_schema()), true);
    add(all, "possible", array(component("PossibleAct")), true);
    add(all, "next_edition", component("PossibleAct"), false);
    add(all, "titles", map(string("of the case with this id")), false);
    return all;
}

json::Object merged(json::Object all, json::Object const& more) {
    auto* members = more.if_contains("properties");
    if (!members) return all;
    auto* required = more.if_contains("required");
    for (auto& member : members->as_object()) {
        json::Value name(member.key());
        bool always = required && std::find(required->as_array().begin(), required->as_array().end(), name) != required->as_array().end();
        add(all, member.key(), member.value().as_object(), always);
    }
    return all;
}

json::Object possible_act_schema() {
    auto field = object({{"name", string()}, {"title", string()}, {"type", values_of<FieldType>()}, {"required", flag()}, {"values", array(string())},
                         {"value_titles", array(string())}, {"shape?", component("Shape")}});
    auto waiting = object({{"code", string()}, {"words", string()}, {"article", string()}, {"details", array(object({{"reason", string()}, {"remedy", string()}}))}});
    return object({{"act", string()}, {"title", string()}, {"article", string()}, {"fields", array(std::move(field))}, {"not_yet?", std::move(waiting)}});
}

json::Object shape_schema() {
    auto member = object({{"name", string()}, {"title", string()}, {"required", flag()}, {"shape", component("Shape")}});
    return object({{"type", values_of<json::ShapeType>()}, {"members?", array(std::move(member))}, {"of?", component("Shape")}, {"values?", array(string())},
                   {"value_titles?", array(string())}});
}

json::Object done_schema() {
    return object({{"id", string()}, {"noun", string()}, {"act", string()}, {"state", string()}, {"version", integer()}, {"due", or_null(day())}, {"provisional", flag()},
                   {"leaf", integer()}, {"moved", integer()}});
}

json::Object items_of(std::string_view name) { return array(component(name)); }

}  // namespace

bool by_people(law::ProcedureRule const& rule) {
    law::Parties machines{law::Party::law, law::Party::clock};
    return rule.who.bits & ~machines.bits;
}

void define_common(http::Router& router) {
    router.define("Shape", shape_schema());
    router.define("PossibleAct", possible_act_schema());
    router.define("ActDone", done_schema());
}

void define(http::Router& router, Noun const& noun, json::Object const& beside) {
    auto name = schema_name(noun);
    auto blanks = noun.blanks();
    router.define(name, merged(case_schema(noun, blanks, true), beside));
    router.define(name + "Listed", case_schema(noun, blanks, false));
    router.define(name + "Page", object({{"items", items_of(name + "Listed")}, {"next", or_null(string("the cursor of the next page"))}}));
    router.define(name + "Act", acts_schema(noun));
    if (!acts_of(noun, true).empty()) router.define(name + "Opening", opening_schema(noun));
}

Described listing(Noun const& noun) {
    return Described()
        .query("state", "in this state", values(states_of(noun))).query("agency", "of this agency").query("subject", "about this subject")
        .query("due_before", "due before this day", day()).query("q", "words that the title holds")
        .query("cursor", "`next` of the page before").query("limit", "at most so many, 50 unless said", json::Object{{"type", "integer"}, {"minimum", 1}, {"maximum", 200}})
        .query("as_of", "by the law and the facts of this day, as known now", day())
        .query("in_force", "of what has editions: in force on that day", values({"true", "false"}))
        .gives(200, "Those that the asker may read, in the order in which they were opened", component(schema_name(noun) + "Page"));
}

Described finding_by_code(Noun const& noun) {
    return Described().takes(object({{"code", string("code or number, as typed")}})).gives(200, "Those that the asker may read", component(schema_name(noun) + "Page"));
}

Described reading(Noun const& noun) {
    json::Array purposes;
    for (auto& each : kArchivePurposes) purposes.push_back(json::Value(each.name));
    return Described()
        .query("as_of", "by the law and the facts of this day, as known now", day()).query("known_at", "what had been recorded by then", instant())
        .query("purpose", "of the look, where the case is sealed", values(std::move(purposes)))
        .gives(200, "The case", component(schema_name(noun))).with(200, "ETag", "the version, for If-Match");
}

Described acting(Noun const& noun) {
    return Described()
        .once().header("If-Match", "the version that the act was decided on; refused when the case has another by now")
        .takes(component(schema_name(noun) + "Act")).gives(200, "Done, and in the ledger", component("ActDone")).with(200, "ETag", "the version after the act");
}

Described opening(Noun const& noun) {
    return Described()
        .once().takes(component(schema_name(noun) + "Opening")).gives(201, "Opened, and in the ledger", component("ActDone"))
        .with(201, "ETag", "the first version").with(201, "Location", "the case");
}

Described telling_nouns() {
    auto state = object({{"name", string()}, {"title", string()}, {"ends", flag()}});
    auto noun = object({{"name", string()}, {"path", string()}, {"title", string()}, {"states", array(std::move(state))}, {"opens", items_of("PossibleAct")}, {"by_code", flag()},
                        {"members", array(object({{"name", string()}, {"title", string()}}))}, {"words", map(string())}});
    return Described().gives(200, "Every kind of case", object({{"items", array(std::move(noun))}}));
}

Described telling_work() {
    auto item = object({{"id", string()}, {"noun", string()}, {"path", string()}, {"state", string()}, {"state_title", string()}, {"title", string()}, {"subject_title", string()},
                        {"due", or_null(day())}, {"provisional", flag()}, {"group", values_of<Urgency>()}});
    auto counts = object({});
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Urgency>>([&](auto d) { add(counts, d.name, integer(), true); });
    return Described().gives(200, "The most urgent first", object({{"items", array(std::move(item))}, {"counts", std::move(counts)}, {"more", flag()}}));
}

}  // namespace casework
