#include "account/api.h"
#include "casework/api.h"
#include "http/described.h"

namespace account {
namespace {

using http::Request;
using http::Response;

// Who is logged in, and what their agency decides, or for what their agreement lets them ask: all that a screen needs to begin.
json::Object me(Auth const& auth, Account const& account, std::string const& csrf) {
    json::Array matters;
    for (auto& remit : auth.directory().remits(account.agency, auth.today()))
        matters.push_back(json::Object{{"matter", remit.matter}, {"kind", remit.kind}, {"title", remit.name}});
    json::Array purposes;
    for (auto& each : auth.directory().agreed(account.agency, auth.today()))
        purposes.push_back(json::Object{{"purpose", each.purpose}, {"title", each.title}, {"title_en", each.title_en}});
    json::Object all{{"account", account.id}, {"user", account.user}, {"name", account.name}, {"agency", account.agency},
                     {"agency_name", auth.directory().agency_name(account.agency)}, {"roles", json::write(account.roles)}, {"matters", std::move(matters)},
                     {"purposes", std::move(purposes)}};
    if (!csrf.empty()) all["csrf"] = csrf;
    return all;
}

// Whoever sends one believes that it was looked at.
law::Refusal no_second_factor() {
    return {"no_second_factor", "本系统没有启用动态口令，未登录。请去掉 otp 后重试。", "This deployment has no one-time passwords; nobody was logged in. Leave out `otp`.", "衡信系统规则 (own rule)", "登录", {},
            {{"otp", "", "没有启用 / is not in use", "去掉该项 / leave it out"}}, 400};
}

void log_in(Auth& auth, std::shared_ptr<Request const> request, http::Answer answer) {
    if (request->from_another_site()) return answer(casework::problem_of(login_from_elsewhere(), request->wants_english()));
    auto body = casework::body_object(*request);
    json::refuse_unknown(body, {"user", "password", "otp"});
    bool english = request->wants_english();
    if (!json::text_or(body, "otp").empty()) return answer(casework::problem_of(no_second_factor(), english));
    auth.login(json::text(body, "user"), json::text(body, "password"), false, "http", [&auth, answer, english](law::Result<Granted> granted) {
        if (!granted) return answer(casework::problem_of(granted.refusal(), english));
        auto response = http::json_response(201, me(auth, granted->account, granted->csrf));
        response.headers.push_back({"Set-Cookie", cookie_of(*granted)});
        answer(std::move(response));
    });
}

// RFC 6749 section 4.4: client credentials, in the body or by HTTP Basic.
void token(Auth& auth, std::shared_ptr<Request const> request, http::Answer answer) {
    std::map<std::string, std::string> form;
    auto error = [&](int status, char const* code) { return answer(http::json_response(status, json::Object{{"error", code}})); };
    if (request->header("content-type").starts_with("application/json")) {
        for (auto& member : casework::body_object(*request))
            if (member.value().is_string()) form[std::string(member.key())] = std::string(member.value().get_string());
    } else {
        form = http::form_fields(request->body);
    }
    if (auto basic = request->header("authorization"); basic.starts_with("Basic ")) {
        auto plain = crypto::from_base64(basic.substr(6)).value_or("");
        auto colon = plain.find(':');
        if (colon == std::string::npos) return error(401, "invalid_client");
        form["client_id"] = plain.substr(0, colon);
        form["client_secret"] = plain.substr(colon + 1);
    }
    if (form["grant_type"] != "client_credentials") return error(400, "unsupported_grant_type");
    auth.login(form["client_id"], form["client_secret"], true, "http", [answer](law::Result<Granted> granted) {
        if (!granted) {
            int status = granted.refusal().status;
            return answer(http::json_response(status, json::Object{{"error", status == 401 ? "invalid_client" : "temporarily_unavailable"}}));
        }
        answer(http::json_response(200, json::Object{{"access_token", granted->token}, {"token_type", "Bearer"}, {"expires_in", granted->seconds}}));
    });
}

void answer_kept(http::Answer const& answer, bool english, law::Result<casework::Done> const& done) {
    if (!done) return answer(casework::problem_of(done.refusal(), english));
    answer(http::json_response(200, json::Object{{"id", done->id}, {"act", done->act}, {"state", done->state}, {"leaf", std::int64_t(done->leaf)}}));
}

http::Handler guarded(std::function<void(std::shared_ptr<Request const>, http::Answer)> inner) {
    return [inner](std::shared_ptr<Request const> request, http::Answer answer) {
        try {
            inner(request, answer);
        } catch (json::Error const& e) {
            answer(http::unreadable(json::Error(e.what())));          // without what was sent: it may be a password
        }
    };
}

using http::Described;
using namespace json::schema;

// As `me` tells it.
json::Object session_schema() {
    auto matter = object({{"matter", string()}, {"kind", string()}, {"title", string()}});
    auto purpose = object({{"purpose", string()}, {"title", string()}, {"title_en", string()}});
    return object({{"account", string()}, {"user", string()}, {"name", string()}, {"agency", string()}, {"agency_name", string()}, {"roles", array(string())},
                   {"matters", array(std::move(matter))}, {"purposes", array(std::move(purpose))}, {"csrf?", string("sent back as X-CSRF-Token wherever something is changed")}});
}

Described logging_in() {
    return Described().takes(object({{"user", string()}, {"password", string()}, {"otp?", string("of a second factor; none is in use, so that anything but an empty one is refused")}}))
        .gives(201, "Logged in", component("Session")).with(201, "Set-Cookie", "hengxin_session, which the browser sends back");
}

Described changing(json::Object body) {
    return Described().takes(std::move(body)).gives(200, "Changed, and in the ledger", object({{"id", string()}, {"act", string()}, {"state", string()}, {"leaf", integer()}}));
}

Described granting() {
    auto asked = object({{"grant_type", value("client_credentials")}, {"client_id?", string()}, {"client_secret?", string()}, {"scope?", string()}});
    return Described()
        .takes(asked, "application/x-www-form-urlencoded").takes(asked)
        .gives(200, "The token", object({{"access_token", string()}, {"token_type", value("Bearer")}, {"expires_in", integer()}}))
        .refuses_with(object({{"error", string("RFC 6749, section 5.2")}}));
}

}  // namespace

law::Refusal login_from_elsewhere() {
    return {"login_from_elsewhere", "只能从本系统自己的页面登录，不能从其他网站发起。请直接打开本系统的登录页。",
            "A login begins on this system's own page and not on another site's. Open the login of this system itself.", "衡信系统规则 (own rule)", "登录", {}, {}, 403};
}

void add_routes(http::Router& router, Auth& auth) {
    router.define("Session", session_schema());
    router.add(http::Route{"POST", "/api/v1/session", http::Policy::everyone, "Log in",
                           guarded([&auth](auto request, auto answer) { log_in(auth, request, std::move(answer)); })}.as(logging_in()));
    router.add(http::Route{"GET", "/api/v1/session", http::Policy::logged_in, "Who is logged in", [&auth](auto request, auto answer) {
                               auto actor = auth.authenticate(*request);
                               if (!actor) return answer(casework::problem_of(actor.refusal(), request->wants_english()));
                               auto account = auth.directory().find_by_id(actor->account, auth.today());
                               if (!account) return answer(casework::problem_of(Auth::not_logged_in(), request->wants_english()));
                               answer(http::json_response(200, me(auth, *account, auth.csrf_of(*request))));
                           }}.as(Described().gives(200, "The account and what its agency decides", component("Session"))));
    router.add(http::Route{"DELETE", "/api/v1/session", http::Policy::logged_in, "Log out", [&auth](auto request, auto answer) {
                               auto actor = auth.authenticate(*request);
                               if (!actor) return answer(casework::problem_of(actor.refusal(), request->wants_english()));
                               auth.logout(*request, [answer] { answer(Response{204, "application/json; charset=utf-8", "", {{"Set-Cookie", no_cookie()}}}); },
                                           [answer, trace = request->trace_id](std::exception_ptr error) { answer(casework::problem_of(error, trace)); });
                           }}.as(Described().gives_nothing(204, "Logged out").with(204, "Set-Cookie", "ends the cookie")));
    router.add(http::Route{"PUT", "/api/v1/session/password", http::Policy::logged_in, "Change one's own password", guarded([&auth](auto request, auto answer) {
                               auto actor = auth.authenticate(*request);
                               if (!actor) return answer(casework::problem_of(actor.refusal(), request->wants_english()));
                               auto body = casework::body_object(*request);
                               json::refuse_unknown(body, {"old", "password"});
                               bool english = request->wants_english();
                               auth.change_own_secret(*actor, json::text(body, "old"), json::text(body, "password"),
                                                      [answer, english](law::Result<casework::Done> done) { answer_kept(answer, english, done); });
                           })}.as(changing(object({{"old", string()}, {"password", string()}}))));
    router.add(http::Route{"PUT", "/api/v1/accounts/{id}/password", http::Policy::logged_in, "Set an account's password, as the security administrator",
                           guarded([&auth](auto request, auto answer) {
                               auto actor = auth.authenticate(*request);
                               if (!actor) return answer(casework::problem_of(actor.refusal(), request->wants_english()));
                               auto body = casework::body_object(*request);
                               json::refuse_unknown(body, {"password"});
                               bool english = request->wants_english();
                               auth.set_secret(*actor, request->parameter("id"), json::text(body, "password"),
                                               [answer, english](law::Result<casework::Done> done) { answer_kept(answer, english, done); });
                           })}.as(changing(object({{"password", string()}}))));
    router.add(http::Route{"POST", "/oauth/token", http::Policy::everyone, "Client credentials of an agency's system",
                           guarded([&auth](auto request, auto answer) { token(auth, request, std::move(answer)); })}.as(granting()));
}

}  // namespace account
