// What the clock does at the door: due cases lapse, and who has a date coming near is reminded.
#include "casework/door.h"

namespace casework {

using law::Refusal;

std::optional<Refusal> Door::lapse(store::Db& db, Noun const& noun, CaseFile file, Setting const& setting) {
    for (int chain = 0;; ++chain) {
        assert(chain < 16);                       // a statute whose lapses never come to rest
        auto& procedure = law::edition_for(noun.editions, file.opened);
        auto* limit = law::lapsed(procedure, standing_of(procedure, file), setting.today);
        if (!limit) return std::nullopt;
        Command command{noun.name, file.id, procedure.acts[limit->by].name, {}, *file.due, {}, {}};
        auto done = act_of_the_clock(db, command, setting);
        if (!done) return done.refusal();
        file = *store::load(db, kCaseFiles, file.id);
    }
}

std::size_t Door::let_lapse(store::Db& db, Setting const& setting, std::size_t limit) {
    static constexpr store::Query due{"casefiles_due",
                                      "SELECT id, noun, state, opened, due FROM casefile WHERE due < ?1 AND provisional = 0 ORDER BY due, id"};
    // Most of what is overdue waits for somebody and does not move: only what does is read whole.
    std::vector<std::pair<std::string, Noun const*>> moving;
    db.each(due, [&](store::Row const& r) {
        auto* noun = nouns_.named(r.text(1));
        auto& procedure = law::edition_for(noun->editions, store::from_row<law::Date>(db, {"casefile", "opened"}, r, 3));
        auto state = procedure.state_named(r.text(2));
        law::Standing standing{state.value_or(procedure.begins), store::from_row<law::Date>(db, {"casefile", "due"}, r, 4), false, {}, {}};
        if (!state || law::lapsed(procedure, standing, setting.today)) moving.emplace_back(r.text(0), noun);
    }, law::to_text(setting.today));
    std::size_t count = 0;
    for (auto& each : moving) {
        if (count >= limit) break;
        auto& id = each.first;
        auto* noun = each.second;
        bool moves = false;
        bool kept = moved_alone(db, noun->name, id, [&]() -> std::optional<Refusal> {
            auto file = store::load(db, kCaseFiles, id);
            auto& procedure = law::edition_for(noun->editions, file->opened);
            moves = law::lapsed(procedure, standing_of(procedure, *file), setting.today);           // or it moved on with one before it
            return moves ? lapse(db, *noun, std::move(*file), setting) : std::nullopt;
        });
        if (kept && moves) ++count;
    }
    return count + remind(db, setting, limit - count);
}

// Once a day is enough: only the day, or an act of that day, brings a date near. What the last look missed, the next day's finds.
std::size_t Door::remind(store::Db& db, Setting const& setting, std::size_t limit) {
    if (reminded_on_ == setting.today) return 0;
    std::size_t count = 0;
    for (auto& noun : nouns_.all()) {
        if (!noun.to_remind) continue;
        for (auto& id : noun.to_remind(db, setting)) {
            if (count == limit) return count;
            bool kept = moved_alone(db, noun.name, id, [&]() -> std::optional<Refusal> {
                Command command{noun.name, id, "remind", {}, setting.today, {}, {}};
                auto done = act_of_the_clock(db, command, setting);
                return done ? std::nullopt : std::optional(done.refusal());
            });
            if (kept) ++count;
        }
    }
    reminded_on_ = setting.today;
    reminded_touched_ = touched_.size();
    return count;
}

// A case that cannot be read or moved is undone alone, so that it does not stop the clock for all others.
bool Door::moved_alone(store::Db& db, std::string const& noun, std::string const& id, std::function<std::optional<Refusal>()> const& move) {
    auto mark = log_.mark();
    auto touched = touched_.size();
    try {
        store::Savepoint savepoint(db);
        if (auto no = move()) throw std::runtime_error("the clock was refused on " + noun + " " + id + ": " + no->code);
        savepoint.release();
        return true;
    } catch (std::exception const& e) {
        if (!stuck_ || db.must_not_commit) throw;
        log_.rewind(mark);
        forget_touched_since(touched);
        stuck_(noun, id, e.what());
        return false;
    }
}

void Door::forget_touched_since(std::size_t count) {
    touched_.resize(count);
    if (count < reminded_touched_) reminded_on_.reset(), reminded_touched_ = 0;
}

void Door::forget() {
    touched_.clear();
    destroyed_ = false;
    reminded_on_.reset();
    reminded_touched_ = 0;
}

}  // namespace casework
