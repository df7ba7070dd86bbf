#include "page/counter_page.h"
#include <doctest/doctest.h>

namespace {

constexpr char const* kHostile = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";

page::Visitor visitor() {
    return {"clerk", kHostile, "token", {{"M-1", kHostile, "licence", "", law::Date{}, {}}}, false};
}

// The case of a check with two measures, one of them on a possible match.
page::Confirming waiting(std::string const& warnings = "[]") {
    auto shown = json::parse(R"({"id":"17","matter":"M-1","state":"answered","state_title":"待确认","decisions":[],"warnings":)" + warnings + R"(,
        "possible":[{"act":"confirm"},{"act":"set_aside"}],
        "offers":[{"measure":"m1","number":"C-01","entry":"e1","subject":"s","until":null,"voluntary":false,"candidate":false},
                  {"measure":"m2","number":"C-02","entry":"e2","subject":"t","until":null,"voluntary":true,"candidate":true}]})").get_object();
    return {shown, std::make_shared<check::Board const>()};
}

json::Object answer() {
    json::Object all = json::parse(R"({"id":"17","result":"discipline","wording":"列入惩戒名单","wording_en":"listed","disclaimer":"","warnings":[],"measures":[],
        "entries":[{"list_type":"DC","list_type_name":"x","state":"in_force","basis":"HOSTILE","until":null,"origin":{"issuer":"HOSTILE","document_no":"HOSTILE"}}],
        "candidates":[{"entry":"e2","reason":"HOSTILE","reason_en":"x","score":90}]})").get_object();
    auto& entry = all["entries"].get_array()[0].get_object();
    entry["basis"] = entry["origin"].get_object()["issuer"] = entry["origin"].get_object()["document_no"] = kHostile;
    all["candidates"].get_array()[0].get_object()["reason"] = kHostile;
    return all;
}

std::size_t count(std::string const& text, std::string const& part) {
    std::size_t all = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++all;
    return all;
}

std::string all_forms(page::Form const& sent = {}) {
    law::Refusal why{"x", kHostile, "x", "y", kHostile, {}, {{kHostile, kHostile, kHostile, kHostile}}};
    auto confirming = waiting(R"(["check_digit"])");
    return page::ask_page(visitor(), "n", sent, &why) + page::verdict_page(visitor(), "n", answer(), confirming, sent) +
           page::check_page(visitor(), "n", confirming, sent, &why) + page::refusal_page(visitor(), why);
}

}  // namespace

TEST_CASE("hostile text in any field or answer is shown and never runs") {
    auto all = all_forms({{"code", kHostile}, {"name", kHostile}, {"case", kHostile}, {"matter", kHostile}, {"override_reason", kHostile}, {"entry", kHostile}});
    CHECK(all.find("<script") == std::string::npos);
    CHECK(all.find("<img") == std::string::npos);
    CHECK(all.find("&lt;script&gt;") != std::string::npos);
    CHECK(all.find(" style=") == std::string::npos);
    CHECK(count(all, " on") == count(all, " onerror=alert(1)&gt;"));
}

TEST_CASE("what is wrong is told by the label of its field, in one language, without a path of the API; a list by its name alone") {
    law::Refusal why{"x", "请填写代码或名称。", "Give a code or a name.", "y", "z", {}, {{"subject.code", "", "至少填一项 / one is required", "扫码或键入 / scan or type it"}}};
    auto page = page::ask_page(visitor(), "n", {}, &why);
    CHECK(page.find("<li>代码或证件号码：至少填一项；扫码或键入</li>") != std::string::npos);
    CHECK(page.find("subject.code") == std::string::npos);
    CHECK(page::verdict_page(visitor(), "n", answer(), waiting(), {}).find("DC x") == std::string::npos);
}

TEST_CASE("Enter never confirms: the first button of a form that acts is not the one that acts, and no line of text lies in it") {
    auto page = page::verdict_page(visitor(), "n", answer(), waiting(R"(["check_digit"])"), {});
    for (auto begin = page.find("<form"); begin != page.npos; begin = page.find("<form", begin + 1)) {
        auto form = page.substr(begin, page.find("</form>", begin) - begin);
        if (form.find("action=\"/window/plain/checks/17\"") == form.npos) continue;
        auto button = form.substr(form.find("<button"));
        CHECK(button.substr(0, button.find('>')).find("value=\"enter\"") != std::string::npos);
        CHECK(button.find("disabled") == std::string::npos);            // browsers pass over a disabled one and press the next
        CHECK(form.find("type=\"text\"") == form.npos);
        CHECK(form.find("autofocus") == form.npos);
    }
    CHECK(count(page, "action=\"/window/plain/checks/17\"") == 2);
    CHECK(count(page, "autofocus=") == 1);                 // the code of the next question
    CHECK(page.find("autofocus=") < page.find("id=\"name\""));
    CHECK(page.find("name=\"code\"") < page.find("autofocus="));
}

TEST_CASE("nothing is decided beforehand: no candidate is chosen, no measure is applied, the papers are not compared") {
    auto page = page::verdict_page(visitor(), "n", answer(), waiting(), {});
    CHECK(count(page, "checked=") == 2);
    CHECK(count(page, "value=\"later\" checked=") == 2);
    auto again = page::check_page(visitor(), "n", waiting(), {{"outcome.C-01", "applied"}, {"identity", "yes"}}, nullptr);
    CHECK(count(again, "value=\"applied\" checked=") == 1);
    CHECK(again.find("value=\"yes\" checked") == std::string::npos);
}

TEST_CASE("what a confirmation's form holds becomes the decisions of the API, and what is left for later none") {
    auto sent = page::confirmation({{"csrf", "x"}, {"identity", "yes"}, {"outcome.C-01", "applied"}, {"reason.C-01", "other"}, {"outcome.C-02", "not_applied"},
                                    {"reason.C-02", "other"}, {"words.C-02", "权限已划转"}, {"outcome.C-03", "later"}, {"entry", "e2"}, {"override_reason", ""}});
    CHECK(json::canonical(sent) ==
          R"({"decisions":[{"measure":"C-01","outcome":"applied"},{"measure":"C-02","outcome":"not_applied","reason":"other","words":"权限已划转"}],"entry":"e2"})");
}

TEST_CASE("a check that somebody else confirmed shows what was decided and no form to decide it again") {
    auto confirming = waiting();
    confirming.shown["possible"] = json::Array();
    confirming.shown["decisions"] = json::parse(R"([{"measure":"C-01","outcome":"not_applied","reason":"already_applied"}])");
    auto page = page::check_page(visitor(), "n", confirming, {}, nullptr);
    CHECK(page.find("此前已实施") != std::string::npos);
    CHECK(page.find("identity") == std::string::npos);
}
