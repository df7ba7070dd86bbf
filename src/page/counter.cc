#include "page/counter.h"
#include "account/api.h"
#include "page/frame.h"
#include "page/site.h"

namespace page {
namespace {

using http::Policy;
using http::Request;
using http::Response;
using law::Refusal;
using Asked = std::shared_ptr<Request const>;

// No script, no picture, no foreign form, and nothing kept by the browser. Under "no-referrer" its forms would be sent as from nowhere (Origin: null).
constexpr std::string_view kNothingRuns = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
constexpr char const* kHome = "/window/plain";

Response html(int status, std::string body) { return {status, "text/html; charset=utf-8", std::move(body), page_headers(kNothingRuns, "no-store", "same-origin")}; }

Response go_to(std::string const& address) {
    auto response = html(303, "");
    response.headers.push_back({"Location", address});
    return response;
}

std::string trimmed(std::string const& text) {
    auto first = text.find_first_not_of(" \t\r\n");
    return first == text.npos ? "" : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Form form_of(Request const& request) {
    Form form = http::form_fields(request.body);
    for (auto& [name, value] : form) if (name != "password") value = trimmed(value);
    return form;
}

Visitor visitor_of(Counter const& counter, Request const& request, casework::Actor const& actor) {
    auto& directory = counter.auth.directory();
    return {actor.user, directory.agency_name(actor.agency), counter.auth.csrf_of(request), directory.remits(actor.agency, counter.auth.today()), request.wants_english()};
}

std::string nonce(Counter const& counter) { return crypto::hex(counter.random(12)); }

// Nothing is cut off: a page of ours that cannot be made is a failure, told as the server tells all of them.
casework::Failed told(http::Answer const& answer, Asked const& request) {
    return [answer, trace = request->trace_id](std::exception_ptr error) { answer(casework::problem_of(error, trace)); };
}

// Runs `then` for whoever is logged in, with what their form sent; others get the login.
using Then = std::function<void(casework::Actor const&, Visitor const&, Form const&)>;
void as_visitor(Counter const& counter, Asked const& request, http::Answer const& answer, Then const& then) {
    bool posted = request->method == "POST";
    auto form = posted ? form_of(*request) : Form();
    auto actor = counter.auth.authenticate_form(*request, value_or(form, "csrf"));
    if (actor) return then(*actor, visitor_of(counter, *request, *actor), form);
    auto& why = actor.refusal();
    bool first = request->path == kHome && !posted;
    answer(html(first ? 200 : why.status, login_page(request->wants_english(), first ? nullptr : &why)));
}

void log_in(Counter const& counter, Asked const& request, http::Answer const& answer) {
    auto form = form_of(*request);
    bool english = request->wants_english();
    auto elsewhere = account::login_from_elsewhere();
    if (request->from_another_site()) return answer(html(elsewhere.status, login_page(english, &elsewhere)));
    counter.auth.login(value_or(form, "user"), value_or(form, "password"), false, "http", [answer, english](law::Result<account::Granted> granted) {
        if (!granted) return answer(html(granted.refusal().status, login_page(english, &granted.refusal())));
        auto response = go_to(kHome);
        response.headers.push_back({"Set-Cookie", account::cookie_of(*granted)});
        answer(std::move(response));
    });
}

void read_check(Counter const& counter, Asked const& request, http::Answer const& answer, casework::Actor const& actor, std::string const& id,
                std::function<void(law::Result<Confirming>)> then) {
    auto shown = [then, board = counter.desk.board()](law::Result<json::Object> found) {
        if (found) then(Confirming{std::move(*found), board});
        else then(found.refusal());
    };
    casework::read_case(*counter.api, *counter.api->nouns.named("check"), actor, id, {counter.auth.today(), {}}, request->wants_english(), shown, told(answer, request));
}

// The same form sent twice is one question; with anything changed in it, it is another.
casework::idempotency::Key key_of(casework::Actor const& actor, Form const& form) {
    std::string all;
    for (auto* name : {"nonce", "matter", "case", "code", "name"}) all += value_or(form, name) + "\n";
    auto digest = crypto::hex(crypto::bytes(crypto::hash(crypto::Suite::sha256_ed25519, {all})));
    return {actor.account + " POST /window/plain/checks", value_or(form, "nonce").empty() ? "" : digest, digest};
}

void ask(Counter const& counter, Asked const& request, http::Answer const& answer, casework::Actor const& actor, Visitor const& visitor, Form const& form) {
    check::Desk::Request asked{value_or(form, "matter"), value_or(form, "case"), value_or(form, "code"), value_or(form, "name"), key_of(actor, form)};
    auto done = [counter, request, answer, actor, visitor, form](law::Result<json::Object> result, bool) {
        if (!result) return answer(html(result.refusal().status, ask_page(visitor, nonce(counter), form, &result.refusal())));
        // A case is there only where something may be confirmed.
        auto shown = [=, verdict = *result](law::Result<Confirming> found) {
            answer(html(200, verdict_page(visitor, nonce(counter), verdict, found ? std::optional(*found) : std::nullopt, form)));
        };
        read_check(counter, request, answer, actor, json::text(*result, "id"), shown);
    };
    counter.desk.ask(counter.api->writer, actor, std::move(asked), counter.auth.today(), done, told(answer, request));
}

void show_check(Counter const& counter, Asked const& request, http::Answer const& answer, casework::Actor const& actor, Visitor const& visitor,
                Form const& sent, std::optional<Refusal> why) {
    read_check(counter, request, answer, actor, request->parameter("id"), [=](law::Result<Confirming> found) {
        if (!found) return answer(html(found.refusal().status, refusal_page(visitor, found.refusal())));
        answer(html(why ? why->status : 200, check_page(visitor, nonce(counter), *found, sent, why ? &*why : nullptr)));
    });
}

Refusal nothing_pressed() {
    return {"nothing_pressed", "尚未办理：回车和扫码不作确认，请用按钮。", "Nothing was done: Enter and a scanner confirm nothing; press the button.", "宁社信发〔2020〕6号", "（十三）", {}, {}, 422};
}
Refusal papers_not_compared() {
    return {"identity_not_compared", "请先核对证照，并勾选“我已核对”。", "Compare the papers first and tick the box.", "宁社信发〔2020〕6号", "（十三）", {}, {}, 422};
}

void act(Counter const& counter, Asked const& request, http::Answer const& answer, casework::Actor const& actor, Visitor const& visitor, Form const& form) {
    if (!was_pressed(form)) return show_check(counter, request, answer, actor, visitor, form, nothing_pressed());
    bool confirms = value_or(form, "act") != "set_aside";
    if (confirms && value_or(form, "identity") != "yes") return show_check(counter, request, answer, actor, visitor, form, papers_not_compared());
    auto fields = confirms ? confirmation(form) : json::Object{{"reason", value_or(form, "reason")}};
    casework::Command command{"check", request->parameter("id"), confirms ? "confirm" : "set_aside", std::move(fields), {}, {}, {}};
    auto refused = [=](Refusal const& why) { show_check(counter, request, answer, actor, visitor, form, why); };
    auto job = [=](store::Db& db, casework::Door& door, casework::Setting const& now) {
        auto done = door.act(db, actor, command, now);
        if (!done) return casework::Finished{true, [refused, why = done.refusal()](auto*) { refused(why); }};
        return casework::Finished{false, [answer, id = command.id](auto*) { answer(go_to("/window/plain/checks/" + id)); }};
    };
    auto failed = told(answer, request);
    if (!counter.api->writer.submit(std::move(job), failed)) failed(std::make_exception_ptr(store::Failure("the writer's queue is full", "queue")));
}

// A possible match in full, for telling it apart: its entry, and its subject as a recorded look.
void compare(Counter const& counter, Asked const& request, http::Answer const& answer, casework::Actor const& actor, Visitor const& visitor) {
    auto& nouns = counter.api->nouns;
    auto &entries = *nouns.named("entry"), &subjects = *nouns.named("subject");
    bool english = visitor.english;
    auto refused = [=](Refusal const& why) { answer(html(why.status, refusal_page(visitor, why))); };
    auto read = [=](casework::Noun const& noun, std::string const& id, std::function<void(law::Result<json::Object>)> then) {
        casework::read_case(*counter.api, noun, actor, id, {counter.auth.today(), {}}, english, then, told(answer, request));
    };
    read(entries, request->parameter("id"), [=, &entries, &subjects](law::Result<json::Object> entry) {
        if (!entry) return refused(entry.refusal());
        read(subjects, json::text(*entry, "subject"), [=, &entries, &subjects, entry = *entry](law::Result<json::Object> subject) {
            if (!subject) return refused(subject.refusal());
            auto titles = [english](casework::Noun const& noun) { return casework::titles(noun.words, noun.editions.back(), english); };
            answer(html(200, entry_page(visitor, entry, titles(entries), *subject, titles(subjects))));
        });
    });
}

void add(http::Router& router, std::string method, std::string pattern, Policy policy, std::string summary, std::function<void(Asked const&, http::Answer const&)> handler) {
    http::Route route{std::move(method), std::move(pattern), policy, std::move(summary), [handler](Asked request, http::Answer answer) { handler(request, answer); }};
    route.for_people = true;
    router.add(std::move(route));
}

}  // namespace

void add_counter(http::Router& router, Counter counter) {
    auto visited = [counter](auto then) {
        return [counter, then](Asked const& request, http::Answer const& answer) {
            as_visitor(counter, request, answer, [&](casework::Actor const& actor, Visitor const& visitor, Form const& form) { then(request, answer, actor, visitor, form); });
        };
    };
    add(router, "GET", kHome, Policy::everyone, "The counter without script",
        visited([counter](auto&, auto& answer, auto&, auto& visitor, auto& form) { answer(html(200, ask_page(visitor, nonce(counter), form, nullptr))); }));
    add(router, "POST", "/window/plain/login", Policy::everyone, "The counter without script: log in",
        [counter](auto& request, auto& answer) { log_in(counter, request, answer); });
    add(router, "POST", "/window/plain/logout", Policy::logged_in, "The counter without script: log out", visited([counter](auto& request, auto& answer, auto&, auto&, auto&) {
            auto left = [answer] {
                auto response = go_to(kHome);
                response.headers.push_back({"Set-Cookie", account::no_cookie()});
                answer(std::move(response));
            };
            counter.auth.logout(*request, left, [answer, trace = request->trace_id](std::exception_ptr error) { answer(casework::problem_of(error, trace)); });
        }));
    add(router, "POST", "/window/plain/checks", Policy::logged_in, "The counter without script: check a subject",
        visited([counter](auto& request, auto& answer, auto& actor, auto& visitor, auto& form) { ask(counter, request, answer, actor, visitor, form); }));
    add(router, "GET", "/window/plain/checks/{id}", Policy::logged_in, "The counter without script: a check that offered measures",
        visited([counter](auto& request, auto& answer, auto& actor, auto& visitor, auto&) { show_check(counter, request, answer, actor, visitor, {}, {}); }));
    add(router, "POST", "/window/plain/checks/{id}", Policy::logged_in, "The counter without script: confirm or set aside",
        visited([counter](auto& request, auto& answer, auto& actor, auto& visitor, auto& form) { act(counter, request, answer, actor, visitor, form); }));
    add(router, "GET", "/window/plain/entries/{id}", Policy::logged_in, "The counter without script: a possible match, compared",
        visited([counter](auto& request, auto& answer, auto& actor, auto& visitor, auto&) { compare(counter, request, answer, actor, visitor); }));
}

}  // namespace page
