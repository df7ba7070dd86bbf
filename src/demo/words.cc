#include "demo/words.h"

namespace demo {
namespace {

constexpr law::Date day(int y, unsigned m, unsigned d) { return law::Date{std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d}}; }

constexpr std::string_view kOrgan = "11130528", kSociety = "51130528", kEnterprise = "91130528";
constexpr std::string_view kModel = "determines:honesty_model_county";

constexpr std::string_view kTownships[] = {"城关镇", "柳河镇", "石桥镇", "白塔镇", "双井镇", "槐树镇", "东陵镇", "西营镇",
                                           "清泉镇", "河口乡", "安家乡", "杨村乡", "桃园乡", "古城乡", "新集乡", "长堤乡"};

constexpr std::string_view kMakes[] = {"塑料制品", "橡胶制品", "纺织", "机械", "五金", "电缆", "化工", "食品", "家具", "包装", "轴承", "铸造", "建材",
                                       "木业", "服装", "标准件", "农机配件", "玻璃", "印刷", "工艺品"};
constexpr std::string_view kDeals[] = {"商贸", "电线电缆", "机械设备", "建筑工程", "食品", "物流运输", "农业科技", "环保科技", "建筑装饰", "汽车销售服务",
                                       "信息技术", "房地产开发", "园林绿化", "新能源科技", "劳务派遣", "塑料制品", "服饰", "医疗器械销售", "粮油贸易",
                                       "文化传媒", "电子商务", "餐饮管理", "生物科技", "五金制品", "橡塑制品", "纺织品", "企业管理咨询",
                                       "新能源汽车零部件制造", "道路货物运输", "市政公用工程"};
constexpr std::string_view kFarms[] = {"种植", "养殖", "农机服务", "蔬菜种植", "果品", "生猪养殖", "粮食种植", "梨果种植", "食用菌", "中药材种植"};
constexpr std::string_view kCentres[] = {"培训", "养老服务", "检测", "托育服务", "职业介绍", "农业技术服务", "设计服务", "家政服务"};
constexpr std::string_view kBureaux[] = {"经营", "建材经营", "农资经营", "维修", "物资供应", "粮油购销", "门窗加工", "图文广告"};
constexpr std::string_view kShops[] = {"百货商", "药", "服装", "烟酒商", "文具用品", "五金商", "眼镜", "家电商"};
constexpr std::string_view kStalls[] = {"小吃", "理发", "水果", "早点", "童装", "手机", "蛋糕", "饸饹面", "快餐", "洗衣", "鞋", "花"};
constexpr std::string_view kGoods[] = {"百货", "粮油", "烟酒", "蔬菜", "水产", "日用品"};

// Weights as measured on real registers of the province; brackets more often than there, so that a small county has some.
constexpr NameForm kOrganisations[] = {
    {"有限公司", 640, kDeals},          {"厂", 60, kMakes},          {"专业合作社", 50, kFarms}, {"有限责任公司", 40, kDeals},
    {"(集团)有限公司", 20, kDeals},     {"股份有限公司", 20, kDeals}, {"部", 35, kBureaux},       {"店", 35, kShops},
    {"中心", 30, kCentres},             {"农民专业合作社联合社", 10, kFarms}, {"制造厂", 20, kMakes},
};
constexpr NameForm kSoleTraders[] = {{"店", 60, kStalls}, {"超市", 15, kGoods}, {"经销处", 10, kGoods}, {"门市部", 15, kGoods}};
constexpr std::string_view kPlaces[] = {"城关", "柳河", "石桥", "白塔", "双井", "开发区", "高铁新区物流园", "经济开发区第二", "第一", "清泉"};

constexpr std::string_view kCity = "衡州市信用信息共享平台", kProvince = "省信用信息共享平台", kNation = "全国信用信息共享平台";

// code, incentive, persons per hundred, months, origin sets an end, from, weight, level, node, issuer, number, basis, reason
// No social organisation is on the county's file, so their list stays empty.
constexpr ListWords kUpstream[] = {
    {"dishonest_judgment_debtor", false, 55, 0, false, day(2020, 3, 18), 380, "nation", kNation, "衡安县人民法院",
     "（#）衡0528执%号", "民事诉讼法第二百六十六条", "有履行能力而拒不履行生效法律文书确定义务"},
    {"wage_arrears", false, 10, 36, false, day(2022, 1, 1), 80, "city", kCity, "衡州市人力资源和社会保障局",
     "衡州人社欠薪列〔#〕%号", "保障农民工工资支付条例第四十八条", "拖欠农民工工资经责令限期支付逾期未支付"},
    {"market_regulation_severe", false, 10, 36, false, day(2021, 9, 1), 110, "province", kProvince, "衡州市市场监督管理局",
     "衡州市监严列〔#〕%号", "市场监督管理严重违法失信名单管理办法（市场监管总局令第44号）", "因严重违法行为受到较重行政处罚"},
    {"tax_severe", false, 10, 36, false, day(2022, 2, 1), 60, "province", kProvince, "国家税务总局衡州市税务局",
     "衡州税稽公〔#〕%号", "重大税收违法失信主体信息公布管理办法（国家税务总局令第54号）", "虚开增值税专用发票"},
    {"work_safety_severe", false, 10, 0, true, day(2021, 9, 1), 30, "province", kProvince, "衡州市应急管理局",
     "衡州应急列〔#〕%号", "安全生产法（2021修正）第七十八条", "发生生产安全责任事故"},
    {"government_procurement_severe", false, 0, 0, true, day(2020, 3, 18), 30, "province", kProvince, "衡州市财政局",
     "衡州财采罚〔#〕%号", "政府采购法第七十七条", "提供虚假材料谋取中标"},
    {"statistics_severe", false, 0, 0, true, day(2022, 5, 20), 8, "province", kProvince, "衡州市统计局",
     "衡州统失信〔#〕%号", "统计严重失信企业信用管理办法（国家统计局令第35号）", "提供虚假统计资料"},
    {"overload_transport_severe", false, 30, 0, false, day(2020, 3, 18), 15, "province", kProvince, "衡州市交通运输局",
     "衡州交超列〔#〕%号", "公路安全保护条例第六十六条", "一年内违法超限运输超过三次"},
    {"culture_tourism_severe", false, 5, 0, true, day(2022, 1, 1), 8, "city", kCity, "衡州市文化广电和旅游局",
     "衡州文旅列〔#〕%号", "文化和旅游市场信用管理规定（文化和旅游部令第7号）", "擅自从事旅行社业务活动"},
    {"social_organisation_severe", false, 0, 0, false, day(2020, 3, 18), 0, "city", kCity, "衡州市民政局",
     "衡州民社列〔#〕%号", "社会组织信用信息管理办法（民政部令第60号）", "连续两年未按规定报送年度工作报告"},
    {"intellectual_property_severe", false, 5, 0, true, day(2022, 1, 24), 5, "province", kProvince, "省知识产权局",
     "省知严列〔#〕%号", "国家知识产权局知识产权信用管理规定（国知发保字〔2022〕8号）", "不以保护创新为目的申请专利，经处罚后再犯"},
    {"geological_survey_severe", false, 0, 0, false, day(2021, 3, 1), 2, "province", kProvince, "省自然资源厅",
     "省自然勘列〔#〕%号", "地质勘查活动监督管理办法（试行）（自然资规〔2021〕1号）", "出具虚假地质勘查成果"},
    {"construction_market_severe", false, 10, 0, true, day(2020, 3, 18), 15, "city", kCity, "衡州市住房和城乡建设局",
     "衡州建黑〔#〕%号", "建筑市场信用管理暂行办法（建市〔2017〕241号）", "转包、违法分包"},
    {"telecom_fraud", false, 90, 0, true, day(2022, 12, 1), 20, "province", kProvince, "衡州市公安局",
     "衡州公诈惩〔#〕%号", "反电信网络诈骗法第三十一条", "出租、出售电话卡和银行账户"},
    {"customs_dishonest", false, 0, 0, false, day(2021, 11, 1), 3, "nation", kNation, "衡州海关",
     "衡关失信〔#〕%号", "海关注册登记和备案企业信用管理办法（海关总署令第251号）", "走私行为受到行政处罚"},
    {"national_defence_severe", false, 100, 0, false, day(2021, 10, 1), 2, "city", kCity, "衡州市人民政府",
     "衡州政征〔#〕%号", "兵役法（2021修订）第五十七条", "应征公民拒绝履行兵役义务"},
    {"tax_a_grade", true, 0, 12, false, day(2020, 3, 18), 140, "province", kProvince, "国家税务总局衡安县税务局",
     "衡安税信〔#〕%号", "纳税信用管理办法", "年度纳税信用评价为A级"},
    {"customs_advanced_certified", true, 0, 0, false, day(2021, 11, 1), 8, "nation", kNation, "衡州海关",
     "衡关认证〔#〕%号", "海关注册登记和备案企业信用管理办法（海关总署令第251号）", "经认证为高级认证企业"},
    {"labour_a_grade", true, 0, 12, false, day(2020, 3, 18), 40, "city", kCity, "衡州市人力资源和社会保障局",
     "衡州人社诚信〔#〕%号", "企业劳动保障守法诚信等级评价办法（人社部规〔2016〕1号）", "年度劳动保障守法诚信等级为A级"},
    {"registered_volunteer_honoured", true, 100, 0, false, day(2020, 3, 18), 20, "city", kCity, "衡州市精神文明建设指导委员会办公室",
     "衡州文明办志〔#〕%号", "志愿服务条例激励条款", "被评为年度优秀志愿者"},
    {"honesty_moral_model", true, 80, 0, false, day(2020, 3, 18), 10, "province", kProvince, "衡州市精神文明建设指导委员会",
     "衡州文明委〔#〕%号", "国发〔2014〕21号守信激励部分", "被评为诚实守信道德模范"},
};

constexpr PenaltyWords kPenalties[] = {
    {"market_regulation", "市监", "未按规定标明价格", "经营场所销售的商品未明码标价", "价格法第四十二条", "警告", "警告", 0, 0, 0, true},
    {"market_regulation", "市监", "经营超过保质期的食品", "货架上陈列超过保质期的食品3袋", "食品安全法第一百二十四条", "罚款;没收违法所得", "没收违法所得，并处罚款", 20, 500, 30, false},
    {"market_regulation", "市监", "发布虚假广告", "在网店页面使用“国家级”等绝对化用语", "广告法第五十七条", "罚款", "罚款", 10, 2000, 0, false},
    {"market_regulation", "市监", "未取得许可从事食品生产", "未取得食品生产许可证从事糕点生产，情节严重", "食品安全法第一百二十二条", "罚款;责令停产停业", "责令停产停业，并处罚款", 500, 3000, 200, false},
    {"emergency", "应急", "未对从业人员进行安全生产教育和培训", "三名电焊工未经安全生产教育培训上岗作业", "安全生产法第九十七条", "罚款", "罚款", 50, 1000, 0, false},
    {"emergency", "应急", "危险化学品经营单位不再具备安全生产条件", "储存场所防火间距不足且逾期未改正", "危险化学品安全管理条例第八十条", "罚款;吊销许可证件", "吊销危险化学品经营许可证，并处罚款", 500, 5000, 0, false},
    {"transport", "交运", "货运车辆未按规定携带道路运输证", "货运车辆未随车携带道路运输证", "道路运输条例第六十八条", "警告;罚款", "警告，并处罚款", 1, 2, 0, true},
    {"transport", "交运", "货运源头装载超限", "货运站为车辆超标准装载货物", "道路运输条例第七十一条", "罚款", "罚款", 100, 300, 0, false},
    {"housing", "建", "未取得施工许可证擅自施工", "厂房工程未取得施工许可证即开工建设", "建设工程质量管理条例第五十七条", "罚款", "罚款", 100, 1500, 0, false},
    {"housing", "建", "施工现场未设置安全警示标志", "基坑临边未设置明显的安全警示标志", "建设工程安全生产管理条例第六十二条", "通报批评", "通报批评", 0, 0, 0, false},
    {"housing", "建", "超越资质等级承揽工程", "以三级资质承揽二级资质范围的工程", "建设工程质量管理条例第六十条", "罚款;降低资质等级", "降低资质等级，并处罚款", 300, 2500, 0, false},
    {"hr_social_security", "人社", "不按规定与劳动者订立劳动合同", "未与十一名劳动者订立书面劳动合同，责令改正后拒不改正", "劳动保障监察条例第三十条", "罚款", "罚款", 20, 200, 0, false},
    {"tax", "税", "未按规定期限办理纳税申报", "未按规定期限办理当期增值税纳税申报", "税收征收管理法第六十二条", "罚款", "罚款", 1, 20, 0, true},
    {"agriculture", "农", "经营假种子", "销售的玉米种子与标签标注的品种不符", "种子法第七十四条", "罚款;没收违法所得;没收非法财物", "没收违法所得和种子，并处罚款", 100, 800, 100, false},
    {"water", "水", "未经批准擅自取水", "未取得取水许可证开采地下水", "水法第六十九条", "罚款", "罚款", 200, 1000, 0, false},
    {"natural_resources", "自然资", "未经批准占用土地", "未经批准占用村集体土地建设库房", "土地管理法第七十七条", "罚款;其他", "责令退还土地，并处罚款", 30, 600, 0, false},
};

constexpr LicenceWords kLicences[] = {
    {"approval", "行审", "准予行政许可决定书", "食品经营许可证", "普通", "食品经营：预包装食品销售", 5},
    {"approval", "行审", "准予行政许可决定书", "公共场所卫生许可证", "普通", "公共场所卫生许可", 4},
    {"approval", "行审", "准予登记通知书", "营业执照", "登记", "经营主体登记", 0},
    {"approval", "行审", "准予行政许可决定书", "劳务派遣经营许可证", "普通", "劳务派遣经营", 3},
    {"housing", "建", "建筑工程施工许可决定书", "建筑工程施工许可证", "普通", "准予建筑工程施工", 2},
    {"transport", "交运", "道路货物运输经营许可决定书", "道路运输经营许可证", "普通", "道路普通货物运输", 4},
    {"emergency", "应急", "危险化学品经营许可决定书", "危险化学品经营许可证", "普通", "柴油零售", 3},
    {"water", "水", "取水许可决定书", "取水许可证", "特许", "年取水量不超过5000立方米", 5},
    {"natural_resources", "自然资", "建设用地规划许可决定书", "建设用地规划许可证", "核准", "准予使用建设用地", 0},
};

}  // namespace

