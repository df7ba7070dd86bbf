// The server with one more route, for measuring what proof costs: POST /bench/verdict answers a check from the board with full
// authorisation, but neither asks the writer nor leaves a receipt. It is built by bench/http.sh and is no part of the product.
#include <csignal>
#include <cstdio>
#include <iostream>
#include "casework/api.h"
#include "engine/web.h"

namespace {

using http::Request;

void verdict(engine::Engine& engine, Request const& request, http::Answer const& answer) {
    auto actor = engine.auth->authenticate(request);
    if (!actor) return answer(casework::problem_of(actor.refusal(), false));
    auto body = casework::body_object(request);
    json::refuse_unknown(body, {"matter", "case", "subject", "officer"});
    auto& subject = json::object(body, "subject");
    auto matter = json::text(body, "matter");
    if (auto officer = json::text_or(body, "officer"); !officer.empty()) actor = engine.auth->name_officer(*actor, officer);
    if (!actor) return answer(casework::problem_of(actor.refusal(), false));
    auto board = engine.desk->board();
    auto today = engine.today();
    if (auto no = engine.desk->may_ask(*board, *actor, matter, today)) return answer(casework::problem_of(*no, false));
    check::Question question{actor->agency, matter, json::text_or(body, "case"), json::text_or(subject, "code", "", "$.subject"),
                             json::text_or(subject, "name", "", "$.subject"), ""};
    if (auto code = text::normalise_code(question.code); code.kind == text::CodeKind::citizen) question.blind = engine.blind(code.value);
    auto answered = check::verdict(*board, question, today);
    answer({201, "application/json; charset=utf-8", json::canonical(check::shown(answered, "0", *board)), {}});
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: bench_server DIR PORT\n");
        return 2;
    }
    std::signal(SIGPIPE, SIG_IGN);
    engine::Engine engine(argv[1]);
    auto router = engine::all_routes(engine);
    router->add(http::Route{"POST", "/bench/verdict", http::Policy::logged_in, "A check without its receipt",
                            [&engine](std::shared_ptr<Request const> request, http::Answer answer) { verdict(engine, *request, answer); }});
    int threads = std::max(2, int(std::thread::hardware_concurrency()));
    http::Server server("127.0.0.1", static_cast<unsigned short>(std::stoul(argv[2])), threads, engine::handler_of(router),
                        [router](std::string_view method, std::string_view path) { return router->body_limit(method, path); });
    std::thread waiting([&] {                      // until whoever measures closes our input
        for (std::string line; std::getline(std::cin, line);) {}
        server.stop();
    });
    std::printf("ready\n");
    std::fflush(stdout);
    server.run();
    waiting.join();
}
