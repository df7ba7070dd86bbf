// Planted for test/tidy_test.sh; never compiled.
std::random_device chance;
