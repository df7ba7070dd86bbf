// Planted for test/tidy_test.sh; never compiled.
#include "check/verdict.h"
