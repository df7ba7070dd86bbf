// The road of the command line into a running server: DIR/hengxin.sock, mode 0600. One request and one answer per connection, each one
// line of JSON: {"call","caller","arguments"} → {"ok":{…}} | {"refusal":{…}} | {"failure":"…"} | {"bad":"…"}.
#pragma once
#include <atomic>
#include <mutex>
#include <set>
#include <thread>
#include "engine/calls.h"

namespace engine {

class Socket {
 public:
    explicit Socket(Engine& engine);
    ~Socket();
 private:
    void accept();
    void serve(int connection);
    Engine& engine_;
    std::string path_;
    int listener_;
    std::atomic<bool> stop_{false};
    std::mutex mutex_;
    std::set<int> open_;                                   // connections, so that one which says nothing keeps nobody from leaving
    std::thread thread_;
};

// Runs a call in the server of the folder when there is one, otherwise here, with the folder's lock.
class Client {
 public:
    Client(std::string dir, Caller caller);
    ~Client();
    Called call(std::string const& name, json::Object const& arguments);
 private:
    std::string dir_;
    Caller caller_;
    std::unique_ptr<Engine> local_;
    bool remote_ = false;
};

json::Object refusal_json(law::Refusal const& refusal);
law::Refusal refusal_from(json::Object const& object);

}  // namespace engine
