// Planted for test/tidy_test.sh; never compiled.
#include <sqlite3.h>
