// The HTTP/1.1 server: Boost.Beast, one io_context per thread with SO_REUSEPORT, coroutines only in server.cc.
// Limits: header 8 KiB (431), body per route (413), whole request 30 s (408), connections in all and per peer (503), requests in
// flight. `Transfer-Encoding` below HTTP/1.1, or together with Content-Length, is 400. A handler's exception is a 500 problem with
// its trace id and nothing of the inside. Stops gracefully: no new connections, running requests finish, then the rest is closed.
#pragma once
#include <memory>
#include <string>
#include "http/router.h"

namespace http {

struct Limits {
    std::size_t header = 8 * 1024;
    int request_seconds = 30;
    int idle_seconds = 60;
    int connections = 10000;
    int connections_per_peer = 5000;
    int drain_seconds = 10;
};

class Server {
 public:
    // Binds at once; throws std::runtime_error naming the address when it cannot. Port 0 takes any free port.
    Server(std::string const& address, unsigned short port, int threads, Handler handler,
           std::function<std::size_t(std::string_view method, std::string_view path)> body_limit, Limits limits = {});
    ~Server();
    unsigned short port() const;
    void run();                                           // until stop(); blocks
    void stop();                                          // from any thread or a signal-safe context's helper thread
 private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace http
