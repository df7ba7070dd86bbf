#include "page/counter_page.h"
#include "page/frame.h"

namespace page {
namespace {

std::string either(Frame const& frame, json::Object const& object, char const* zh, char const* en) {
    auto english = frame.english() ? json::text_or(object, en) : std::string();
    return english.empty() ? json::text_or(object, zh) : english;
}

void ask_form(Frame& frame, Visitor const& visitor, std::string const& nonce, Form const& sent) {
    auto& html = frame.html;
    frame.form("/window/plain/checks", visitor.csrf);
    html.empty("input", {{"type", "hidden"}, {"name", "nonce"}, {"value", nonce}});
    frame.label("matter", "办理事项", "matter");
    html.open("select", {{"id", "matter"}, {"name", "matter"}});
    for (auto& matter : visitor.matters)
        frame.option(matter.matter, matter.matter + " " + matter.name, value_or(sent, "matter") == matter.matter);
    html.close("select");
    frame.label("case", "办件编号（可不填）", "case number (may be empty)");
    html.empty("input", {{"id", "case"}, {"name", "case"}, {"value", value_or(sent, "case")}, {"autocomplete", "off"}});
    frame.label("code", "代码或证件号码（可扫码）", "code or document number (may be scanned)");
    html.empty("input", {{"id", "code"}, {"name", "code"}, {"value", value_or(sent, "code")}, {"autocomplete", "off"}, {"autofocus", "autofocus"}});
    frame.label("name", "名称或姓名", "name");
    html.empty("input", {{"id", "name"}, {"name", "name"}, {"value", value_or(sent, "name")}, {"autocomplete", "off"}});
    frame.button("查询比对", "Check");
    html.close("form");
}

// The same matter again, for the next in the queue.
Form next(Form const& sent) {
    auto matter = sent.find("matter");
    return matter == sent.end() ? Form() : Form{*matter};
}

void next_question(Frame& frame, Visitor const& visitor, std::string const& nonce, Form const& sent) {
    frame.html.open("section", {{"class", "next"}});
    frame.say("h2", "查询下一个", "Next check");
    ask_form(frame, visitor, nonce, sent);
    frame.html.close("section");
}

void entries(Frame& frame, json::Object const& answer) {
    auto& all = answer.at("entries").get_array();
    if (all.empty()) return;
    frame.say("h2", "名单条目", "Entries");
    for (auto& each : all) {
        auto& entry = each.get_object();
        auto& origin = json::object(entry, "origin");
        frame.html.open("dl");
        auto named = json::text_or(entry, "list_type_name");
        frame.pair("名单类别", "list type", named.empty() ? json::text(entry, "list_type") : named);
        frame.pair("认定单位", "issuer", json::text_or(origin, "issuer"));
        frame.pair("决定文书号", "document number", json::text_or(origin, "document_no"));
        frame.pair("依据", "basis", json::text_or(entry, "basis"));
        if (json::text(entry, "state") == "held") frame.pair("状态", "state", frame.either("核实期间暂停", "suspended pending verification"));
        frame.pair("截止日期", "last day", json::text_or(entry, "until"));
        if (entry.if_contains("remedies")) frame.pair("救济", "remedies", frame.either("行政复议或者诉讼进行中，不影响执行", "a remedy is pending; it suspends nothing by itself"));
        frame.html.close("dl");
    }
}

void measures(Frame& frame, json::Object const& answer) {
    auto& all = answer.at("measures").get_array();
    if (all.empty()) return;
    frame.say("h2", "对本事项的措施", "Measures for this matter");
    frame.html.open("ol", {{"class", "measures"}});
    for (auto& each : all) {
        auto& measure = each.get_object();
        frame.html.open("li").element("h3", json::text(measure, "number") + " " + either(frame, measure, "name", "name_en"));
        if (measure.at("suspended").get_bool()) frame.say("p", "核实期间暂停，不得据此办理", "Suspended pending verification; nothing rests on it");
        if (measure.at("binds_by_law").get_bool()) frame.say("p", "法律直接限制，由本单位依法审查", "The law itself forbids; to be examined by your own unit");
        if (json::text(measure, "kind") == "voluntary") frame.say("p", "自愿性措施，可不采用", "Voluntary; need not be taken");
        frame.html.open("dl");
        frame.pair("怎么办", "what to do", either(frame, measure, "what_to_do", "what_to_do_en"));
        frame.pair("依据", "basis", json::text_or(measure, "basis"));
        frame.pair("截止日期", "until", json::text_or(measure, "until"));
        frame.html.close("dl").close("li");
    }
    frame.html.close("ol");
}

void warnings(Frame& frame, json::Object const& answer) {
    auto& all = answer.at("warnings").get_array();
    if (all.empty()) return;
    frame.html.open("ul", {{"class", "warnings"}});
    for (auto& each : all) frame.html.element("li", either(frame, each.get_object(), "zh", "en"));
    frame.html.close("ul");
}

void suspended_records(Frame& frame, json::Object const& answer) {
    for (auto& each : json::array_or_empty(answer, "suspended_records")) {
        auto& record = each.as_object();
        frame.html.element("p", {{"class", "warnings"}}, frame.either("有一条记录正在核实，暂停自", "A record is under examination, suspended since ") + json::text(record, "held_from") +
                                                             frame.either("：", ": ") + either(frame, record, "what_to_do", "what_to_do_en"));
    }
}

void receipt_link(Frame& frame, std::string const& id) {
    frame.html.open("p").open("a", {{"href", "/api/v1/receipts/" + id}, {"download", "receipt-" + id + ".json"}});
    frame.html.text(frame.either("保存查询回执 ", "Save the receipt ") + id).close("a").text(" · ");
    frame.html.open("a", {{"href", "/api/v1/receipts/" + id + "/paper.pdf?size=a4"}, {"target", "_blank"}, {"rel", "noopener"}});
    frame.html.text(frame.either("打印回执", "Print the receipt")).close("a").text(" · ");
    frame.html.open("a", {{"href", "/verify"}, {"target", "_blank"}, {"rel", "noopener"}}).text(frame.either("核验回执", "Verify a receipt")).close("a").close("p");
}

void row_of(Frame& frame, std::string const& name, json::Value const& value, std::map<std::string, std::string> const& titles) {
    auto found = titles.find(name);
    if (found == titles.end() || value.is_null()) return;
    std::string words = value.is_string() ? std::string(value.get_string()) : json::canonical(value);
    if (auto* object = value.if_object()) {
        words.clear();
        for (auto& member : *object)
            if (member.value().is_string() && !member.value().get_string().empty()) words += std::string(words.empty() ? "" : "；") + member.value().get_string().c_str();
    }
    if (words.empty() || words == "[]") return;
    auto named = titles.find(words);
    frame.html.element("dt", found->second).element("dd", named == titles.end() ? words : named->second);
}

void case_table(Frame& frame, json::Object const& shown, std::map<std::string, std::string> const& titles) {
    frame.html.open("dl");
    for (auto& member : shown) row_of(frame, std::string(member.key()), member.value(), titles);
    frame.html.close("dl");
}

}  // namespace

std::string login_page(bool english, law::Refusal const* why) {
    Frame frame(Visitor{"", "", "", {}, english}, "登录", "Log in");
    if (why) frame.refusal(*why);
    frame.html.open("form", {{"method", "post"}, {"action", "/window/plain/login"}, {"accept-charset", "utf-8"}});
    frame.label("user", "登录名", "user name");
    frame.html.empty("input", {{"id", "user"}, {"name", "user"}, {"autocomplete", "username"}, {"autofocus", "autofocus"}});
    frame.label("password", "口令", "password");
    frame.html.empty("input", {{"id", "password"}, {"name", "password"}, {"type", "password"}, {"autocomplete", "current-password"}});
    frame.button("登录", "Log in");
    frame.html.close("form");
    return frame.take();
}

std::string ask_page(Visitor const& visitor, std::string const& nonce, Form const& sent, law::Refusal const* why) {
    Frame frame(visitor, "窗口比对", "Window check");
    if (why) frame.refusal(*why);
    if (visitor.matters.empty()) frame.say("p", "您的单位没有在办事项，不能查询比对。", "Your agency has no matter in force, so there is nothing to check for.");
    else ask_form(frame, visitor, nonce, sent);
    return frame.take();
}

std::string verdict_page(Visitor const& visitor, std::string const& nonce, json::Object const& answer, std::optional<Confirming> const& confirming,
                         Form const& asked) {
    auto wording = json::text(answer, visitor.english ? "wording_en" : "wording");
    Frame frame(visitor, wording, wording, "verdict " + json::text(answer, "result"));
    frame.html.element("p", {{"class", "asked"}}, value_or(asked, "code") + " " + value_or(asked, "name"));
    if (auto name = json::text_or(answer, "name"); !name.empty())
        frame.html.element("p", {{"class", "asked"}}, frame.either("登记名称：", "The name on file: ") + name);
    warnings(frame, answer);
    suspended_records(frame, answer);
    measures(frame, answer);
    entries(frame, answer);
    if (confirming) confirm_forms(frame, visitor, *confirming, answer, {});
    receipt_link(frame, json::text(answer, "id"));
    frame.html.element("p", {{"class", "small"}}, json::text(answer, "disclaimer"));
    next_question(frame, visitor, nonce, next(asked));
    return frame.take();
}

std::string check_page(Visitor const& visitor, std::string const& nonce, Confirming const& confirming, Form const& sent, law::Refusal const* why) {
    auto id = json::text(confirming.shown, "id");
    Frame frame(visitor, "比对 " + id + "：" + json::text(confirming.shown, "state_title"), "Check " + id + ": " + json::text(confirming.shown, "state_title"));
    if (why) frame.refusal(*why);
    outcome(frame, confirming);
    confirm_forms(frame, visitor, confirming, {}, sent);
    receipt_link(frame, id);
    next_question(frame, visitor, nonce, {{"matter", json::text(confirming.shown, "matter")}});
    return frame.take();
}

std::string entry_page(Visitor const& visitor, json::Object const& entry, std::map<std::string, std::string> const& entry_titles,
                       json::Object const& subject, std::map<std::string, std::string> const& subject_titles) {
    Frame frame(visitor, "核对疑似条目", "Compare a possible match");
    frame.say("p", "请与当事人的证照逐项核对。查看自然人信息已留痕。", "Compare with the papers at hand. Looking at a natural person has been recorded.");
    frame.say("h2", "名单所载主体", "The subject as listed");
    case_table(frame, subject, subject_titles);
    frame.say("h2", "名单条目", "Entry");
    case_table(frame, entry, entry_titles);
    return frame.take();
}

std::string refusal_page(Visitor const& visitor, law::Refusal const& why) {
    Frame frame(visitor, "未能办理", "Not done");
    frame.refusal(why);
    frame.html.open("p").element("a", {{"href", "/window/plain"}}, frame.either("返回查询", "Back to the check")).close("p");
    return frame.take();
}

}  // namespace page
