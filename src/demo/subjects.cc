#include "demo/subjects.h"
#include <algorithm>
#include "text/code.h"
#include "text/name.h"

namespace demo {
namespace {

using std::chrono::days;
using std::chrono::years;

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::string_view kBlock = "HX";                            // real registers begin MA or with digits
constexpr std::uint64_t kBlockSize = 887'503'681;                    // 31^6
constexpr int kYoungest = 27, kOldest = 78;                          // of age on every day the county knows of

// A birthday on 29 February falls on 1 March in other years.
law::Date years_after(law::Date day, int count) {
    std::chrono::year_month_day all = std::chrono::year_month_day{day} + years{count};
    return all.ok() ? law::Date{all} : law::Date{all.year() / std::chrono::March / 1};
}

std::string padded(std::uint64_t number, std::size_t digits) {
    auto text = std::to_string(number);
    return std::string(digits - text.size(), '0') + text;
}

// GB 11714: the ninth character of an organisation code.
char organisation_check(std::string_view body8) {
    constexpr int kWeights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i) sum += kWeights[i] * (body8[i] <= '9' ? body8[i] - '0' : body8[i] - 'A' + 10);
    auto check = (11 - sum % 11) % 11;
    return check == 10 ? 'X' : static_cast<char>('0' + check);
}

// GS 15-2006, by the hybrid system MOD 11,10.
char legacy_check(std::string_view first14) {
    int p = 10;
    for (char c : first14) {
        auto s = (p + (c - '0')) % 10;
        p = (s ? s : 10) * 2 % 11;
    }
    return static_cast<char>('0' + (11 - p) % 10);
}

// Registration numbers of an enterprise type that was never assigned (9…).
class LegacyNumbers {
 public:
    explicit LegacyNumbers(Chance& chance) : sequence_(10'000'000, chance) {}
    std::string next() {
        auto all = "1305289" + padded(sequence_.take(), 7);
        return all + legacy_check(all);
    }

 private:
    Sequence sequence_;
};

struct Citizen { std::string number; law::Date born; };

// Citizen numbers: rounds of birthdays, each round with another number of the day, from the last hundred down; a county of some thirty
// births a day never gets that far.
class CitizenNumbers {
 public:
    CitizenNumbers(law::Date today, Chance& chance)
        : last_born_(years_after(today, -kYoungest)), span_(static_cast<std::uint64_t>((last_born_ - years_after(today, -kOldest)).count())),
          birthdays_(span_, chance), chance_(chance) {}
    Citizen next() {
        if (birthdays_.exhausted()) {
            if (++round_ == kRounds) throw std::length_error("编不出更多公民身份号码 / no more citizen numbers for so large a county");
            birthdays_ = Sequence(span_, chance_);
        }
        auto birthday = birthdays_.take();
        auto born = last_born_ - days{static_cast<int>(birthday)};
        auto text = law::to_text(born);
        std::erase(text, '-');
        auto number_of_day = 900 - round_ / 100 * 100 + (round_ + birthday * 37) % 100;
        auto all = "130528" + text + padded(number_of_day, 3);
        return {all + text::citizen_check(all), born};
    }

 private:
    law::Date last_born_;
    std::uint64_t span_;
    Sequence birthdays_;
    Chance& chance_;
    static constexpr std::uint64_t kRounds = 900;
    std::uint64_t round_ = 0;
};

std::vector<std::string> each_of(std::u32string_view all) {
    std::vector<std::string> each;
    for (auto c : all) each.push_back(text::utf8(std::u32string(1, c)));
    return each;
}

// Names of one group of forms. A name and its twin differ in the last character of the brand: names are drawn with every second
// syllable there, twins have the one between.
class Names {
 public:
    Names(std::span<NameForm const> forms, Chance& chance) : forms_(forms), chance_(chance), syllables_(each_of(brand_syllables())) {
        auto pairs = syllables_.size() / 2;
        for (auto& form : forms_) {
            short_.emplace_back(syllables_.size() * pairs * form.trades.size(), chance_);
            long_.emplace_back(syllables_.size() * syllables_.size() * pairs * form.trades.size(), chance_);
        }
    }
    std::string next() {
        if (!twin_.empty() && (first_twin_ || chance_.percent(12))) {
            first_twin_ = false;
            return std::exchange(twin_, "");
        }
        return draw();
    }
    std::string draw() {
        auto at = chance_.weighted(forms_, [](NameForm const& form) { return form.weight; });
        auto& form = forms_[at];
        auto is_short = chance_.percent(60) && !short_[at].exhausted();
        auto place = is_short ? short_[at].take() : long_[at].take();
        auto digit = [&](std::size_t radix) { return static_cast<std::size_t>(std::exchange(place, place / radix) % radix); };
        auto& trade = form.trades[digit(form.trades.size())];
        auto last = digit(syllables_.size() / 2) * 2;
        auto stem = "衡安县" + syllables_[digit(syllables_.size())];
        if (!is_short) stem += syllables_[digit(syllables_.size())];
        std::string tail(trade);
        tail += form.ending.starts_with("(") && chance_.percent(25) ? "（集团）有限公司" : form.ending;
        twin_ = stem + syllables_[last + 1] + tail;
        return stem + syllables_[last] + tail;
    }

