// Coroutines live in this file only. Inside a co_await expression stand named values and tokens, never an aggregate temporary nor a
// capturing lambda: g++ 12 destroys those twice.
#include "http/server.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <thread>

#include "http/connection.h"
#include "http/incoming.h"

namespace http {
namespace {

template <typename T>
using Awaitable = asio::awaitable<T, Executor>;

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable_t<Executor>{});
constexpr std::size_t kFirstRead = 4 * 1024;
constexpr std::size_t kSlowestReader = 16 * 1024;    // bytes per second that a reader of a long answer must take
constexpr std::size_t kLingerBytes = 1024 * 1024;
constexpr int kRefusing = 64;                        // connections per thread that may still hear why they are refused
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

// An ordinary function, so that no copy of the Answer stays behind in a coroutine: its last copy's end must mean something.
std::shared_ptr<Slot> ask(Connection& connection, std::shared_ptr<Request const> request) {
    auto const& io = connection.worker.io;
    auto slot = std::make_shared<Slot>(io->get_executor());
    auto const promise = std::make_shared<Promise>(io, slot, request->trace_id);
    try {
        connection.worker.shared.handler(request, [promise](Response response) { promise->answer(std::move(response)); });
    } catch (std::exception const& e) {
        log(request->trace_id, e.what());
        promise->fail();
    } catch (...) {
        log(request->trace_id, "an exception of no known type");
        promise->fail();
    }
    connection.waiting = slot;
    return slot;
}

// Some clients end a body with a line that belongs to nothing (RFC 9112, 2.2).
void skip_line_ends(beast::flat_buffer& buffer) {
    auto const bytes = static_cast<char const*>(buffer.data().data());
    std::size_t n = 0;
    while (n < buffer.size() && (bytes[n] == '\r' || bytes[n] == '\n')) ++n;
    buffer.consume(n);
}

Awaitable<bool> wait_for_request(Connection& c) {
    auto const& limits = c.worker.shared.limits;
    skip_line_ends(c.buffer);
    c.idle = true;
    c.arm(std::chrono::seconds(c.first ? std::min(limits.idle_seconds, limits.request_seconds) : limits.idle_seconds), Expiry::ends_input);
    c.first = false;
    while (c.buffer.size() == 0) {
        if (c.worker.stopping) co_return false;
        auto const space = c.buffer.prepare(kFirstRead);
        auto const [error, n] = co_await c.socket.async_read_some(space, kTuple);
        if (error) co_return false;
        c.buffer.commit(n);
        skip_line_ends(c.buffer);
    }
    c.idle = false;
    co_return true;
}

Awaitable<void> read_request(Connection& c, Incoming& incoming) {
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(c.worker.shared.limits.header));
    parser.body_limit(boost::none);          // until the header has told the route
    auto [error, n] = co_await wire::async_read_header(c.socket, c.buffer, parser, kTuple);
    take_read_error(incoming, error, c.late);
    if (error) co_return;
    take_header(incoming, parser, c.worker.shared.body_limit);
    if (incoming.refusal) co_return;
    parser.body_limit(incoming.body_limit);
    if (!parser.is_done() && incoming.wants_continue && c.buffer.size() == 0) {
        auto const text = asio::buffer(kContinue);
        co_await asio::async_write(c.socket, text, kTuple);
    }
    if (!parser.is_done()) {
        std::tie(error, n) = co_await wire::async_read(c.socket, c.buffer, parser, kTuple);
        take_read_error(incoming, error, c.late);
    }
    incoming.request->body = std::move(parser.get().body());
}

Awaitable<bool> write_reply(Connection& c, Reply const& reply, bool head) {
    auto const seconds = c.worker.shared.limits.request_seconds + reply.body().size() / kSlowestReader;
    c.arm(std::chrono::seconds(seconds), Expiry::closes);
    wire::response_serializer<wire::string_body> serializer(reply);
    ErrorCode error;
    std::size_t n = 0;
    if (head) std::tie(error, n) = co_await wire::async_write_header(c.socket, serializer, kTuple);
    else std::tie(error, n) = co_await wire::async_write(c.socket, serializer, kTuple);
    c.disarm();
    co_return !error;
}

