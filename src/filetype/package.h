// What lies in a ZIP package: Office Open XML, OFD, or something else. Files of this folder only.
#pragma once
#include "filetype/filetype.h"

namespace filetype {

// The type by the package's own parts; nothing, with the reason, when it is none of ours or holds macros or programs.
Found examine_package(std::string_view content);

}  // namespace filetype
