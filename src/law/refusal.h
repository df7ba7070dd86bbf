// A refusal: the law says no. A value, expected, tested; it cites its article and says what is possible instead. → 4xx
#pragma once
#include <cassert>
#include <string>
#include <variant>
#include <vector>
#include <boost/describe.hpp>

namespace law {

struct FieldError {
    std::string field, value, reason, remedy;     // value is masked where it tells of a person
};
BOOST_DESCRIBE_STRUCT(FieldError, (), (field, value, reason, remedy))

struct Refusal {
    std::string code;                              // stable: "not_this_party", "out_of_time", "basis_too_low"
    std::string zh, en;                            // one sentence each
    std::string instrument, article;               // what it rests on
    std::vector<std::string> possible = {};        // acts that are possible instead
    std::vector<FieldError> fields = {};
    int status = 409;                              // HTTP: 400 field, 403 right, 404 unknown, 409 state, 422 law on values
};
BOOST_DESCRIBE_STRUCT(Refusal, (), (code, zh, en, instrument, article, possible, fields, status))

// A value or the refusal that stood in its way.
template <class T> class Result {
 public:
    Result(T value) : inner_(std::move(value)) {}
    Result(Refusal refusal) : inner_(std::move(refusal)) {}
    explicit operator bool() const { return inner_.index() == 0; }
    T& operator*() { assert(*this); return std::get<0>(inner_); }
    T const& operator*() const { assert(*this); return std::get<0>(inner_); }
    T* operator->() { return &**this; }
    T const* operator->() const { return &**this; }
    Refusal const& refusal() const { assert(!*this); return std::get<1>(inner_); }
 private:
    std::variant<T, Refusal> inner_;
};

}  // namespace law
