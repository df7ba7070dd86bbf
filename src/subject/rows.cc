#include "subject/rows.h"
#include "subject/noun.h"
#include "text/code.h"
#include "text/name.h"

namespace subject {
namespace {

using law::FieldError;

std::string cell(Row const& row, std::string const& field) {
    auto found = row.find(field);
    return found == row.end() ? "" : found->second;
}

std::string kind_of(std::string const& typed) {
    static std::map<std::string, std::string> const words{
        {"organisation", "organisation"}, {"法人及非法人组织", "organisation"}, {"法人", "organisation"}, {"企业", "organisation"}, {"非法人组织", "organisation"},
        {"农民专业合作社", "organisation"}, {"社会组织", "organisation"}, {"事业单位", "organisation"}, {"sole_trader", "sole_trader"},
        {"个体工商户", "sole_trader"}, {"个体", "sole_trader"}, {"person", "person"}, {"自然人", "person"}, {"个人", "person"}};
    auto found = words.find(typed);
    return found == words.end() ? "" : found->second;
}

// The words of the layouts and the numbers of the wage-arrears exchange.
std::string document_of(std::string const& typed) {
    static std::map<std::string, std::string> const words{
        {"citizen", "citizen"}, {"身份证", "citizen"}, {"居民身份证", "citizen"}, {"公民身份号码", "citizen"}, {"1", "citizen"}, {"passport", "passport"},
        {"护照", "passport"}, {"护照号", "passport"}, {"外国人护照", "passport"}, {"3", "passport"}, {"hk_macao", "hk_macao"}, {"港澳居民来往内地通行证", "hk_macao"},
        {"4", "hk_macao"}, {"taiwan", "taiwan"}, {"台湾居民来往大陆通行证", "taiwan"}, {"5", "taiwan"}, {"residence", "residence"},
        {"港澳台居民居住证", "residence"}, {"外国人永久居留身份证", "residence"}, {"6", "residence"}};
    auto found = words.find(typed);
    return found == words.end() ? "" : found->second;
}

void read_kind(Row const& row, text::Code const& code, ReadRow& all) {
    auto typed = cell(row, "kind");
    auto kind = kind_of(typed);
    // 92 is the department's own mark of a sole trader (GB 32100); any other well-formed code is an organisation's.
    if (typed.empty() && code.kind == text::CodeKind::unified) kind = code.value.starts_with("92") ? "sole_trader" : "organisation";
    if (kind.empty())
        all.errors.push_back({"kind", typed, typed.empty() ? "必填 / required" : "不是已知的主体类别 / not a known kind",
                              "填写 法人及非法人组织、个体工商户 或 自然人 / organisation, sole_trader or person"});
    else all.fields["kind"] = kind;
}

void read_code(text::Code const& code, ReadRow& all) {
    switch (code.kind) {
        case text::CodeKind::none: return;
        case text::CodeKind::unified: all.fields["code"] = code.value; break;
        case text::CodeKind::legacy: all.fields["legacy"] = code.value; break;
        case text::CodeKind::citizen:
            all.errors.push_back({"code", text::mask_citizen(code.value), "这像公民身份号码 / it looks like a citizen number",
                                  "填在证件号码栏 / use the column for numbers"});
            return;
        case text::CodeKind::masked:
            all.errors.push_back({"code", code.value, "代码已遮盖 / the code is masked", "请填完整代码 / give the whole code"});
            return;
        case text::CodeKind::invalid:
            all.errors.push_back({"code", code.value, code.remarks[0].zh + " / " + code.remarks[0].en,
                                  "请核对营业执照上的18位代码 / check the 18 characters on the licence"});
            return;
    }
    for (auto& remark : code.remarks)
        all.warnings.push_back({"code", code.value, remark.zh + " / " + remark.en, "请核对；无误则不必更改 / check it; leave it when it is right"});
}

void read_number(Row const& row, ReadRow& all) {
    auto typed = cell(row, "document"), document = document_of(typed);
    auto number = text::normalise_code(cell(row, "number")).value;
    auto masked = cell(row, "number_masked");
    if (number.find('*') != number.npos) masked = std::exchange(number, "");
    if (!typed.empty() && document.empty())
        all.errors.push_back({"document", typed, "不是已知的证件类型 / not a known kind of document",
                              "填写 身份证、护照 等 / citizen, passport, hk_macao, taiwan, residence"});
    if (document.empty() && typed.empty() && number.size() == 18) document = "citizen";
    if (!document.empty()) all.fields["document"] = document;
    if (!masked.empty()) all.fields["number_masked"] = masked;
    if (number.empty()) return;
    all.fields["number"] = number;
    if (cell(row, "number_as_issued") == "true" || cell(row, "number_as_issued") == "是") all.fields["number_as_issued"] = true;
}

}  // namespace

ReadRow read_row(Row const& row) {
    ReadRow all;
    auto code = text::normalise_code(cell(row, "code"));
    auto legacy = text::normalise_code(cell(row, "legacy"));
    read_kind(row, code, all);
    auto name = cell(row, "name");
    if (!text::names_something(name)) all.errors.push_back({"name", name, "必填 / required", "请填写名称或姓名 / give the name"});
    else all.fields["name"] = name;
    read_code(code, all);
    if (legacy.kind == text::CodeKind::legacy && !all.fields.contains("legacy")) all.fields["legacy"] = legacy.value;
    else if (legacy.kind == text::CodeKind::citizen)
        all.errors.push_back({"legacy", text::mask_citizen(legacy.value), "这像公民身份号码 / it looks like a citizen number", "填在证件号码栏 / use the column for numbers"});
    else if (legacy.kind != text::CodeKind::none && legacy.kind != text::CodeKind::legacy)
        all.warnings.push_back({"legacy", "***", "不是15位注册号，未采用 / not a 15-digit registration number, left out", "请核对 / check it"});
    read_number(row, all);
    if (auto born = cell(row, "born"); !born.empty()) {
        if (law::date_from(born)) all.fields["born"] = born;
        else all.errors.push_back({"born", "***", "不是存在的日期 / not a date that exists", "按 1990-03-02 的形式填写 / write it like 1990-03-02"});
    }
    if (!all.errors.empty()) return all;
    // What `register` would refuse is said here, with the row: a person compares it with the document before anything is sent.
    auto candidate = with_fields({}, all.fields, [](std::string_view) { return std::string("-"); });
    all.errors = unfit_identifiers(candidate);
    for (auto& error : wrong_number(candidate, json::flag_or(all.fields, "number_as_issued", false))) all.errors.push_back(std::move(error));
    return all;
}

}  // namespace subject
