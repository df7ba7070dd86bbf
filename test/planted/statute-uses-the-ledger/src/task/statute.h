// Planted for test/tidy_test.sh; never compiled.
#include "ledger/leaf.h"
