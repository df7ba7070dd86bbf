#include "paper/pdf.h"
#include <algorithm>
#include <utility>
#include "paper/canvas.h"

namespace paper {
namespace {

// GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines, 28 characters a line, 3号 = 16 pt, 2号 = 22 pt.
constexpr double kWidth = 210 * kMillimetre, kHeight = 297 * kMillimetre;
constexpr double kLeft = 28 * kMillimetre, kTop = 37 * kMillimetre, kText = 156 * kMillimetre;
constexpr int kLines = 22, kCharacters = 28;
constexpr double kPitch = 225 * kMillimetre / kLines, kCharacter = kText / kCharacters;
constexpr Face kBody{kFangSong, 16, false, kCharacter - 16}, kHeading{kHeiTi, 16, false, kCharacter - 16};
constexpr Face kHead{kTitle, 22, true}, kNumber{kFangSong, 16}, kSmall{kFangSong, 9}, kFolio{kTitle, 14};
// The seal covers the organ's name and the date; the QR code stands at its left.
constexpr int kClosingLines = 5;
constexpr double kQrSide = 27 * kMillimetre;

class Writing {
 public:
    Writing(Sheet const& sheet, std::string const& proof) : sheet_(sheet), proof_(proof.empty() ? Qr{} : qr_code(proof)), canvas_(kWidth, kHeight, sheet.title) {}

    std::string write() {
        centred(sheet_.organ, kHead, 1.35);
        centred(sheet_.title, kHead, 1.35);
        centred(sheet_.number, kNumber, 1);
        used_ += 1;
        for (auto& each : sheet_.lines) {
            // A heading does not stand alone at the foot of a page.
            if (each.mark == Mark::heading && used_ + 2 > kLines) new_page();
            paragraph(each);
        }
        closing();
        annex();
        folio();
        return canvas_.finish();
    }

 private:
    // The baseline of the next line; its letters stand in the middle of its share of the page.
    double next_line(Face const& face, double share = 1) {
        if (used_ + share > kLines + 0.01) new_page();
        auto top = kTop + used_ * kPitch;
        used_ += share;
        return top + (kPitch * share - canvas_.height_of(face)) / 2 + canvas_.ascent_of(face);
    }
    void centred(std::string const& words, Face const& face, double share) {
        canvas_.text(words, face, kLeft, kText, 0, Align::centre, [&] { return next_line(face, share); });
    }
    void paragraph(Line const& line) {
        auto& face = line.mark == Mark::heading ? kHeading : kBody;
        bool address = line.mark == Mark::address;
        canvas_.text(line.text, face, kLeft, kText, address ? 0 : 2 * kCharacter, address ? Align::left : Align::justified, [&] { return next_line(face); });
    }
    void closing() {
        if (used_ + 1 + kClosingLines > kLines) new_page();
        else used_ += 1;
        auto top = kTop + used_ * kPitch;
        if (proof_.size == 0) return;
        canvas_.qr(proof_, kLeft, top + 4, kQrSide);
        canvas_.text(kProofWords, kSmall, kLeft, 52 * kMillimetre, 0, Align::left, [&, y = top + 4 + kQrSide + 13]() mutable { return std::exchange(y, y + 12); });
        used_ += 2;
        auto signed_by = [&](std::string const& words) {
            canvas_.text(words, kNumber, kLeft + 60 * kMillimetre, kText - 60 * kMillimetre - 2 * kCharacter, 0, Align::centre, [&] { return next_line(kNumber); });
        };
        signed_by(sheet_.organ);
        signed_by(sheet_.on);
    }
    // GB/T 9704, 7.3.7: on a page of its own behind the signature; "附件" flush left in the first line, its title centred in the third.
    void annex() {
        if (sheet_.annex.empty()) return;
        new_page();
        canvas_.text("附件", kHeading, kLeft, kText, 0, Align::left, [&] { return next_line(kHeading); });
        used_ += 1;
        for (auto& each : sheet_.annex) {
            if (each.mark == Mark::heading) centred(each.text, kHead, 1.35);
            else paragraph(each);
        }
    }
    void folio() {
        auto words = "— " + std::to_string(page_) + " —";
        auto align = page_ % 2 ? Align::right : Align::left;
        canvas_.text(words, kFolio, kLeft + 14, kText - 28, 0, align, [] { return kTop + 225 * kMillimetre + 7 * kMillimetre + 10; });
    }
    void new_page() {
        folio();
        canvas_.next_page();
        ++page_;
        used_ = 0;
    }

