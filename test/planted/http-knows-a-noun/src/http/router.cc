// Planted for test/tidy_test.sh; never compiled.
#include "account/account.h"
