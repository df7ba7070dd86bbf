#include "subscription/take.h"
#include "subscription/feed.h"
#include "subscription/store.h"

namespace subscription {
namespace {

constexpr law::Parties kTake{law::Party::officer, law::Party::handler, law::Party::data_clerk, law::Party::supervisor, law::Party::agency_system};

law::Refusal not_subscribed() {
    return {"no_subscription", "该单位尚未开通接收推送；由信用办或本单位主管、数据专员开通。", "The agency has no subscription; the credit office, its supervisor or its data clerk opens one.",
            "宁社信发〔2020〕6号", "（十一）", {"subscribe"}, {}, 409};
}

law::Refusal past_the_end(std::int64_t size) {
    return {"within_the_ledger", "游标超出账本。", "The cursor is past the end of the ledger.", "衡信系统规则 (own rule)", "after", {},
            {{"after", "", "账本共" + std::to_string(size) + "页 / the ledger has that many leaves", "从已签收的位置读起 / read on from what was acknowledged"}}, 422};
}

struct Read {
    json::Object shown;
    json::Array given;                                     // what is named
    std::int64_t next;
    std::string digest;
};

Read read(store::Db& db, casework::Door const& door, Asked const& asked, Subscription const& s, Page const& page) {
    auto size = std::int64_t(door.log().size());
    auto topics = page.feed == Feed::entries ? topics_of(s, asked.board, asked.agency, asked.today) : std::set<std::string>{""};
    auto changes = changes_after(db, page.feed, topics, page.after, std::size_t(page.limit));
    json::Array items;
    Read all;
    for (auto& each : changes.all) {
        Moved moved{each.leaf, each.thing, each.topic, each.act, each.published};
        auto told = page.feed == Feed::entries ? told_of_entry(asked, moved) : told_of_measure(asked, moved);
        if (!told) continue;
        all.given.push_back(json::Value(each.thing));
        items.push_back(std::move(*told));
    }
    all.next = changes.complete ? size - 1 : changes.all.back().leaf;
    all.digest = digest_of(door.log().suite(), s.agency, page.feed, page.after, items);
    all.shown = {{"feed", json::enum_name(page.feed)}, {"subscription", s.id}, {"after", page.after}, {"next", all.next}, {"complete", changes.complete}, {"as_of", law::to_text(asked.today)},
                 {"items", std::move(items)}, {"digest", all.digest}, {"acknowledged", of(s, page.feed).cursor}, {"in_force", in_force_today(asked)}};
    return all;
}

casework::Finished refused(Taken taken, law::Refusal no) {
    return {true, [taken = std::move(taken), no = std::move(no)](auto*) { taken(no); }};
}

}  // namespace

void take(casework::Writer& writer, check::Desk& desk, casework::Actor actor, Page page, Taken taken, casework::Failed failed) {
    auto job = [&desk, actor, page, taken](store::Db& db, casework::Door& door, casework::Setting const& now) {
        auto s = actor.agency.empty() || !actor.roles.meets(kTake) ? std::nullopt : of_agency(db, actor.agency);
        auto board = desk.present(db, door);
        auto agency = board->agencies.find(actor.agency);
        if (!s || agency == board->agencies.end()) return refused(taken, not_subscribed());
        auto size = std::int64_t(door.log().size());
        if (page.after < 0 || page.after >= size) return refused(taken, past_the_end(size));
        Asked asked{*board, agency->second, now.today, [&](std::string const& subject) { return has_discipline(db, subject, now.today); }};
        auto all = read(db, door, asked, *s, page);
        json::Object facts{{"noun", "subscription"}, {"act", "look"}, {"cases", json::Array{json::Value(s->id)}}, {"feed", json::enum_name(page.feed)}, {"after", page.after}, {"next", all.next},
                           {"given", std::move(all.given)}, {"digest", all.digest}};
        auto leaf = door.note({std::move(facts), {}, {}}, actor, now);
        give(db, {s->agency, page.feed, page.after, all.next, all.digest}, now.today, leaf);
        all.shown["look"] = std::int64_t(leaf);
        return casework::Finished{false, [taken, shown = std::move(all.shown)](auto*) { taken(shown); }};
    };
    if (!writer.submit(std::move(job), failed)) failed(std::make_exception_ptr(store::Failure("the writer's queue is full", "queue")));
}

}  // namespace subscription
