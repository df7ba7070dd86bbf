// A blocking client for tests: it sends exactly the bytes it is given and reads replies one by one.
#pragma once
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cctype>
#include <cerrno>
#include <map>
#include <string>
#include <string_view>

namespace http::test {

struct Reply {
    int status = 0;                               // 0: the connection ended instead
    std::map<std::string, std::string> headers;   // names in lower case
    std::string body;
};

class Client {
 public:
    explicit Client(unsigned short port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in end{};
        end.sin_family = AF_INET;
        end.sin_port = htons(port);
        ::inet_pton(AF_INET, "127.0.0.1", &end.sin_addr);
        timeval const patience{.tv_sec = 20, .tv_usec = 0};   // a server that hangs fails the test instead of stopping it
        ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        REQUIRE(::connect(fd_, reinterpret_cast<sockaddr*>(&end), sizeof end) == 0);
    }
    ~Client() { ::close(fd_); }
    Client(Client const&) = delete;
    Client& operator=(Client const&) = delete;

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (n <= 0) return;   // the server has had enough; its answer tells why
            bytes.remove_prefix(static_cast<std::size_t>(n));
        }
    }
    Reply receive(bool head = false) {
        auto const end = fill_until([this] { return rest_.find("\r\n\r\n") != rest_.npos; }) ? rest_.find("\r\n\r\n") : rest_.npos;
        if (end == rest_.npos) return {};
        Reply reply;
        std::string_view header(rest_.data(), end + 2);
        reply.status = std::stoi(std::string(header.substr(9, 3)));
        for (header.remove_prefix(header.find("\r\n") + 2); !header.empty(); header.remove_prefix(header.find("\r\n") + 2)) {
            auto const line = header.substr(0, header.find("\r\n"));
            std::string name(line.substr(0, line.find(": ")));
            for (auto& c : name) c = static_cast<char>(std::tolower(c));
            reply.headers[name] = line.substr(line.find(": ") + 2);
        }
        rest_.erase(0, end + 4);
        if (head || !reply.headers.contains("content-length")) return reply;
        auto const length = std::stoul(reply.headers["content-length"]);
        if (!fill_until([&] { return rest_.size() >= length; })) return {};
        reply.body = rest_.substr(0, length);
        rest_.erase(0, length);
        return reply;
    }
    Reply ask(std::string_view bytes) {
        send(bytes);
        return receive();
    }
    bool ended() { return !fill_until([this] { return !rest_.empty(); }) && ended_; }

 private:
    int fd_;
    bool ended_ = false;
    std::string rest_;

    template <typename Done>
    bool fill_until(Done done) {
        char bytes[4096];
        while (!done()) {
            auto const n = ::recv(fd_, bytes, sizeof bytes, 0);
            ended_ = n == 0 || (n < 0 && errno == ECONNRESET);
            if (n <= 0) return false;
            rest_.append(bytes, static_cast<std::size_t>(n));
        }
        return true;
    }
};

}  // namespace http::test
