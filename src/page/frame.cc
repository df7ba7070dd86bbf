#include "page/frame.h"

namespace page {

std::string value_or(Form const& form, std::string const& name, std::string const& fallback) {
    auto found = form.find(name);
    return found == form.end() ? fallback : found->second;
}

Frame::Frame(Visitor const& visitor, std::string const& zh, std::string const& en, std::string const& heading_class) : english_(visitor.english) {
    html.open("html", {{"lang", english_ ? "en" : "zh-CN"}}).open("head").empty("meta", {{"charset", "utf-8"}});
    html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.element("title", either(zh, en) + " · " + either("衡信", "Hengxin"));
    html.empty("link", {{"rel", "stylesheet"}, {"href", "/window/plain.css"}}).close("head");
    html.open("body").open("header").element("a", {{"href", "/window/plain"}}, either("衡信 窗口比对", "Hengxin window check"));
    if (!visitor.csrf.empty()) {
        html.element("span", visitor.user + "　" + visitor.agency);
        form("/window/plain/logout", visitor.csrf);
        button("退出", "Log out");
        html.close("form");
    }
    html.close("header").open("main").element("h1", {{"class", heading_class}}, either(zh, en));
}

void Frame::pair(std::string_view zh, std::string_view en, std::string_view value) {
    if (value.empty()) return;
    say("dt", zh, en);
    html.element("dd", value);
}

void Frame::label(std::string_view of, std::string_view zh, std::string_view en) { html.element("label", {{"for", of}}, either(zh, en)); }

void Frame::option(std::string_view value, std::string_view title, bool selected) {
    using Attribute = std::pair<std::string_view, std::string_view>;
    html.element("option", {{"value", value}, selected ? Attribute{"selected", "selected"} : Attribute{}}, title);
}

void Frame::button(std::string_view zh, std::string_view en) { html.element("button", {{"type", "submit"}}, either(zh, en)); }

void Frame::form(std::string_view action, std::string_view csrf) {
    html.open("form", {{"method", "post"}, {"action", action}, {"accept-charset", "utf-8"}});
    html.empty("input", {{"type", "hidden"}, {"name", "csrf"}, {"value", csrf}});
}

void Frame::button_for_enter() {
    html.element("button", {{"type", "submit"}, {"name", "pressed"}, {"value", "enter"}, {"class", "unseen"}, {"tabindex", "-1"}, {"aria-hidden", "true"}}, "");
}

void Frame::pressed_button(std::string_view zh, std::string_view en) {
    html.element("button", {{"type", "submit"}, {"name", "pressed"}, {"value", "button"}}, either(zh, en));
}

bool was_pressed(Form const& sent) { return value_or(sent, "pressed") == "button"; }

namespace {

// A field as its label names it; a path of the API says nothing to people.
std::string field_title(std::string_view field, bool english) {
    struct Named { std::string_view field, zh, en; };
    constexpr Named kNamed[] = {{"matter", "办理事项", "matter"}, {"case", "办件编号", "case number"}, {"subject.code", "代码或证件号码", "code or document number"},
                                {"subject.name", "名称或姓名", "name"}};
    for (auto& each : kNamed) if (each.field == field) return std::string(english ? each.en : each.zh);
    return field.starts_with("decisions[") ? (english ? "measure" : "措施") : "";
}

// Of "校验码不符 / check digit", what is in the language of the page.
std::string half(std::string const& both, bool english) {
    auto at = both.find(" / ");
    return at == both.npos ? both : english ? both.substr(at + 3) : both.substr(0, at);
}

}  // namespace

void Frame::refusal(law::Refusal const& why) {
    html.open("div", {{"class", "refusal"}, {"role", "alert"}}).element("p", either(why.zh, why.en));
    html.open("ul");
    for (auto& field : why.fields) {
        auto about = field_title(field.field, english_), said = half(field.reason, english_);
        if (!field.value.empty()) about += (about.empty() ? "" : " ") + field.value;
        if (!field.remedy.empty()) said += either("；", "; ") + half(field.remedy, english_);
        html.element("li", about.empty() ? said : about + either("：", ": ") + said);
    }
    html.close("ul").element("p", {{"class", "small"}}, either("依据：", "Under: ") + why.instrument + " " + why.article).close("div");
}

std::string Frame::take() {
    html.close("main").close("body").close("html");
    return html.take();
}

}  // namespace page
