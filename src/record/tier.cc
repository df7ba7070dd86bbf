#include "record/tier.h"
#include <algorithm>
#include <set>

namespace record {
namespace {

constexpr law::Date day(int y, unsigned m, unsigned d) { return law::Date{std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d}}; }

constexpr std::string_view kKinds[] = {"警告", "通报批评", "罚款", "没收违法所得", "没收非法财物", "暂扣许可证件", "降低资质等级", "吊销许可证件",
                                       "限制开展生产经营活动", "责令停产停业", "责令关闭", "限制从业", "行政拘留", "其他"};
// The same from the mildest: what ends a business or a profession weighs more than what suspends or narrows it. What 其他 is nobody knows here.
constexpr std::string_view kByGravity[] = {"警告", "通报批评", "罚款", "没收违法所得", "没收非法财物", "暂扣许可证件", "降低资质等级", "限制开展生产经营活动",
                                           "责令停产停业", "限制从业", "吊销许可证件", "责令关闭", "行政拘留", "其他"};
static_assert(std::size(kByGravity) == std::size(kKinds));
constexpr std::string_view kMild[] = {"警告", "通报批评"};
constexpr std::string_view kGrave[] = {"限制开展生产经营活动", "责令停产停业", "责令关闭", "限制从业", "吊销许可证件", "降低资质等级"};

using law::Basis;
using law::Rank;
constexpr Basis k424{"发改办财金〔2018〕424号", "简易程序作出的行政处罚不公示", Rank::normative_document};
constexpr Basis k527{"发改办财金〔2019〕527号", "严重失信行为、一般失信行为行政处罚信息", Rank::normative_document};
constexpr Basis k58{"国家发改委令第58号", "第十九条", Rank::departmental_rule};
constexpr Basis k22{"国办发〔2025〕22号；国家发改委令第36号", "轻微、一般、严重失信信息分类", Rank::central_policy};
constexpr Basis kOwn = law::own_rule("从轻：警告、通报批评按轻微失信信息 / protective: warnings are minor");

// The kinds that cut into a business are only candidates for 严重: what is severe is for the ministry's sector standard to say, and until
// it is cited the record counts as general (see record.cc). Order within a span of days matters: a grave penalty beside a warning is grave.
constexpr auto kFirst = day(1996, 10, 1), kRule58 = day(2023, 5, 1), kRule36 = day(2026, 4, 1);
constexpr law::Date before(law::Date d) { return d - std::chrono::days{1}; }
const TierRow kRows[] = {
    // decisions from      to                sign                     tier           under  confirmed
    {kFirst,  before(kRule58), Sign::severe_kind,      Tier::severe,  k527, false},
    {kFirst,  before(kRule58), Sign::simple_procedure, Tier::minor,   k424, false},
    {kFirst,  before(kRule58), Sign::warning_only,     Tier::minor,   kOwn, true},
    {kFirst,  before(kRule58), Sign::any,              Tier::general, k527, false},
    {kRule58, before(kRule36), Sign::severe_kind,      Tier::severe,  k58,  false},
    {kRule58, before(kRule36), Sign::simple_procedure, Tier::minor,   k424, false},
    {kRule58, before(kRule36), Sign::warning_only,     Tier::minor,   k58,  false},
    {kRule58, before(kRule36), Sign::any,              Tier::general, k58,  false},
    {kRule36, std::nullopt,    Sign::severe_kind,      Tier::severe,  k22,  false},
    {kRule36, std::nullopt,    Sign::simple_procedure, Tier::minor,   k22,  false},
    {kRule36, std::nullopt,    Sign::warning_only,     Tier::minor,   k22,  false},
    {kRule36, std::nullopt,    Sign::any,              Tier::general, k22,  true},
};

struct FineLimit { law::Date from; std::int64_t cents; };
// 行政处罚法（1996）第三十三条：法人一千元；（2021修订）第五十一条：法人三千元.
constexpr FineLimit kFineLimits[] = {{day(2021, 7, 15), 300'000}, {kFirst, 100'000}};

template <std::size_t N> bool among(std::string_view const (&all)[N], std::string_view one) { return std::find(all, all + N, one) != all + N; }

bool fits(Sign sign, std::vector<std::string> const& kinds, std::int64_t fine_cents, bool simple, law::Date on) {
    switch (sign) {
        case Sign::severe_kind: return std::any_of(kinds.begin(), kinds.end(), [](auto& k) { return among(kGrave, k); });
        case Sign::simple_procedure:
            return simple && fine_cents <= simple_procedure_limit(on) &&
                   std::all_of(kinds.begin(), kinds.end(), [](auto& k) { return among(kMild, k) || k == "罚款"; });
        case Sign::warning_only:
            return !kinds.empty() && fine_cents == 0 && std::all_of(kinds.begin(), kinds.end(), [](auto& k) { return among(kMild, k); });
        case Sign::any: return true;
    }
    assert(false);
    return false;
}

}  // namespace

std::span<TierRow const> tier_rows() { return kRows; }

// Decisions older than the table are judged by its first rows.
TierRow const& tier_of(std::vector<std::string> const& kinds, std::int64_t fine_cents, bool simple_procedure, law::Date on) {
    on = std::max(on, kFirst);
    for (auto& row : kRows)
        if (row.from <= on && (!row.to || on <= *row.to) && fits(row.sign, kinds, fine_cents, simple_procedure, on)) return row;
    assert(false);                           // every span of days ends in `any`
    return kRows[std::size(kRows) - 1];
}

std::int64_t simple_procedure_limit(law::Date on) {
    for (auto& limit : kFineLimits) if (limit.from <= on) return limit.cents;
    return kFineLimits[std::size(kFineLimits) - 1].cents;
}

std::span<std::string_view const> penalty_kinds() { return kKinds; }
bool is_penalty_kind(std::string_view kind) { return among(kKinds, kind); }

bool weighs_more(std::vector<std::string> const& after, std::vector<std::string> const& before) {
    auto graver_first = [](std::vector<std::string> const& kinds, std::vector<std::string> const& but) {
        std::vector<std::ptrdiff_t> all;
        for (auto& kind : std::set(kinds.begin(), kinds.end()))
            if (std::find(but.begin(), but.end(), kind) == but.end()) all.push_back(std::find(std::begin(kByGravity), std::end(kByGravity), kind) - std::begin(kByGravity));
        std::sort(all.rbegin(), all.rend());
        return all;
    };
    auto further = graver_first(after, before), left = graver_first(before, after);
    return further.size() > left.size() || !std::equal(further.begin(), further.end(), left.begin(), left.begin() + std::ptrdiff_t(further.size()), std::less<>());
}

std::vector<std::string> split_kinds(std::string_view joined) {
    constexpr std::string_view kSeparators[] = {";", "；", "、", ",", "，", " ", "\n"};
    std::vector<std::string> all;
    std::string one;
    auto take = [&] {
        if (!one.empty()) all.push_back(std::exchange(one, ""));
    };
    for (std::size_t at = 0; at < joined.size();) {
        auto separator = std::find_if(std::begin(kSeparators), std::end(kSeparators), [&](auto s) { return joined.substr(at).starts_with(s); });
        if (separator == std::end(kSeparators)) {
            one += joined[at++];
            continue;
        }
        take();
        at += separator->size();
    }
    take();
    return all;
}

}  // namespace record
