#pragma once
#include "withdrawal/withdrawal.h"
#include "withdrawal/statute.h"

namespace withdrawal {

struct WithdrawalNoun {
    using Row = Withdrawal;
    static constexpr std::string_view kName = "withdrawal", kPath = "withdrawals";
    static constexpr bool kAsksAlways = true;              // a remedy hears who acknowledged
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    static std::optional<law::Date> date(Row const&, std::string_view) { return std::nullopt; }
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static bool identifies_person(Row const&) { return false; }
};

}  // namespace withdrawal

extern template casework::Noun casework::noun<withdrawal::WithdrawalNoun>();       // in store.cc
