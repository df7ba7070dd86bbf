#include "paper/canvas.h"
#include <cairo-pdf.h>
#include <memory>
#include <stdexcept>

namespace paper {
namespace {

cairo_status_t append(void* to, unsigned char const* data, unsigned length) {
    static_cast<std::string*>(to)->append(reinterpret_cast<char const*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

using Layout = std::unique_ptr<PangoLayout, decltype([](PangoLayout* layout) { g_object_unref(layout); })>;

}  // namespace

Canvas::Canvas(double width, double height, std::string const& title)
    : surface_(cairo_pdf_surface_create_for_stream(append, &all_, width, height)), cairo_(cairo_create(surface_)) {
    cairo_pdf_surface_restrict_to_version(surface_, CAIRO_PDF_VERSION_1_4);
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, title.c_str());
    // Cairo would ask the machine for the time; a paper tells its day in words.
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, "2020-03-18T00:00:00+08:00");
}

Canvas::~Canvas() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
}

PangoLayout* Canvas::layout(std::string const& words, Face const& face, double width, double indent, Align align) const {
    auto* layout = pango_cairo_create_layout(cairo_);
    auto* context = pango_layout_get_context(layout);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, false);
    pango_context_set_language(context, pango_language_from_string("zh-cn"));
    std::unique_ptr<cairo_font_options_t, decltype([](cairo_font_options_t* o) { cairo_font_options_destroy(o); })> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options.get());
    auto* font = pango_font_description_new();
    pango_font_description_set_family(font, face.family);
    pango_font_description_set_size(font, int(face.size * PANGO_SCALE));
    if (face.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_single_paragraph_mode(layout, true);
    pango_layout_set_width(layout, int(width * PANGO_SCALE));
    pango_layout_set_indent(layout, int(indent * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_auto_dir(layout, false);
    pango_layout_set_alignment(layout, align == Align::centre ? PANGO_ALIGN_CENTER : align == Align::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_justify(layout, align == Align::justified);
    auto* attributes = pango_attr_list_new();
    if (face.spacing != 0) pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(int(face.spacing * PANGO_SCALE)));
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(false));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_text(layout, words.data(), int(words.size()));
    return layout;
}

int Canvas::text(std::string const& words, Face const& face, double x, double width, double indent, Align align, std::function<double()> const& line) {
    Layout set(layout(words, face, width, indent, align));
    int count = pango_layout_get_line_count(set.get());
    std::unique_ptr<PangoLayoutIter, decltype([](PangoLayoutIter* i) { pango_layout_iter_free(i); })> at(pango_layout_get_iter(set.get()));
    do {
        PangoRectangle extents;
        pango_layout_iter_get_line_extents(at.get(), nullptr, &extents);
        auto baseline = line();
        cairo_move_to(cairo_, x + double(extents.x) / PANGO_SCALE, baseline);
        pango_cairo_show_layout_line(cairo_, pango_layout_iter_get_line_readonly(at.get()));
    } while (pango_layout_iter_next_line(at.get()));
    return count;
}

int Canvas::lines_of(std::string const& words, Face const& face, double width, double indent) const {
    Layout set(layout(words, face, width, indent, Align::left));
    return pango_layout_get_line_count(set.get());
}

double Canvas::height_of(Face const& face) const {
    Layout set(layout("国", face, 1000, 0, Align::left));
    PangoRectangle extents;
    pango_layout_get_extents(set.get(), nullptr, &extents);
    return double(extents.height) / PANGO_SCALE;
}

double Canvas::ascent_of(Face const& face) const {
    Layout set(layout("国", face, 1000, 0, Align::left));
    return double(pango_layout_get_baseline(set.get())) / PANGO_SCALE;
}

void Canvas::rule(double x, double y, double width, double thickness) {
    cairo_set_line_width(cairo_, thickness);
    cairo_move_to(cairo_, x, y);
    cairo_line_to(cairo_, x + width, y);
    cairo_stroke(cairo_);
}

void Canvas::qr(Qr const& code, double x, double y, double side) {
    double module = side / code.size;
    for (int row = 0; row < code.size; ++row)
        for (int from = 0; from < code.size;) {
            int to = from;
            while (to < code.size && code.at(to, row)) ++to;
            // One stroke for a run of modules: no seams that a scanner could take for light.
            if (to > from) cairo_rectangle(cairo_, x + from * module, y + row * module, (to - from) * module, module * 1.01);
            from = to + 1;
        }
    cairo_fill(cairo_);
}

void Canvas::next_page() { cairo_show_page(cairo_); }

std::string Canvas::finish() {
    cairo_surface_finish(surface_);
    if (auto status = cairo_surface_status(surface_); status != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error(std::string("the PDF could not be drawn: ") + cairo_status_to_string(status));
    return all_;
}

}  // namespace paper
