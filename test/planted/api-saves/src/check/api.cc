// Planted for test/tidy_test.sh; never compiled.
void f(store::Db& db) { store::save(db, table(), row); }
