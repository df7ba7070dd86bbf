#include "casework/forms.h"

namespace casework {
namespace {

using Titles = std::map<std::string, std::string>;

json::Array choices(std::string_view values) {
    json::Array all;
    for (std::size_t at = 0; at < values.size();) {
        auto end = std::min(values.find(' ', at), values.size());
        all.push_back(json::Value(std::string(values.substr(at, end - at))));
        at = end + 1;
    }
    return all;
}

std::string title(Titles const& titles, std::string const& name) {
    auto found = titles.find(name);
    return found == titles.end() ? name : found->second;
}

json::Object field_json(Noun const& noun, law::Field const& field, Titles const& titles, bool english) {
    auto values = choices(field.values);
    json::Array value_titles;
    for (auto& value : values) value_titles.push_back(json::Value(title(titles, std::string(value.get_string()))));
    json::Object all{{"name", std::string(field.name)}, {"title", std::string(english ? field.en : field.zh)}, {"type", json::enum_name(field.type)},
                     {"required", field.required}, {"values", std::move(values)}, {"value_titles", std::move(value_titles)}};
    if (field.type == law::FieldType::json)
        for (auto& shape : noun.shapes)
            if (shape.name == field.name) all["shape"] = shape_json(shape, titles);
    return all;
}

// What an act waits for, as its refusal says it.
json::Object waiting_json(law::Refusal const& no, bool english) {
    json::Array details;
    for (auto& field : no.fields) details.push_back(json::Object{{"reason", field.reason}, {"remedy", field.remedy}});
    return {{"code", no.code}, {"words", english ? no.en : no.zh}, {"article", no.instrument + no.article}, {"details", std::move(details)}};
}

}  // namespace

json::Array acts_json(Noun const& noun, law::Procedure const& procedure, std::vector<Offer> const& offers, bool english) {
    auto titles = casework::titles(noun.words, procedure, english);
    json::Array all;
    for (auto& offer : offers) {
        auto& act = procedure.acts[offer.rule->may];
        json::Array fields;
        for (auto& field : act.fields) fields.push_back(field_json(noun, field, titles, english));
        json::Object one{{"act", act.name}, {"title", english ? act.en : act.zh},
                         {"article", std::string(offer.rule->under.instrument) + std::string(offer.rule->under.article)}, {"fields", std::move(fields)}};
        if (offer.not_yet) one["not_yet"] = waiting_json(*offer.not_yet, english);
        all.push_back(std::move(one));
    }
    return all;
}

json::Object noun_json(Noun const& noun, Actor const& actor, bool english) {
    auto& procedure = noun.editions.back();
    auto titles = casework::titles(noun.words, procedure, english);
    json::Array states, members;
    for (int i = 0; i < int(procedure.states.size()); ++i) {
        auto& state = procedure.states[i];
        if (i == procedure.begins) continue;               // no case is ever found in it
        states.push_back(json::Object{{"name", state.name}, {"title", english ? state.en : state.zh}, {"ends", bool(procedure.is_end[i])}});
    }
    for (auto& word : noun.words.members)
        members.push_back(json::Object{{"name", std::string(word.name)}, {"title", title(titles, std::string(word.name))}});
    json::Object words;
    for (auto& [name, said] : titles) words[name] = said;
    law::Standing unopened{procedure.begins, {}, false, {}, {}};
    std::vector<Offer> opens;
    for (auto* rule : law::possible(procedure, unopened, actor.roles, person_of(actor))) opens.push_back({rule});
    return {{"name", noun.name}, {"path", noun.path}, {"title", english ? procedure.en : procedure.zh}, {"states", std::move(states)},
            {"opens", acts_json(noun, procedure, opens, english)}, {"by_code", bool(noun.by_code)}, {"members", std::move(members)}, {"words", std::move(words)}};
}

}  // namespace casework
