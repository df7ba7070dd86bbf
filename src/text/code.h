// Codes as people and spreadsheets hand them over: unified social credit codes (GB 32100-2015), legacy 15-digit registration numbers,
// citizen numbers (GB 11643-1999), masked numbers. A validator warns with a reason and lets a person override: 0.016 % of really
// issued codes fail their check digit.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace text {

enum class CodeKind { none, unified, legacy, citizen, masked, invalid };

// A warning or reason: a stable code with words. English words follow the county's own table of damages.
struct Remark {
    std::string code, zh, en;     // "check_digit", "legacy_number", "length", "letter", "scientific", "name_only"
};

struct Code {
    CodeKind kind;                // none: nothing was typed, check by name
    std::string value;            // normalised: upper case, half-width, without spaces, hyphens, zero-width and quote characters
    std::vector<Remark> remarks;  // warnings; for invalid the one reason
};

// Normalises what was typed (full-width, spaces, zero-width, hyphens, lower case, a leading apostrophe, a licence QR's address with the
// code in it) and says what it is. 18 characters of the alphabet: unified, or citizen when 17 digits + digit/X, a region and a real
// birth date are there and the unified check digit fails; a failing check digit is kept as typed with remark `check_digit`. 15 digits:
// legacy (or an old citizen number) with remark `legacy_number`. Stars among 18 or 15 characters: masked. Scientific notation: invalid, remark
// `scientific` "scientific notation: last digits lost". Wrong length: invalid, `length` "length 19". Letters I O S V Z: invalid, `letter`
// "letter not in the alphabet: O; did you mean 0".
Code normalise_code(std::string_view typed);

bool unified_check_fits(std::string_view code18);
char unified_check(std::string_view first17);
bool citizen_check_fits(std::string_view number18);
bool looks_like_citizen(std::string_view number18);       // 17 digits and a digit or X, with a region and a birth date that exist
char citizen_check(std::string_view first17);
std::string mask_citizen(std::string_view number);       // first 4 and last 2 stay: 1305************10
bool looks_like_unified(std::string_view code);           // 18 characters, all of the alphabet
// A whole code or number, also a masked one, that was typed where a name belongs, alone or beside a label or the name: whoever typed it means
// to ask by it. `none` when there is none.
Code code_within_name(std::string_view name);
bool name_is_a_code(std::string_view name);

}  // namespace text
