#include "spreadsheet/xml.h"
#include <expat.h>
#include <exception>
#include <new>
#include "spreadsheet/csv.h"

namespace spreadsheet {
namespace {

constexpr int kDeepest = 64;
constexpr long long kLongestTag = 256 * 1024;
constexpr char kSeparator = '\n';                 // between namespace and name

std::string_view local(char const* name) {
    std::string_view all(name);
    return all.substr(all.rfind(kSeparator) + 1);
}

[[noreturn]] void malformed() {
    throw Error("工作簿内容不是合格的 XML，可能已损坏；请用 WPS 或 Excel 打开后“另存为” .xlsx 再上传。"
                "The workbook holds XML that is not well-formed; open it, use Save as → .xlsx, and send that.");
}

// Bytes read so far. Expat 2.9 (Debian 13) has a wider number for it and deprecates the other.
long long position(XML_Parser parser) {
#if XML_MAJOR_VERSION > 2 || XML_MINOR_VERSION >= 9
    return XML_GetCurrentByteIndex64(parser);
#else
    return XML_GetCurrentByteIndex(parser);
#endif
}

}  // namespace

// Expat calls back through C, where nothing may be thrown: what is thrown waits until XML_Parse has returned.
struct Xml::Inner {
    Listener listener;
    XML_Parser parser;
    std::exception_ptr thrown = {};
    int depth = 0;
    long long fed = 0;

    template <class F> void guarded(F&& call) {
        if (thrown) return;
        try {
            call();
        } catch (...) {
            thrown = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }
    static Inner& of(void* self) { return *static_cast<Inner*>(self); }
    static void on_start(void* self, XML_Char const* name, XML_Char const** attributes) {
        of(self).guarded([&] {
            if (++of(self).depth > kDeepest) malformed();
            of(self).listener.start(local(name), Attributes(attributes));
        });
    }
    static void on_end(void* self, XML_Char const* name) {
        of(self).guarded([&] {
            --of(self).depth;
            of(self).listener.end(local(name));
        });
    }
    static void on_text(void* self, XML_Char const* text, int size) {
        of(self).guarded([&] { of(self).listener.text(std::string_view(text, std::size_t(size))); });
    }
    static void on_doctype(void* self, XML_Char const*, XML_Char const*, XML_Char const*, int) {
        of(self).guarded([] {
            throw Error("工作簿内含文档类型声明（DOCTYPE），已拒绝；WPS 和 Excel 不会写入这种内容。"
                        "The workbook holds a DOCTYPE and is refused; no spreadsheet program writes one.");
        });
    }
    void parse(std::string_view piece, bool last) {
        auto status = XML_Parse(parser, piece.data(), static_cast<int>(piece.size()), last);
        if (thrown) std::rethrow_exception(thrown);
        if (status != XML_STATUS_OK) malformed();
        fed += static_cast<long long>(piece.size());
        // An unfinished tag is read again with every piece.
        if (!last && fed - position(parser) > kLongestTag) malformed();
    }
};

std::string_view Attributes::operator[](std::string_view name) const {
    for (auto** at = all_; *at; at += 2)
        if (local(*at) == name) return at[1];
    return {};
}

Xml::Xml(Listener listener) : inner_(std::make_unique<Inner>(Inner{std::move(listener), XML_ParserCreateNS(nullptr, kSeparator)})) {
    if (!inner_->parser) throw std::bad_alloc();
    XML_SetUserData(inner_->parser, inner_.get());
    XML_SetElementHandler(inner_->parser, Inner::on_start, Inner::on_end);
    XML_SetCharacterDataHandler(inner_->parser, Inner::on_text);
    XML_SetStartDoctypeDeclHandler(inner_->parser, Inner::on_doctype);
}
Xml::~Xml() { XML_ParserFree(inner_->parser); }
void Xml::feed(std::string_view piece) { inner_->parse(piece, false); }
void Xml::finish() { inner_->parse({}, true); }

}  // namespace spreadsheet
