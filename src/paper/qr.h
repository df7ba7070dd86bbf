// A QR code as a square of dark and light modules, by libqrencode.
#pragma once
#include <string>
#include <vector>

namespace paper {

struct Qr {
    int size = 0;                                      // modules on each side, without the quiet zone
    std::vector<bool> dark;                            // row by row
    bool at(int x, int y) const { return dark[std::size_t(y * size + x)]; }
};
Qr qr_code(std::string const& text);                   // throws std::runtime_error when it does not fit
std::string qr_png(Qr const& code);                    // with its quiet zone, eight pixels a module

}  // namespace paper
