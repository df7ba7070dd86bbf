#include "simulation/faulty.h"

namespace simulation {

std::int64_t Faulty::run(store::Query const& query, std::span<store::Value const> values, std::function<void(store::Row const&)> const& each) {
    if (fails_in >= 0 && !query.sql.starts_with("ROLLBACK") && fails_in-- == 0) {
        if (undoes_all && in_transaction) inner_->script("ROLLBACK");
        throw store::Failure("a simulated failure of the database", "simulated");
    }
    inner_->sealer = sealer;
    auto done = inner_->run(query, values, each);
    if (until_kept && query.sql.starts_with("COMMIT")) fails_in = -1;
    return done;
}

}  // namespace simulation
