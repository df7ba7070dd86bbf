#include "casework/words.h"

namespace casework {
namespace {

// What is called the same in every noun.
constexpr Word kEverywhere[] = {
    {"id", "编号", "id"}, {"version", "版本", "version"}, {"state", "状态", "state"}, {"title", "事项", "case"},
    {"subject_title", "信用主体", "subject"}, {"titles", "所涉事项名称", "titles of the cases named"},
    {"due", "办理期限", "due"}, {"provisional", "暂定", "provisional"}, {"opened", "受理日期", "opened"},
    {"agency", "单位", "agency"}, {"subject", "信用主体", "subject"}, {"matter", "事项代码", "matter"}, {"case_no", "办件编号", "case number"},
    {"list_type", "名单类别", "list type"}, {"kind", "类别", "kind"}, {"name", "名称", "name"}, {"code", "代码", "code"},
    {"name_zh", "中文名称", "Chinese name"}, {"name_en", "英文名称", "English name"}, {"polarity", "性质", "polarity"},
    {"incentive", "激励", "incentive"}, {"discipline", "惩戒", "discipline"}, {"from", "起始日期", "from"}, {"to", "终止日期", "to"},
    {"until", "截止日期", "last day"}, {"basis", "依据", "basis"}, {"bases", "依据", "bases"}, {"instrument", "文件名称", "instrument"},
    {"article", "条款", "article"}, {"rank", "效力层级", "rank"}, {"confirmed", "已与原文核对", "confirmed against the text"},
    {"published_on", "公布日期", "published on"}, {"ended_on", "终止日", "ended on"}, {"in_force", "现行有效", "in force"},
    {"objections_open", "异议办理中", "objections open"}, {"suspends", "因此暂停适用", "suspends it"}, {"corrections", "更正说明", "corrections"},
    {"objection", "异议", "objection"}, {"correction", "正确的情况", "what is right"},
    {"remedies_pending", "复议、诉讼进行中", "reconsideration or litigation pending"}, {"since", "自", "since"}, {"suspended", "已责令停止执行", "suspended by order"},
    {"reconsideration", "行政复议", "reconsideration"}, {"litigation", "行政诉讼", "litigation"},
    {"document_no", "决定文书号", "document number"}, {"reason", "理由", "reason"}, {"words", "说明", "words"},
    {"person", "自然人", "person"}, {"other", "其他", "other"}, {"county", "县", "county"}, {"none", "无", "none"},
    {"licence", "行政许可", "licence"}, {"inspection", "监督检查", "inspection"}, {"procurement", "政府采购", "procurement"},
    {"tender", "招标投标", "tender"}, {"subsidy", "财政补贴", "subsidy"}, {"honour", "评优评先", "honour"}, {"land", "土地供应", "land"},
    {"finance", "金融信贷", "finance"}, {"appointment", "任职资格", "appointment"},
};

void add(std::map<std::string, std::string>& all, std::string_view name, std::string_view zh, std::string_view en, bool english) {
    if (!zh.empty()) all.emplace(name, english ? en : zh);
}

}  // namespace

std::map<std::string, std::string> titles(Vocabulary const& words, law::Procedure const& procedure, bool english) {
    std::map<std::string, std::string> all;        // what comes first stands
    for (auto part : {words.members, words.inside, words.shared})
        for (auto& word : part) add(all, word.name, word.zh, word.en, english);
    for (auto& act : procedure.acts)
        for (auto& field : act.fields) add(all, field.name, field.zh, field.en, english);
    for (auto& word : kEverywhere) add(all, word.name, word.zh, word.en, english);
    for (int rank = 0; rank <= int(law::Rank::memorandum); ++rank)
        add(all, json::enum_name(law::Rank(rank)), law::title(law::Rank(rank)).zh, law::title(law::Rank(rank)).en, english);
    for (int party = 0; party <= int(law::Party::law); ++party)
        add(all, json::enum_name(law::Party(party)), law::title(law::Party(party)).zh, law::title(law::Party(party)).en, english);
    return all;
}

json::Object shape_json(json::Shape const& shape, std::map<std::string, std::string> const& titles) {
    auto title = [&](std::string const& name) {
        auto found = titles.find(name);
        return found == titles.end() ? name : found->second;
    };
    json::Object all{{"type", json::enum_name(shape.type)}};
    switch (shape.type) {
        case json::ShapeType::object: {
            json::Array members;
            for (auto& each : shape.inside)
                members.push_back(json::Object{{"name", each.name}, {"title", title(each.name)}, {"required", each.required}, {"shape", shape_json(each, titles)}});
            all["members"] = std::move(members);
            break;
        }
        case json::ShapeType::array: all["of"] = shape_json(shape.inside.front(), titles); break;
        case json::ShapeType::choice: {
            json::Array values, value_titles;
            for (auto& value : shape.values) {
                values.push_back(json::Value(value));
                value_titles.push_back(json::Value(title(value)));
            }
            all["values"] = std::move(values);
            all["value_titles"] = std::move(value_titles);
            break;
        }
        case json::ShapeType::text:
        case json::ShapeType::integer:
        case json::ShapeType::date:
        case json::ShapeType::flag: break;
    }
    return all;
}

}  // namespace casework
