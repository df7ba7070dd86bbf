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
