#include "engine/importing.h"
#include "record/rows.h"

namespace engine {

using spreadsheet::Field;

namespace {

std::vector<Field> from_headings(std::vector<record::Heading> const& headings) {
    std::vector<Field> all;
    for (auto& h : headings) {
        auto spellings = h.spellings;
        spellings.push_back(h.field);
        all.push_back({h.field, std::move(spellings), h.required, h.zh, h.note});
    }
    return all;
}

// The headings of rules/*.csv are the fields themselves.
std::vector<Field> plain(std::initializer_list<std::pair<char const*, char const*>> columns, std::string const& required) {
    std::vector<Field> all;
    for (auto& [name, zh] : columns) all.push_back({name, {name, zh}, required.find(std::string(" ") + name + " ") != std::string::npos, zh, ""});
    return all;
}

std::map<std::string, std::vector<Field>> make() {
    std::map<std::string, std::vector<Field>> all;
    Field name{"name", {"name", "名称", "企业名称", "主体名称", "单位名称", "姓名", "当事人名称"}, true, "名称", "与证照一致"};
    Field code{"code", {"code", "统一社会信用代码", "社会信用代码", "信用代码"}, false, "统一社会信用代码", "18位"};
    std::vector<Field> identity{{"kind", {"kind", "主体类别", "类别"}, false, "主体类别", "法人及非法人组织 / 个体工商户 / 自然人"},
                                {"legacy", {"legacy", "注册号", "工商注册号", "旧注册号"}, false, "注册号", "15位"},
                                {"document", {"document", "证件类型"}, false, "证件类型", ""},
                                {"number", {"number", "证件号码", "身份证号", "公民身份号码"}, false, "证件号码", "不公开"},
                                {"number_masked", {"number_masked", "证件号码（遮盖）"}, false, "证件号码（遮盖）", ""}};
    auto subjects = identity;
    subjects.insert(subjects.begin(), {name, code});
    subjects.push_back({"born", {"born", "出生日期"}, false, "出生日期", ""});
    subjects.push_back({"", {"registered_on", "注册日期", "成立日期"}, false, "", ""});
    all["subjects"] = subjects;
    auto entries = identity;
    entries.insert(entries.begin(), {name, code});
    std::vector<Field> more{{"list_type", {"list_type", "名单类别", "名单类别代码"}, false, "名单类别代码", ""},
                            {"decided_on", {"decided_on", "认定日期", "决定日期"}, true, "认定日期", "", {"列入日期"}},
                            {"until", {"until", "计划移出日期", "预计移出日期", "拟移出日期", "截止日期", "有效期至"}, false, "计划移出日期", ""},
                            {"exited", {"exited", "实际移出日期", "移出日期"}, false, "实际移出日期", ""},
                            {"issuer", {"issuer", "认定单位", "认定机关", "列入机关", "决定机关"}, true, "认定单位", ""},
                            {"document_no", {"document_no", "文书号", "决定文书号", "认定文书号", "列入决定书文号", "案号"}, true, "文书号", ""},
                            {"reason", {"reason", "列入原因", "列入事由", "认定事实"}, false, "列入原因", ""},
                            {"basis", {"basis", "列入依据", "认定依据", "依据"}, true, "依据", ""},
                            {"renewal", {"renewal", "延期原因"}, false, "延期原因", ""},
                            {"remark", {"remark", "备注"}, false, "备注", ""},
                            {"representative", {"representative", "法定代表人"}, false, "法定代表人", ""}};
    entries.insert(entries.end(), more.begin(), more.end());
    all["entries"] = entries;
    all["penalties"] = from_headings(record::penalty_headings());
    all["licences"] = from_headings(record::licence_headings());
    all["measures"] = plain({{"number", "编号"}, {"name_zh", "措施名称"}, {"name_en", "英文名称"}, {"polarity", "性质"}, {"category", "类别"}, {"kind", "种类"},
                             {"target_list_types", "适用名单类别"}, {"matter_kinds", "事项类别"}, {"agencies", "实施单位类别"}, {"binds_by_law", "法律强制"},
                             {"what_to_do_zh", "操作要求"}, {"what_to_do_en", "操作要求（英文）"}, {"repair", "修复方式"}, {"bases", "依据"}, {"from", "起"}, {"to", "止"},
                             {"confirmed", "已核对原文"}},
                            " number name_zh polarity category kind agencies bases from ");
    all["agencies"] = plain({{"name", "单位名称"}, {"code", "统一社会信用代码"}, {"kind", "单位类别"}, {"remits", "职权事项"}, {"duties", "职责"}, {"from", "起"}, {"to", "止"}},
                            " name code kind from ");
    all["memoranda"] = {{"level", {"level", "出台层级", "层级"}, true, "出台层级", "国家、省或市"},
                        {"issuer", {"issuer", "出台机关", "印发机关", "发文机关", "牵头单位"}, true, "出台机关", ""},
                        {"document_no", {"document_no", "文号", "发文字号", "备忘录文号"}, true, "文号", ""},
                        {"issued_on", {"issued_on", "印发日期", "发文日期"}, true, "印发日期", ""},
                        {"name", {"name", "备忘录名称", "名称", "文件名称"}, true, "备忘录名称", ""},
                        {"targets", {"targets", "奖惩对象", "联合奖惩对象", "惩戒对象", "激励对象"}, false, "奖惩对象", ""},
                        {"measures", {"measures", "奖惩措施", "措施编号"}, false, "措施编号", "本县措施清单的编号，以 | 分隔"},
                        {"bases", {"bases", "奖惩依据", "依据"}, false, "奖惩依据", "文件#条款#层级，以 | 分隔"},
                        {"implementers", {"implementers", "实施单位"}, false, "实施单位", ""},
                        {"sharing", {"sharing", "名单信息共享", "信息共享"}, false, "名单信息共享", ""},
                        {"execution", {"execution", "奖惩实施"}, false, "奖惩实施", ""},
                        {"feedback", {"feedback", "情况反馈"}, false, "情况反馈", ""},
                        {"repair", {"repair", "惩戒有效期限和信用修复方式", "信用修复方式", "修复方式"}, false, "惩戒有效期限和信用修复方式", ""}};
    auto commitments = identity;
    commitments.insert(commitments.begin(), {name, code});
    std::vector<Field> promised{{"promise_kind", {"promise_kind", "承诺类型", "承诺类别"}, true, "承诺类型", "容缺受理、告知承诺、信用修复承诺或主动公示型承诺"},
                                {"matter", {"matter", "办理事项", "事项编码"}, false, "事项编码", "容缺受理和告知承诺必填"},
                                {"case_no", {"case_no", "办件编号"}, false, "办件编号", "容缺受理和告知承诺必填"},
                                {"promise", {"promise", "承诺内容", "承诺事项"}, true, "承诺内容", ""},
                                {"proof", {"proof", "承诺书", "承诺书编号", "承诺书存放处"}, true, "承诺书", "编号或存放处"},
                                {"made_on", {"made_on", "承诺日期", "作出承诺日期", "承诺作出日期"}, true, "承诺日期", ""},
                                {"due_on", {"due_on", "履约期限", "履行期限", "承诺有效期"}, true, "履约期限", ""}};
    commitments.insert(commitments.end(), promised.begin(), promised.end());
    all["commitments"] = commitments;
    all["calendar"] = plain({{"date", "日期"}, {"kind", "类型"}, {"source", "来源"}}, " date kind source ");
    return all;
}

}  // namespace

std::vector<Field> const& fields_of(std::string const& kind) {
    static auto const all = make();
    static std::vector<Field> const none;
    auto found = all.find(kind);
    return found == all.end() ? none : found->second;
}

}  // namespace engine
