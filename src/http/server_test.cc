// Against real sockets, with a client that sends what a library would not.
#include "http/server.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <future>
#include <thread>

#include "http/test_client.h"

namespace {

using http::test::Client;
using http::test::Reply;

using http::Answer;
using http::Limits;
using http::Response;
using Asked = std::shared_ptr<http::Request const>;

struct Running {
    http::Server server;
    std::thread thread;

    explicit Running(http::Handler handler, Limits limits = {}, int threads = 1)
        : server("127.0.0.1", 0, threads, std::move(handler), [](auto, auto path) { return path == "/big" ? 100000u : 1000u; }, limits),
          thread([this] { server.run(); }) {}
    ~Running() { end(); }
    void end() {
        if (!thread.joinable()) return;
        server.stop();
        thread.join();
    }
    unsigned short port() const { return server.port(); }
};

void echo(Asked request, Answer answer) {
    json::Object query;
    for (auto const& [name, value] : request->query) query[name] = value;
    json::Object said{{"method", request->method}, {"path", request->path}, {"query", query}, {"body", request->body}, {"peer", request->peer}};
    answer(http::json_response(200, said));
}

std::string get(std::string_view target, std::string_view more = "") {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: test\r\n" + std::string(more) + "\r\n";
}
std::string post(std::string_view target, std::string_view body, std::string_view more = "") {
    auto const length = "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return "POST " + std::string(target) + " HTTP/1.1\r\nHost: test\r\n" + length + std::string(more) + "\r\n" + std::string(body);
}
std::string code_of(Reply const& reply) {
    if (reply.body.empty()) return {};
    return json::text_or(json::parse(reply.body).as_object(), "code");
}
std::string member(Reply const& reply, std::string_view name) { return json::text(json::parse(reply.body).as_object(), name); }

}  // namespace

TEST_CASE("One connection carries several requests, one after the other or sent at once") {
    Running running(echo);
    Client client(running.port());
    CHECK(member(client.ask(get("/one?a=b+c")), "path") == "/one");
    auto const second = client.ask(post("/two", "hello"));
    CHECK(second.status == 200);
    CHECK(member(second, "body") == "hello");
    CHECK(member(second, "peer") == "127.0.0.1");
    client.send(post("/three", "x") + "\r\n" + get("/four") + get("/five"));
    CHECK(member(client.receive(), "path") == "/three");
    CHECK(member(client.receive(), "path") == "/four");
    CHECK(member(client.receive(), "path") == "/five");
    CHECK(client.ask(get("/six", "Connection: close\r\n")).headers.at("connection") == "close");
    CHECK(client.ended());
}

TEST_CASE("HTTP/1.0 is answered and closed, unless it asks to be kept") {
    Running running(echo);
    Client client(running.port());
    CHECK(client.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").headers.at("connection") == "keep-alive");
    CHECK(client.ask("GET / HTTP/1.0\r\n\r\n").status == 200);
    CHECK(client.ended());
}

TEST_CASE("A body may come in chunks and after a pause") {
    Running running(echo);
    Client client(running.port());
    std::string const header = "POST /c HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n";
    CHECK(member(client.ask(header + "\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"), "body") == "abcde");
    client.send(header + "Expect: 100-continue\r\n\r\n");
    CHECK(client.receive().status == 100);
    CHECK(member(client.ask("1\r\nz\r\n0\r\n\r\n"), "body") == "z");
}

TEST_CASE("HEAD is GET without the body") {
    Running running(echo);
    Client client(running.port());
    client.send("HEAD /h HTTP/1.1\r\nHost: test\r\n\r\n");
    auto const head = client.receive(true);
    auto const full = client.ask(get("/h"));
    CHECK(head.status == 200);
    CHECK(head.headers.at("content-length") == full.headers.at("content-length"));
    CHECK(member(full, "method") == "GET");
}

TEST_CASE("An answer may come later and from another thread") {
    std::thread later;
    std::promise<void> go;
    Running running([&](Asked request, Answer answer) {
        if (request->path == "/now") return answer({.body = "now"});
        later = std::thread([&go, answer] {
            go.get_future().wait();
            answer({.body = "later"});
        });
    });
    Client slow(running.port()), quick(running.port());
    slow.send(get("/later"));
    CHECK(quick.ask(get("/now")).body == "now");
    go.set_value();
    CHECK(slow.receive().body == "later");
    later.join();
}

TEST_CASE("Many clients are answered from other threads while more connect") {
    std::mutex mutex;
    std::vector<std::thread> workers;
    Running running(
        [&](Asked request, Answer answer) {
            std::lock_guard const lock(mutex);
            workers.emplace_back([request, answer] { answer({.body = request->path}); });
        },
        {}, 2);
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> clients;
        for (int i = 0; i < 8; ++i)
            clients.emplace_back([&, i] {
                Client client(running.port());
                for (int k = 0; k < 20; ++k) {
                    auto const path = "/" + std::to_string(i) + "/" + std::to_string(k);
                    if (client.ask(get(path)).body == path) ++right;
                }
            });
    }
    running.end();
    for (auto& worker : workers) worker.join();
    CHECK(right == 160);
}

