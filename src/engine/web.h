// The server of a deployment: every route, and what runs beside them (the socket of the command line, the clock).
#pragma once
#include <functional>
#include <string>
#include "engine/engine.h"
#include "http/server.h"

namespace engine {

// All routes over this engine, which outlives the router.
std::shared_ptr<http::Router> all_routes(Engine& engine);
// Those of cases, files and papers alone, for an actor who is known already: the command line's road to the same handlers.
std::shared_ptr<http::Router> case_routes(Engine& engine, casework::Actor const& actor);
// The one handler of the server: finds the route, 404 and 405 included.
http::Handler handler_of(std::shared_ptr<http::Router> router);

struct Serving {
    std::string listen = "127.0.0.1:8080";
    std::string metrics;                           // address of the metrics; empty: none
    std::string anchor;                            // file that every checkpoint is appended to; empty: none
};
// Serves until SIGINT or SIGTERM; `ready` hears of the address once requests are taken.
void serve(std::string const& dir, Serving const& serving, std::function<void(std::string const& url)> const& ready);

}  // namespace engine
