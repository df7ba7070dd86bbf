// Planted for test/tidy_test.sh; never compiled.
#include "engine/clock.h"