TEST_CASE("A handler's exception is a 500 with the trace id and nothing of the inside, and the connection goes on") {
    Running running([](Asked request, Answer answer) {
        if (request->path == "/throw") throw std::runtime_error("SELECT secret FROM inside");
        if (request->path == "/after") {
            answer({.body = "done"});
            throw std::runtime_error("too late to matter");
        }
        if (request->path == "/drop") return;
        throw 7;
    });
    Client client(running.port());
    for (auto const path : {"/throw", "/drop", "/odd"}) {
        CAPTURE(path);
        auto const reply = client.ask(get(path));
        CHECK(reply.status == 500);
        CHECK(reply.headers.at("content-type") == "application/problem+json; charset=utf-8");
        CHECK(member(reply, "trace_id") == reply.headers.at("x-trace-id"));
        CHECK(reply.body.find("secret") == reply.body.npos);
    }
    CHECK(client.ask(get("/after")).body == "done");
}

TEST_CASE("A request dropped unanswered on another thread is a 500 too") {
    std::thread later;
    Running running([&](Asked, Answer answer) { later = std::thread([answer = std::move(answer)] {}); });
    Client client(running.port());
    CHECK(code_of(client.ask(get("/"))) == "internal");
    later.join();
}

TEST_CASE("Answering twice stops the process") {
    auto const child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL);
        ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
        Running running([](Asked, Answer answer) {
            answer({});
            answer({});
        });
        Client(running.port()).ask(get("/"));
        ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
}

TEST_CASE("What is too large is refused with its own status, before it is read") {
    Running running(echo);
    SUBCASE("header") { CHECK(Client(running.port()).ask(get("/", "X: " + std::string(9000, 'x') + "\r\n")).status == 431); }
    SUBCASE("request line") { CHECK(Client(running.port()).ask("GET /" + std::string(9000, 'x')).status == 431); }
    SUBCASE("announced body") {
        Client client(running.port());
        CHECK(client.ask("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 1001\r\n\r\n").status == 413);
        CHECK(client.ended());
    }
    SUBCASE("announced body, with a question") {
        CHECK(Client(running.port()).ask("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n").status == 413);
    }
    SUBCASE("chunked body") {
        auto const chunk = "1f4\r\n" + std::string(500, 'x') + "\r\n";
        std::string const header = "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n";
        CHECK(Client(running.port()).ask(header + chunk + chunk + chunk).status == 413);
    }
    SUBCASE("a body on its way") { CHECK(code_of(Client(running.port()).ask(post("/", std::string(300000, 'x')))) == "body_too_large"); }
    SUBCASE("another route's limit") { CHECK(member(Client(running.port()).ask(post("/big", std::string(90000, 'x'))), "body").size() == 90000); }
    SUBCASE("exactly the limit") { CHECK(Client(running.port()).ask(post("/", std::string(1000, 'x'))).status == 200); }
}

