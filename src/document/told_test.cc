#include "document/told.h"
#include <doctest/doctest.h>

TEST_CASE("the paper of an upheld objection says what was put right to who contests what is said of itself, and to nobody else") {
    objection::Objection o{};
    o.applicant_kind = objection::Applicant::subject;
    o.ground = objection::Ground::content;
    o.found = objection::Found::correct;
    o.correction = "事实原为“十万元”，更正为“一万元”";
    casework::CaseFile about{};
    about.state = "upheld";
    document::Told told{"拖欠农民工工资失信联合惩戒对象名单 · 1号", "甲局", "信用办", {{"content", "内容有误"}}};
    auto result = [&] { return document::told_of_objection(o, about, told).at("处理结果"); };
    CHECK(result() == "异议成立，现予更正、补充：事实原为“十万元”，更正为“一万元”");
    o.applicant_kind = objection::Applicant::partner;
    CHECK(result() == "异议成立");
    o.applicant_kind = objection::Applicant::subject;
    o.ground = objection::Ground::mistaken_identity;
    CHECK(result() == "异议成立");
    o.ground = objection::Ground::content;
    o.correction.clear();
    CHECK(result() == "异议成立");
    about.state = "rejected";
    CHECK(result() == "异议不成立");
}
