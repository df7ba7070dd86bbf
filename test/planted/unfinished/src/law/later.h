// Planted for test/tidy_test.sh; never compiled.
// TODO: count holidays
