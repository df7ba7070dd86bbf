#include "casework/fields.h"
#include <algorithm>
#include "casework/about_fields.h"
#include "law/date.h"
#include "text/name.h"
#include "text/personal.h"

namespace casework {
namespace {

using law::FieldType;

bool one_of(std::string_view values, std::string_view value) {
    for (std::size_t at = 0; at <= values.size();) {
        auto end = std::min(values.find(' ', at), values.size());
        if (values.substr(at, end - at) == value) return true;
        at = end + 1;
    }
    return false;
}

bool blank(json::Value const& value) { return value.is_string() ? text::is_blank(value.get_string()) : value.is_null(); }

// Lines and tabs are what people type; the others only harm whoever shows them.
bool holds_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return (0 <= c && c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F; });
}

// What is wrong with a value, as (reason, remedy); nothing when it fits.
std::optional<std::pair<std::string, std::string>> misfit(law::Field const& field, json::Value const& value) {
    auto sent = [&] { return std::string_view(value.get_string()); };
    switch (field.type) {
        case FieldType::flag:
            if (!value.is_bool()) return {{"应为 true 或 false / expected true or false", "填写 true 或 false / write true or false"}};
            return std::nullopt;
        case FieldType::integer:
            if (!value.is_int64()) return {{"应为整数 / expected an integer", "去掉小数和引号 / drop fraction and quotes"}};
            return std::nullopt;
        case FieldType::rows:
        case FieldType::json: return std::nullopt;       // the noun reads its structure and says what is wrong
        default: break;
    }
    if (value.is_string() && holds_control(sent())) return {{"含控制字符 / holds control characters", "删去不可见的字符 / take them out"}};
    if (!value.is_string()) return {{"应为文字 / expected a string", "加上引号 / put it in quotes"}};
    if (field.type == FieldType::date && !law::date_from(sent()))
        return {{"不是存在的日期 / not a date that exists", "按 2026-03-02 的形式填写 / write it like 2026-03-02"}};
    if (field.type == FieldType::choice && !one_of(field.values, sent()))
        return {{"不在可选值中 / none of the values", "可选 / one of: " + std::string(field.values)}};
    bool words = field.type == FieldType::text || field.type == FieldType::long_text;
    if (words && text::holds_citizen_number(sent()))
        return {{"含公民身份号码 / holds a citizen number", "删去或遮盖，号码只填在证件号码栏 / take it out or mask it"}};
    std::size_t limit = field.type == FieldType::lines ? 200'000 : field.type == FieldType::long_text ? 20000 : 2000;
    if (sent().size() > limit) return {{"过长 / too long", "不超过 " + std::to_string(limit) + " 字节 / at most that many bytes"}};
    return std::nullopt;
}

std::string shown(law::Field const& field, json::Value const& value) {
    if (field.type == FieldType::secret || field.type == FieldType::code || field.type == FieldType::lines) return "***";
    return as_sent(value);
}

}  // namespace

law::Refusal unknown_act(law::Procedure const& procedure, std::string const& said, std::vector<law::ProcedureRule const*> const& possible) {
    auto repeated = as_sent(json::Value(said));
    law::Refusal no{"unknown_act", "没有这种办理行为：" + repeated, "There is no such act: " + repeated, "衡信系统规则 (own rule)", procedure.noun, {}, {}, 400};
    std::string all;
    for (auto* rule : possible) {
        std::string name(procedure.acts[rule->may].name);
        if (std::find(no.possible.begin(), no.possible.end(), name) != no.possible.end()) continue;
        all += (all.empty() ? "" : " ") + name;
        no.possible.push_back(std::move(name));
    }
    no.fields.push_back({"act", repeated, "没有这种办理行为 / no such act", all.empty() ? "您现在不能办理任何行为 / there is nothing for you to do at present" : all});
    return no;
}

std::optional<law::Refusal> wrong_fields(law::Term const& act, json::Object const& fields) {
    law::Refusal no{"wrong_fields", "填写的内容有误，请按提示更正。", "Some fields are wrong; each is named below.", "衡信系统规则 (own rule)", "字段校验"};
    no.status = 400;
    for (auto& field : act.fields) {
        auto* value = fields.if_contains(field.name);
        if (!value || blank(*value)) {
            if (field.required)
                no.fields.push_back({std::string(field.name), "", "必填 / required",
                                     "请填写“" + std::string(field.zh) + "” / give " + std::string(field.en)});
        } else if (auto why = misfit(field, *value)) {
            no.fields.push_back({std::string(field.name), shown(field, *value), why->first, why->second});
        }
    }
    for (auto& member : fields) {
        bool known = false;
        for (auto& field : act.fields) known = known || field.name == member.key();
        if (!known)
            no.fields.push_back({std::string(member.key()), "", "没有这个字段 / unknown field", "请删除 / leave it out"});
    }
    if (no.fields.empty()) return std::nullopt;
    return no;
}

std::optional<json::Object> without_blanks(law::Term const& act, json::Object const& fields) {
    std::optional<json::Object> all;
    for (auto& field : act.fields) {
        auto* value = fields.if_contains(field.name);
        if (!value || !value->is_string() || value->get_string().empty() || !blank(*value)) continue;
        if (!all) all = fields;
        (*all)[field.name] = "";
    }
    return all;
}

json::Object words_kept(law::Term const& act, json::Object const& fields) {
    json::Object all = fields;
    for (auto& field : act.fields)
        if (field.type == FieldType::secret || field.type == FieldType::rows || field.type == FieldType::lines) all.erase(field.name);
    return all;
}

}  // namespace casework
