// Logins that meet a change of their password, or the end of the server, in the writer's queue.
#include <doctest/doctest.h>
#include <future>
#include "account/auth.h"
#include "http/router.h"
#include "test/county.h"
#include "test/own_folder.h"

namespace {

constexpr char const* kOld = "a password of the old days";
constexpr char const* kNew = "a password of the new days";

struct Logins {
    test::OwnFolder folder{"login"};
    std::string file = folder.file("county.db");
    test::County county{file};
    std::shared_ptr<casework::Api> api = county.api(file, "secadmin");
    account::Directory directory;
    account::Auth auth{{&directory, &api->writer, api->now, [](std::size_t bytes) { return std::string(bytes, '7'); }}};

    Logins() {
        auto officer = county.actor("officer").value().account;
        std::promise<law::Result<casework::Done>> told;
        auth.set_secret(county.actor("secadmin").value(), officer, kOld, [&](auto done) { told.set_value(std::move(done)); });
        REQUIRE(told.get_future().get());
        look_again();
    }
    void look_again() { county.read([&](store::Db& db, casework::Door&) { directory.load(db); return 0; }); }
    std::future<law::Result<casework::Done>> change() {
        auto told = std::make_shared<std::promise<law::Result<casework::Done>>>();
        auth.change_own_secret(county.actor("officer").value(), kOld, kNew, [told](auto done) { told->set_value(std::move(done)); });
        return told->get_future();
    }
    std::future<law::Result<account::Granted>> login(std::string const& user, std::string const& secret) {
        auto told = std::make_shared<std::promise<law::Result<account::Granted>>>();
        auth.login(user, secret, false, "http", [told](auto granted) { told->set_value(std::move(granted)); });
        return told->get_future();
    }
    // Secrets are compared one after another: once nobody was told no, all that were sent before wait for the writer.
    void compared() { REQUIRE_FALSE(login("nobody", kOld).get()); }
};

// The writer does nothing else until this is gone.
struct Busy {
    std::promise<void> begun, over;
    explicit Busy(casework::Writer& writer) {
        writer.submit(
            [this, wait = over.get_future().share()](store::Db&, casework::Door&, casework::Setting const&) {
                begun.set_value();
                wait.wait();
                return casework::Finished{false, [](auto*) {}};
            },
            [](std::exception_ptr) {});
        begun.get_future().wait();
    }
    ~Busy() { over.set_value(); }
};

}  // namespace

TEST_CASE("whoever logs in while their password is changed does not come in by the old one") {
    Logins at;
    std::future<law::Result<casework::Done>> changed;
    std::future<law::Result<account::Granted>> old;
    {
        Busy busy(at.api->writer);
        changed = at.change();
        old = at.login("officer", kOld);
        at.compared();
    }
    CHECK(changed.get());
    auto told = old.get();
    REQUIRE_FALSE(told);
    CHECK(told.refusal().code == "wrong_login");
    at.look_again();
    CHECK(at.login("officer", kNew).get());
}

TEST_CASE("whoever waits for other roles changes their password meanwhile, and stays waiting") {
    Logins at;
    auto officer = at.county.actor("officer").value().account;
    REQUIRE(at.county.act("sysadmin", {"account", officer, "propose_roles", {{"roles", json::Array{json::Value("handler")}}}, {}, {}, {}}));
    auto changed = at.change().get();
    REQUIRE(changed);
    CHECK(changed->state == "roles_proposed");
    at.look_again();
    CHECK(at.login("officer", kNew).get());
}

TEST_CASE("a hash that was made elsewhere is no act: passwords are set by their own route alone") {
    Logins at;
    http::Router router;
    casework::add_routes(router, at.api, {});
    auto handler = at.county.actor("handler").value().account;
    auto path = "/api/v1/accounts/" + handler + "/acts";
    auto match = router.match("POST", path);
    REQUIRE(match.route);
    auto request = std::make_shared<http::Request>();
    *request = {"POST", path, {}, {}, R"({"act":"set_secret","secret":"$argon2id$x"})", "", match.parameters, ""};
    std::promise<http::Response> answered;
    match.route->handler(request, [&](http::Response response) { answered.set_value(std::move(response)); });
    auto response = answered.get_future().get();
    CHECK(response.status == 422);
    CHECK(json::text(json::parse(response.body).get_object(), "code") == "secret_by_its_own_route");
    CHECK(response.body.find("argon2id$x") == response.body.npos);
    CHECK(json::canonical(at.county.view("account", handler)).find(R"("has_secret":false)") != std::string::npos);
}

TEST_CASE("whoever waits in the writer when logins stop is answered") {
    Logins at;
    std::future<law::Result<account::Granted>> waiting;
    {
        Busy busy(at.api->writer);
        waiting = at.login("officer", kOld);
        at.compared();
        at.auth.stop();
    }
    auto told = waiting.get();
    REQUIRE(told);
    CHECK(at.auth.actor_of_token(told->token, "http"));
}