std::span<std::string_view const> township_names() { return kTownships; }
std::span<ListWords const> upstream_words() { return kUpstream; }
std::span<PenaltyWords const> penalty_words() { return kPenalties; }
std::span<LicenceWords const> licence_words() { return kLicences; }
std::span<NameForm const> organisation_forms() { return kOrganisations; }
std::span<NameForm const> sole_trader_forms() { return kSoleTraders; }
std::span<std::string_view const> branch_places() { return kPlaces; }

std::u32string_view brand_syllables() {
    return U"宏达鑫盛聚来瑞祥恒泰隆昌裕丰源茂凯旋腾飞博雅佳禾锦绣顺兴润泽德诚笃义仁和嘉荣华振邦远航卓越智汇通冠群英豪杰龙凤麒麟晟耀辉煌烨";
}
std::u32string_view surnames() {
    return U"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
}
std::u32string_view given_syllables() {
    return U"伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文斌晓燕海波春雷小云立新永生素珍俊峰雪莹子涵宇轩佳怡浩然欣妍梓萌天佑思远雨桐景行";
}

std::vector<AgencyWords> const& agency_words() {
    static std::vector<AgencyWords> const all{
        {"衡安县社会信用体系建设领导小组办公室", "credit_office", kOrgan, {"credit_office"},
         {{"XYB-RY-01", "诚信典型推荐", "honour", "国发〔2016〕33号"}}},
        {"衡安县行政审批局", "approval", kOrgan, {"operator"},
         {{"XZSP-XK-01", "经营主体设立、变更登记", "licence", "市场主体登记管理条例"}, {"XZSP-XK-02", "食品经营许可", "licence", "食品安全法第三十五条"},
          {"XZSP-XK-03", "公共场所卫生许可", "licence", "公共场所卫生管理条例第四条"}, {"XZSP-RZ-01", "公司董事、监事、高级管理人员备案", "appointment", "公司法第一百七十八条"}}},
        {"衡安县市场监督管理局", "market_regulation", kOrgan, {kModel},
         {{"SCJG-XK-01", "特种设备使用登记", "licence", "特种设备安全法第三十三条"}, {"SCJG-JC-01", "“双随机、一公开”抽查", "inspection", "国发〔2019〕5号"},
          {"SCJG-RY-01", "质量奖评审", "honour", "衡安县质量奖管理办法"}}},
        {"衡安县人力资源和社会保障局", "hr_social_security", kOrgan, {"determines:wage_arrears_county", kModel},
         {{"RSSB-XK-01", "人力资源服务许可", "licence", "人力资源市场暂行条例第十八条"}, {"RSSB-JC-01", "劳动保障监察", "inspection", "劳动保障监察条例第十条"},
          {"RSSB-RZ-01", "事业单位公开招聘", "appointment", "事业单位人事管理条例第八条"}}},
        {"衡安县财政局", "finance", kOrgan, {"determines:government_procurement_county"},
         {{"CZ-CG-01", "政府采购供应商资格审查", "procurement", "政府采购法第二十二条"}, {"CZ-BT-01", "财政专项资金审核", "subsidy", "预算法"},
          {"CZ-JC-01", "会计信息质量检查", "inspection", "会计法第三十一条"}}},
        {"衡安县公共资源交易中心", "public_resource_trading", kOrgan, {},
         {{"GGZY-ZB-01", "依法必须招标项目投标人资格审查", "tender", "招标投标法第二十六条"}, {"GGZY-CG-01", "政府采购项目资格审查", "procurement", "政府采购法第二十二条"},
          {"GGZY-TD-01", "国有建设用地使用权竞买资格审查", "land", "招标拍卖挂牌出让国有建设用地使用权规定"}}},
        {"衡安县住房和城乡建设局", "housing", kOrgan, {kModel},
         {{"ZJ-XK-01", "建筑工程施工许可", "licence", "建筑法第七条"}, {"ZJ-ZB-01", "房屋建筑工程招标投标监督", "tender", "招标投标法第七条"},
          {"ZJ-JC-01", "建设工程质量安全监督检查", "inspection", "建设工程质量管理条例第四十三条"}}},
        {"衡安县农村信用合作联社", "bank", kEnterprise, {},
         {{"NXS-JR-01", "贷款授信审查", "finance", "商业银行法第三十五条"}, {"NXS-JR-02", "单位结算账户开立", "finance", "人民币银行结算账户管理办法"}}},
        {"国家税务总局衡安县税务局", "tax", kOrgan, {},
         {{"SW-XK-01", "增值税专用发票最高开票限额审批", "licence", "税收征收管理法"}, {"SW-JC-01", "税务检查", "inspection", "税收征收管理法第五十四条"}}},
        {"衡安县人民法院", "court", kOrgan, {}, {{"FY-TD-01", "司法拍卖不动产竞买人资格审查", "land", "最高人民法院关于限制被执行人高消费的若干规定"}}},
        {"衡安县自然资源和规划局", "natural_resources", kOrgan, {},
         {{"ZRZY-TD-01", "国有土地使用权出让", "land", "土地管理法第五十四条"}, {"ZRZY-XK-01", "建设用地规划许可", "licence", "城乡规划法第三十七条"}}},
        {"衡安县发展和改革局", "development_reform", kOrgan, {kModel},
         {{"FGJ-XK-01", "企业投资项目核准", "licence", "企业投资项目核准和备案管理条例第三条"}, {"FGJ-BT-01", "中央预算内投资补助申报", "subsidy", "政府投资条例"},
          {"FGJ-ZB-01", "招标方案核准", "tender", "招标投标法实施条例第七条"}}},
        {"衡安县交通运输局", "transport", kOrgan, {},
         {{"JT-XK-01", "道路货物运输经营许可", "licence", "道路运输条例第二十四条"}, {"JT-ZB-01", "公路工程招标投标监督", "tender", "公路工程建设项目招标投标管理办法"},
          {"JT-JC-01", "道路运输监督检查", "inspection", "道路运输条例第五十七条"}}},
        {"衡安县水务局", "water", kOrgan, {},
         {{"SL-ZB-01", "水利工程招标投标监督", "tender", "水利工程建设项目招标投标管理规定"}, {"SL-XK-01", "取水许可", "licence", "水法第四十八条"}}},
        {"衡安县应急管理局", "emergency", kOrgan, {},
         {{"YJ-XK-01", "危险化学品经营许可", "licence", "危险化学品安全管理条例第三十三条"}, {"YJ-JC-01", "安全生产监督检查", "inspection", "安全生产法第六十五条"}}},
        {"衡安县农业农村局", "agriculture", kOrgan, {kModel},
         {{"NYNC-BT-01", "农业产业化项目补助", "subsidy", "衡安县农业产业化项目管理办法"}, {"NYNC-XK-01", "种子生产经营许可", "licence", "种子法第三十一条"}}},
        {"衡安县工业和信息化局", "industry_it", kOrgan, {}, {{"GXJ-BT-01", "技术改造专项资金申报", "subsidy", "衡安县技术改造专项资金管理办法"}}},
        {"衡安县科学技术局", "science", kOrgan, {}, {{"KJ-BT-01", "科技创新项目申报", "subsidy", "科学技术进步法"}}},
        {"衡安县民政局", "civil_affairs", kOrgan, {},
         {{"MZ-XK-01", "社会组织成立登记", "licence", "社会团体登记管理条例"}, {"MZ-RZ-01", "社会组织负责人任职审核", "appointment", "社会组织信用信息管理办法"}}},
        {"中共衡安县委组织部", "organisation_department", kOrgan, {},
         {{"ZZB-RZ-01", "公务员录用考察", "appointment", "公务员法第二十六条"}, {"ZZB-RY-01", "表彰奖励对象考察", "honour", "公务员奖励规定"}}},
        {"衡安县人民政府国有资产监督管理委员会", "state_assets", kOrgan, {}, {{"GZW-RZ-01", "国有企业负责人任职审查", "appointment", "企业国有资产法第二十三条"}}},
        {"衡州海关驻衡安办事处", "customs", kOrgan, {}, {{"HG-JC-01", "进出口货物查验", "inspection", "海关法第二十八条"}}},
        {"国家金融监督管理总局衡安监管支局", "financial_regulator", kOrgan, {},
         {{"JRJG-XK-01", "金融机构高级管理人员任职资格核准", "licence", "银行业监督管理法第二十条"}}},
        {"衡安县机关事务服务中心", "purchaser", kOrgan, {},
         {{"JGSW-CG-01", "机关物资采购", "procurement", "政府采购法第二十二条"}, {"JGSW-ZB-01", "办公用房维修工程招标", "tender", "招标投标法第二十六条"}}},
        {"衡安县电信服务有限公司", "telecom_operator", kEnterprise, {}, {{"DX-JR-01", "电话卡开户核验", "finance", "反电信网络诈骗法第九条"}}},
        {"衡安县农业互助保险社", "insurer", kEnterprise, {}, {{"BX-JR-01", "保险承保审核", "finance", "保险法第一百三十五条"}}},
        {"衡安县企业征信服务有限公司", "credit_service", kEnterprise, {}, {{"ZX-JR-01", "企业信用报告编制", "finance", "征信业管理条例第二十一条"}}},
        {"衡安县建筑业协会", "trade_association", kSociety, {}, {{"JZXH-RY-01", "优质工程评选", "honour", "衡安县建筑业协会章程"}}},
        {"衡安县消费者权益保护委员会", "social_organisation", kSociety, {}, {{"XWH-RY-01", "放心消费单位评选", "honour", "消费者权益保护法第三十七条"}}},
        {"衡安县城乡供水有限公司", "enterprise", kEnterprise, {}, {{"GSGS-CG-01", "自主采购供应商审核", "procurement", "衡安县城乡供水有限公司采购制度"}}},
        // Organs of kinds that no measure names: they meet the measures that bind every agency.
        {"衡安县公安局", "public_security", kOrgan, {},
         {{"GA-XK-01", "旅馆业特种行业许可", "licence", "旅馆业治安管理办法"}, {"GA-JC-01", "治安检查", "inspection", "人民警察法"}}},
        {"衡安县教育局", "education", kOrgan, {},
         {{"JY-XK-01", "民办学校办学许可", "licence", "民办教育促进法第十二条"}, {"JY-RY-01", "优秀教师评选", "honour", "教师法第三十三条"}}},
        {"衡安县卫生健康局", "health", kOrgan, {},
         {{"WJ-XK-01", "医疗机构执业登记", "licence", "医疗机构管理条例第十四条"}, {"WJ-JC-01", "卫生监督检查", "inspection", "传染病防治法"}}},
        {"衡州市生态环境局衡安县分局", "environment", kOrgan, {},
         {{"HB-XK-01", "排污许可", "licence", "排污许可管理条例第二条"}, {"HB-JC-01", "环境执法检查", "inspection", "环境保护法第二十四条"}}},
        {"衡安县文化广电和旅游局", "culture_tourism", kOrgan, {},
         {{"WL-XK-01", "互联网上网服务营业场所许可", "licence", "互联网上网服务营业场所管理条例"},
          {"WL-JC-01", "文化市场检查", "inspection", "营业性演出管理条例"}}},
        {"衡安县统计局", "statistics", kOrgan, {}, {{"TJ-JC-01", "统计执法检查", "inspection", "统计法第三十六条"}}},
        {"衡安县司法局", "justice", kOrgan, {}, {{"SF-RY-01", "优秀人民调解员评选", "honour", "人民调解法第六条"}}},
        {"衡安县城市管理综合行政执法局", "urban_management", kOrgan, {},
         {{"CG-XK-01", "临时占用城市道路许可", "licence", "城市道路管理条例第三十一条"}, {"CG-JC-01", "市容巡查", "inspection", "城市市容和环境卫生管理条例"}}},
        {"衡安县消防救援大队", "fire", kOrgan, {},
         {{"XF-XK-01", "公众聚集场所投入使用消防安全检查", "licence", "消防法第十五条"}, {"XF-JC-01", "消防监督检查", "inspection", "消防法第五十三条"}}},
    };
    return all;
}

