#include "paper/qr.h"
#include <cairo.h>
#include <memory>
#include <qrencode.h>
#include <stdexcept>

namespace paper {
namespace {

constexpr int kPixels = 8, kQuiet = 4;

}  // namespace

Qr qr_code(std::string const& text) {
    std::unique_ptr<QRcode, decltype([](QRcode* code) { QRcode_free(code); })> code(
        QRcode_encodeData(int(text.size()), reinterpret_cast<unsigned char const*>(text.data()), 0, QR_ECLEVEL_M));
    if (!code) throw std::runtime_error("a QR code cannot hold " + std::to_string(text.size()) + " bytes");
    Qr all{code->width, {}};
    for (int i = 0; i < code->width * code->width; ++i) all.dark.push_back(code->data[i] & 1);
    return all;
}

std::string qr_png(Qr const& code) {
    int side = (code.size + 2 * kQuiet) * kPixels;
    std::unique_ptr<cairo_surface_t, decltype([](cairo_surface_t* s) { cairo_surface_destroy(s); })> surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side));
    std::unique_ptr<cairo_t, decltype([](cairo_t* c) { cairo_destroy(c); })> cairo(cairo_create(surface.get()));
    cairo_set_antialias(cairo.get(), CAIRO_ANTIALIAS_NONE);
    cairo_set_source_rgb(cairo.get(), 1, 1, 1);
    cairo_paint(cairo.get());
    cairo_set_source_rgb(cairo.get(), 0, 0, 0);
    for (int y = 0; y < code.size; ++y)
        for (int x = 0; x < code.size; ++x)
            if (code.at(x, y)) cairo_rectangle(cairo.get(), (x + kQuiet) * kPixels, (y + kQuiet) * kPixels, kPixels, kPixels);
    cairo_fill(cairo.get());
    std::string all;
    auto write = [](void* to, unsigned char const* data, unsigned length) {
        static_cast<std::string*>(to)->append(reinterpret_cast<char const*>(data), length);
        return CAIRO_STATUS_SUCCESS;
    };
    if (cairo_surface_write_to_png_stream(surface.get(), write, &all) != CAIRO_STATUS_SUCCESS) throw std::runtime_error("the QR code could not be drawn");
    return all;
}

}  // namespace paper