// Closing over unread input would send a reset, and the reset could overtake the answer.
Awaitable<void> linger(Connection& c) {
    ErrorCode ignored;
    c.socket.shutdown(Socket::shutdown_send, ignored);
    c.buffer.clear();
    c.idle = true;
    c.arm(kLinger, Expiry::closes);
    for (std::size_t taken = 0; taken < kLingerBytes;) {
        auto const space = c.buffer.prepare(kFirstRead);
        auto const [error, n] = co_await c.socket.async_read_some(space, kTuple);
        if (error) break;
        taken += n;
    }
    c.disarm();
}

// One request and its answer. False when it was the last.
Awaitable<bool> exchange(Connection& c) {
    if (!co_await wait_for_request(c)) co_return false;
    c.arm(std::chrono::seconds(c.worker.shared.limits.request_seconds), Expiry::ends_input);
    Incoming incoming;
    incoming.request->peer = c.peer;
    incoming.request->trace_id = new_trace_id(c.worker.random);
    co_await read_request(c, incoming);
    c.disarm();
    if (incoming.gone) co_return false;

    Response response;
    bool const refused = incoming.refusal.has_value();
    if (refused) {
        response = std::move(*incoming.refusal);
    } else {
        auto const slot = ask(c, incoming.request);
        while (!slot->response && !c.closed) co_await slot->ready.async_wait(kTuple);
        c.waiting.reset();
        if (!slot->response) co_return false;
        response = std::move(*slot->response);
    }
    bool const again = !refused && incoming.keep_alive && !c.worker.stopping;
    auto const reply = make_reply(incoming, std::move(response), again);
    if (!co_await write_reply(c, reply, incoming.head)) co_return false;
    if (!again && (refused || c.buffer.size() > 0)) co_await linger(c);
    co_return again;
}

void finish(Connection& c) {
    c.disarm();
    c.close();
    c.worker.open.erase(&c);
    if (c.admitted) c.worker.shared.leave(c.peer);
    else --c.worker.refusing;
    if (c.worker.stopping && c.worker.open.empty()) c.worker.drain.cancel();
}

Awaitable<void> serve(std::shared_ptr<Connection> c) {
    try {
        while (co_await exchange(*c)) {}
    } catch (std::exception const& e) {
        log("-", e.what());
    }
    finish(*c);
}

Awaitable<void> turn_away(std::shared_ptr<Connection> c) {
    try {
        Incoming incoming;
        incoming.request->trace_id = new_trace_id(c->worker.random);
        incoming.refuse(503, "too_many_connections", "连接过多，请稍后重试 / Too many connections, try again later");
        incoming.refusal->headers.emplace_back("Retry-After", "1");
        auto const reply = make_reply(incoming, std::move(*incoming.refusal), false);
        if (co_await write_reply(*c, reply, false)) co_await linger(*c);
    } catch (std::exception const& e) {
        log("-", e.what());
    }
    finish(*c);
}

void admit(Worker& worker, Socket socket) {
    ErrorCode error;
    auto const end = socket.remote_endpoint(error);
    if (error) return;
    socket.set_option(Tcp::no_delay(true), error);
    auto address = end.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped()) address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    auto const connection = std::make_shared<Connection>(worker, std::move(socket), address.to_string());
    connection->admitted = worker.shared.enter(connection->peer);
    if (!connection->admitted && worker.refusing >= kRefusing) return;
    if (!connection->admitted) ++worker.refusing;
    worker.open.insert(connection.get());
    asio::co_spawn(worker.io->get_executor(), connection->admitted ? serve(connection) : turn_away(connection), asio::detached);
}

// One connection too many for the memory must not end the accepting.
void try_admit(Worker& worker, Socket socket) {
    try {
        admit(worker, std::move(socket));
    } catch (std::exception const& e) {
        log("-", e.what());
    }
}

