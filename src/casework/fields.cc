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

Unfit control_characters() { return {"含控制字符 / holds control characters", "删去不可见的字符 / take them out"}; }

constexpr std::size_t kLine = 2000, kWords = 20'000, kLines = 200'000, kMostTold = 20;

bool among(std::initializer_list<std::string_view> names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

// In a structure as among fields: a number belongs where a code is asked for, and these are written at length.
bool holds_a_number(std::string_view member) { return among({"code", "number", "legacy", "digest", "salt"}, member); }
std::size_t longest(std::string_view member) {
    return among({"basis", "counts", "exit_conditions", "remedies", "repair", "what_to_do_zh", "what_to_do_en", "words", "reason"}, member) ? kWords : kLine;
}

struct Inside {
    std::string path;
    std::string_view member;
};

// What is wrong with the texts inside a structure, each named by its place; its noun reads the structure itself and says what is wrong with that.
void tell_inside(std::vector<law::FieldError>& all, Inside const& at, json::Value const& value) {
    if (all.size() >= kMostTold) return;
    if (auto* list = value.if_array())
        for (std::size_t i = 0; i < list->size(); ++i) tell_inside(all, {at.path + "[" + std::to_string(i) + "]", at.member}, (*list)[i]);
    if (auto* object = value.if_object())
        for (auto& each : *object) tell_inside(all, {at.path + "." + std::string(each.key()), each.key()}, each.value());
    if (!value.is_string()) return;
    auto may_hold = holds_a_number(at.member);
    if (auto why = unfit_text(value.get_string(), longest(at.member), may_hold)) all.push_back({at.path, may_hold ? "***" : as_sent(value), why->reason, why->remedy});
}

// What is wrong with a value, as (reason, remedy); nothing when it fits.
std::optional<Unfit> misfit(law::Field const& field, json::Value const& value) {
    auto sent = [&] { return std::string_view(value.get_string()); };
    switch (field.type) {
        case FieldType::flag:
            if (!value.is_bool()) return {{"应为 true 或 false / expected true or false", "填写 true 或 false / write true or false"}};
            return std::nullopt;
        case FieldType::integer:
            if (!value.is_int64()) return {{"应为整数 / expected an integer", "去掉小数和引号 / drop fraction and quotes"}};
            return std::nullopt;
        case FieldType::rows:
        case FieldType::json: return std::nullopt;       // tell_inside
        default: break;
    }
    if (value.is_string() && holds_control(sent())) return control_characters();
    if (!value.is_string()) return {{"应为文字 / expected a string", "加上引号 / put it in quotes"}};
    if (field.type == FieldType::date && !law::date_from(sent()))
        return {{"不是存在的日期 / not a date that exists", "按 2026-03-02 的形式填写 / write it like 2026-03-02"}};
    if (field.type == FieldType::choice && !one_of(field.values, sent()))
        return {{"不在可选值中 / none of the values", "可选 / one of: " + std::string(field.values)}};
    bool words = field.type == FieldType::text || field.type == FieldType::long_text;
    return unfit_text(sent(), field.type == FieldType::lines ? kLines : field.type == FieldType::long_text ? kWords : kLine, !words);
}

std::string shown(law::Field const& field, json::Value const& value) {
    if (field.type == FieldType::secret || field.type == FieldType::code || field.type == FieldType::lines) return "***";
    return as_sent(value);
}

std::vector<law::FieldError> misfits(law::Field const& field, json::Value const& value) {
    std::vector<law::FieldError> all;
    if (field.type == FieldType::rows || field.type == FieldType::json) tell_inside(all, {std::string(field.name), field.name}, value);
    else if (auto why = misfit(field, value)) all.push_back({std::string(field.name), shown(field, value), why->reason, why->remedy});
    return all;
}

}  // namespace

std::optional<Unfit> unfit_text(std::string_view text, std::size_t most, bool may_hold_number) {
    if (holds_control(text)) return control_characters();
    if (!may_hold_number && text::holds_citizen_number(text)) return {{"含公民身份号码 / holds a citizen number", "删去或遮盖，号码只填在证件号码栏 / take it out or mask it"}};
    if (text.size() > most) return {{"过长 / too long", "不超过 " + std::to_string(most) + " 字节 / at most that many bytes"}};
    return std::nullopt;
}

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
        } else {
            for (auto& error : misfits(field, *value)) no.fields.push_back(std::move(error));
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

std::optional<law::Refusal> secret_sent(law::Procedure const& procedure, std::string const& act, json::Object const& fields) {
    auto known = procedure.act_named(act);
    if (!known) return std::nullopt;
    for (auto& field : procedure.acts[*known].fields)
        if (field.type == FieldType::secret && fields.contains(field.name))
            return law::Refusal{"secret_by_its_own_route", "口令不作为办理行为的字段提交，须经设置口令的专用接口或者命令，由系统自行计算散列。",
                                "A password is no field of an act: it is set by the route or the command for passwords, which makes the hash itself.", "宁社信发〔2020〕6号", "（十六）", {},
                                {{std::string(field.name), "***", "不在此处设置 / is not set here",
                                  "使用设置口令的接口或者 hengxin account set-secret / use the route for passwords, or hengxin account set-secret"}}, 422};
    return std::nullopt;
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
