#include "casework/correction.h"
#include <algorithm>

namespace casework {
namespace {

bool supplements(json::Object const& fields) { return json::text_or(fields, "amends") == json::enum_name(Amends::supplement); }

bool says_something(json::Object const& fields, std::string_view field) {
    auto* sent = fields.if_contains(field);
    return sent && !sent->is_null() && !(sent->is_string() && sent->as_string().empty());
}

std::string in_words(law::Field const& field, json::Object const& all) {
    auto* value = all.if_contains(field.name);
    if (!value || value->is_null()) return "";
    if (value->is_string() && field.type == law::FieldType::date && !value->as_string().empty()) return law::in_chinese(json::Text<law::Date>::from(value->as_string()));
    if (value->is_string()) return std::string(value->as_string());
    if (value->is_bool()) return value->as_bool() ? "是" : "否";
    auto number = value->to_number<std::int64_t>();
    if (!field.name.ends_with("_cents")) return std::to_string(number);
    return std::to_string(number / 100) + (number % 100 < 10 ? ".0" : ".") + std::to_string(number % 100) + "元";
}

}  // namespace

json::Object amended(json::Object fields, std::vector<Part> const& parts) {
    if (!supplements(fields)) return fields;
    for (auto& part : parts)
        if (auto sent = json::text_or(fields, part.field); !sent.empty() && !part.says.empty() && part.prose)
            fields[part.field] = part.says + "；补充：" + sent;
    return fields;
}

law::Finding amendable(json::Object const& fields, std::vector<Part> const& parts, Besides const& besides) {
    law::Finding all{true};
    bool named = std::any_of(besides.fields.begin(), besides.fields.end(), [&](auto field) { return says_something(fields, field); });
    for (auto& part : parts) {
        auto sent = json::text_or(fields, part.field);
        if (sent.empty()) continue;
        named = true;
        if (supplements(fields) && !part.says.empty() && !part.prose)
            all.fields.push_back({std::string(part.field), sent, "已有内容，不是缺少 / it says something already", "按更正办理 / correct it instead"});
        if (!supplements(fields) && sent == part.says && !besides.by_law)
            all.fields.push_back({std::string(part.field), sent, "与现有内容相同 / it says so already", "写明正确的内容 / say what is right"});
    }
    if (!named) all.fields.push_back({"", "", "未写明更正或者补充什么 / nothing is named", "写明正确或者缺少的内容 / say what is right, or what was missing"});
    bool proved = besides.by_law || says_something(fields, "proof") || (!besides.number.empty() && says_something(fields, besides.number));
    if (!proved) all.fields.push_back({"proof", "", "缺证明材料 / proof missing", "写明证明材料的名称、编号 / name the proof"});
    all.holds = all.fields.empty();
    return all;
}

void not_before_the_decision(law::Finding& all, std::string field, std::optional<law::Date> until, std::optional<law::Date> decided_on) {
    if (!until || !decided_on || *decided_on <= *until) return;
    all.fields.push_back({std::move(field), law::to_text(*until), "早于决定日期" + law::to_text(*decided_on) + " / before the day of the decision",
                          "自始有误的，予以移出、终止或者撤销，不作更正 / what was wrong from the beginning is removed, not corrected"});
    all.holds = false;
}

std::string why_amended(json::Object const& fields, std::string_view number) {
    auto proof = json::text_or(fields, "proof"), numbered = number.empty() ? std::string() : json::text_or(fields, number), reason = json::text_or(fields, "reason");
    auto on = numbered + (numbered.empty() || proof.empty() ? "" : "、") + proof;
    return on + (on.empty() || reason.empty() ? "" : "：") + reason;
}

std::string what_changes(json::Object const& fields, json::Object const& says_now, std::span<law::Field const> titles) {
    std::string all;
    for (auto& field : titles) {
        auto will = in_words(field, fields), was = in_words(field, says_now);
        if (will.empty() || will == was || !says_now.contains(field.name)) continue;
        all += (all.empty() ? "" : "；") + std::string(field.zh.substr(0, field.zh.find("（")));       // without how it is typed
        all += supplements(fields) || was.empty() ? "补充“" + will + "”" : "原为“" + was + "”，更正为“" + will + "”";
    }
    return all;
}

}  // namespace casework
