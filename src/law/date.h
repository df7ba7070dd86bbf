// The legal day: a civil day of the jurisdiction (China Standard Time, UTC+08:00, no daylight saving). Law counts in days; instants
// (milliseconds since 1970-01-01T00:00Z) are for the ledger only.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace law {

using Date = std::chrono::sys_days;
using Instant = std::int64_t;   // milliseconds since the epoch, UTC

inline Date legal_day(Instant at) {
    using namespace std::chrono;
    return floor<days>(sys_time<milliseconds>{milliseconds{at} + hours{8}});
}
std::string to_text(Date day);                              // 2026-03-02
std::string in_chinese(Date day);                           // 2026年3月2日, as papers and notices write it
std::optional<Date> date_from(std::string_view text);       // strict YYYY-MM-DD of a day that exists
std::string instant_text(Instant at);                       // RFC 3339 in UTC: 2026-03-02T01:02:03.004Z
std::optional<Instant> instant_from(std::string_view text); // RFC 3339, any offset

}  // namespace law
