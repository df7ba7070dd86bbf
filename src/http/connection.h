// The state of a server's connections, for server.cc alone. Everything of a connection happens on its worker's one thread; only
// Promise is called from others.
#pragma once
#include <atomic>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <cassert>
#include <chrono>
#include <iostream>
#include <mutex>
#include <random>
#include <set>
#include <unordered_map>

#include "http/server.h"

namespace http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Tcp = asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<Tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;
using Clock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;

constexpr std::size_t kBuffer = 64 * 1024;   // also bounds a chunk's header, which Beast does not
constexpr std::chrono::seconds kLinger{2};

struct Connection;

// What the threads of one server share.
struct Shared {
    Handler handler;
    std::function<std::size_t(std::string_view method, std::string_view path)> body_limit;
    Limits limits;
    std::mutex mutex = {};
    int connections = 0;
    std::unordered_map<std::string, int> of_peer = {};

    bool enter(std::string const& peer) {
        std::lock_guard const lock(mutex);
        if (connections >= limits.connections) return false;
        auto& count = of_peer[peer];
        if (count >= limits.connections_per_peer) return false;
        ++count;
        ++connections;
        return true;
    }
    void leave(std::string const& peer) {
        std::lock_guard const lock(mutex);
        --connections;
        if (auto const count = of_peer.find(peer); --count->second == 0) of_peer.erase(count);
    }
};

// One thread's share of the server.
struct Worker {
    Shared& shared;
    std::shared_ptr<asio::io_context> io = std::make_shared<asio::io_context>(1);
    Acceptor acceptor{io->get_executor()};
    Timer pause{io->get_executor()}, drain{io->get_executor()};
    std::mt19937_64 random;
    std::set<Connection*> open = {};
    int refusing = 0;
    bool stopping = false;

    explicit Worker(Shared& all) : shared(all) {
        std::random_device device;
        std::seed_seq seed{device(), device(), device(), device(), device(), device(), device(), device()};
        random.seed(seed);
    }
};

// Where a connection waits for its answer.
struct Slot {
    Timer ready;                            // never runs out; cancelled when the answer is there
    std::optional<Response> response = {};

    explicit Slot(Executor const& executor) : ready(executor, Timer::time_point::max()) {}
};

inline void log(std::string const& trace_id, std::string_view what) {
    std::string line = "http trace_id=" + trace_id + " ";
    for (char c : what) line += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    std::clog << line + "\n" << std::flush;
}

inline Response internal_error() {
    return problem(500, "internal", "系统内部错误，请凭 trace_id 联系管理员 / Something broke; quote the trace_id");
}

// The other end of a Slot, held by every copy of the Answer. It keeps the io_context alive, so that an answer may come after the
// server is gone; the slot must not, since it may lie in that io_context's own queue.
class Promise {
 public:
    Promise(std::shared_ptr<asio::io_context> io, std::shared_ptr<Slot> slot, std::string trace_id)
        : io_(std::move(io)), slot_(std::move(slot)), trace_id_(std::move(trace_id)) {}
    Promise(Promise const&) = delete;
    Promise& operator=(Promise const&) = delete;
    ~Promise() {
        if (state_ != State::open) return;
        log(trace_id_, "the handler dropped the request unanswered");
        deliver(internal_error());
    }
    void answer(Response response) {
        auto was = State::open;
        bool const first = state_.compare_exchange_strong(was, State::answered);
        assert((first || was == State::failed) && "a request is answered once");
        if (first) deliver(std::move(response));
    }
    // The handler threw. What it has answered before stands, what it answers later is too late.
    void fail() {
        auto was = State::open;
        if (state_.compare_exchange_strong(was, State::failed)) deliver(internal_error());
    }

 private:
    enum class State { open, answered, failed };
    std::shared_ptr<asio::io_context> io_;
    std::shared_ptr<Slot> slot_;
    std::string trace_id_;
    std::atomic<State> state_ = State::open;

    // At once on the connection's own thread, else through its queue; so Slot needs no lock.
    void deliver(Response response) {
        asio::dispatch(io_->get_executor(), [slot = slot_, response = std::move(response)]() mutable {
            slot->response = std::move(response);
            slot->ready.cancel();
        });
    }
};

enum class Expiry { ends_input, closes };

struct Connection : std::enable_shared_from_this<Connection> {
    Worker& worker;
    Socket socket;
    std::string peer;
    Timer deadline{worker.io->get_executor()};
    beast::flat_buffer buffer{kBuffer};
    std::shared_ptr<Slot> waiting = {};
    bool admitted = false, idle = true, armed = false, late = false, closed = false, first = true;

    Connection(Worker& worker, Socket socket, std::string peer) : worker(worker), socket(std::move(socket)), peer(std::move(peer)) {}

    // Half-closing lasts, unlike a cancel, which would miss a read that has just completed; and the 408 can still be written.
    void arm(std::chrono::seconds within, Expiry what) {
        late = false;
        armed = true;
        deadline.expires_after(within);
        deadline.async_wait([self = shared_from_this(), what](ErrorCode const& error) {
            if (error || !self->armed || self->deadline.expiry() > Clock::now()) return;
            if (what == Expiry::closes) return self->close();
            self->end_input();
            self->arm(kLinger, Expiry::closes);   // a client that does not take our 100 Continue would hold us for ever
            self->late = true;
        });
    }
    void disarm() {
        armed = false;
        deadline.cancel();
    }
    void end_input() {
        ErrorCode ignored;
        socket.shutdown(Socket::shutdown_receive, ignored);
    }
    void close() {
        ErrorCode ignored;
        closed = true;
        socket.close(ignored);
        if (waiting) waiting->ready.cancel();
    }
};

}  // namespace http
