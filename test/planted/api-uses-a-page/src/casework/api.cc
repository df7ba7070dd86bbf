// Planted: machinery that reaches for a page.
#include "page/site.h"