 private:
    std::span<NameForm const> forms_;
    Chance& chance_;
    std::vector<std::string> syllables_;
    std::vector<Sequence> short_, long_;         // brands of two and of three characters, for each form
    std::string twin_;
    bool first_twin_ = true;
};

class Register {
 public:
    Register(Sizes const& sizes, law::Date today, Codes& codes, Chance& chance)
        : today_(today), codes_(codes), chance_(chance), numbers_(today, chance), legacy_numbers_(chance),
          organisations_(organisation_forms(), chance), shops_(sole_trader_forms(), chance), surnames_(each_of(surnames())),
          given_(each_of(given_syllables())) {
        auto persons = sizes.subjects * std::min<std::size_t>(sizes.persons_per_hundred, 100) / 100;
        auto traders = (sizes.subjects - persons) / 6;
        first_trader_ = sizes.subjects - persons - traders;
        first_person_ = sizes.subjects - persons;
        all_.resize(sizes.subjects);
    }
    std::vector<Subject> made() && {
        for (auto i = first_person_; i < all_.size(); ++i) make_person(all_[i], i - first_person_);
        for (std::size_t i = 0; i < first_trader_; ++i) make_organisation(all_[i], i);
        for (auto i = first_trader_; i < first_person_; ++i) make_trader(all_[i]);
        return std::move(all_);
    }

 private:
    // Every fiftieth person is known by a masked number only, as courts publish them.
    void make_person(Subject& one, std::size_t place) {
        auto citizen = numbers_.next();
        one.kind = subject::Kind::person;
        one.name = person_name();
        one.document = "citizen";
        one.number_masked = text::mask_citizen(citizen.number);
        if (place % 50 == 9) return;
        one.number = citizen.number;
        one.born = citizen.born;
    }

    void make_organisation(Subject& one, std::size_t place) {
        give_responsible(one);
        bool is_branch = !parent_.empty() && chance_.percent(5);
        one.name = is_branch ? std::exchange(parent_, "") + std::string(chance_.one_of(branch_places())) + "分公司" : organisations_.next();
        if (!is_branch && one.name.ends_with("有限公司")) parent_ = one.name;
        // One in 400 never changed its old number for a code; some more are still found under it.
        bool only_legacy = place % 400 == 7;
        if (only_legacy || chance_.percent(4)) one.legacy = legacy_numbers_.next();
        if (!only_legacy) one.code = codes_.next(one.name.find("专业合作社") == std::string::npos ? "91130528" : "93130528");
        if (!is_branch && chance_.percent(6)) one.names.push_back({organisations_.draw(), *one.since, *one.since + days{chance_.between(400, 1800)}});
    }

    void make_trader(Subject& one) {
        one.kind = subject::Kind::sole_trader;
        give_responsible(one);
        one.name = shops_.next();
        one.code = codes_.next("92130528");
        one.document = "citizen";
        if (one.responsible) {
            auto& keeper = all_[*one.responsible];
            one.number = keeper.number;
            one.number_masked = keeper.number_masked;
            one.born = keeper.born;
            return;
        }
        auto citizen = numbers_.next();          // a keeper who is not on file as a person
        one.number = citizen.number;
        one.number_masked = text::mask_citizen(citizen.number);
        one.born = citizen.born;
        one.since = std::max(*one.since, years_after(citizen.born, 18));
    }

    // Registered six to twenty years ago, but not before the responsible person was of age.
    void give_responsible(Subject& one) {
        one.since = today_ - days{chance_.between(6 * 366, 20 * 365)};
        if (first_person_ == all_.size() || !chance_.percent(60)) return;
        auto person = first_person_ + static_cast<std::size_t>(chance_.below(all_.size() - first_person_));
        if (!all_[person].born) return;
        one.responsible = person;
        one.since = std::max(*one.since, years_after(*all_[person].born, 18));
    }

    std::string person_name() {
        std::string name = chance_.one_of(surnames_);   // one draw a statement: operands are evaluated in any order
        name += chance_.one_of(given_);
        if (chance_.percent(75)) name += chance_.one_of(given_);
        return name;
    }

    law::Date today_;
    Codes& codes_;
    Chance& chance_;
    CitizenNumbers numbers_;
    LegacyNumbers legacy_numbers_;
    Names organisations_, shops_;
    std::vector<std::string> surnames_, given_;
    std::string parent_;                         // the last company that has no branch yet
    std::size_t first_trader_ = 0, first_person_ = 0;
    std::vector<Subject> all_;
};

}  // namespace

Codes::Codes(Chance& chance) : sequence_(kBlockSize, chance) {}

std::string Codes::next(std::string_view prefix8) {
    std::string body(kBlock);
    for (auto place = sequence_.take(); body.size() < 8; place /= kAlphabet.size()) body += kAlphabet[place % kAlphabet.size()];
    auto all = std::string(prefix8) + body + organisation_check(body);
    return all + text::unified_check(all);
}

std::vector<Subject> make_subjects(Sizes const& sizes, law::Date today, Codes& codes, Chance& chance) {
    return Register(sizes, today, codes, chance).made();
}

}  // namespace demo
