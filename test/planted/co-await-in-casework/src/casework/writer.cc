// Planted for test/tidy_test.sh; never compiled.
auto f() { co_await queue; }
