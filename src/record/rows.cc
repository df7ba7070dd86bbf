#include "record/rows.h"
#include <algorithm>
#include "record/tier.h"
#include "text/code.h"
#include "text/name.h"
#include "text/personal.h"

namespace record {
namespace {

using Headings = std::vector<Heading>;

Headings with_party(std::string const& prefix, Headings rest) {
    auto of = [&](std::string const& name) { return prefix + name; };
    Headings all{
        {"name", {of("XDR_MC"), "行政相对人名称", "相对人名称", "当事人名称", "当事人"}, true, "行政相对人名称", ""},
        {"kind", {of("XDR_LB"), "行政相对人类别", "相对人类别"}, false, "行政相对人类别", "法人及非法人组织 / 自然人 / 个体工商户"},
        {"code", {of("XDR_SHXYM"), "统一社会信用代码", "行政相对人代码_1(统一社会信用代码)", "社会信用代码"}, false, "统一社会信用代码", ""},
        {"legacy", {of("XDR_GSZC"), "工商注册号", "工商登记码", "行政相对人代码_2(工商注册号)"}, false, "工商注册号", "15位"},
        {"document", {of("XDR_ZJLX"), "证件类型", "自然人证件类型"}, false, "证件类型", ""},
        {"number", {of("XDR_ZJHM"), "证件号码", "自然人证件号码", "身份证号"}, false, "证件号码", ""},
    };
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
}

std::string plain(std::string_view heading) {
    std::string all;
    for (char c : heading)
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') all += c >= 'a' && c <= 'z' ? char(c - 32) : c;
    return all;
}

// The cells of a row by field, each with the heading it was sent under.
struct Cells {
    struct Cell { std::string heading, text; };
    std::map<std::string, Cell> by_field;
    std::string text(std::string const& field) const {
        auto found = by_field.find(field);
        return found == by_field.end() ? "" : found->second.text;
    }
    std::string heading(Headings const& headings, std::string const& field) const {
        if (auto found = by_field.find(field); found != by_field.end()) return found->second.heading;
        for (auto& each : headings) if (each.field == field) return each.spellings.front();
        return field;
    }
};

std::string field_of(Headings const& headings, std::string const& sent) {
    auto wanted = plain(sent);
    for (auto& field : headings) {
        if (plain(field.field) == wanted) return field.field;
        for (auto& heading : field.spellings) if (plain(heading) == wanted) return field.field;
    }
    return "";
}

// Not collected without written consent (the same articles as text::never_collected).
constexpr std::string_view kForbidden[] = {"存款", "有价证券", "商业保险", "不动产", "纳税数额"};
bool may_not_be_collected(std::string_view heading) {
    return !text::never_collected(heading).empty() ||
           std::any_of(std::begin(kForbidden), std::end(kForbidden), [&](auto word) { return heading.find(word) != heading.npos; });
}

struct Reading {
    Headings const& headings;
    Cells cells;
    ReadRow all;

