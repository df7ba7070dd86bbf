#include "law/citation.h"
#include <doctest/doctest.h>
#include "engine/founding.h"
#include "list_type/drafted.h"

using law::Rank;

namespace {

struct Called {
    char const* instrument;
    Rank at_most;
};

}  // namespace

TEST_CASE("a document number makes no law, in whichever signs it was typed") {
    for (auto* typed : {"宁社信发〔2020〕6号", "宁社信发[2020]6号", "宁社信发［2020］6号", "宁社信发（2020）6号", "宁社信发(2020)6号", "宁社信发﹝2020﹞6号", "宁社信发【2020】6号",
                        "宁社信发2020年6号", "宁社信发2020年第6号", "宁社信发２０２０年６号", "宁社信发〔2020〕第6号", "宁社信发 〔 2020 〕 6 号", "宁社信发〔2020〕6", "宁社信发（2020）6",
                        "宁社信发〔二〇二〇〕六号", "宁社信发二〇二〇年十六号", "宁社信发｛2020｝6号", "宁社信发《2020》6号", "宁社信发-2020-6号", "宁社信发20206号", "宁社信发6号",
                        "宁社信发第6号", "宁社信發〔2020〕6號", "宁\u200B社信发〔2020〕6号", "《宁社信发〔2020〕6号》", "宁社信发〔20〕6号", "关于某事的实施意见（宁社信发〔2020〕6号）"}) {
        CAPTURE(typed);
        CHECK(law::rank_by_name(typed) == Rank::normative_document);
    }
}

TEST_CASE("only the centre's own documents are its policy") {
    Called const all[] = {
        {"国发〔2016〕33号", Rank::central_policy}, {"国发(2016)33号", Rank::central_policy}, {"国发2016年33号", Rank::central_policy}, {"《国发〔2016〕33号》", Rank::central_policy},
        {"国办发〔2020〕49号", Rank::central_policy}, {"中办发〔2016〕64号", Rank::central_policy}, {"中发〔2014〕10号", Rank::central_policy}, {"国函〔2020〕1号", Rank::central_policy},
        {"厅字〔2019〕34号", Rank::central_policy}, {"国办发〔2025〕22号；国家发改委令第36号", Rank::central_policy}, {"国发〔2016〕33号、国办发〔2019〕35号", Rank::central_policy},
        {"国务院关于建立完善守信联合激励和失信联合惩戒制度的指导意见（国发〔2016〕33号）", Rank::central_policy},
        {"关于建立完善守信联合激励和失信联合惩戒制度的指导意见（国发〔2016〕33号）", Rank::central_policy},
        {"国务院办公厅关于进一步完善失信约束制度的指导意见 国办发〔2020〕49号", Rank::central_policy},
        {"中共中央办公厅、国务院办公厅（厅字〔2019〕34号）", Rank::central_policy}, {"国务院关于加强社会信用体系建设的意见", Rank::central_policy},
        {"鲁厅字〔2019〕34号", Rank::normative_document}, {"安国发〔2020〕6号", Rank::normative_document}, {"安国办发〔2020〕6号", Rank::normative_document},
        {"晋中发〔2020〕6号", Rank::normative_document}, {"兴国发〔2020〕6号", Rank::normative_document}, {"中委〔2020〕6号", Rank::normative_document},
        {"安国市人民政府关于某事的意见（国发〔2020〕6号）", Rank::normative_document}, {"国发〔2016〕33号、宁社信发〔2020〕6号", Rank::normative_document},
        {"关于落实国发〔2016〕33号的通知", Rank::normative_document}, {"国发〔2016〕33号的实施意见", Rank::normative_document}, {"政府采购法；宁社信发（2020）6号", Rank::normative_document},
        {"某发改规〔2020〕1号", Rank::normative_document}, {"法释〔2015〕17号", Rank::normative_document},
    };
    for (auto& each : all) {
        CHECK_MESSAGE(law::rank_by_name(each.instrument) == each.at_most, each.instrument);
    }
}

