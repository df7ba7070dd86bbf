// Planted for test/tidy_test.sh; never compiled.
void f(store::Db& db) { store::Transaction all(db); }
