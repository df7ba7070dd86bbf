// The runner of every *_test.cc under src/.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

// Asked by LeakSanitizer, where there is one. libxlsxwriter forgets a copy of the formula of each list of values, some 20 bytes.
extern "C" char const* __lsan_default_suppressions();
extern "C" char const* __lsan_default_suppressions() { return "leak:lxw_strdup\n"; }