TEST_CASE("a province, a city or a county makes law by regulations alone, and a county none") {
    Called const all[] = {
        {"宁晋县联合奖惩实施意见", Rank::normative_document}, {"《宁晋县联合奖惩实施意见（试行）》", Rank::normative_document}, {"宁晋县信用奖惩规定", Rank::normative_document},
        {"宁晋县信用条例", Rank::normative_document}, {"赵县联合惩戒办法", Rank::normative_document}, {"邢台市联合奖惩办法", Rank::normative_document}, {"邢台市联合奖惩工作方案", Rank::normative_document},
        {"河北省关于联合惩戒的通知", Rank::normative_document}, {"关于在宁晋县开展联合惩戒的通知", Rank::normative_document},
        {"宁晋县人民政府关于印发《宁晋县联合奖惩办法》的通知", Rank::normative_document}, {"邢台市贯彻《河北省社会信用信息条例》实施意见", Rank::normative_document},
        {"联合奖惩实施意见", Rank::normative_document}, {"关于某事的通知", Rank::normative_document}, {"宁晋县文件", Rank::normative_document},
        {"河北省社会信用信息条例", Rank::local_regulation}, {"山东省社会信用条例（参照）", Rank::local_regulation}, {"邢台市文明行为促进条例", Rank::local_regulation},
        {"河北省实施《中华人民共和国安全生产法》办法", Rank::local_regulation},
        {"某县合作备忘录", Rank::memorandum}, {"合作備忘錄（2020）6号", Rank::memorandum},
        {" ", Rank::house_rule}, {"——", Rank::house_rule}, {"\u3164", Rank::house_rule},
    };
    for (auto& each : all) {
        CHECK_MESSAGE(law::rank_by_name(each.instrument) == each.at_most, each.instrument);
    }
}

TEST_CASE("below a city nobody makes law, nor does an office, an agreement, a standard or another's decree") {
    Called const all[] = {
        {"凤凰镇人民政府失信惩戒规定", Rank::normative_document}, {"宁北街道失信惩戒规定", Rank::normative_document}, {"徐家河乡失信惩戒规定", Rank::normative_document},
        {"桥西区公共信用信息管理规定", Rank::normative_document}, {"石家庄市桥西区公共信用信息管理规定", Rank::normative_document}, {"衡安高新区管委会失信惩戒规定", Rank::normative_document},
        {"市场监督管理局失信惩戒规定", Rank::normative_document}, {"邢台市市场监督管理局失信惩戒规定", Rank::normative_document},
        {"合作协议", Rank::normative_document}, {"领导批示", Rank::normative_document}, {"行业自律公约", Rank::normative_document}, {"服务规范", Rank::normative_document},
        {"GB/T 23794-2015", Rank::normative_document}, {"企业信用评价指标标准", Rank::normative_document},
        {"重大税收违法失信主体信息公布管理办法（国家税务总局令第54号）", Rank::departmental_rule}, {"国家发展和改革委员会令第58号", Rank::departmental_rule},
        {"国家税务总局令2021年第54号", Rank::departmental_rule}, {"人民政府令第5号", Rank::departmental_rule}, {"宁晋县人民政府令第5号", Rank::normative_document},
        {"国家税务总局税收违法案件管理办法", Rank::departmental_rule},
        {"石家庄市自然保护区条例", Rank::local_regulation}, {"恩施土家族苗族自治州酉水河保护条例", Rank::local_regulation}, {"河北省城镇供水条例", Rank::local_regulation},
        {"孟村回族自治县清真食品管理条例", Rank::local_regulation}, {"宁夏回族自治区信用条例", Rank::local_regulation},
        {"城镇燃气管理条例", Rank::law}, {"乡镇企业法", Rank::law}, {"城乡规划法", Rank::law}, {"城市街道办事处组织条例", Rank::law}, {"民族乡行政工作条例", Rank::law},
        {"风景名胜区条例", Rank::law}, {"蓄滞洪区运用补偿暂行办法", Rank::law}, {"劳动合同法", Rank::law}, {"标准化法", Rank::law}, {"深圳经济特区社会信用条例", Rank::law},
        {"村民委员会组织法", Rank::law}, {"中华人民共和国反不正当竞争法", Rank::law}, {"地方各级人民代表大会和地方各级人民政府组织法", Rank::law},
        {"保障农民工工资支付条例（中华人民共和国国务院令第724号）", Rank::law}, {"中国人民解放军现役士兵服役条例（国务院、中央军委令第364号）", Rank::law},
    };
    for (auto& each : all) {
        CHECK_MESSAGE(law::rank_by_name(each.instrument) == each.at_most, each.instrument);
    }
    for (auto* own : {"宁社信发〔2020〕6号", "宁晋县联合奖惩实施意见", "凤凰镇人民政府失信惩戒规定"}) CHECK_MESSAGE(law::is_of_the_county_or_below(own), own);
    for (auto* others : {"邢台市联合奖惩办法", "法释〔2015〕17号", "保障农民工工资支付条例 第四十八条", "another basis",
                         "国家知识产权局知识产权信用管理规定（国知发保字〔2022〕8号）", "统计严重失信企业信用管理办法（国家统计局令第35号）", "河北省社会信用信息条例"})
        CHECK_MESSAGE(!law::is_of_the_county_or_below(others), others);
}

