// Read-only connections, lent one at a time. Reading never waits for the writer.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <vector>
#include "store/db.h"

namespace casework {

class Readers {
 public:
    explicit Readers(std::function<std::unique_ptr<store::Db>()> open) : open_(std::move(open)) {}
    // Runs inside one transaction, so that everything read is of one moment.
    template <class F> auto with(F&& read) {
        Loan loan(*this);
        store::Transaction transaction(*loan.db);
        return read(*loan.db);
    }
 private:
    struct Loan {
        Readers& from;
        std::unique_ptr<store::Db> db;
        explicit Loan(Readers& readers) : from(readers) {
            {
                std::lock_guard lock(from.mutex_);
                if (!from.idle_.empty()) {
                    db = std::move(from.idle_.back());
                    from.idle_.pop_back();
                }
            }
            if (!db) db = from.open_();
        }
        ~Loan() {
            if (std::uncaught_exceptions() > 0) return;          // a broken connection is not lent again
            std::lock_guard lock(from.mutex_);
            from.idle_.push_back(std::move(db));
        }
    };
    std::function<std::unique_ptr<store::Db>()> open_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<store::Db>> idle_;
};

}  // namespace casework
