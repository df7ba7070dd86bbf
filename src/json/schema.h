// JSON Schema (2020-12) as a value: of described structs, made from the shape that reading and writing go by, and of objects that are
// written by hand, in as few words as naming their members takes. What is not named is not allowed.
#pragma once
#include <initializer_list>
#include <utility>
#include "json/shape.h"

namespace json::schema {

// What is read may leave out what is not required; what is written has every member, and null where there is no value.
enum class Way { read, written };
Object of(Shape const& shape, Way way);
template <class T> Object of(Way way) { return of(shape_of<T>(), way); }

Object string(std::string_view description = "");
Object integer();
Object flag();
Object day();                                             // 2026-03-02
Object instant();                                            // RFC 3339
Object anything();
Object value(std::string_view only);
Object values(Array all);
template <class E> Object values_of() { return of(shape_of<E>(), Way::written); }
Object array(Object of);
Object map(Object of);                                    // names that are not known beforehand → values of one kind
Object component(std::string_view name);                  // one that the document keeps under this name
Object or_null(Object schema);
Object any_of(Array schemas);

// Of exactly these members; a name that ends with "?" may be absent.
struct Member {
    std::string_view name;
    Object schema;
};
Object object(std::initializer_list<Member> members);
void add(Object& object, std::string_view name, Object schema, bool required);

}  // namespace json::schema