TEST_CASE("laws and regulations keep their rank: years, places and decrees in their names make no document of them") {
    for (auto* typed : {"政府采购法", "公司法（2023修订）", "公司法（2023）", "公务员法（2018修订）", "民事诉讼法（2023修正）（参照）", "保障农民工工资支付条例", "保障农民工工资支付条例（国务院令第724号）",
                        "保障农民工工资支付条例（国务院令2019年第724号）", "政府采购法实施条例", "市场主体登记管理条例", "城市供水条例", "城市房地产管理法", "自然保护区条例", "行政区划管理条例",
                        "中华人民共和国行政处罚法", "《中华人民共和国行政处罚法》", "中华人民共和国主席令第七十号", "政府信息公开条例（2019修订）", "民族区域自治法", "香港特别行政区基本法",
                        "大中型水利水电工程建设征地补偿和移民安置条例", "县级以上地方各级人民代表大会组织法", "土地调查条例", "某法", "某条例"}) {
        CAPTURE(typed);
        CHECK(law::rank_by_name(typed) == Rank::law);
    }
}

TEST_CASE("every instrument that is shipped keeps the rank it is shipped with") {
    auto kept = [](std::string const& instrument, std::string const& rank) {
        CAPTURE(instrument);
        auto shipped = *json::enum_from<Rank>(rank);
        CHECK(law::rank_of({instrument, "第一条", shipped}) == shipped);
    };
    for (auto* table : {"periods", "classes"})
        for (auto& row : engine::seed_rows(table)) kept(row.at("instrument"), row.at("rank"));
    for (auto& row : engine::seed_rows("list_types")) {
        kept(row.at("basis_instrument"), row.at("basis_rank"));
        for (auto& way : list_type::parts(row.at("ways"), '|')) {
            auto part = list_type::parts(way, '#');
            kept(part.at(2), part.at(4));
        }
    }
    for (auto& row : engine::seed_rows("measures"))
        for (auto& basis : list_type::parts(row.at("bases"), '|')) {
            auto part = list_type::parts(basis, '#');
            kept(part.at(0), part.at(2));
        }
}

TEST_CASE("what names no instrument or no article is no basis") {
    for (auto* nothing : {"", " ", "\u3164", "\u2800", "——"}) {
        CAPTURE(nothing);
        CHECK(law::rank_of({nothing, "第一条", Rank::law}) == Rank::house_rule);
        CHECK(law::rank_of({"某法", nothing, Rank::law}) == Rank::house_rule);
    }
}
