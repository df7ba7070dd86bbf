#include "subscription/store.h"
#include <algorithm>
#include <map>
#include <sstream>
#include <tuple>
#include "agency/noun.h"
#include "casework/about_fields.h"
#include "entry/store.h"
#include "ledger/log.h"
#include "list_type/noun.h"
#include "measure/noun.h"
#include "subscription/noun.h"

namespace subscription {
namespace {

using store::Query;

constexpr Query kNote{"feed_note", "INSERT INTO feed_change (leaf, thing, feed, topic, act, changed_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (leaf, thing) DO NOTHING"};
constexpr Query kAllChanges{"feed_all", "SELECT thing, leaf, feed, topic, act, changed_on FROM feed_change ORDER BY thing, leaf"};
constexpr Query kForgetChanges{"feed_forget_changes", "DELETE FROM feed_change"};
constexpr Query kAnyChange{"feed_any", "SELECT thing FROM feed_change LIMIT 1"};
constexpr Query kAnyListed{"feed_any_listed", "SELECT id FROM entry WHERE listed_on IS NOT NULL LIMIT 1"};
constexpr Query kMoved{"feed_moved", "SELECT id FROM casefile WHERE noun = ?1 ORDER BY id"};
constexpr Query kListType{"feed_list_type", "SELECT list_type FROM entry WHERE id = ?1"};
// Nothing of a topic is read before the leaf, and of each thing only what came last.
constexpr Query kAfter{"feed_after",
                       "SELECT c.leaf, c.thing, c.act, CASE WHEN EXISTS (SELECT 1 FROM feed_change p WHERE p.thing = c.thing AND p.leaf > ?3 AND p.act IN ('publish', 'relist')) THEN 1 ELSE 0 END"
                       " FROM feed_change c WHERE c.feed = ?1 AND c.topic = ?2 AND c.leaf > ?3"
                       " AND NOT EXISTS (SELECT 1 FROM feed_change l WHERE l.thing = c.thing AND l.leaf > c.leaf) ORDER BY c.leaf, c.thing LIMIT ?4"};
constexpr Query kAtLeaf{"feed_at_leaf",
                        "SELECT c.leaf, c.thing, c.act, CASE WHEN EXISTS (SELECT 1 FROM feed_change p WHERE p.thing = c.thing AND p.leaf > ?3 AND p.act IN ('publish', 'relist')) THEN 1 ELSE 0 END"
                        " FROM feed_change c WHERE c.feed = ?1 AND c.topic = ?2 AND c.leaf = ?4"
                        " AND NOT EXISTS (SELECT 1 FROM feed_change l WHERE l.thing = c.thing AND l.leaf > c.leaf) ORDER BY c.thing"};
constexpr Query kFirst{"feed_first", "SELECT leaf, changed_on FROM feed_change WHERE feed = ?1 AND topic = ?2 AND leaf > ?3 ORDER BY leaf LIMIT 1"};
constexpr Query kMeasuresAfter{"feed_measures_after", "SELECT thing, changed_on FROM feed_change WHERE feed = 'measures' AND topic = '' AND leaf > ?1 ORDER BY leaf"};
constexpr Query kOpen{"subscription_open", "SELECT s.id FROM subscription s JOIN casefile f ON f.id = s.id WHERE s.agency = ?1 AND f.state <> 'ended' ORDER BY s.id"};
constexpr Query kGive{"feed_give",
                      "INSERT INTO feed_given (agency, feed, next, digest, after, given_on, leaf) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (agency, feed, next, digest) DO NOTHING"};
constexpr Query kGiven{"feed_given", "SELECT after FROM feed_given WHERE agency = ?1 AND feed = ?2 AND next = ?3 AND digest = ?4"};
constexpr Query kGivenAs{"feed_given_as", "SELECT leaf FROM feed_given WHERE agency = ?1 AND feed = ?2 AND next = ?3 ORDER BY leaf DESC LIMIT 1"};
constexpr Query kForget{"feed_forget", "DELETE FROM feed_given WHERE agency = ?1 AND feed = ?2 AND next < ?3"};

std::string name(Feed feed) { return json::enum_name(feed); }

constexpr std::string_view kEntryActs[] = {"publish", "hold", "resume", "expire", "remove", "relist", "renew", "correct"};
constexpr std::string_view kMeasureActs[] = {"publish", "supersede", "repeal", "lapse"};
bool tells(Feed feed, std::string_view act) {
    if (feed == Feed::entries) return std::ranges::find(kEntryActs, act) != std::end(kEntryActs);
    return std::ranges::find(kMeasureActs, act) != std::end(kMeasureActs);
}

using TakeStep = std::function<void(Feed feed, std::string const& topic, std::string const& thing, casework::Noted const& by)>;

void each_step(store::Db& db, Feed feed, std::string const& noun, TakeStep const& take) {
    std::vector<std::string> ids;
    db.each(kMoved, [&](store::Row const& r) { ids.emplace_back(r.text(0)); }, noun);
    for (auto& id : ids) {
        auto file = store::load(db, casework::kCaseFiles, id);
        auto topic = feed == Feed::entries ? db.word(kListType, id).value_or("") : "";
        for (auto& step : file->steps) take(feed, topic, id, {step.act, step.on, std::uint64_t(step.leaf)});
    }
}

void each_step(store::Db& db, TakeStep const& take) {
    each_step(db, Feed::entries, "entry", take);
    each_step(db, Feed::measures, "measure", take);
}

}  // namespace

void note_change(store::Db& db, Feed feed, std::string const& topic, std::string const& thing, casework::Noted const& by) {
    if (tells(feed, by.act)) db.exec(kNote, std::int64_t(by.leaf), thing, name(feed), topic, by.act, law::to_text(by.on));
}

void make_changes_if_missing(store::Db& db) {
    if (!db.word(kAnyChange) && db.word(kAnyListed)) make_changes_again(db);
}

void make_changes_again(store::Db& db) {
    db.exec(kForgetChanges);
    each_step(db, [&](Feed feed, std::string const& topic, std::string const& thing, casework::Noted const& by) { note_change(db, feed, topic, thing, by); });
}

std::vector<ledger::Finding> wrong_changes(store::Db& db) {
    using Told = std::tuple<std::string, std::string, std::string, std::string>;              // feed, topic, act, day
    std::map<std::pair<std::string, std::int64_t>, Told> steps;                               // by thing and leaf
    each_step(db, [&](Feed feed, std::string const& topic, std::string const& thing, casework::Noted const& by) {
        if (tells(feed, by.act)) steps.try_emplace({thing, std::int64_t(by.leaf)}, name(feed), topic, by.act, law::to_text(by.on));
    });
    std::vector<ledger::Finding> all;
    auto tell = [&](std::string const& thing, std::int64_t leaf, char const* zh, char const* en) {
        all.push_back({"feed change", "feed_change " + thing + " " + std::to_string(leaf), zh, en});
    };
    db.each(kAllChanges, [&](store::Row const& r) {
        std::string thing(r.text(0));
        auto found = steps.find({thing, r.integer(1)});
        if (found == steps.end()) return tell(thing, r.integer(1), "来历不明：该事项没有这一步", "unknown: its case has no such step");
        if (found->second != Told(r.text(2), r.text(3), r.text(4), r.text(5))) tell(thing, r.integer(1), "已被改动", "altered");
        steps.erase(found);
    });
    for (auto& [key, told] : steps) tell(key.first, key.second, "缺失：订阅单位将读不到这一变更", "missing: agencies that take the feed would not read of it");
    return all;
}

Changes changes_after(store::Db& db, Feed feed, std::set<std::string> const& topics, std::int64_t after, std::size_t limit) {
    Changes found;
    for (auto& topic : topics) {
        auto take = [&](store::Row const& r) { found.all.push_back({r.integer(0), std::string(r.text(1)), topic, std::string(r.text(2)), r.integer(3) != 0}); };
        db.each(kAfter, take, name(feed), topic, after, std::int64_t(limit) + 1);
    }
    auto in_order = [](Change const& a, Change const& b) { return std::tie(a.leaf, a.thing) < std::tie(b.leaf, b.thing); };
    std::sort(found.all.begin(), found.all.end(), in_order);
    if (found.all.size() <= limit) return found;
    auto last = found.all[limit - 1].leaf;
    std::erase_if(found.all, [&](Change const& c) { return c.leaf >= last; });
    for (auto& topic : topics) {
        auto take = [&](store::Row const& r) { found.all.push_back({r.integer(0), std::string(r.text(1)), topic, std::string(r.text(2)), r.integer(3) != 0}); };
        db.each(kAtLeaf, take, name(feed), topic, after, last);
    }
    std::sort(found.all.begin(), found.all.end(), in_order);
    found.complete = false;
    return found;
}

std::optional<Subscription> of_agency(store::Db& db, std::string const& agency) {
    auto id = db.word(kOpen, agency);
    return id ? store::load(db, SubscriptionNoun::table(), *id) : std::nullopt;
}

void give(store::Db& db, Given const& page, law::Date on, std::uint64_t leaf) {
    db.exec(kGive, page.agency, name(page.feed), page.next, page.digest, page.after, law::to_text(on), std::int64_t(leaf));
}

bool has_discipline(store::Db& db, std::string const& subject, law::Date today) { return entry::discipline_in_force(db, subject, today); }

namespace {

std::vector<measure::Measure> published_measures(store::Db& db) {
    return store::select(db, measure::MeasureNoun::table(), "WHERE published_on IS NOT NULL ORDER BY number, edition");
}

std::set<std::string> topics_of(store::Db& db, agency::Agency const& agency, law::Date on) {
    return concerns(agency, published_measures(db), store::select(db, list_type::ListTypeNoun::table(), "WHERE published_on IS NOT NULL ORDER BY id"), on);
}

// The day of the first change that concerns the agency and that it has not acknowledged.
std::optional<law::Date> first_unacknowledged(store::Db& db, Subscription const& s, law::Date today) {
    auto agency = store::load(db, agency::AgencyNoun::table(), s.agency);
    if (!agency) return std::nullopt;
    std::optional<law::Date> first;
    auto day = [&](std::string_view text) {
        auto on = json::Text<law::Date>::from(std::string(text));
        if (!first || on < *first) first = on;
    };
    for (auto& topic : topics_of(db, *agency, today)) {
        if (!s.only.empty() && std::find(s.only.begin(), s.only.end(), topic) == s.only.end()) continue;
        db.each(kFirst, [&](store::Row const& r) { day(r.text(1)); }, name(Feed::entries), topic, s.entries.cursor);
    }
    std::vector<std::pair<std::string, std::string>> changed;
    db.each(kMeasuresAfter, [&](store::Row const& r) { changed.emplace_back(r.text(0), r.text(1)); }, s.measures.cursor);
    for (auto& [id, on] : changed) {
        auto m = store::load(db, measure::MeasureNoun::table(), id);
        if (!m || !implements(*agency, *m, today)) continue;
        day(on);
        break;
    }
    return first;
}

law::Finding fits(store::Db& db, Subscription const& s, Feed feed, std::int64_t cursor, std::string const& digest) {
    auto from = "/api/v1/feed/" + name(feed) + "?after=" + std::to_string(of(s, feed).cursor);
    law::Finding no{false};
    auto after = db.number(kGiven, s.agency, name(feed), cursor, digest);
    if (after && *after <= of(s, feed).cursor) return {true};
    if (after) no.fields.push_back({"cursor", std::to_string(cursor), "此前的页尚未签收 / an earlier page is not acknowledged", "先签收此前各页，或重新读取 / read again: GET " + from});
    else if (auto leaf = db.number(kGivenAs, s.agency, name(feed), cursor))
        no.fields.push_back({"digest", digest, "与所推送的不符 / not what was given", "与账本第" + std::to_string(*leaf) + "页所记摘要核对 / check it against leaf " + std::to_string(*leaf)});
    else no.fields.push_back({"cursor", std::to_string(cursor), "未向该单位推送到此处 / nothing was given up to here", "重新读取 / read again: GET " + from});
    return no;
}

void answer_subscribing(casework::Asking<Subscription> const& now, law::Facts& facts) {
    auto id = json::text_or(now.command.fields, "agency", now.actor.agency);
    auto agency = store::load(now.db, agency::AgencyNoun::table(), id);
    auto today = now.setting.today;
    bool there = agency && agency::in_force(*agency, today);
    facts.answer(agency_in_force, there);
    auto topics = there ? topics_of(now.db, *agency, today) : std::set<std::string>();
    law::Finding all{!topics.empty()};
    std::istringstream words(json::text_or(now.command.fields, "list_types"));
    for (std::string code; words >> code;)
        if (!topics.contains(code)) all.fields.push_back({"list_types", code, "不是由该单位实施措施的名单类别 / no list type of its measures", "只填其内的名单类别，或留空 / leave it empty"});
    all.holds = all.holds && all.fields.empty();
    facts.answer(implements_measures, all);
    facts.answer(one_of_its_agency, !of_agency(now.db, id).has_value());
    facts.give("agency_name", {agency ? agency->name : ""});
}

}  // namespace

law::Facts SubscriptionNoun::facts(casework::Asking<Subscription> const& now) {
    law::Facts facts;
    if (!now.row) {
        answer_subscribing(now, facts);
        return facts;
    }
    auto& fields = now.command.fields;
    facts.answer(officer_is_named, casework::about_fields(officer_is_named, !now.actor.roles.has(law::Party::agency_system) || !now.actor.officer.empty(), now.command.fields, {"officer"}));
    auto due = due_now(now.db, *now.row, now.setting);
    facts.answer(is_overdue, due && *due < now.setting.today);
    auto feed = json::enum_from<Feed>(json::text_or(fields, "feed")).value_or(Feed::entries);
    auto* sent = fields.if_contains("cursor");
    auto cursor = sent && sent->is_int64() ? sent->get_int64() : std::int64_t(0);
    auto head = now.db.number(Query{"feed_head", "SELECT size FROM head"}).value_or(0);
    facts.answer(within_the_ledger, 0 <= cursor && cursor < head);
    facts.answer(goes_forward, of(*now.row, feed).cursor <= cursor);
    facts.answer(was_given, fits(now.db, *now.row, feed, cursor, json::text_or(fields, "digest")));
    return facts;
}

std::optional<law::Date> SubscriptionNoun::due_now(store::Db& db, Subscription const& s, casework::Setting const& now) {
    auto first = s.ended_on ? std::nullopt : first_unacknowledged(db, s, now.today);
    auto* period = first ? now.periods->in_force("push.acknowledge", now.today) : nullptr;
    if (!period) return std::nullopt;
    return law::last_day(period->span, period->sort, std::max(*first, s.from), *now.calendar).day;
}

void SubscriptionNoun::noted(store::Db& db, Subscription const& s, casework::Noted const& by) {
    if (by.act != "acknowledge") return;
    for (auto feed : {Feed::entries, Feed::measures}) db.exec(kForget, s.agency, name(feed), of(s, feed).cursor);
}

}  // namespace subscription

HENGXIN_NOUN(, subscription::SubscriptionNoun);
