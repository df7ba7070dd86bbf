// The frame of a page without script, and the pieces that its forms are made of.
#pragma once
#include "page/counter_page.h"

namespace page {

std::string value_or(Form const& form, std::string const& name, std::string const& fallback = "");

class Frame {
 public:
    Frame(Visitor const& visitor, std::string const& zh, std::string const& en, std::string const& heading_class = "");
    Html html;

    bool english() const { return english_; }
    std::string either(std::string_view zh, std::string_view en) const { return std::string(english_ ? en : zh); }
    void say(std::string_view element, std::string_view zh, std::string_view en) { html.element(element, english_ ? en : zh); }
    void pair(std::string_view zh, std::string_view en, std::string_view value);       // dt, dd; nothing when there is no value
    void label(std::string_view of, std::string_view zh, std::string_view en);
    void option(std::string_view value, std::string_view title, bool selected);
    void button(std::string_view zh, std::string_view en);
    void form(std::string_view action, std::string_view csrf);     // opens it
    // Enter anywhere in a form presses its first button, and browsers pass over one that is disabled. So where Enter must do nothing, the
    // first is an unseen one, and the form acts only when the other was pressed: `was_pressed`.
    void button_for_enter();
    void pressed_button(std::string_view zh, std::string_view en);
    void refusal(law::Refusal const& why);
    std::string take();

 private:
    bool english_;
};

bool was_pressed(Form const& sent);

// What was confirmed, or what may be; both of a check as a case.
void outcome(Frame& frame, Confirming const& confirming);
void confirm_forms(Frame& frame, Visitor const& visitor, Confirming const& confirming, json::Object const& answer, Form const& sent);

}  // namespace page
