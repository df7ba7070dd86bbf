// Papers as PDF: a notice by GB/T 9704 (版心 156 × 225 mm, 22 lines of 28 characters in 3号), a slip for the counter's printer or on A4.
#pragma once
#include <string>
#include "paper/slip.h"
#include "paper/template.h"

namespace paper {

// `proof` is what the QR code says; a form that nobody issued has none.
std::string pdf(Sheet const& sheet, std::string const& proof);

enum class Size { a4, mm80 };
std::string pdf(Slip const& slip, std::string const& proof, Size size);

}  // namespace paper