TEST_CASE("A request that does not arrive in time is 408, a connection that asks nothing is closed without a word") {
    Running running(echo, {.request_seconds = 1, .idle_seconds = 1});
    Client kept(running.port());
    CHECK(kept.ask(get("/")).status == 200);
    Client header(running.port()), body(running.port()), silent(running.port());
    header.send("GET / HTTP/1.1\r\nHo");
    body.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\nabc");
    CHECK(header.receive().status == 408);
    CHECK(body.receive().status == 408);
    CHECK(body.ended());
    CHECK(silent.receive().status == 0);
    CHECK(silent.ended());
    CHECK(kept.ended());
}

TEST_CASE("Bytes that keep dripping do not prolong a request") {
    Running running(echo, {.request_seconds = 1});
    Client client(running.port());
    std::atomic<bool> over = false;
    std::jthread const drip([&] {
        client.send("GET / HTTP/1.1\r\nX: ");
        while (!over) {
            client.send("x");
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    });
    auto const reply = client.receive();
    over = true;
    CHECK(reply.status == 408);
}

TEST_CASE("What could be read two ways is 400 and ends the connection") {
    Running running(echo);
    for (std::string const bad : {
             "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
             "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
             "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: gzip\r\n\r\n",
             "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
             "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: -3\r\n\r\nabc",
             "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
             "GET  / HTTP/1.1\r\nHost: test\r\n\r\n",
             "GET / HTTQ/1.1\r\nHost: test\r\n\r\n",
             "GET /\r\n\r\n",
             "GET / HTTP/2.0\r\nHost: test\r\n\r\n",
             "nonsense\r\n\r\n",
             "GET / HTTP/1.1\r\nHost : test\r\n\r\n",
             "GET / HTTP/1.1\r\n\r\n",
             "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
             "GET /%2fb HTTP/1.1\r\nHost: test\r\n\r\n",
             "GET /%ff HTTP/1.1\r\nHost: test\r\n\r\n",
         }) {
        CAPTURE(bad);
        Client client(running.port());
        auto const reply = client.ask(bad);
        CHECK(reply.status == 400);
        CHECK(code_of(reply) == "bad_request");
        CHECK(client.ended());
    }
    CHECK(Client(running.port()).ask(get("/", "Expect: miracles\r\n")).status == 417);
}

TEST_CASE("A connection too many hears 503, and finds room when another has gone") {
    Limits limits;
    SUBCASE("in all") { limits.connections = 2; }
    SUBCASE("per peer") { limits.connections_per_peer = 2; }
    Running running(echo, limits);
    auto first = std::make_unique<Client>(running.port());
    Client second(running.port());
    CHECK(first->ask(get("/")).status == 200);
    CHECK(second.ask(get("/")).status == 200);
    {
        Client third(running.port());
        auto const refused = third.ask(get("/"));
        CHECK(code_of(refused) == "too_many_connections");
        CHECK(refused.headers.at("connection") == "close");
        CHECK(third.ended());
    }
    first->ask(get("/", "Connection: close\r\n"));
    first.reset();
    int status = 503;
    while (status == 503) status = Client(running.port()).ask(get("/")).status;
    CHECK(status == 200);
}

TEST_CASE("A stop closes idle connections and lets the running request finish") {
    std::promise<Answer> asked;
    Running running([&](Asked request, Answer answer) {
        if (request->path == "/slow") asked.set_value(std::move(answer));
        else answer({});
    }, {}, 2);
    Client idle(running.port()), busy(running.port()), fresh(running.port());
    CHECK(idle.ask(get("/")).status == 200);
    busy.send(get("/slow"));
    auto const answer = asked.get_future().get();
    running.server.stop();
    CHECK(idle.ended());
    CHECK(fresh.ended());
    answer({.body = "finished"});
    auto const reply = busy.receive();
    CHECK(reply.body == "finished");
    CHECK(reply.headers.at("connection") == "close");
    CHECK(busy.ended());
    running.end();
}

TEST_CASE("A stop does not wait longer than it was told, and an answer to a server that is gone is harmless") {
    std::promise<Answer> asked;
    Answer answer;
    {
        Running running([&](Asked, Answer answer) { asked.set_value(std::move(answer)); }, {.drain_seconds = 1});
        Client client(running.port()), unfinished(running.port());
        client.send(get("/"));
        unfinished.send("GET / HT");
        answer = asked.get_future().get();
        running.end();
        CHECK(client.ended());
        CHECK(unfinished.ended());
    }
    answer({.body = "too late"});
}

TEST_CASE("A stop before the run ends the run") {
    http::Server server("127.0.0.1", 0, 2, echo, [](auto, auto) { return 0u; });
    server.stop();
    server.run();
    CHECK(server.port() != 0);
}

TEST_CASE("A taken port is refused by name, though ports are shared between our threads") {
    Running running(echo, {}, 2);
    auto const open = [&] { http::Server("127.0.0.1", running.port(), 1, echo, [](auto, auto) { return 0u; }); };
    CHECK_THROWS_WITH_AS(open(), doctest::Contains("端口已被占用 / cannot listen on 127.0.0.1"), std::runtime_error);
    auto const elsewhere = [] { http::Server("192.0.2.1", 0, 1, echo, [](auto, auto) { return 0u; }); };
    CHECK_THROWS_WITH_AS(elsewhere(), doctest::Contains("本机没有这个地址 / cannot listen on 192.0.2.1"), std::runtime_error);
    auto const nonsense = [] { http::Server("no address", 0, 1, echo, [](auto, auto) { return 0u; }); };
    CHECK_THROWS_WITH_AS(nonsense(), doctest::Contains("no address"), std::runtime_error);
}

TEST_CASE("A traceparent's trace id comes back, else a new one is made") {
    Running running(echo);
    Client client(running.port());
    std::string const trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    CHECK(client.ask(get("/", "traceparent: 00-" + trace + "-00f067aa0ba902b7-01\r\n")).headers.at("x-trace-id") == trace);
    auto const first = client.ask(get("/")).headers.at("x-trace-id");
    auto const second = client.ask(get("/", "traceparent: nonsense\r\n")).headers.at("x-trace-id");
    CHECK(first.size() == 32);
    CHECK(second.size() == 32);
    CHECK(first != second);
}

TEST_CASE("Each response carries the security headers, and a header's line ends cannot begin another") {
    Running running([](Asked request, Answer answer) {
        if (request->path == "/none") return answer({.status = 204, .body = ""});
        if (request->path == "/plain") return answer({.body = "{}"});
        Response own{.body = ""};
        own.headers = {{"Cache-Control", "max-age=60"}, {"content-security-policy", "default-src 'self'"}, {"X-Own", "a\r\nSet-Cookie: b"}};
        answer(own);
    });
    Client client(running.port());
    auto const plain = client.ask(get("/plain")).headers;
    CHECK(plain.at("x-content-type-options") == "nosniff");
    CHECK(plain.at("referrer-policy") == "no-referrer");
    CHECK(plain.at("x-frame-options") == "DENY");
    CHECK(plain.at("cache-control") == "no-store");
    CHECK(plain.at("content-security-policy") == "default-src 'none'; frame-ancestors 'none'");
    auto const own = client.ask(get("/own")).headers;
    CHECK(own.at("cache-control") == "max-age=60");
    CHECK(own.at("content-security-policy") == "default-src 'self'");
    CHECK(own.at("x-own") == "aSet-Cookie: b");
    CHECK_FALSE(own.contains("set-cookie"));
    auto const none = client.ask(get("/none"));
    CHECK(none.status == 204);
    CHECK_FALSE(none.headers.contains("content-length"));
    CHECK(client.ask(get("/plain")).body == "{}");
}