std::vector<CountyListWords> const& county_list_words() {
    static constexpr std::string_view kRemedies = "申请复议或者诉讼；向认定单位或信用门户提出异议";
    static std::vector<CountyListWords> const all{
        {"wage_arrears_county", false, 10, 36, day(2022, 1, 1), {"hr_social_security"}, "衡安人社列决〔#〕%号", "保障农民工工资支付条例第四十八条",
         "拖欠农民工工资经责令限期支付，逾期仍未支付", "列入期限届满；或改正满六个月并作出书面信用承诺后经决定提前移出", kRemedies},
        {"government_procurement_county", false, 0, 36, day(2020, 3, 18), {"finance"}, "衡安财采罚〔#〕%号", "政府采购法第七十七条",
         "在政府采购活动中提供虚假业绩材料谋取中标", "处罚决定载明的禁止期限届满（一至三年）", kRemedies},
        {"honesty_model_county", true, 30, 24, day(2020, 3, 18),
         {"market_regulation", "hr_social_security", "housing", "development_reform", "agriculture"},
         "衡安诚典〔#〕%号", "国发〔2016〕33号（三）", "连续三年无不良信用记录，履约守信事迹突出", "期满；被列入惩戒名单；或主体要求退出",
         "向认定单位提出异议；主体可以声明不予推介"},
    };
    return all;
}

}  // namespace demo
