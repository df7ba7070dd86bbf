#include <doctest/doctest.h>
#include "text/personal.h"

using text::holds_citizen_number;
using text::without_citizen_numbers;

TEST_CASE("a citizen number inside words is found and masked") {
    CHECK(without_citizen_numbers("当事人130528199001010010，男") == "当事人1305************10，男");
    CHECK(without_citizen_numbers("1305 2819 9001 0100 10") == "1305 **** **** **** 10");
    CHECK(without_citizen_numbers("１３０５２８１９９００１０１００１０") == "１３０５************１０");
    CHECK(without_citizen_numbers("一三〇五二八一九九〇〇一〇一〇〇一〇") == "一三〇五************一〇");
    CHECK(holds_citizen_number("身份证壹叁零伍贰捌 壹玖玖零 零壹零壹 零零壹零"));
    CHECK(holds_citizen_number("1305二八19９0零壹01001x") == holds_citizen_number("13052819900101001X"));
    CHECK(holds_citizen_number("NO-130528-19900101-0010"));
    CHECK(holds_citizen_number("9130528199001010010"));          // one digit too many, and the check digit within fits
    CHECK(holds_citizen_number("13052819900101001x") == holds_citizen_number("13052819900101001X"));
}

TEST_CASE("other numbers stay as they are") {
    for (auto* words : {"", "K-2026-0001", "911305286958904323", "91130528MA0ABCDE6N", "6222021234567890123", "130528199013010010", "2026年3月2日第12号"}) {
        CAPTURE(words);
        CHECK_FALSE(holds_citizen_number(words));
        CHECK(without_citizen_numbers(words) == words);
    }
}

TEST_CASE("what may never be collected of a natural person is told by its word") {
    CHECK(text::never_collected("拖欠工资，有病史") == "病史");
    CHECK(text::never_collected("信仰宗教") == "宗教");
    for (auto* words : {"患艾滋病", "其信仰基督教", "该人信教", "系伊斯兰教教徒", "是穆斯林", "皈依佛门", "每周做礼拜", "经DNA鉴定为其子女", "采集其指纹", "留存虹膜信息", "血型为B型", "O型血",
                        "因患有严重糖尿病未能履行", "身患肺癌", "确诊为精神分裂症", "感染HIV", "HIV阳性", "系乙肝病毒携带者", "本人为抑郁症患者", "曾患肺结核", "家族病史", "患有疾病",
                        "宗教事务局认定其信仰道教", "存在安全隐患，且患癫痫", "检出携带梅毒螺旋体"})
        CHECK_FALSE_MESSAGE(text::never_collected(words).empty(), words);
}

TEST_CASE("words about organs, laws, goods and work tell nothing of a person") {
    for (auto* words : {"", "拖欠农民工工资，责令后逾期未付", "县疾病预防控制局决定", "违反宗教事务条例第六十九条", "县民族宗教事务局认定", "违反传染病防治法", "违反艾滋病防治条例", "销售转基因食品未标示",
                        "开展诚信教育后可以申请修复", "接受失信教育", "失信主体", "失信徒刑", "街道教育办认定", "人道教育", "宣称可治疗高血压、糖尿病、癌症", "涉及疾病预防、治疗功能",
                        "向糖尿病患者推销保健食品", "系列产品专供糖尿病患者", "称该产品是糖尿病患者的福音", "存在安全隐患", "医患纠纷", "销售高血压药品", "教会他人伪造单据", "含致癌物", "擅自改装指纹锁", "肿瘤医院", "县佛教协会", "巴基斯坦伊斯兰共和国",
                        "拖欠县精神病医院货款", "基因检测业务未备案", "新型血液制品", "季节性病害", "残疾人就业保障金"})
        CHECK_MESSAGE(text::never_collected(words).empty(), words);
}
