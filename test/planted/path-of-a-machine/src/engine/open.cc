// Planted for test/tidy_test.sh; never compiled.
auto file = "/home/somebody/data";
