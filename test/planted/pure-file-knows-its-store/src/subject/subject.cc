// Planted for test/tidy_test.sh; never compiled.
#include "subject/store.h"
