#include "demo/generator.h"
#include <algorithm>
#include <map>
#include "demo/subjects.h"
#include "law/period.h"

namespace demo {
namespace {

using list_type::Polarity;
using std::chrono::days;

enum Stream : std::uint64_t { for_codes, for_subjects, for_entries, for_determinations, for_penalties, for_licences };

constexpr law::Date kFirstDay{std::chrono::year{2020} / 3 / 18};
constexpr int kNewest = 30;                      // what the county has from elsewhere was decided this many days ago or earlier

law::Date months_before(law::Date day, int count) {
    std::chrono::year_month_day all = std::chrono::year_month_day{day} - std::chrono::months{count};
    return all.ok() ? law::Date{all} : law::Date{all.year() / all.month() / std::chrono::last};
}

law::Date last_day(law::Date decided_on, int months) {
    return law::last_day({months, law::Unit::months}, law::Sort::burden, decided_on, {}).day;
}

std::string numbered(std::string_view pattern, law::Date day, std::size_t number) {
    std::string all;
    for (char c : pattern) {
        if (c == '#') all += law::to_text(day).substr(0, 4);
        else if (c == '%') all += std::to_string(number);
        else all += c;
    }
    return all;
}

Polarity polarity(bool incentive) { return incentive ? Polarity::incentive : Polarity::discipline; }

agency::Content agency_of(AgencyWords const& words, std::string code) {
    agency::Content all{.code = std::move(code), .name = std::string(words.name), .kind = std::string(words.kind), .remits = {}, .duties = {},
                        .from = kFirstDay, .to = {}};
    for (auto& matter : words.matters)
        all.remits.push_back({std::string(matter.code), std::string(matter.name), std::string(matter.kind), std::string(matter.basis),
                              kFirstDay, {}});
    for (auto duty : words.duties) all.duties.push_back({std::string(duty), kFirstDay, {}});
    return all;
}

// Beyond the organs of the county: the governments of its townships, their teams and stations, then villages without end.
agency::Content local_agency(std::size_t place, std::string code) {
    constexpr std::string_view kOffices[] = {"人民政府", "综合行政执法队", "便民服务中心", "农业综合服务中心", "社会事务办公室"};
    auto towns = township_names();
    auto office = place / towns.size();
    auto name = "衡安县" + std::string(towns[place % towns.size()]);
    bool is_village = office >= std::size(kOffices);
    name += is_village ? "第" + std::to_string(office - std::size(kOffices) + 1) + "村村民委员会" : std::string(kOffices[office]);
    AgencyWords words{name, is_village ? "village" : "township", "", {}, {}};
    auto all = agency_of(words, std::move(code));
    auto number = std::to_string(place + 1);
    all.remits.push_back({"XZ" + number + "-RY-01", "诚信之星评选", "honour", "村规民约和乡镇评选办法", kFirstDay, {}});
    if (!is_village) all.remits.push_back({"XZ" + number + "-JC-01", "日常巡查检查", "inspection", "行政处罚法第二十四条", kFirstDay, {}});
    return all;
}

std::vector<agency::Content> make_agencies(std::size_t count, Codes& codes) {
    auto& words = agency_words();
    std::vector<agency::Content> all;
    all.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        if (i < words.size()) all.push_back(agency_of(words[i], codes.next(words[i].code_prefix)));
        else all.push_back(local_agency(i - words.size(), codes.next("11130528")));
    return all;
}

// Subjects in an order of chance, handed out round and round.
struct Deck {
    std::vector<std::size_t> order;
    std::size_t next = 0;
    bool empty() const { return order.empty(); }
    std::size_t deal() { return order[next++ % order.size()]; }
};

// Who may be on which side: a subject of the one deck never comes from the other, so no incentive stands beside discipline by accident.
struct Decks {
    Deck bodies[2], persons[2];                  // by polarity

