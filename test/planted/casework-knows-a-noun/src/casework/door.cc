// Planted for test/tidy_test.sh; never compiled.
#include "task/task.h"
