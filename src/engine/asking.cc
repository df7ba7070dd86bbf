#include "engine/asking.h"
#include <charconv>
#include <future>
#include "engine/web.h"

namespace engine {
namespace {

http::Request request_from(json::Object const& arguments) {
    http::Request request;
    request.method = json::text(arguments, "method");
    request.path = json::text(arguments, "path");
    if (auto* query = arguments.if_contains("query"))
        for (auto& each : query->as_object()) request.query[std::string(each.key())] = std::string(each.value().as_string());
    request.body = crypto::from_base64(json::text_or(arguments, "body")).value_or("");
    if (auto type = json::text_or(arguments, "type"); !type.empty()) request.headers["content-type"] = type;
    request.headers["accept-language"] = json::flag_or(arguments, "english", false) ? "en" : "zh";
    request.peer = "cli";
    request.trace_id = std::string(32, '0');
    return request;
}

law::Refusal refusal_of(http::Response const& response) {
    auto problem = json::parse(response.body).as_object();
    auto title = json::text_or(problem, "title"), detail = json::text_or(problem, "detail");
    law::Refusal no{json::text_or(problem, "code"), http::in_one_language(title, false), http::in_one_language(title, true), "", "", {}, {}, response.status};
    if (!detail.empty()) no.zh += " " + detail, no.en += " " + detail;
    if (auto* article = problem.if_contains("article")) {
        no.instrument = json::text_or(article->as_object(), "instrument");
        no.article = json::text_or(article->as_object(), "article");
    }
    if (auto* possible = problem.if_contains("possible")) no.possible = json::read<std::vector<std::string>>(*possible);
    if (auto* errors = problem.if_contains("errors")) no.fields = json::read<std::vector<law::FieldError>>(*errors);
    return no;
}

// The file name of a download, as the header spells it.
std::string name_of(http::Response const& response) {
    for (auto& [name, value] : response.headers)
        if (name == "Content-Disposition")
            if (auto at = value.find("''"); at != value.npos) return value.substr(at + 2);
    return "";
}

json::Value typed(law::Field const& field, std::string const& word) {
    switch (field.type) {
        case law::FieldType::integer: {
            std::int64_t number = 0;
            auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
            bool whole = error == std::errc() && end == word.data() + word.size() && -json::kLargest <= number && number <= json::kLargest;
            if (whole) return json::Value(number);
            return json::Value(word);              // the door says what is wrong with it
        }
        case law::FieldType::flag:
            if (word == "true" || word == "yes" || word == "是") return json::Value(true);
            if (word == "false" || word == "no" || word == "否") return json::Value(false);
            return json::Value(word);
        case law::FieldType::json:
        case law::FieldType::rows: return json::parse(word);
        default: return json::Value(word);
    }
}

}  // namespace

Called ask_api(Engine& engine, casework::Actor const& actor, json::Object const& arguments) {
    auto answered = std::make_shared<std::promise<http::Response>>();
    auto request = std::make_shared<http::Request const>(request_from(arguments));
    handler_of(case_routes(engine, actor))(request, [answered](http::Response response) { answered->set_value(std::move(response)); });
    auto response = answered->get_future().get();
    if (response.status >= 400) return refusal_of(response);
    return json::Object{{"status", std::int64_t(response.status)}, {"type", response.content_type}, {"name", name_of(response)}, {"body", crypto::base64(response.body)}};
}

json::Object typed_fields(law::Procedure const& procedure, std::string const& act, json::Object const& words) {
    auto known = procedure.act_named(act);
    json::Object all;
    for (auto& word : words) {
        auto value = word.value();
        if (known && value.is_string())
            for (auto& field : procedure.acts[*known].fields)
                if (field.name == word.key()) value = typed(field, std::string(value.as_string()));
        all[word.key()] = std::move(value);
    }
    return all;
}

}  // namespace engine
