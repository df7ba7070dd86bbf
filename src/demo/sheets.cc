// The county as the sheets that agencies hand over: subjects, lists, and the 双公示 layouts of penalties and licences.
#include "demo/generator.h"
#include "spreadsheet/csv.h"

namespace demo {
namespace {

using spreadsheet::Cells;

std::string day_text(std::optional<law::Date> day) { return day ? law::to_text(*day) : ""; }

std::string kind_text(subject::Kind kind) {
    switch (kind) {
        case subject::Kind::organisation: return "法人及非法人组织";
        case subject::Kind::sole_trader: return "个体工商户";
        case subject::Kind::person: return "自然人";
    }
    return "";
}

std::string document_text(Subject const& subject) { return subject.document.empty() ? "" : "身份证"; }
std::string number_text(Subject const& subject) { return subject.number.empty() ? subject.number_masked : subject.number; }

std::string responsible_text(County const& county, Subject const& subject) {
    return subject.responsible ? county.subjects[*subject.responsible].name : "";
}

// 2000 yuan are 0.2: the layout counts in 万元, a cent is its sixth decimal.
std::string wan_text(std::int64_t cents) {
    if (cents == 0) return "";
    auto part = std::to_string(1'000'000 + cents % 1'000'000).substr(1);
    while (!part.empty() && part.back() == '0') part.pop_back();
    return std::to_string(cents / 1'000'000) + (part.empty() ? "" : "." + part);
}

// Cells from whatever reads as text, so that a row stays one statement.
template <class... Text> std::string line(Text const&... cells) { return spreadsheet::csv_line({std::string(cells)...}); }

std::string sheet(Cells const& headings) { return std::string(spreadsheet::kBom) + spreadsheet::csv_line(headings); }

}  // namespace

std::string subjects_csv(County const& county) {
    auto all = sheet({"企业名称", "主体类别", "统一社会信用代码", "工商注册号", "证件类型", "证件号码", "曾用名", "法定代表人", "登记日期"});
    for (auto& one : county.subjects)
        all += line(one.name, kind_text(one.kind), one.code, one.legacy, document_text(one), number_text(one),
                    one.names.empty() ? "" : one.names.back().name, responsible_text(county, one), day_text(one.since));
    return all;
}

std::string entries_csv(County const& county, std::string_view list_type) {
    auto all = sheet({"企业名称", "主体类别", "统一社会信用代码", "工商注册号", "证件类型", "证件号码", "法定代表人", "认定机关", "认定文书号", "认定日期",
                      "列入日期", "拟移出日期", "列入事由", "认定依据", "备注"});
    for (auto& entry : county.entries) {
        if (entry.list_type != list_type) continue;
        auto& one = county.subjects[entry.subject];
        all += line(one.name, kind_text(one.kind), one.code, one.legacy, document_text(one), number_text(one), responsible_text(county, one),
                    entry.issuer, entry.document_no, law::to_text(entry.decided_on), law::to_text(entry.listed_from), day_text(entry.until),
                    entry.reason, entry.basis, "");
    }
    return all;
}

std::string penalties_csv(County const& county) {
    auto all = sheet({"CF_XDR_MC", "CF_XDR_LB", "CF_XDR_SHXYM", "CF_XDR_GSZC", "CF_XDR_ZZJG", "CF_XDR_SWDJ", "CF_XDR_SYDW", "CF_XDR_SHZZ", "CF_FRDB",
                      "CF_FR_ZJLX", "CF_FR_ZJHM", "CF_XDR_ZJLX", "CF_XDR_ZJHM", "CF_WSH", "CF_WFXW", "CF_SY", "CF_YJ", "CF_CFLB", "CF_NR", "CF_NR_FK",
                      "CF_NR_WFFF", "CF_NR_ZKDX", "CF_JDRQ", "CF_YXQ", "CF_GSJZQ", "CF_CFJG", "CF_CFJGDM", "CF_SJLY", "CF_SJLYDM", "BZ"});
    for (auto& penalty : county.penalties) {
        auto& one = county.subjects[penalty.subject];
        auto& organ = county.agencies[penalty.agency];
        bool withdrawn = penalty.kinds.find("吊销许可证件") != penalty.kinds.npos;
        all += line(one.name, kind_text(one.kind), one.code, one.legacy, "", "", "", "", responsible_text(county, one), "", "",
                    document_text(one), number_text(one), penalty.document_no, penalty.conduct, penalty.facts, penalty.basis, penalty.kinds,
                    penalty.content, wan_text(penalty.fine_cents), wan_text(penalty.confiscated_cents), withdrawn ? "危险化学品经营许可证" : "",
                    law::to_text(penalty.decided_on), "", "", organ.name, organ.code, organ.name, organ.code,
                    penalty.simple_procedure ? "简易程序" : "");
    }
    return all;
}

std::string licences_csv(County const& county) {
    auto all = sheet({"XK_XDR_MC", "XK_XDR_LB", "XK_XDR_SHXYM", "XK_XDR_GSZC", "XK_XDR_ZJLX", "XK_XDR_ZJHM", "XK_FRDB", "XK_XKWS", "XK_WSH", "XK_XKLB",
                      "XK_XKZS", "XK_XKBH", "XK_NR", "XK_JDRQ", "XK_YXQZ", "XK_YXQZI", "XK_XKJG", "XK_XKJGDM", "XK_ZT", "XK_SJLY", "XK_SJLYDM", "BZ"});
    for (auto& licence : county.licences) {
        auto& one = county.subjects[licence.subject];
        auto& organ = county.agencies[licence.agency];
        all += line(one.name, kind_text(one.kind), one.code, one.legacy, document_text(one), number_text(one), responsible_text(county, one),
                    licence.document, licence.document_no, licence.kind, licence.certificate, licence.certificate_no, licence.content,
                    law::to_text(licence.decided_on), law::to_text(licence.decided_on),
                    licence.until ? law::to_text(*licence.until) : "2099-12-31", organ.name, organ.code, "1", organ.name, organ.code, "");
    }
    return all;
}

}  // namespace demo