    Decks(std::vector<Subject> const& subjects, Chance& chance) {
        std::vector<std::size_t> firms, people;
        for (std::size_t i = 0; i < subjects.size(); ++i) (subjects[i].kind == subject::Kind::person ? people : firms).push_back(i);
        chance.shuffle(firms);
        chance.shuffle(people);
        share(firms, firms.size() * 65 / 100, bodies);
        share(people, people.size() * 85 / 100, persons);
    }
    static void share(std::vector<std::size_t> const& all, std::size_t disciplined, Deck (&decks)[2]) {
        auto cut = all.begin() + static_cast<std::ptrdiff_t>(disciplined);
        decks[int(Polarity::discipline)].order.assign(all.begin(), cut);
        decks[int(Polarity::incentive)].order.assign(cut, all.end());
    }
    std::optional<std::size_t> deal(bool incentive, unsigned persons_per_hundred, Chance& chance) {
        auto side = int(polarity(incentive));
        bool wants_person = chance.percent(persons_per_hundred);
        if (!persons[side].empty() && (wants_person || (bodies[side].empty() && persons_per_hundred > 0))) return persons[side].deal();
        if (!bodies[side].empty()) return bodies[side].deal();
        return std::nullopt;
    }
};

class Entries {
 public:
    Entries(County& county, Decks& decks, Chance& chance) : county_(county), today_(county.today), decks_(decks), chance_(chance) {
        for (auto& words : upstream_words()) {
            if (words.weight == 0) continue;
            if (words.from <= today_ - days{2 * kNewest}) any_.push_back(&words);
            if (has_end(words) && words.from <= months_before(today_, longest(words)) - days{10}) ending_.push_back(&words);
        }
    }
    void make(std::size_t count) {
        county_.entries.reserve(count);
        for (std::size_t i = 0; i < count && !any_.empty() && !county_.subjects.empty(); ++i) {
            if (i % 150 == 149 && make_clash(i)) continue;
            make_one(i);
        }
    }

 private:
    using Words = ListWords const*;
    enum class Stage { current, soon, expired };

    static bool has_end(ListWords const& words) { return words.months > 0 || words.origin_sets_end; }
    static int longest(ListWords const& words) { return words.months > 0 ? words.months : 36; }

    Words pick(std::vector<Words> const& all) { return all[chance_.weighted(all, [](Words words) { return words->weight; })]; }

    // Of twenty entries two are over and one ends within the month.
    void make_one(std::size_t i) {
        auto stage = ending_.empty() || i % 20 > 2 ? Stage::current : i % 20 == 2 ? Stage::soon : Stage::expired;
        constexpr int kTries = 50;               // in a county of persons only, many lists have nobody to name
        for (int tries = 0; tries < kTries; ++tries) {
            auto words = pick(stage == Stage::current ? any_ : ending_);
            if (auto subject = subject_for(*words)) {
                add(*words, *subject, stage, i);
                return;
            }
        }
    }

    // One in six goes to who has been listed just before, on another list.
    std::optional<std::size_t> subject_for(ListWords const& words) {
        bool again = last_disciplined_ && chance_.percent(16);
        if (again && !words.incentive && words.code != last_list_) {
            bool person = county_.subjects[*last_disciplined_].kind == subject::Kind::person;
            if (!person || words.persons_per_hundred > 0) return last_disciplined_;
        }
        return decks_.deal(words.incentive, words.persons_per_hundred, chance_);
    }

    // An incentive for a subject that is under discipline in force: what the county must keep out.
    bool make_clash(std::size_t i) {
        auto words = std::find_if(any_.begin(), any_.end(), [](Words each) { return each->incentive; });
        if (!last_barred_ || words == any_.end()) return false;
        add(**words, *last_barred_, Stage::current, i);
        county_.entries.back().clash = true;
        return true;
    }

    void add(ListWords const& words, std::size_t subject, Stage stage, std::size_t i) {
        Entry all{.subject = subject, .list_type = words.code, .polarity = polarity(words.incentive), .level = words.level, .node = words.node,
                  .issuer = words.issuer, .basis = words.basis, .reason = words.reason, .document_no = {}, .decided_on = {}, .listed_from = {},
                  .until = {}, .not_supplied = {}};
        set_days(all, words, stage);
        all.document_no = numbered(words.number, all.decided_on, i + 1);
        // The origin's file of the procedure seldom travels with the entry.
        if (!words.incentive)
            for (auto* field : {"notice_on", "served_on", "statement_outcome"})
                if (chance_.percent(70)) all.not_supplied.push_back(field);
        if (!all.until) all.not_supplied.push_back("until");
        if (!words.incentive) {
            last_disciplined_ = subject;
            last_list_ = words.code;
            bool stays = !all.until || *all.until > today_ + days{60};
            if (stays && county_.subjects[subject].kind == subject::Kind::organisation) last_barred_ = subject;
        }
        county_.entries.push_back(std::move(all));
    }

