#include "casework/about_fields.h"
#include <algorithm>
#include "text/personal.h"

namespace casework {

law::Finding about_fields(law::Question const& question, bool holds, json::Object const& sent, std::initializer_list<std::string_view> fields) {
    if (holds) return {true};
    law::Finding no{false};
    bool any = std::any_of(fields.begin(), fields.end(), [&](auto field) { return sent.contains(field); });
    for (auto field : fields) {
        auto* value = sent.if_contains(field);
        if (any && !value) continue;                       // of several those that were sent
        auto said = !value || value->is_null() ? std::string() : value->is_string() ? text::without_citizen_numbers(value->get_string()) : json::canonical(*value);
        no.fields.push_back({std::string(field), said.size() > 80 ? "…" : said, std::string(question.zh) + " / " + std::string(question.en), "更正该项后重新办理 / correct it and send it again"});
    }
    return no;
}

}  // namespace casework
