// Planted for test/tidy_test.sh; never compiled.
#include "agency/api.h"
