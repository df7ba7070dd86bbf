// Planted for test/tidy_test.sh; never compiled.
#include "subject/subject.h"
