// Steps of the door that no statute has: words are destroyed along with a case, and running waits are counted again.
#include <algorithm>
#include "casework/door.h"
#include "casework/leaf_facts.h"
#include "casework/recount.h"

namespace casework {

// Every personal part that the leaves of this case hold, and the words of its rows where the act itself did not take them: gone. What is
// left are commitments without their salts, and the leaf that names which parts were erased.
void Door::destroy(store::Db& db, Actor const& actor, Setting const& setting, Owner const& of, law::Date on, std::uint64_t cause) {
    auto* noun = nouns_.named(of.noun);
    auto file = store::load(db, kCaseFiles, of.id);
    assert(noun && file);
    json::Array erased;
    for (auto& step : file->steps) {
        if (std::uint64_t(step.leaf) == cause) continue;      // the destroying act itself: its images are skeletons
        for (auto& part : log_.forget(db, std::uint64_t(step.leaf), of.id)) {
            json::Object each{{"leaf", std::int64_t(part.leaf)}, {"part", std::int64_t(part.part)}};
            if (part.row) each["row"] = std::int64_t(*part.row);
            erased.push_back(std::move(each));
        }
    }
    bool itself = !file->steps.empty() && std::uint64_t(file->steps.back().leaf) == cause;
    json::Object facts{{"noun", of.noun}, {"act", "erased"}, {"case", of.id}, {"erased", std::move(erased)}, {"on", law::to_text(on)}};
    json::Object person;
    if (!itself) {
        ++file->version;
        file->title.clear();
        file->steps.push_back({std::string(kWordsDestroyed), law::Party::law, person_of(actor), on, std::int64_t(log_.size())});
        std::vector<store::Image> images;
        images.push_back(noun->forget(db, noun->load(db, of.id), on));
        images.push_back(store::save(db, kCaseFiles, *file));
        add_images(images, facts, person);
        touched_.push_back({of.noun, of.id});
    }
    add_actor(facts, actor, cause);
    ledger::Draft draft{std::move(facts), {}, {}};
    if (!person.empty()) draft.persons.push_back(std::move(person));
    log_.append(std::move(draft), setting.at);
    destroyed_ = true;
}

void Door::count_by(std::vector<std::string> nouns, std::function<law::Calendar(store::Db&)> read) {
    calendar_nouns_ = std::move(nouns);
    read_calendar_ = std::move(read);
}

// Waits that run are counted by the calendar as it now is, in one leaf over the cases whose day is another or is provisional no more.
std::size_t Door::count_again(store::Db& db, Actor const& actor, Setting const& setting, std::size_t touched_before, std::uint64_t cause) {
    bool may_have_changed = std::any_of(touched_.begin() + std::ptrdiff_t(touched_before), touched_.end(), [&](Touched const& each) {
        return std::find(calendar_nouns_.begin(), calendar_nouns_.end(), each.noun) != calendar_nouns_.end();
    });
    if (!may_have_changed || !read_calendar_) return 0;
    auto calendar = read_calendar_(db);
    if (calendar == *setting.calendar) return 0;
    ledger::Draft draft;
    std::size_t moved = 0;
    for (auto& each : counted_again(db, nouns_, *setting.periods, *setting.calendar, calendar, setting.today)) {
        auto file = each.after;
        moved += each.before.due != file.due;
        ++file.version;
        file.steps.push_back({std::string(kCountedAgain), law::Party::law, person_of(actor), setting.today, std::int64_t(log_.size())});
        json::Object facts{{"noun", file.noun}, {"act", kCountedAgain}, {"case", file.id},
                           {"was_due", json::write(each.before.due)}, {"due", json::write(file.due)}};
        json::Object person;
        add_images({store::save(db, kCaseFiles, file)}, facts, person);
        touched_.push_back({file.noun, file.id});
        draft.rows.push_back({std::move(facts), std::move(person)});
    }
    if (draft.rows.empty()) return 0;
    draft.facts = {{"noun", "casefile"}, {"act", kCountedAgain}, {"on", law::to_text(setting.today)},
                   {"cases", std::int64_t(draft.rows.size())}, {"moved", std::int64_t(moved)}};
    add_actor(draft.facts, the_law(actor), cause);
    log_.append(std::move(draft), setting.at);
    return moved;
}

}  // namespace casework
