// Planted for test/tidy_test.sh; never compiled.
#include "law/statute.h"
