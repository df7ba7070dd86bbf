// Planted for test/tidy_test.sh; never compiled.
#include "casework/writer.h"