Awaitable<void> accept_all(Worker& worker) {
    while (!worker.stopping) {
        Socket socket(worker.io->get_executor());
        auto const [error] = co_await worker.acceptor.async_accept(socket, kTuple);
        if (worker.stopping) break;
        if (!error) {
            try_admit(worker, std::move(socket));
        } else if (error != asio::error::connection_aborted) {   // out of descriptors or memory: some will come back
            worker.pause.expires_after(std::chrono::milliseconds(50));
            co_await worker.pause.async_wait(kTuple);
        }
    }
}

void begin_stop(Worker& worker) {
    if (worker.stopping) return;
    ErrorCode ignored;
    worker.stopping = true;
    worker.acceptor.close(ignored);
    worker.pause.cancel();
    for (auto const connection : worker.open)
        if (connection->idle) connection->end_input();
    if (worker.open.empty()) return;
    worker.drain.expires_after(std::chrono::seconds(worker.shared.limits.drain_seconds));
    worker.drain.async_wait([&worker](ErrorCode const& error) {
        if (error) return;
        for (auto const connection : worker.open) connection->close();
    });
}

void listen(Acceptor& acceptor, Tcp::endpoint const& end, bool shared_port) {
    using SharedPort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;
    acceptor.open(end.protocol());
    acceptor.set_option(Acceptor::reuse_address(true));
    if (shared_port) acceptor.set_option(SharedPort(true));
    acceptor.bind(end);
    if (shared_port) acceptor.listen(asio::socket_base::max_listen_connections);
}

// What the system's own words, which are English, say of an address that nobody can listen on; nothing where they are rarer.
std::string why_not(boost::system::error_code const& error) {
    namespace is = boost::system::errc;
    if (error == is::address_in_use) return "：端口已被占用";
    if (error == is::permission_denied) return "：无权使用这个端口";
    if (error == is::address_not_available) return "：本机没有这个地址";
    return "";
}

}  // namespace

struct Server::Inner {
    Shared shared;
    std::vector<std::unique_ptr<Worker>> workers = {};
    unsigned short port = 0;
    std::atomic<bool> running = false;
};

Server::Server(std::string const& address, unsigned short port, int threads, Handler handler,
               std::function<std::size_t(std::string_view method, std::string_view path)> body_limit, Limits limits)
    : inner_(new Inner{.shared = {.handler = std::move(handler), .body_limit = std::move(body_limit), .limits = limits}}) {
    assert(threads > 0 && inner_->shared.handler && inner_->shared.body_limit);
    try {
        Tcp::endpoint end(asio::ip::make_address(address), port);
        for (int i = 0; i < threads; ++i) {
            auto& worker = inner_->workers.emplace_back(std::make_unique<Worker>(inner_->shared));
            // With a shared port a second server of the same user would bind too, and take half of the connections.
            if (i == 0 && port != 0) {
                Acceptor probe(worker->io->get_executor());
                listen(probe, end, false);
            }
            listen(worker->acceptor, end, true);
            end.port(worker->acceptor.local_endpoint().port());
        }
        inner_->port = end.port();
    } catch (boost::system::system_error const& e) {
        auto number = std::to_string(port);
        throw std::runtime_error("无法在 " + address + " 的 " + number + " 端口监听" + why_not(e.code()) + " / cannot listen on " + address + " port " + number + ": " + e.code().message());
    }
}

Server::~Server() { assert(!inner_->running && "stop() and wait for run() before the end"); }

unsigned short Server::port() const { return inner_->port; }

void Server::run() {
    inner_->running = true;
    {
        std::vector<std::jthread> threads;
        for (auto const& worker : inner_->workers) asio::co_spawn(worker->io->get_executor(), accept_all(*worker), asio::detached);
        for (auto const& worker : inner_->workers) threads.emplace_back([&worker] { worker->io->run(); });
    }
    inner_->running = false;
}

void Server::stop() {
    for (auto const& worker : inner_->workers) asio::post(worker->io->get_executor(), [w = worker.get()] { begin_stop(*w); });
}

}  // namespace http
