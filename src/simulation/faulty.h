// The failures of a database, for simulated histories and tests.
#pragma once
#include "store/db.h"

namespace simulation {

// A database that fails now and then, as disks and networks do: until a commit is kept, never while rolling back. What fails after it is
// town_test.cc's.
class Faulty : public store::Db {
 public:
    explicit Faulty(std::unique_ptr<store::Db> inner) : Db(inner->access), inner_(std::move(inner)) {}
    std::int64_t run(store::Query const& query, std::span<store::Value const> values, std::function<void(store::Row const&)> const& each) override;
    void script(std::string_view statements) override { inner_->script(statements); }
    bool is_postgres() const override { return inner_->is_postgres(); }
    void leave_no_traces() override { inner_->leave_no_traces(); }
    int fails_in = -1;                                     // statements from now; negative: never
    bool until_kept = true;                                // what follows a commit does not fail
    bool undoes_all = false;                               // and the transaction with it, as SQLite does when its disk is full
 private:
    std::unique_ptr<store::Db> inner_;
};

}  // namespace simulation
