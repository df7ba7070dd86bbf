#include "page/frame.h"

namespace page {
namespace {

using check::Offer;

std::vector<Offer> offers_of(Confirming const& confirming) { return json::read<std::vector<Offer>>(confirming.shown.at("offers"), "$.offers"); }

// The measures offered, each once: a decision names a number.
std::vector<Offer> numbers(std::vector<Offer> const& offers) {
    std::vector<Offer> all;
    for (auto& offer : offers) {
        bool known = std::any_of(all.begin(), all.end(), [&](Offer const& other) { return other.number == offer.number; });
        if (!known) all.push_back(offer);
    }
    return all;
}

measure::Measure const* measure_of(check::Board const& board, std::string const& id) {
    for (auto& measure : board.measures) if (measure.id == id) return &measure;
    return nullptr;
}

std::string named(Frame const& frame, Confirming const& confirming, Offer const& offer) {
    auto* measure = measure_of(*confirming.board, offer.measure);
    if (!measure) return offer.number;
    return offer.number + " " + (frame.english() && !measure->name_en.empty() ? measure->name_en : measure->name_zh);
}

std::string reason_title(Frame const& frame, std::string const& reason) {
    for (auto& word : check::kReasonWords) if (word.name == reason) return frame.either(word.zh, word.en);
    return reason;
}

void choice(Frame& frame, std::string const& name, std::string const& value, std::string const& words, bool chosen) {
    using Attribute = std::pair<std::string_view, std::string_view>;
    auto id = name + "." + value;
    frame.html.open("div", {{"class", "choice"}});
    frame.html.empty("input", {{"type", "radio"}, {"id", id}, {"name", name}, {"value", value}, chosen ? Attribute{"checked", "checked"} : Attribute{}});
    frame.html.element("label", {{"for", id}}, words).close("div");
}

// One measure: done, not done and why, or later.
void decision(Frame& frame, Confirming const& confirming, Offer const& offer, Form const& sent) {
    auto name = "outcome." + offer.number, reason = "reason." + offer.number, words = "words." + offer.number;
    auto chosen = value_or(sent, name, "later");
    frame.html.open("fieldset").element("legend", named(frame, confirming, offer));
    if (auto* measure = measure_of(*confirming.board, offer.measure))
        frame.html.element("p", frame.english() && !measure->what_to_do_en.empty() ? measure->what_to_do_en : measure->what_to_do_zh);
    choice(frame, name, "applied", frame.either("已实施", "applied"), chosen == "applied");
    choice(frame, name, "not_applied", frame.either("未实施", "not applied"), chosen == "not_applied");
    auto later = offer.voluntary ? frame.either("不采用（自愿性措施）", "not taken (voluntary)") : frame.either("稍后反馈，产生待办任务", "later: opens a task");
    choice(frame, name, "later", later, chosen == "later");
    frame.label(reason, "未实施的原因", "why not applied");
    frame.html.open("select", {{"id", reason}, {"name", reason}});
    frame.option("", "—", value_or(sent, reason).empty());
    for (auto& each : check::reasons()) frame.option(each, reason_title(frame, each), value_or(sent, reason) == each);
    frame.html.close("select");
    frame.label(words, "说明（其他原因须写明）", "in words (required for another reason)");
    frame.html.empty("input", {{"id", words}, {"name", words}, {"value", value_or(sent, words)}, {"autocomplete", "off"}}).close("fieldset");
}

std::string candidate_words(Frame const& frame, json::Object const& answer, std::string const& entry) {
    for (auto& each : json::array_or_empty(answer, "candidates"))
        if (auto& one = each.get_object(); json::text(one, "entry") == entry) {
            auto all = json::text_or(one, "name");
            if (auto code = json::text_or(one, "code"); !code.empty()) all += " " + code;
            return all + (all.empty() ? "" : frame.either("：", ": ")) + json::text(one, frame.english() ? "reason_en" : "reason");
        }
    return entry;
}

// Which of the possible matches is the one at the counter; nothing is chosen beforehand.
void candidates(Frame& frame, json::Object const& answer, std::vector<Offer> const& offers, Form const& sent) {
    std::vector<std::string> entries;
    for (auto& offer : offers)
        if (offer.candidate && std::find(entries.begin(), entries.end(), offer.entry) == entries.end()) entries.push_back(offer.entry);
    if (entries.empty()) return;
    frame.html.open("fieldset");
    frame.say("legend", "疑似条目：哪一条是本人（本单位）", "Possible matches: which one is it");
    for (auto& entry : entries) {
        choice(frame, "entry", entry, candidate_words(frame, answer, entry), value_or(sent, "entry") == entry);
        frame.html.open("p").element("a", {{"href", "/window/plain/entries/" + entry}, {"target", "_blank"}, {"rel", "noopener"}},
                                     frame.either("核对条目与主体（查看留痕）", "Compare entry and subject (the look is recorded)")).close("p");
    }
    frame.html.close("fieldset");
}

bool may(json::Object const& shown, std::string_view act) {
    auto& all = shown.at("possible").get_array();
    return std::any_of(all.begin(), all.end(), [&](json::Value const& each) {
        return json::text(each.get_object(), "act") == act && !each.get_object().contains("not_yet");
    });
}

void set_aside_form(Frame& frame, Visitor const& visitor, std::string const& action) {
    frame.say("h2", "不适用", "Set aside");
    frame.form(action, visitor.csrf);
    frame.button_for_enter();
    frame.html.empty("input", {{"type", "hidden"}, {"name", "act"}, {"value", "set_aside"}});
    frame.label("why", "原因", "reason");
    frame.html.open("select", {{"id", "why"}, {"name", "reason"}});
    frame.option("not_the_same_subject", frame.either("非同一主体", "not the same subject"), false);
    frame.option("case_withdrawn", frame.either("办件已撤回", "the case was withdrawn"), false);
    frame.option("asked_in_error", frame.either("误查", "asked in error"), false);
    frame.html.close("select");
    frame.pressed_button("不适用", "Set aside");
    frame.html.close("form");
}

}  // namespace

void outcome(Frame& frame, Confirming const& confirming) {
    auto& decisions = confirming.shown.at("decisions").get_array();
    if (decisions.empty()) return;
    frame.html.open("dl");
    for (auto& each : decisions) {
        auto& decision = each.get_object();
        auto words = json::text(decision, "outcome") == "applied" ? frame.either("已实施", "applied")
                                                                  : frame.either("未实施：", "not applied: ") + reason_title(frame, json::text(decision, "reason"));
        frame.html.element("dt", json::text(decision, "measure")).element("dd", words);
    }
    frame.html.close("dl");
}

void confirm_forms(Frame& frame, Visitor const& visitor, Confirming const& confirming, json::Object const& answer, Form const& sent) {
    if (!may(confirming.shown, "confirm")) return;
    auto offers = offers_of(confirming);
    auto action = "/window/plain/checks/" + json::text(confirming.shown, "id");
    frame.say("h2", "确认身份并反馈", "Confirm identity and feed back");
    frame.form(action, visitor.csrf);
    frame.button_for_enter();
    frame.html.empty("input", {{"type", "hidden"}, {"name", "act"}, {"value", "confirm"}});
    candidates(frame, answer, offers, sent);
    for (auto& offer : numbers(offers)) decision(frame, confirming, offer, sent);
    if (!confirming.shown.at("warnings").get_array().empty()) {
        frame.label("override_reason", "有提示仍予确认的理由", "why in spite of the warnings");
        // Several lines, because Enter in a line would press a button.
        frame.html.element("textarea", {{"id", "override_reason"}, {"name", "override_reason"}, {"rows", "2"}}, value_or(sent, "override_reason"));
    }
    frame.html.open("div", {{"class", "choice"}}).empty("input", {{"type", "checkbox"}, {"id", "identity"}, {"name", "identity"}, {"value", "yes"}});
    frame.label("identity", "我已核对证照，确认当事人与名单主体一致", "I have compared the papers: this is the subject listed");
    frame.html.close("div");
    frame.pressed_button("确认并登记", "Confirm and record");
    frame.html.close("form");
    set_aside_form(frame, visitor, action);
}

json::Object confirmation(Form const& sent) {
    json::Array decisions;
    for (auto& [name, value] : sent) {
        if (!name.starts_with("outcome.") || value == "later") continue;
        auto number = name.substr(std::string_view("outcome.").size());
        json::Object decision{{"measure", number}, {"outcome", value}};
        if (auto reason = value_or(sent, "reason." + number); value != "applied" && !reason.empty()) decision["reason"] = reason;
        if (auto words = value_or(sent, "words." + number); value != "applied" && !words.empty()) decision["words"] = words;
        decisions.push_back(std::move(decision));
    }
    json::Object all{{"decisions", std::move(decisions)}};
    for (auto* name : {"entry", "override_reason"})
        if (auto value = value_or(sent, name); !value.empty()) all[name] = value;
    return all;
}

}  // namespace page
