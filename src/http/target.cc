#include "http/target.h"

#include <algorithm>
#include <set>

#include "http/message.h"

namespace http {
namespace {

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

std::optional<std::string> unescape(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            result += text[i];
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        int const high = digit(text[i + 1]), low = digit(text[i + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        result += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return result;
}

// Refuses overlong forms, surrogates and what lies beyond U+10FFFF.
bool is_utf8(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        auto const lead = static_cast<unsigned char>(bytes[i++]);
        if (lead < 0x80) continue;
        int const more = lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
        if (more == 0 || i + static_cast<std::size_t>(more) > bytes.size()) return false;
        auto const second = static_cast<unsigned char>(bytes[i]);
        if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f)) return false;
        if ((lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f)) return false;
        for (int k = 0; k < more; ++k)
            if ((static_cast<unsigned char>(bytes[i++]) & 0xc0) != 0x80) return false;
    }
    return true;
}

bool has_dot_segment(std::string_view path) {
    while (!path.empty()) {
        path.remove_prefix(1);
        auto const segment = path.substr(0, path.find('/'));
        if (segment == "." || segment == "..") return true;
        path.remove_prefix(segment.size());
    }
    return false;
}

// One encoding of a slash would mean two things: a segment's letter here, a separator to whoever decodes again.
std::optional<std::string> read_path(std::string_view text) {
    if (!text.starts_with('/') || text.find('#') != text.npos) return std::nullopt;
    if (text.find("%2f") != text.npos || text.find("%2F") != text.npos) return std::nullopt;
    auto path = unescape(text);
    if (!path || !is_utf8(*path) || std::any_of(path->begin(), path->end(), is_control) || has_dot_segment(*path)) return std::nullopt;
    return path;
}

std::optional<std::string> read_word(std::string_view text) {
    std::string spaced(text);
    std::replace(spaced.begin(), spaced.end(), '+', ' ');
    auto word = unescape(spaced);
    if (!word || !is_utf8(*word) || word->find('\0') != word->npos) return std::nullopt;
    return word;
}

// `take(name, value, …and as they were sent)` for each field of "name=value&…"; a word that cannot be decoded is nothing.
template <typename Take>
void each_field(std::string_view rest, Take take) {
    while (!rest.empty()) {
        auto const pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        if (pair.empty()) continue;
        auto const equals = std::min(pair.find('='), pair.size());
        auto const name = pair.substr(0, equals), value = pair.substr(std::min(equals + 1, pair.size()));
        take(read_word(name), read_word(value), name, value);
    }
}

// As it stands in the request line, where it may be repeated at all.
std::string raw_word(std::string_view text) {
    bool const plain = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
    return plain ? json::as_sent(json::Value(std::string(text))) : std::string("…");
}

std::string_view query_of(std::string_view target) {
    auto const question = target.find('?');
    return question == target.npos ? std::string_view{} : target.substr(question + 1);
}

bool is_hex(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_zero(std::string_view text) { return text.find_first_not_of('0') == text.npos; }

}  // namespace

std::optional<Target> read_target(std::string_view target) {
    // The absolute form, which proxies use: the authority says nothing that Host does not.
    for (std::string_view scheme : {"http://", "https://"})
        if (target.starts_with(scheme)) {
            target.remove_prefix(scheme.size());
            target.remove_prefix(std::min(target.find_first_of("/?"), target.size()));
        }
    auto path = read_path(target.substr(0, target.find('?')));
    if (!path) return std::nullopt;
    Target result{std::move(*path), {}};
    auto const rest = query_of(target);
    bool whole = true;
    each_field(rest, [&](auto name, auto value, auto, auto) {
        whole = whole && name && value && result.query.emplace(std::move(*name), std::move(*value)).second;
    });
    if (!whole) return std::nullopt;
    return result;
}

json::Error why_no_target(std::string_view target) {
    std::set<std::string> seen;
    std::optional<json::Error> why;
    each_field(query_of(target), [&](auto name, auto value, std::string_view sent_name, std::string_view sent_value) {
        if (why) return;
        auto const what = [&](char const* reason) { why.emplace((name ? *name : raw_word(sent_name)) + ": " + reason, raw_word(sent_value)); };
        if (!name || !value) what("无法解码（应为 UTF-8 的百分号编码） / cannot be decoded: percent-encoded UTF-8 is");
        else if (!seen.insert(*name).second) what("同一参数出现两次 / the parameter stands twice");
    });
    return why.value_or(json::Error("$: 请求地址有误 / the address cannot be read"));
}

std::map<std::string, std::string> form_fields(std::string_view body) {
    std::map<std::string, std::string> result;
    each_field(body, [&](auto name, auto value, auto, auto) {
        if (name && value) result.emplace(std::move(*name), std::move(*value));
    });
    return result;
}

std::optional<std::string> trace_id_from(std::string_view traceparent) {
    if (traceparent.size() != 55 || !traceparent.starts_with("00-") || traceparent[35] != '-' || traceparent[52] != '-') return std::nullopt;
    auto const trace = traceparent.substr(3, 32), parent = traceparent.substr(36, 16), flags = traceparent.substr(53);
    if (!is_hex(trace) || !is_hex(parent) || !is_hex(flags) || is_zero(trace) || is_zero(parent)) return std::nullopt;
    return std::string(trace);
}

std::string new_trace_id(std::mt19937_64& random) {
    std::string result;
    for (int half = 0; half < 2; ++half) {
        auto bits = random();
        for (int i = 0; i < 16; ++i, bits >>= 4) result += "0123456789abcdef"[bits & 15];
    }
    return result;
}

}  // namespace http
