// A PDF under the pen, by Pango and Cairo: points from the upper left corner, text set in lines, pages one after another. The same strokes make
// the same bytes. Files of this folder only.
#pragma once
#include <cairo.h>
#include <functional>
#include <pango/pangocairo.h>
#include <string>
#include "paper/qr.h"

namespace paper {

constexpr double kMillimetre = 72 / 25.4;

// What an office has, then what Debian has.
constexpr char kFangSong[] = "FangSong,FangSong_GB2312,仿宋,STFangsong,Noto Serif CJK SC";
constexpr char kHeiTi[] = "SimHei,黑体,STHeiti,Noto Sans CJK SC";
constexpr char kTitle[] = "FZXiaoBiaoSong-B05S,方正小标宋简体,Noto Serif CJK SC";

struct Face {
    char const* family;
    double size;
    bool bold = false;
    double spacing = 0;                                // between letters
};
enum class Align { left, justified, centre, right };

class Canvas {
 public:
    Canvas(double width, double height, std::string const& title);
    ~Canvas();
    Canvas(Canvas const&) = delete;

    // Sets text in lines of this width; `line` is told each baseline to be: it answers where that is. Returns how many lines there were.
    int text(std::string const& words, Face const& face, double x, double width, double indent, Align align, std::function<double()> const& line);
    // Height of one line of this face, from its top to its bottom, and of its top above the baseline.
    double height_of(Face const& face) const;
    double ascent_of(Face const& face) const;
    int lines_of(std::string const& words, Face const& face, double width, double indent) const;
    void rule(double x, double y, double width, double thickness);
    void qr(Qr const& code, double x, double y, double side);
    void next_page();
    std::string finish();

 private:
    PangoLayout* layout(std::string const& words, Face const& face, double width, double indent, Align align) const;

    std::string all_;
    cairo_surface_t* surface_;
    cairo_t* cairo_;
};

}  // namespace paper
