#include "casework/words.h"

namespace casework {
namespace {

// What is called the same in every noun.
constexpr Word kEverywhere[] = {
    {"id", "编号", "id"}, {"version", "版本", "version"}, {"state", "状态", "state"}, {"title", "事项", "case"},
    {"subject_title", "信用主体", "subject"}, {"titles", "所涉事项名称", "titles of the cases named"},
    {"due", "办理期限", "due"}, {"provisional", "暂定", "provisional"}, {"opened", "受理日期", "opened"},
    {"agency", "单位", "agency"}, {"subject", "信用主体", "subject"}, {"matter", "办理事项", "matter"}, {"case_no", "办件编号", "case number"},
    {"list_type", "名单类别", "list type"}, {"kind", "类别", "kind"}, {"name", "名称", "name"}, {"code", "代码", "code"},
    {"name_zh", "中文名称", "Chinese name"}, {"name_en", "英文名称", "English name"}, {"polarity", "性质", "polarity"},
    {"incentive", "激励", "incentive"}, {"discipline", "惩戒", "discipline"}, {"from", "起始日期", "from"}, {"to", "终止日期", "to"},
    {"until", "截止日期", "last day"}, {"basis", "依据", "basis"}, {"bases", "依据", "bases"}, {"instrument", "文件名称", "instrument"},
    {"article", "条款", "article"}, {"rank", "效力层级", "rank"}, {"confirmed", "已与原文核对", "confirmed against the text"},
    {"published_on", "公布日期", "published on"}, {"ended_on", "终止日", "ended on"}, {"in_force", "现行有效", "in force"},
    {"licensed_as", "持有的执业（职业）许可", "licensed as"}, {"notices", "告知送达", "notices"}, {"served_on", "送达日期", "served on"},
    {"partners_asked", "市场主体查询", "asked about by partners"}, {"partner", "合作方", "partner"}, {"leaf", "账本序号", "leaf"}, {"on", "日期", "on"}, {"consent", "授权同意", "consent"},
    {"objections_open", "异议办理中", "objections open"}, {"suspends", "因此暂停适用", "suspends it"}, {"corrections", "更正说明", "corrections"},
    {"objection", "异议", "objection"}, {"correction", "正确的情况", "what is right"},
    {"remedies_pending", "复议、诉讼进行中", "reconsideration or litigation pending"}, {"since", "自", "since"}, {"suspended", "已责令停止执行", "suspended by order"},
    {"reconsideration", "行政复议", "reconsideration"}, {"litigation", "行政诉讼", "litigation"},
    {"document_no", "决定文书号", "document number"}, {"reason", "理由", "reason"}, {"words", "说明", "words"},
    {"correct", "更正", "correct"}, {"supplement", "补充", "supplement"},
    {"person", "自然人", "person"}, {"other", "其他", "other"}, {"county", "县", "county"}, {"none", "无", "none"},
    {"licence", "行政许可", "licence"}, {"inspection", "监督检查", "inspection"}, {"procurement", "政府采购", "procurement"},
    {"tender", "招标投标", "tender"}, {"subsidy", "财政补贴", "subsidy"}, {"honour", "评优评先", "honour"}, {"land", "土地供应", "land"},
    {"finance", "金融信贷", "finance"}, {"appointment", "任职资格", "appointment"}, {"*", "全部", "every one"},
    // Kinds of agency; that of public finance is told apart from the kind of matter by its path.
    {"agriculture", "农业农村", "agriculture"}, {"approval", "行政审批", "administrative approval"}, {"bank", "银行", "bank"},
    {"civil_affairs", "民政", "civil affairs"}, {"court", "法院", "court"}, {"credit_office", "信用办", "credit office"},
    {"credit_service", "征信服务机构", "credit service"}, {"culture_tourism", "文化和旅游", "culture and tourism"}, {"customs", "海关", "customs"},
    {"development_reform", "发展改革", "development and reform"}, {"education", "教育", "education"},
    {"emergency", "应急管理", "emergency management"}, {"enterprise", "企业", "enterprise"}, {"environment", "生态环境", "environment"},
    {"financial_regulator", "金融监管", "financial regulator"}, {"fire", "消防救援", "fire and rescue"}, {"health", "卫生健康", "health"},
    {"housing", "住房城乡建设", "housing and construction"}, {"hr_social_security", "人力资源社会保障", "human resources and social security"},
    {"industry_it", "工业和信息化", "industry and information technology"}, {"insurer", "保险机构", "insurer"},
    {"justice", "司法行政", "justice administration"}, {"market_regulation", "市场监管", "market regulation"},
    {"natural_resources", "自然资源", "natural resources"}, {"organisation_department", "组织部门", "organisation department"},
    {"public_resource_trading", "公共资源交易", "public resource trading"}, {"public_security", "公安", "public security"},
    {"purchaser", "采购人", "purchaser"}, {"science", "科技", "science and technology"},
    {"social_organisation", "社会组织", "social organisation"}, {"state_assets", "国有资产监管", "state assets"},
    {"statistics", "统计", "statistics"}, {"tax", "税务", "tax"}, {"telecom_operator", "电信企业", "telecom operator"},
    {"township", "乡镇、街道", "township"}, {"village", "村（社区）", "village"},
    {"trade_association", "行业协会商会", "trade association"}, {"transport", "交通运输", "transport"},
    {"urban_management", "城市管理", "urban management"}, {"water", "水利", "water"},
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

namespace {

// A name that means something else in one place is called there by its path: "remits.kind.finance".
std::string title_in(std::map<std::string, std::string> const& titles, std::string const& within, std::string const& name) {
    auto found = titles.find(within + "." + name);
    if (found == titles.end()) found = titles.find(name);
    return found == titles.end() ? name : found->second;
}

json::Object shape_within(json::Shape const& shape, std::map<std::string, std::string> const& titles, std::string const& path) {
    auto title = [&](std::string const& name) { return title_in(titles, path, name); };
    json::Object all{{"type", json::enum_name(shape.type)}};
    switch (shape.type) {
        case json::ShapeType::object: {
            json::Array members;
            for (auto& each : shape.inside)
                members.push_back(json::Object{{"name", each.name}, {"title", title(each.name)}, {"required", each.required},
                                               {"shape", shape_within(each, titles, path.empty() ? each.name : path + "." + each.name)}});
            all["members"] = std::move(members);
            break;
        }
        case json::ShapeType::array: all["of"] = shape_within(shape.inside.front(), titles, path); break;
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

}  // namespace

// A field that is an object holds the members of the case themselves.
json::Object shape_json(json::Shape const& shape, std::map<std::string, std::string> const& titles) {
    return shape_within(shape, titles, shape.type == json::ShapeType::object ? "" : shape.name);
}

}  // namespace casework
