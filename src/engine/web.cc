#include "engine/web.h"
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include "casework/idempotency.h"
#include "engine/jobs.h"
#include "engine/metrics.h"
#include "engine/socket.h"
#include "rule/store.h"
#include "text/personal.h"

namespace engine {
namespace {

struct Address {
    std::string host;
    unsigned short port;
};
Address address_in(std::string const& text) {
    auto colon = text.rfind(':');
    if (colon == std::string::npos || colon + 1 == text.size() || text.substr(colon + 1).find_first_not_of("0123456789") != std::string::npos)
        throw std::invalid_argument("地址应写作 127.0.0.1:8080 / write an address like 127.0.0.1:8080: " + text);
    auto port = colon + 6 < text.size() ? 0UL : std::stoul(text.substr(colon + 1));
    if (port > 65535 || (port == 0 && text.substr(colon + 1) != "0"))
        throw std::invalid_argument("端口应为 1 至 65535（0 由系统选择） / a port is 1 to 65535, or 0 for any: " + text);
    return {text.substr(0, colon), static_cast<unsigned short>(port)};
}

// Appends every checkpoint to a file, wherever the operator mounted it: what the signer could rewrite here is caught there.
class Anchor {
 public:
    explicit Anchor(std::string const& path) {
        if (path.empty()) return;
        file_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
        if (file_ < 0) throw std::invalid_argument("无法写入检查点文件 / cannot write " + path + ": " + std::strerror(errno));
    }
    ~Anchor() {
        if (file_ >= 0) ::close(file_);
    }
    void operator()(ledger::Checkpoint const& checkpoint) {
        if (file_ < 0) return;
        auto text = checkpoint.note + "\n";
        if (::write(file_, text.data(), text.size()) != ssize_t(text.size())) std::fprintf(stderr, "the anchor file could not be written\n");
    }

 private:
    int file_ = -1;
};

void refuse_missing_periods(Engine& engine) {
    auto missing = rule::missing_periods(engine.writer->law_now()->periods, all_nouns());
    if (missing.empty()) return;
    std::string all;
    for (auto& each : missing) all += "\n  " + each;
    throw std::runtime_error("法定期间不全，不能启动 / periods are missing:" + all);
}

void forget_what_is_old(Engine& engine) {
    engine.writer->run([](store::Db& db, casework::Door&, casework::Setting const& now) {
        forget_old_jobs(db, now.at);
        casework::idempotency::forget_old(db, now.at);
        ledger::prune_notes(db, now.at);
        return 0;
    });
}

// Every minute, and again when a wait ends earlier: what is due lapses, and what is kept for a day goes. Reads never depend on it.
class Ticking {
 public:
    explicit Ticking(Engine& engine)
        : thread_([this, &engine] {
              std::unique_lock lock(mutex_);
              while (!stop_) {
                  lock.unlock();
                  try {
                      engine.let_lapse();
                      engine.auth->keep_seen();
                      forget_what_is_old(engine);
                  } catch (std::exception const& e) {
                      std::fprintf(stderr, "the clock: %s\n", e.what());
                  }
                  lock.lock();
                  wake_.wait_for(lock, std::chrono::minutes(1), [this] { return stop_; });
              }
          }) {}
    ~Ticking() {
        {
            std::lock_guard lock(mutex_);
            stop_ = true;
        }
        wake_.notify_all();
        thread_.join();
    }

 private:
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stop_ = false;
    std::thread thread_;
};

// A second server, of one route, beside the first.
class Monitoring {
 public:
    Monitoring(Engine& engine, Metrics const& metrics, std::string const& listen) {
        if (listen.empty()) return;
        router_.add(http::Route{"GET", "/metrics", http::Policy::everyone, "Metrics in the text format of Prometheus", [&](auto, http::Answer answer) {
                                    answer({200, "text/plain; version=0.0.4; charset=utf-8", metrics.text(engine), {}});
                                }});
        auto address = address_in(listen);
        server_ = std::make_unique<http::Server>(address.host, address.port, 1, handler_of(std::shared_ptr<http::Router>(&router_, [](auto*) {})),
                                                 [](std::string_view, std::string_view) { return std::size_t{1024}; });
        thread_ = std::thread([this] { server_->run(); });
    }
    ~Monitoring() {
        if (!server_) return;
        server_->stop();
        thread_.join();
    }

 private:
    http::Router router_;
    std::unique_ptr<http::Server> server_;
    std::thread thread_;
};

}  // namespace

void serve(std::string const& dir, Serving const& serving, std::function<void(std::string const& url)> const& ready) {
    // Blocked before any thread starts, so that only the waiting one below takes them.
    sigset_t signals;
    sigemptyset(&signals);
    for (int each : {SIGINT, SIGTERM}) sigaddset(&signals, each);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    auto anchor = std::make_shared<Anchor>(serving.anchor);
    Engine engine(dir, [anchor](ledger::Checkpoint const& checkpoint) { (*anchor)(checkpoint); });
    refuse_missing_periods(engine);
    // For whoever watches the log: who tried what on cases that they may not know of.
    engine.writer->door().on_hidden([](casework::Actor const& actor, casework::Command const& command, law::Refusal const& no) {
        std::fprintf(stderr, "refused and not told: %s asked %s %s of %s\n", actor.account.c_str(), command.noun.c_str(), no.code.c_str(),
                     text::without_citizen_numbers(command.id).c_str());
    });
    auto router = all_routes(engine);
    auto address = address_in(serving.listen);
    int threads = std::max(2, int(std::thread::hardware_concurrency()));
    Metrics metrics;
    Monitoring monitoring(engine, metrics, serving.metrics);
    http::Server server(address.host, address.port, threads, metrics.counting(handler_of(router)),
                        [router](std::string_view method, std::string_view path) { return router->body_limit(method, path); });
    Socket socket(engine);
    Ticking ticking(engine);
    std::thread waiting([&] {
        int signal = 0;
        sigwait(&signals, &signal);
        server.stop();
    });
    ready("http://" + address.host + ":" + std::to_string(server.port()));
    server.run();
    // run() also ends when a listener broke; the waiting thread is woken then.
    pthread_kill(waiting.native_handle(), SIGTERM);
    waiting.join();
}

}  // namespace engine
