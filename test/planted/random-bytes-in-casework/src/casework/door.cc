// Planted for test/tidy_test.sh; never compiled.
auto salt = crypto::random_bytes(32);
