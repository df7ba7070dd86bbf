// What the counter's pages say. Pure: from what is to be shown to HTML, in Chinese or English.
#pragma once
#include "agency/agency.h"
#include "check/check.h"
#include "check/verdict.h"
#include "law/refusal.h"
#include "page/html.h"

namespace page {

using Form = std::map<std::string, std::string>;           // what was sent, by field

struct Visitor {
    std::string user, agency, csrf;                        // empty before logging in
    std::vector<agency::Remit> matters;
    bool english = false;
};

// A check as a case, waiting for its confirmation or confirmed, with the board that describes its measures.
struct Confirming {
    json::Object shown;                                    // as GET /api/v1/checks/{id}
    std::shared_ptr<check::Board const> board;
};

std::string login_page(bool english, law::Refusal const* why);
// The question; `nonce` makes sending the same form twice one question.
std::string ask_page(Visitor const& visitor, std::string const& nonce, Form const& sent, law::Refusal const* why);
// The verdict, below it what may be confirmed, and the next question.
std::string verdict_page(Visitor const& visitor, std::string const& nonce, json::Object const& answer, std::optional<Confirming> const& confirming,
                         Form const& asked);
std::string check_page(Visitor const& visitor, std::string const& nonce, Confirming const& confirming, Form const& sent, law::Refusal const* why);
// An entry beside its subject, for telling a candidate apart from the person at the counter.
std::string entry_page(Visitor const& visitor, json::Object const& entry, std::map<std::string, std::string> const& entry_titles,
                       json::Object const& subject, std::map<std::string, std::string> const& subject_titles);
std::string refusal_page(Visitor const& visitor, law::Refusal const& why);

// The decisions that a confirmation's form holds, as the API takes them.
json::Object confirmation(Form const& sent);

}  // namespace page
