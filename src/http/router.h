// Routes: method and pattern → handler, with the access policy and the OpenAPI description beside it. A route without a policy does
// not compile; a request to no route is 404, to a known path by another method 405 with Allow.
#pragma once
#include <vector>
#include "http/message.h"

namespace http {

// Who may call a route at all; the finer rules (role, agency, purpose) are casework's.
enum class Policy { everyone, logged_in, agency_system, logged_in_or_agency_system };

struct Route {
    std::string method, pattern;                          // "GET", "/api/v1/checks/{id}"
    Policy policy;
    std::string summary;                                  // for the OpenAPI document, English
    Handler handler;
    std::size_t body_limit = 64 * 1024;
    json::Object openapi = {};                            // merged into the operation: requestBody, responses, parameters
    bool for_people = false;                              // a page or its files: no part of the interface that the document describes
    explicit Route(std::string method, std::string pattern, Policy policy, std::string summary, Handler handler);
    Route&& as(json::Object described) &&;                // with what it takes and gives: http/described.h
};

class Router {
 public:
    // Asserts that method and pattern are not there yet. Under /api/, what the query holds and the description does not is refused before the handler.
    void add(Route route);
    struct Match {
        Route const* route = nullptr;
        std::map<std::string, std::string> parameters;
        std::vector<std::string> allowed;                 // methods of this path, when the method did not match
    };
    Match match(std::string_view method, std::string_view path) const;
    std::size_t body_limit(std::string_view method, std::string_view path) const;   // 64 KiB when there is no such route
    std::vector<Route> const& routes() const { return routes_; }
    // A schema that several operations refer to, as json::schema::component(name). Said twice, it has to be the same.
    void define(std::string const& name, json::Object schema);
    json::Object openapi(std::string_view version) const; // OpenAPI 3.1 of all routes
 private:
    std::vector<Route> routes_;
    json::Object schemas_;
};

}  // namespace http
