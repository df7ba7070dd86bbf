// Text → Value. Boost's own builder merges duplicate names silently and accepts fractions, so its event parser feeds ours.
#include <boost/json/basic_parser_impl.hpp>
#include <utility>
#include <vector>
#include "json/json.h"

namespace json {
namespace {

namespace bj = boost::json;
using ErrorCode = boost::system::error_code;
constexpr std::size_t kNoLimit = static_cast<std::size_t>(-1);
constexpr unsigned char kDepth = 32;
constexpr char const* kNul = "含有 U+0000，文字中没有这个字符，各数据库的保存方式也不同 / holds U+0000, which no text has and no database keeps alike";
constexpr char const* kBeyond = "整数超出 2^53-1 / the integer is beyond 2^53-1";

class Builder {
 public:
    static constexpr std::size_t max_array_size = kNoLimit, max_object_size = kNoLimit;
    static constexpr std::size_t max_string_size = kNoLimit, max_key_size = kNoLimit;

    Value root;
    std::string problem;   // what was refused here, already with its path

    // Where the parser stands: "$.subject.codes[2]".
    std::string path() const {
        std::string where = "$";
        for (auto const& frame : open_) {
            if (frame.container.is_array()) where += "[" + std::to_string(frame.container.get_array().size()) + "]";
            else if (frame.named) where += "." + frame.name;
        }
        return where;
    }

    bool on_document_begin(ErrorCode&) { return true; }
    bool on_document_end(ErrorCode&) { return true; }
    bool on_array_begin(ErrorCode&) { return begin(Array{}); }
    bool on_array_end(std::size_t, ErrorCode&) { return end(); }
    bool on_object_begin(ErrorCode&) { return begin(Object{}); }
    bool on_object_end(std::size_t, ErrorCode&) { return end(); }
    bool on_string_part(bj::string_view s, std::size_t, ErrorCode&) { return gather(s); }
    bool on_key_part(bj::string_view s, std::size_t, ErrorCode&) { return gather(s); }
    bool on_comment_part(bj::string_view, ErrorCode&) { return true; }
    bool on_comment(bj::string_view, ErrorCode&) { return true; }
    bool on_number_part(bj::string_view, ErrorCode&) { return true; }

    bool on_string(bj::string_view s, std::size_t, ErrorCode& ec) {
        if (gathered_.empty()) return s.find('\0') == s.npos ? put(Value(s)) : refuse(kNul, ec);
        gather(s);
        if (gathered_.find('\0') != gathered_.npos) return refuse(kNul, ec);
        put(Value(gathered_));
        gathered_.clear();
        return true;
    }
    bool on_key(bj::string_view s, std::size_t, ErrorCode& ec) {
        gather(s);
        if (gathered_.find('\0') != gathered_.npos) return refuse(kNul, ec);
        auto& frame = open_.back();
        frame.name.swap(gathered_);
        frame.named = true;
        gathered_.clear();
        if (frame.container.get_object().contains(frame.name)) return refuse("同一名称出现两次 / this name stands twice", ec);
        return true;
    }
    bool on_int64(std::int64_t i, bj::string_view spelled, ErrorCode& ec) {
        if (i < -kLargest || i > kLargest) return refuse(kBeyond, ec);
        if (i == 0 && spelled.starts_with('-')) return refuse("应写作 0，不是 -0 / write 0, not -0", ec);
        return put(Value(i));
    }
    bool on_uint64(std::uint64_t, bj::string_view, ErrorCode& ec) { return refuse(kBeyond, ec); }
    bool on_double(double, bj::string_view, ErrorCode& ec) {
        return refuse("只接受 2^53-1 以内的整数，不带小数和指数 / only integers within 2^53-1 are accepted, without fraction or exponent", ec);
    }
    bool on_bool(bool b, ErrorCode&) { return put(Value(b)); }
    bool on_null(ErrorCode&) { return put(Value(nullptr)); }

 private:
    struct Frame {
        Value container;
        std::string name;      // of the member being read
        bool named = false;
    };
    std::vector<Frame> open_;
    std::string gathered_;     // a string or name that arrives in parts, because it has escapes

    bool gather(bj::string_view s) {
        gathered_.append(s.data(), s.size());
        return true;
    }
    bool begin(Value container) {
        open_.push_back({std::move(container), {}, false});
        return true;
    }
    bool end() {
        Value done = std::move(open_.back().container);
        open_.pop_back();
        return put(std::move(done));
    }
    bool put(Value value) {
        if (open_.empty()) {
            root = std::move(value);
            return true;
        }
        auto& frame = open_.back();
        if (frame.container.is_array()) frame.container.get_array().push_back(std::move(value));
        else frame.container.get_object().emplace(frame.name, std::move(value));
        frame.named = false;
        return true;
    }
    bool refuse(char const* why, ErrorCode& ec) {
        problem = path() + ": " + why;
        ec = bj::error::syntax;   // only to stop the parser; `problem` is what is said
        return false;
    }
};

}  // namespace

Value parse(std::string_view text) {
    bj::parse_options options;
    options.max_depth = kDepth;
    bj::basic_parser<Builder> parser(options);
    ErrorCode ec;
    auto read = parser.write_some(false, text.data(), text.size(), ec);
    auto& builder = parser.handler();
    if (!builder.problem.empty()) throw Error(builder.problem);
    if (ec == bj::error::too_deep) throw Error(builder.path() + ": 嵌套超过" + std::to_string(kDepth) + "层 / nested deeper than " + std::to_string(kDepth) + " levels");
    if (ec) throw Error(builder.path() + ": 第 " + std::to_string(read) + " 字节处不是 JSON / not JSON at byte " + std::to_string(read) + " (" + ec.message() + ")");
    if (read < text.size()) throw Error("$: 第 " + std::to_string(read) + " 字节起还有多余内容 / text after the end at byte " + std::to_string(read));
    return std::move(builder.root);
}

}  // namespace json