    Sheet const& sheet_;
    Qr proof_;
    Canvas canvas_;
    double used_ = 0;                                  // lines of this page
    int page_ = 1;
};

constexpr double kFirst = 20 * kMillimetre;               // of a page of a slip
// Measures of a slip on one kind of paper.
struct Measures {
    double width, height, margin, names;               // height 0: as long as it needs
    Face title, name, value, large, note;
    double qr;
};
constexpr Measures kA4{.width = kWidth, .height = kHeight, .margin = 28 * kMillimetre, .names = 34 * kMillimetre, .title = {kTitle, 22, true},
                       .name = {kHeiTi, 12}, .value = {kFangSong, 12}, .large = {kHeiTi, 20, true}, .note = {kFangSong, 10.5},
                       .qr = 36 * kMillimetre};
constexpr Measures kRoll{.width = 80 * kMillimetre, .height = 0, .margin = 4 * kMillimetre, .names = 19 * kMillimetre, .title = {kHeiTi, 12, true},
                         .name = {kHeiTi, 8}, .value = {kHeiTi, 8.5}, .large = {kHeiTi, 14, true}, .note = {kHeiTi, 7.5},
                         .qr = 34 * kMillimetre};

class Printing {
 public:
    Printing(Slip const& slip, std::string const& proof, Measures const& m)
        : slip_(slip), proof_(qr_code(proof)), m_(m), canvas_(m.width, m.height > 0 ? m.height : length(slip, m), slip.title) {}

    std::string print() {
        y_ = m_.height > 0 ? kFirst : m_.margin;
        set(slip_.title, m_.title, m_.margin, inner(), Align::centre);
        y_ += gap();
        canvas_.rule(m_.margin, y_, inner(), 0.7);
        y_ += gap();
        for (auto& row : slip_.rows) print_row(row);
        canvas_.rule(m_.margin, y_, inner(), 0.7);
        y_ += gap();
        foot();
        return canvas_.finish();
    }

 private:
    double inner() const { return m_.width - 2 * m_.margin; }
    double gap() const { return m_.value.size * 0.6; }
    double pitch(Face const& face) const { return face.size * 1.5; }

    // The next page begins where this much does not fit any more; a roll has no pages.
    void room_for(double height) {
        if (m_.height == 0 || y_ + height <= m_.height - 15 * kMillimetre) return;
        canvas_.next_page();
        y_ = kFirst;
    }
    void set(std::string const& words, Face const& face, double x, double width, Align align) {
        canvas_.text(words, face, x, width, 0, align, [&] {
            room_for(pitch(face));
            auto baseline = y_ + (pitch(face) - canvas_.height_of(face)) / 2 + canvas_.ascent_of(face);
            y_ += pitch(face);
            return baseline;
        });
    }
    void print_row(Slip::Row const& row) {
        auto& face = row.large ? m_.large : m_.value;
        auto width = inner() - m_.names;
        room_for(canvas_.lines_of(row.value, face, width, 0) * pitch(face));
        auto top = y_;
        y_ += (pitch(face) - pitch(m_.name)) / 2;
        if (!row.name.empty()) set(row.name, m_.name, m_.margin, m_.names - 4, Align::left);
        auto named = std::exchange(y_, top);
        set(row.value, face, m_.margin + m_.names, width, Align::left);
        y_ = std::max(named, y_) + gap() / 2;
    }
    void foot() {
        room_for(m_.qr);
        bool beside = m_.height > 0;
        canvas_.qr(proof_, beside ? m_.margin : (m_.width - m_.qr) / 2, y_, m_.qr);
        auto below = y_ + m_.qr + gap();
        if (!beside) y_ = below;
        auto shift = beside ? m_.qr + 12 : 0;
        for (auto& note : slip_.notes) set(note, m_.note, m_.margin + shift, inner() - shift, Align::left);
        y_ = std::max(y_, below);
    }

    // A roll is cut where the slip ends: it is set once to know where.
    static double length(Slip const& slip, Measures m) {
        constexpr double kEndless = 100'000;
        m.height = 0;
        Printing trial(slip, m, kEndless);
        trial.print();
        return trial.y_ + m.margin;
    }
    Printing(Slip const& slip, Measures const& m, double endless) : slip_(slip), proof_{1, {true}}, m_(m), canvas_(m.width, endless, slip.title) {}

    Slip const& slip_;
    Qr proof_;
    Measures m_;
    Canvas canvas_;
    double y_ = 0;
};

}  // namespace

std::string pdf(Sheet const& sheet, std::string const& proof) { return Writing(sheet, proof).write(); }
std::string pdf(Slip const& slip, std::string const& proof, Size size) { return Printing(slip, proof, size == Size::a4 ? kA4 : kRoll).print(); }

}  // namespace paper
