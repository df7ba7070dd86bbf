#pragma once
#include "subscription/statute.h"
#include "subscription/subscription.h"

namespace subscription {

struct SubscriptionNoun {
    using Row = Subscription;
    static constexpr std::string_view kName = "subscription", kPath = "subscriptions";
    static law::Editions editions();
    static store::Table<Row> const& table();
    static law::Facts facts(casework::Asking<Row> const&);
    static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);
    // What waits to be acknowledged changes with every publication, and no case is touched by it: the day is computed on reading, by due_now.
    static std::optional<law::Date> date(Row const&, std::string_view) { return std::nullopt; }
    static std::optional<law::Date> due_now(store::Db&, Row const&, casework::Setting const&);
    static void noted(store::Db&, Row const&, casework::Noted const&);
    static json::Object view(Row const&, casework::Reader const&);
    static casework::Vocabulary words();
    static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
    static bool identifies_person(Row const&) { return false; }
};

}  // namespace subscription

HENGXIN_NOUN(extern, subscription::SubscriptionNoun);
