#include "casework/about_fields.h"
#include <algorithm>
#include "text/personal.h"

namespace casework {

std::string as_sent(json::Value const& value) {
    auto words = value.is_string() ? text::without_citizen_numbers(value.get_string()) : json::canonical(value);
    return words.size() > 80 ? std::string("…") : words;
}

law::Finding about_fields(law::Question const& question, bool holds, json::Object const& sent, std::initializer_list<std::string_view> fields) {
    if (holds) return {true};
    law::Finding no{false};
    bool any = std::any_of(fields.begin(), fields.end(), [&](auto field) { return sent.contains(field); });
    for (auto field : fields) {
        auto* value = sent.if_contains(field);
        if (any && !value) continue;                       // of several those that were sent
        no.fields.push_back({std::string(field), !value || value->is_null() ? "" : as_sent(*value), std::string(question.zh) + " / " + std::string(question.en),
                             "更正该项后重新办理 / correct it and send it again"});
    }
    return no;
}

}  // namespace casework