    void set_days(Entry& entry, ListWords const& words, Stage stage) {
        bool ends = words.months > 0 || (words.origin_sets_end && (stage != Stage::current || chance_.percent(60)));
        if (ends) {
            auto months = words.months > 0 ? words.months : 12 * chance_.between(1, 3);
            auto left = stage == Stage::expired ? -chance_.between(5, 400) : stage == Stage::soon ? chance_.between(5, 25)
                                                                                               : chance_.between(40, months * 30 - kNewest - 5);
            entry.decided_on = std::max(months_before(today_ + days{left}, months), words.from);
            entry.until = last_day(entry.decided_on, months);
        } else {
            auto oldest = std::min<int>(5 * 365, static_cast<int>((today_ - words.from).count()));
            entry.decided_on = today_ - days{chance_.between(kNewest, oldest)};
        }
        entry.listed_from = entry.decided_on + days{chance_.between(1, 15)};
    }

    County& county_;
    law::Date today_;
    Decks& decks_;
    Chance& chance_;
    std::vector<Words> any_, ending_;            // lists in force; those of which an entry may be over by now
    std::optional<std::size_t> last_disciplined_;
    std::optional<std::size_t> last_barred_;     // an organisation under discipline for some time to come
    std::string_view last_list_;
};

std::map<std::string, std::size_t, std::less<>> by_kind(County const& county) {
    std::map<std::string, std::size_t, std::less<>> all;
    for (std::size_t i = 0; i < county.agencies.size(); ++i) all.emplace(county.agencies[i].kind, i);
    return all;
}

// What the county's own organs decided within the last year, with every step in its time and every one of its elements.
Determination determination_of(CountyListWords const& words, law::Date today, Chance& chance, std::size_t i) {
    constexpr std::string_view kOutcomes[] = {"放弃陈述申辩：当事人书面表示放弃", "已陈述申辩：提出资金周转困难，经复核不影响认定",
                                              "逾期未陈述申辩：告知期满未提出意见", "已陈述申辩：对金额提出异议，经核对账目不予采纳"};
    Determination all{};
    all.list_type = words.code;
    all.polarity = polarity(words.incentive);
    all.decided_on = std::max(today - days{chance.between(20, 330)}, words.from + days{60});
    all.document_no = numbered(words.number, all.decided_on, i + 1);
    all.basis = words.basis;
    all.facts = words.facts;
    all.exit_conditions = words.exit_conditions;
    all.remedies = words.remedies;
    all.until = last_day(all.decided_on, words.months > 0 ? words.months : 12 * chance.between(1, 3));
    if (words.incentive) {
        all.proposal_shown_until = all.decided_on - days{chance.between(1, 10)};
        all.proposal_shown_from = *all.proposal_shown_until - days{chance.between(14, 20)};
        return all;
    }
    // Five working days for a statement are over after sixteen days, even across the longest holiday.
    all.notice_on = all.decided_on - days{chance.between(20, 45)};
    all.served_on = all.decided_on + days{chance.between(1, 7)};
    all.statement_outcome = chance.one_of(kOutcomes);
    return all;
}

void make_determinations(County& county, std::size_t count, Decks& decks, Chance& chance) {
    auto agencies = by_kind(county);
    std::vector<std::pair<CountyListWords const*, std::vector<std::size_t>>> lists;
    for (auto& words : county_list_words()) {
        std::vector<std::size_t> able;
        for (auto kind : words.agencies)
            if (auto found = agencies.find(kind); found != agencies.end()) able.push_back(found->second);
        if (!able.empty() && words.from + days{60} <= county.today - days{20}) lists.emplace_back(&words, std::move(able));
    }
    for (std::size_t i = 0; i < count && !lists.empty(); ++i) {
        auto& [words, able] = lists[i % lists.size()];
        auto subject = decks.deal(words->incentive, words->persons_per_hundred, chance);
        auto of_unknown_age = [&](Subject const& one) { return one.kind == subject::Kind::person && !one.born; };       // known by a masked number alone: nobody determines on them
        if (subject && of_unknown_age(county.subjects[*subject])) subject = decks.deal(words->incentive, 0, chance);
        if (!subject) continue;
        auto all = determination_of(*words, county.today, chance, i);
        all.subject = *subject;
        all.agency = chance.one_of(able);
        county.determinations.push_back(std::move(all));
    }
}

// Fines on the spot are small, for a person smaller still (行政处罚法第五十一条).
constexpr int kMostForPerson = 2;

Penalty penalty_of(PenaltyWords const& words, Subject const& subject, law::Date today, Chance& chance, std::size_t i) {
    Penalty all{};
    auto hundreds = words.most_hundreds == 0 ? 0 : chance.between(words.least_hundreds, words.most_hundreds);
    if (subject.kind == subject::Kind::person) hundreds = std::min(hundreds, kMostForPerson);
    all.fine_cents = std::int64_t{hundreds} * 100 * 100;
    if (words.confiscated_hundreds > 0) all.confiscated_cents = std::int64_t{chance.between(100, words.confiscated_hundreds * 10'000)};
    all.decided_on = today - days{chance.between(2, 1400)};
    all.document_no = numbered("衡安" + std::string(words.abbreviation) + "罚〔#〕%号", all.decided_on, i + 1);
    all.conduct = words.conduct;
    all.facts = words.facts;
    all.basis = words.basis;
    all.kinds = words.kinds;
    all.content = words.content;
    if (hundreds > 0) all.content += std::to_string(hundreds * 100) + "元";
    all.simple_procedure = words.simple_procedure;
    return all;
}

void make_penalties(County& county, std::size_t count, Chance& chance) {
    auto agencies = by_kind(county);
    std::vector<PenaltyWords const*> all, simple;
    for (auto& words : penalty_words()) {
        if (!agencies.contains(words.agency)) continue;
        all.push_back(&words);
        if (words.simple_procedure) simple.push_back(&words);
    }
    if (simple.empty() || county.subjects.empty()) return;
    county.penalties.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto at = static_cast<std::size_t>(chance.below(county.subjects.size()));
        auto& subject = county.subjects[at];
        bool person = subject.kind == subject::Kind::person;
        auto& words = *chance.one_of(person ? simple : all);
        auto penalty = penalty_of(words, subject, county.today, chance, i);
        penalty.subject = at;
        penalty.agency = agencies.find(words.agency)->second;
        county.penalties.push_back(std::move(penalty));
    }
}

// Licences that are valid today.
Licence licence_of(LicenceWords const& words, law::Date today, Chance& chance, std::size_t i) {
    Licence all{};
    all.decided_on = today - days{chance.between(5, words.years > 0 ? words.years * 365 - 10 : 1500)};
    if (words.years > 0) all.until = last_day(all.decided_on, words.years * 12) - days{1};
    auto abbreviation = std::string(words.abbreviation);
    all.document_no = numbered("衡安" + abbreviation + "许〔#〕%号", all.decided_on, i + 1);
    all.certificate_no = "HA-" + std::to_string(100'000 + i);
    all.document = words.document;
    all.certificate = words.certificate;
    all.kind = words.kind;
    all.content = words.content;
    return all;
}

void make_licences(County& county, std::size_t count, Chance& chance) {
    auto agencies = by_kind(county);
    std::vector<LicenceWords const*> able;
    for (auto& words : licence_words()) if (agencies.contains(words.agency)) able.push_back(&words);
    auto bodies = static_cast<std::size_t>(std::count_if(county.subjects.begin(), county.subjects.end(),
                                                         [](Subject const& each) { return each.kind != subject::Kind::person; }));
    if (able.empty() || bodies == 0) return;
    county.licences.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto& words = *chance.one_of(able);
        auto licence = licence_of(words, county.today, chance, i);
        licence.subject = static_cast<std::size_t>(chance.below(bodies));
        licence.agency = agencies.find(words.agency)->second;
        county.licences.push_back(std::move(licence));
    }
}

}  // namespace

County generate(std::uint64_t seed, Sizes const& sizes, law::Date today) {
    Chance codes_chance(seed, for_codes), subjects_chance(seed, for_subjects), entries_chance(seed, for_entries),
        determinations_chance(seed, for_determinations), penalties_chance(seed, for_penalties), licences_chance(seed, for_licences);
    County county{};
    county.today = today;
    Codes codes(codes_chance);
    county.agencies = make_agencies(sizes.agencies, codes);
    county.subjects = make_subjects(sizes, today, codes, subjects_chance);
    Decks decks(county.subjects, entries_chance);
    Entries(county, decks, entries_chance).make(sizes.entries);
    constexpr std::size_t kFewest = 6;
    make_determinations(county, std::max(kFewest, sizes.entries / 15), decks, determinations_chance);
    make_penalties(county, sizes.subjects / 4, penalties_chance);
    make_licences(county, sizes.subjects / 5, licences_chance);
    return county;
}

}  // namespace demo
