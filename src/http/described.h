// What an operation takes and gives, said where its route is made: router.add(Route{…}.as(Described().takes(…).gives(…))). It is merged into
// the OpenAPI document, and the contract's test holds every request and answer against it.
#pragma once
#include "http/message.h"
#include "json/schema.h"

namespace http {

class Described {
 public:
    Described& query(std::string_view name, std::string_view description, json::Object schema = json::schema::string(), bool required = false);
    Described& header(std::string_view name, std::string_view description);
    Described& takes(json::Object schema, std::string_view media = "application/json", bool required = true);
    Described& gives(int status, std::string_view description, json::Object schema, std::string_view media = "application/json");
    Described& gives_nothing(int status, std::string_view description);
    // A header of the answer with this status.
    Described& with(int status, std::string_view header, std::string_view description);
    Described& refuses_with(json::Object schema);          // also other than by a Problem
    // Repeated with the same key, it has its effect once.
    Described& once();
    operator json::Object() const { return all_; }

 private:
    json::Object& answer(std::string_view status, std::string_view description);
    Described& parameter(std::string_view in, std::string_view name, std::string_view description, json::Object schema, bool required);
    json::Object all_;
};

json::Object bytes();                                     // of a file

}  // namespace http
