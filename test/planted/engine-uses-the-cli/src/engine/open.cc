// Planted for test/tidy_test.sh; never compiled.
#include "cli/serve.h"
