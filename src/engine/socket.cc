#include "engine/socket.h"
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace engine {
namespace {

constexpr std::size_t kLongestLine = 256u << 20;

sockaddr_un address_of(std::string const& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) throw std::runtime_error("数据目录路径过长，无法建立套接字 / the folder's path is too long for a socket: " + path);
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return address;
}

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        auto count = ::send(file, text.data(), text.size(), MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        text.remove_prefix(std::size_t(count));
    }
    return true;
}

// A line without its end; empty when the other side is gone or sends too much.
std::string read_line(int file) {
    std::string line;
    char buffer[65536];
    for (;;) {
        auto count = ::recv(file, buffer, sizeof buffer, 0);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0 || line.size() > kLongestLine) return {};
        line.append(buffer, std::size_t(count));
        if (line.back() == '\n') {
            line.pop_back();
            return line;
        }
    }
}

json::Object answer_to(Engine& engine, std::string const& line) {
    try {
        auto request = json::parse(line);
        auto& object = request.as_object();
        auto called = call(engine, json::text(object, "call"), json::read<Caller>(object.at("caller")), json::object(object, "arguments"));
        if (!called) return {{"refusal", refusal_json(called.refusal())}};
        return {{"ok", std::move(*called)}};
    } catch (json::Error const& e) {
        return {{"bad", e.what()}};
    } catch (std::invalid_argument const& e) {
        return {{"bad", e.what()}};
    } catch (std::exception const& e) {
        return {{"failure", e.what()}};
    }
}

int connect_to(std::string const& path) {
    int file = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = address_of(path);
    if (file >= 0 && ::connect(file, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return file;
    if (file >= 0) ::close(file);
    return -1;
}

}  // namespace

json::Object refusal_json(law::Refusal const& r) {
    json::Array fields;
    for (auto& f : r.fields) fields.push_back(json::Object{{"field", f.field}, {"value", f.value}, {"reason", f.reason}, {"remedy", f.remedy}});
    return {{"code", r.code}, {"zh", r.zh}, {"en", r.en}, {"instrument", r.instrument}, {"article", r.article}, {"possible", json::write(r.possible)},
            {"fields", std::move(fields)}, {"status", r.status}};
}
law::Refusal refusal_from(json::Object const& o) {
    law::Refusal r{json::text(o, "code"), json::text(o, "zh"), json::text(o, "en"), json::text(o, "instrument"), json::text(o, "article"), {}, {}, int(json::integer(o, "status"))};
    for (auto& each : json::array(o, "possible")) r.possible.emplace_back(each.as_string());
    for (auto& each : json::array(o, "fields")) {
        auto& f = each.as_object();
        r.fields.push_back({json::text(f, "field"), json::text(f, "value"), json::text(f, "reason"), json::text(f, "remedy")});
    }
    return r;
}

Socket::Socket(Engine& engine) : engine_(engine), path_(engine.dir + "/hengxin.sock"), listener_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    std::filesystem::remove(path_);               // the lock is ours, so whoever left it is gone
    auto address = address_of(path_);
    auto before = ::umask(0177);
    bool ok = listener_ >= 0 && ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 && ::listen(listener_, 64) == 0;
    ::umask(before);
    if (!ok) throw std::runtime_error("无法建立 / cannot open " + path_ + ": " + std::strerror(errno));
    thread_ = std::thread([this] { accept(); });
}

Socket::~Socket() {
    stop_ = true;
    thread_.join();
    ::close(listener_);
    std::filesystem::remove(path_);
    // What was asked is answered; nothing more is read.
    for (;; std::this_thread::sleep_for(std::chrono::milliseconds(5))) {
        std::lock_guard lock(mutex_);
        for (int connection : open_) ::shutdown(connection, SHUT_RD);
        if (open_.empty()) return;
    }
}

void Socket::accept() {
    while (!stop_) {
        pollfd waiting{listener_, POLLIN, 0};
        if (::poll(&waiting, 1, 100) <= 0) continue;
        int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) continue;
        {
            std::lock_guard lock(mutex_);
            open_.insert(connection);
        }
        std::thread([this, connection] {
            serve(connection);
            std::lock_guard lock(mutex_);
            ::close(connection);
            open_.erase(connection);
        }).detach();
    }
}

void Socket::serve(int connection) {
    auto line = read_line(connection);
    if (!line.empty()) write_all(connection, json::canonical(answer_to(engine_, line)) + "\n");
}

Client::Client(std::string dir, Caller caller) : dir_(std::move(dir)), caller_(std::move(caller)) {
    int file = connect_to(dir_ + "/hengxin.sock");
    remote_ = file >= 0;
    if (remote_) ::close(file);
    else local_ = std::make_unique<Engine>(dir_);
}
Client::~Client() = default;

Called Client::call(std::string const& name, json::Object const& arguments) {
    if (!remote_) return engine::call(*local_, name, caller_, arguments);
    int file = connect_to(dir_ + "/hengxin.sock");
    if (file < 0) throw std::runtime_error("服务已停止 / the server has stopped");
    auto sent = write_all(file, json::canonical(json::Object{{"call", name}, {"caller", json::write(caller_)}, {"arguments", arguments}}) + "\n");
    auto line = sent ? read_line(file) : std::string();
    ::close(file);
    if (line.empty()) throw std::runtime_error("服务没有应答 / the server did not answer");
    auto value = json::parse(line);
    auto& answer = value.as_object();
    if (auto* refused = answer.if_contains("refusal")) return refusal_from(refused->as_object());
    if (auto* bad = answer.if_contains("bad")) throw json::Error(std::string(bad->as_string()));
    if (auto* failure = answer.if_contains("failure")) throw std::runtime_error(std::string(failure->as_string()));
    return answer.at("ok").as_object();
}

}  // namespace engine
