// Papers as DOCX: the same words as the PDF, on the same page, for an office that still has to add a line by hand.
#pragma once
#include <string>
#include "paper/slip.h"
#include "paper/template.h"

namespace paper {

std::string docx(Sheet const& sheet, std::string const& proof);
std::string docx(Slip const& slip, std::string const& proof);

}  // namespace paper