    Reading(Headings const& headings_, subject::Row const& row, std::string const& source) : headings(headings_) {
        for (auto& [heading, text] : row) {
            auto field = field_of(headings, heading);
            bool forbidden = may_not_be_collected(heading);
            if (field.empty() && forbidden && !text.empty())
                all.errors.push_back({heading, "***", "依法不得归集的信息 / may not be collected", "删除该列 / remove the column"});
            if (!field.empty() && (!text.empty() || !cells.by_field.count(field))) cells.by_field[field] = {heading, text};
        }
        all.fields["source"] = source;
        for (auto* field : {"name", "kind", "code", "legacy"}) all.subject[field] = cells.text(field);
        // Identity documents are taken only of the party itself, and only where it is no organisation.
        auto kind = cells.text("kind");
        if (kind == "自然人" || kind == "个体工商户" || kind == "person" || kind == "sole_trader")
            for (auto* field : {"document", "number"}) all.subject[field] = cells.text(field);
        // A person has no code; a citizen number that stands there is told and not dropped, for it tells who and how old they are.
        if (kind == "自然人" || kind == "person")
            for (auto* field : {"code", "legacy"})
                if (text::normalise_code(cells.text(field)).kind != text::CodeKind::citizen) all.subject[field] = "";
    }
    void wrong(std::string const& field, std::string reason, std::string remedy) {
        all.errors.push_back({cells.heading(headings, field), cells.text(field), std::move(reason), std::move(remedy)});
    }
    void require(std::string const& field, std::string const& as) {
        auto text = cells.text(field);
        if (!text::names_something(text)) wrong(field, "必填 / required", "按决定文书填写 / write it as in the decision");
        else all.fields[as] = text;
    }
    void take(std::string const& field, std::string const& as) {
        if (auto text = cells.text(field); !text.empty()) all.fields[as] = text;
    }
    void day(std::string const& field, std::string const& as, bool required) {
        auto text = cells.text(field);
        if (text.empty() && !required) return;
        if (text.empty()) wrong(field, "必填 / required", "填写日期 / give the date");
        else if (!law::date_from(text)) wrong(field, "不是存在的日期 / not a date that exists", "按 2026-03-02 的形式填写 / write it like 2026-03-02");
        else all.fields[as] = text;
    }
    void organ(std::string const& field) {
        auto code = text::normalise_code(cells.text(field));
        if (code.kind == text::CodeKind::none) return;
        if (code.kind == text::CodeKind::unified) all.fields["issuer_code"] = code.value;
        if (code.kind == text::CodeKind::unified && code.remarks.empty()) return;
        all.warnings.push_back({cells.heading(headings, field), cells.text(field),
                                code.kind == text::CodeKind::unified ? "校验码不符 / check digit" : "不是统一社会信用代码，未采用 / not a unified code, left out",
                                "请核对机关代码 / check the organ's code"});
    }
};

// As people write it; the layout itself writes 2099-12-31.
bool is_without_end(std::string const& typed) {
    auto said = text::normalise_name(typed);
    for (std::string_view words : {"2099-12-31", "长期", "长期有效", "永久", "永久有效", "无固定期限", "无期限"})
        if (said == words) return true;
    return false;
}

std::string kind_of(std::string const& typed) {
    static std::map<std::string, std::string> const spellings{
        {"暂扣许可证", "暂扣许可证件"}, {"吊销许可证", "吊销许可证件"}, {"吊销营业执照", "吊销许可证件"}, {"责令停产", "责令停产停业"}, {"责令停业", "责令停产停业"},
        {"限制生产经营活动", "限制开展生产经营活动"}, {"降低资质", "降低资质等级"}, {"拘留", "行政拘留"}};
    if (is_penalty_kind(typed)) return typed;
    if (typed.starts_with("其他")) return "其他";
    auto found = spellings.find(typed);
    return found == spellings.end() ? "" : found->second;
}

void read_kinds(Reading& row) {
    std::string joined;
    for (auto& typed : split_kinds(row.cells.text("penalty_kind"))) {
        auto kind = kind_of(typed);
        if (kind.empty()) {
            std::string known;
            for (auto each : penalty_kinds()) known += (known.empty() ? "" : "、") + std::string(each);
            return row.wrong("penalty_kind", "“" + typed + "”不是行政处罚法规定的类别 / not a kind of penalty", "可选 / one of: " + known);
        }
        joined += (joined.empty() ? "" : ";") + kind;
    }
    if (joined.empty()) row.wrong("penalty_kind", "必填 / required", "填写处罚类别，如 警告;罚款 / name the kinds of penalty");
    else row.all.fields["penalty_kind"] = joined;
}

// A fine in yuan typed into a column of 万元 is the commonest error of this layout, and makes it ten thousand times too large.
constexpr std::int64_t kUnlikelyFine = 100'000'000;          // 100 万元

void read_fine(Reading& row) {
    auto text = row.cells.text("fine");
    if (text.empty()) return;
    auto amount = cents_of_wan(text);
    if (!amount.cents) return row.wrong("fine", amount.reason, amount.remedy);
    if (*amount.cents) row.all.fields["fine_cents"] = *amount.cents;
    auto heading = row.cells.heading(row.headings, "fine");
    if (*amount.cents >= kUnlikelyFine)
        row.all.warnings.push_back({heading, text, "即" + std::to_string(*amount.cents / 100) + "元，数额很大 / a very large fine",
                                "该列以万元为单位，请核对 / the column is in 万元; check it"});
    if (*amount.cents && row.cells.text("penalty_kind").find("罚款") == std::string::npos)
        row.all.warnings.push_back({heading, text, "有罚款金额而处罚类别无“罚款” / a fine, but not among the kinds of penalty", "请核对处罚类别 / check the kinds"});
}

}  // namespace

std::vector<Heading> const& penalty_headings() {
    static Headings const all = with_party("CF_", {
        {"document_no", {"CF_WSH", "行政处罚决定书文号", "行政处罚决定文书号", "处罚决定书文号", "决定书文号"}, true, "行政处罚决定书文号", ""},
        {"conduct", {"CF_WFXW", "违法行为类型"}, false, "违法行为类型", ""},
        {"facts", {"CF_SY", "违法事实", "处罚事由"}, false, "违法事实", ""},
        {"basis", {"CF_YJ", "处罚依据"}, true, "处罚依据", "法律名称和条款"},
        {"penalty_kind", {"CF_CFLB", "处罚类别", "处罚种类", "CF_CFLB1"}, true, "处罚类别", "多项以;分隔"},
        {"content", {"CF_NR", "处罚内容", "处罚结果"}, false, "处罚内容", ""},
        {"fine", {"CF_NR_FK", "罚款金额（万元）", "罚款金额(万元)", "罚款金额"}, false, "罚款金额（万元）", "2000元写作0.2"},
        {"decided_on", {"CF_JDRQ", "处罚决定日期", "决定日期"}, true, "处罚决定日期", ""},
        {"issuer", {"CF_CFJG", "CF_XZJG", "处罚机关", "决定机关"}, true, "处罚机关", ""},
        {"issuer_code", {"CF_CFJGDM", "处罚机关统一社会信用代码", "处罚机关代码"}, false, "处罚机关统一社会信用代码", ""},
        {"simple_procedure", {"简易程序", "是否简易程序"}, false, "简易程序", "是 / 否"},
        {"severe_basis", {"严重失信认定依据"}, false, "严重失信认定依据", "行业标准的文号和条款"},
        {"remark", {"BZ", "备注"}, false, "备注", ""},
    });
    return all;
}

std::vector<Heading> const& licence_headings() {
    static Headings const all = with_party("XK_", {
        {"document_no", {"XK_WSH", "行政许可决定文书号", "行政许可决定书文号", "许可文书号"}, true, "行政许可决定文书号", ""},
        {"document_name", {"XK_XKWS", "行政许可决定文书名称"}, false, "行政许可决定文书名称", ""},
        {"licence_kind", {"XK_XKLB", "许可类别"}, false, "许可类别", ""},
        {"certificate", {"XK_XKZS", "许可证书名称"}, false, "许可证书名称", ""},
        {"certificate_no", {"XK_XKBH", "许可编号"}, false, "许可编号", ""},
        {"content", {"XK_NR", "许可内容"}, false, "许可内容", ""},
        {"decided_on", {"XK_JDRQ", "许可决定日期", "决定日期"}, true, "许可决定日期", ""},
        {"valid_until", {"XK_YXQZI", "有效期至", "许可有效期至"}, false, "有效期至", ""},
        {"issuer", {"XK_XKJG", "许可机关", "决定机关"}, true, "许可机关", ""},
        {"issuer_code", {"XK_XKJGDM", "许可机关统一社会信用代码", "许可机关代码"}, false, "许可机关统一社会信用代码", ""},
        {"state", {"XK_ZT", "当前状态"}, false, "当前状态", "1 有效 / 2 无效"},
    });
    return all;
}

Amount cents_of_wan(std::string_view text) {
    constexpr std::size_t kDecimals = 6, kMostDigits = 9;    // 0.000001 万元 is one cent
    Amount no{std::nullopt, "不是以万元计的金额 / not an amount in 万元", "只填数字，2000元写作 0.2 / digits only: 2000 yuan are 0.2"};
    for (std::string_view unit : {"万元", "万"})
        if (text.ends_with(unit)) {
            text.remove_suffix(unit.size());
            break;
        }
    auto dot = text.find('.');
    auto whole = text.substr(0, dot), part = dot == text.npos ? std::string_view() : text.substr(dot + 1);
    auto digits = [](std::string_view all) { return std::all_of(all.begin(), all.end(), [](char c) { return c >= '0' && c <= '9'; }); };
    if (whole.empty() || !digits(whole) || !digits(part) || (dot != text.npos && part.empty())) return no;
    while (part.size() > kDecimals && part.back() == '0') part.remove_suffix(1);
    if (part.size() > kDecimals) return {std::nullopt, "小数多于6位，不足一分 / more than six decimals: less than a cent",
                                                   "以万元为单位，最多6位小数 / at most six decimals"};
    if (whole.size() > kMostDigits) return {std::nullopt, "数额过大 / too large", "该列以万元为单位，请核对 / the column is in 万元; check it"};
    std::int64_t cents = 0;
    for (char c : whole) cents = cents * 10 + (c - '0');
    for (std::size_t i = 0; i < kDecimals; ++i) cents = cents * 10 + (i < part.size() ? part[i] - '0' : 0);
    return {cents, "", ""};
}

ReadRow read_penalty(subject::Row const& row, std::string const& source) {
    Reading all(penalty_headings(), row, source);
    all.all.fields["kind"] = "penalty";
    if (all.cells.text("name").empty()) all.wrong("name", "必填 / required", "填写行政相对人名称 / name the party");
    all.require("document_no", "document_no");
    all.require("issuer", "issuer");
    all.require("basis", "basis");
    for (auto* field : {"conduct", "facts", "content", "severe_basis"}) all.take(field, field);
    all.day("decided_on", "decided_on", true);
    all.organ("issuer_code");
    read_kinds(all);
    read_fine(all);
    auto simple = all.cells.text("simple_procedure");
    if (simple == "是" || simple == "true" || simple == "1" || all.cells.text("remark").find("简易程序") != std::string::npos)
        all.all.fields["simple_procedure"] = true;
    return std::move(all.all);
}

ReadRow read_licence(subject::Row const& row, std::string const& source) {
    Reading all(licence_headings(), row, source);
    all.all.fields["kind"] = "licence";
    if (all.cells.text("name").empty()) all.wrong("name", "必填 / required", "填写行政相对人名称 / name the party");
    all.require("document_no", "document_no");
    all.require("issuer", "issuer");
    all.day("decided_on", "decided_on", true);
    if (!is_without_end(all.cells.text("valid_until"))) all.day("valid_until", "valid_until", false);
    auto decided = law::date_from(all.cells.text("decided_on")), ends = law::date_from(all.cells.text("valid_until"));
    if (decided && ends && *ends < *decided) all.wrong("valid_until", "早于许可决定日期 / before it was decided", "请核对两个日期 / check both days");
    all.organ("issuer_code");
    std::string content;
    for (auto* field : {"document_name", "licence_kind", "certificate", "certificate_no", "content"})
        if (auto text = all.cells.text(field); !text.empty()) content += (content.empty() ? "" : "；") + text;
    if (!content.empty()) all.all.fields["content"] = content;
    if (auto state = all.cells.text("state"); state == "2" || state == "无效")
        all.wrong("state", "许可已无效 / the licence is no longer valid", "不再归集 / leave it out");
    return std::move(all.all);
}

}  // namespace record
