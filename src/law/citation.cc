#include "law/citation.h"
#include <algorithm>
#include <unordered_map>
#include "law/procedure.h"
#include "text/name.h"

namespace law {
namespace {

using Name = std::u32string_view;

constexpr Name kOpening = U"(（[［{｛〔﹝〘❲【〖〚「『﹁﹃《〈<＜﹙﹛⟨⟮", kClosing = U")）]］}｝〕﹞〙❳】〗〛」』﹂﹄》〉>＞﹚﹜⟩⟯";
constexpr Name kSixCornered = U"〔﹝〘❲";                   // GB/T 9704 writes the year in these, and nothing else does
constexpr Name kPunctuation = U"()[]、，,；;：:。|";
constexpr Name kTraditional = U"號國發廳辦縣見區條備錄", kSimplified = U"号国发厅办县见区条备录";

template <std::size_t N> bool ends_with_any(Name text, Name const (&all)[N]) {
    return std::any_of(std::begin(all), std::end(all), [&](Name each) { return text.ends_with(each); });
}
template <std::size_t N> bool starts_with_any(Name text, Name const (&all)[N]) {
    return std::any_of(std::begin(all), std::end(all), [&](Name each) { return text.starts_with(each); });
}
bool among(Name all, char32_t one) { return all.find(one) != all.npos; }
bool holds(Name text, Name part) { return text.find(part) != text.npos; }

bool opens(char32_t c) { return c == U'(' || c == U'['; }
bool closes(char32_t c) { return c == U')' || c == U']'; }
bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || among(U"〇○零一二三四五六七八九", c); }
bool counts(char32_t c) { return is_digit(c) || among(U"十百千", c); }

// What a document is told apart by: "国发〔2016〕33号", in whichever signs it was typed.
struct Number {
    std::size_t begins, ends;
};

std::size_t past(Name name, std::size_t at, bool (*belongs)(char32_t)) {
    while (at < name.size() && belongs(name[at])) ++at;
    return at;
}

// A number whose year, or whose mark (发, 函, 字 …) when it has none, stands at `at`.
std::optional<Number> number_at(Name name, std::size_t at) {
    if (!is_digit(name[at]) || (at > 0 && is_digit(name[at - 1]))) return std::nullopt;
    auto digits = past(name, at, is_digit);
    bool bracketed = at > 0 && opens(name[at - 1]), is_year = digits - at == 4;
    auto begins = bracketed ? at - 1 : at;
    auto next = digits;
    if (is_year && next < name.size() && name[next] == U'年') ++next;
    bool closed = bracketed && next < name.size() && closes(name[next]);
    if (closed && is_year && name[begins] == U'[') {                              // six-cornered: a year of a document, whatever follows
        auto ends = past(name, next + 1, counts);
        return Number{begins, ends < name.size() && name[ends] == U'号' ? ends + 1 : ends};
    }
    if (closed) ++next;
    if (!is_year && !closed) {                                                   // "宁社信发6号": no year at all
        auto ends = past(name, at, counts);
        auto mark = at > 0 && name[at - 1] == U'第' ? at - 1 : at;
        bool marked = mark > 0 && among(U"发函字办规通报释", name[mark - 1]);
        return marked && ends < name.size() && name[ends] == U'号' ? std::optional(Number{mark, ends + 1}) : std::nullopt;
    }
    auto first = past(name, next, [](char32_t c) { return among(U"年度第字-—–－·.,/:_", c); });
    auto ends = past(name, first, counts);
    if (ends == first) return std::nullopt;
    if (ends < name.size() && name[ends] == U'号') return Number{begins, ends + 1};
    bool over = ends == name.size() || among(kPunctuation, name[ends]);
    return closed && first == next && over ? std::optional(Number{begins, ends}) : std::nullopt;      // "(2020)6"
}

constexpr Name kNotices[] = {U"意见", U"通知", U"方案", U"办法", U"细则", U"公告", U"通告", U"通报", U"纪要", U"纲要", U"规划", U"计划", U"措施", U"清单", U"指引", U"制度", U"函", U"批复"};
constexpr Name kNeverLaw[] = {U"意见", U"通知", U"方案", U"公告", U"通告", U"通报", U"纪要", U"纲要", U"规划", U"计划", U"清单", U"指引", U"函", U"批复"};
constexpr Name kLawLike[] = {U"法", U"法典", U"条例", U"规定", U"决定", U"解释"};
constexpr Name kCentre[] = {U"中共中央", U"党中央", U"中央", U"国务院", U"全国人大", U"全国人民代表大会"};
constexpr Name kCentralMarks[] = {U"国发", U"国办发", U"国函", U"国办函", U"国发明电", U"国办发明电", U"中发", U"中办发", U"厅字"};
constexpr Name kNoLaw[] = {U"协议", U"批示", U"公约", U"规范", U"标准", U"合同", U"约定", U"讲话"};      // as the last word alone: 合同 and 标准 stand in names of laws
constexpr Name kStandards[] = {U"GB", U"DB"};
constexpr Name kPromulgate[] = {U"国务院", U"主席", U"中央军委", U"中央军事委员会"};      // whose decrees are law and regulations
constexpr Name kOfAnother[] = {U"的", U"精神", U"实施", U"贯彻", U"落实", U"配套", U"执行"};

Name without_opening(Name name) {
    while (!name.empty() && opens(name.front())) name.remove_prefix(1);
    return name;
}
bool names_centre(Name name) { return starts_with_any(without_opening(name), kCentre); }

// A mark of the centre has nothing before it but the title of its document: 安国发 and 鲁厅字 are others' marks.
bool stands_alone(Name before) {
    while (!before.empty() && opens(before.back())) before.remove_suffix(1);
    return before.empty() || among(kPunctuation, before.back()) || ends_with_any(before, kNotices) || ends_with_any(before, kLawLike) || names_centre(before);
}
bool is_the_centres(Name name, Number const& number) {
    auto before = name.substr(0, number.begins), after = name.substr(number.ends);
    while (!after.empty() && closes(after.front())) after.remove_prefix(1);
    if (starts_with_any(after, kOfAnother)) return false;                        // an opinion that carries it out is another's
    return std::any_of(std::begin(kCentralMarks), std::end(kCentralMarks),
                       [&](Name mark) { return before.ends_with(mark) && stands_alone(before.substr(0, before.size() - mark.size())); });
}

// A place whose sign (省, 市, 县) has a name before it; 城市, 市场 and 县级 are words of the law.
bool has_place(Name name, char32_t sign, Name not_after, Name not_before) {
    for (auto at = name.find(sign); at != name.npos; at = name.find(sign, at + 1)) {
        bool named = at > 0 && !opens(name[at - 1]) && !among(kPunctuation, name[at - 1]) && !among(not_after, name[at - 1]);
        if (named && (at + 1 == name.size() || !among(not_before, name[at + 1]))) return true;
    }
    return false;
}
bool of_a_county(Name name) { return has_place(name, U'县', U"省市各", U"级域") && !holds(name, U"自治县"); }
// 桥西区, 凤凰镇 at the beginning or behind its city: two to four letters and the sign. 保护区, 城镇 and 区域 are words of the law.
bool begins_with_place(Name name, Name sign, Name not_after, Name not_before) {
    constexpr std::size_t kLeast = 2, kMost = 4;
    for (auto at = name.find(sign); at != name.npos; at = name.find(sign, at + 1)) {
        auto after = at + sign.size();
        if (at == 0 || among(not_after, name[at - 1]) || (after < name.size() && among(not_before, name[after]))) continue;
        for (auto length = kLeast; length <= std::min(kMost, at); ++length)
            if (auto begins = at - length; begins == 0 || among(U"市省州县区(", name[begins - 1])) return true;
    }
    return false;
}
// Below a city that may legislate: its districts, townships, streets and committees of zones. What they issue is a normative document.
bool below_a_city(Name name) {
    return begins_with_place(name, U"区", U"治护地小社园特政景胜辖库灾林牧矿城郊禁税发新验作范洪济业御制能老理片校街疫滩军各市省域州", U"划域别间块位分") ||
           begins_with_place(name, U"镇", U"城乡村小各集制", U"") || begins_with_place(name, U"乡", U"城返下各本民族", U"村镇") ||
           begins_with_place(name, U"街道", U"市各级", U"") || holds(name, U"管委会");
}
bool of_an_office(Name name) { return has_place(name, U'局', U"布格结大全时总", U"部势面限"); }
bool of_a_ministry(Name name) { return name.starts_with(U"国家") ? holds(name, U"局") : holds(name, U"总局"); }

// By a decree, but of no organ whose decrees are law: 国家税务总局令第54号.
bool decreed_by_another(Name name) {
    for (auto at = name.find(U'令'); at != name.npos; at = name.find(U'令', at + 1)) {
        auto after = at + 1 < name.size() ? name[at + 1] : U' ';
        bool numbered = after == U'第' || is_digit(after) || opens(after);
        if (numbered && holds(name.substr(at), U"号") && !ends_with_any(name.substr(0, at), kPromulgate)) return true;
    }
    return false;
}

bool of_a_place(Name name) {
    return of_a_county(name) || holds(name, U"自治区") || holds(name, U"自治州") || holds(name, U"自治县") || holds(name, U"区人民政府") || holds(name, U"区政府") ||
           has_place(name, U'省', U"各", U"级际部") || has_place(name, U'市', U"城都门股集夜超上各的县省区", U"场政民容值级");
}

// Of what kind it is by its last word; what is said behind it in brackets does not count.
Name title_of(Name name) {
    name = without_opening(name);
    while (!name.empty() && closes(name.back())) {
        int depth = 0;
        auto at = name.size();
        do {
            --at;
            depth += closes(name[at]) ? 1 : opens(name[at]) ? -1 : 0;
        } while (at > 0 && depth > 0);
        bool whole = depth == 0 && at > 0;
        name = name.substr(0, whole ? at : name.size() - 1);
    }
    return name;
}
template <std::size_t N> bool is_one_of(Name title, Name const (&kinds)[N]) {
    if (ends_with_any(title, kinds)) return true;
    bool other = ends_with_any(title, kLawLike) || ends_with_any(title, kNotices);
    return !other && std::any_of(std::begin(kinds), std::end(kinds), [&](Name kind) { return holds(title, kind); });
}

Rank by_title(Name name) {
    auto title = title_of(name);
    if (ends_with_any(title, kNoLaw) || starts_with_any(title, kStandards)) return Rank::normative_document;
    if (names_centre(name)) return is_one_of(title, kNeverLaw) ? Rank::central_policy : Rank::law;
    if (of_a_ministry(title)) return is_one_of(title, kNeverLaw) ? Rank::normative_document : Rank::departmental_rule;
    if (below_a_city(title) || of_an_office(title)) return Rank::normative_document;
    if (!of_a_place(name)) return is_one_of(title, kNeverLaw) ? Rank::normative_document : Rank::law;
    if (of_a_county(name)) return Rank::normative_document;
    bool carries_out_a_law = holds(title, U"实施") && (title.ends_with(U"法办法") || title.ends_with(U"法)办法"));      // 河北省实施《…法》办法
    return is_one_of(title, kNotices) && !carries_out_a_law ? Rank::normative_document : Rank::local_regulation;
}

Rank rank_of_name(std::string_view instrument) {
    if (!text::names_something(instrument)) return Rank::house_rule;
    auto name = plain_name(instrument);
    if (holds(name, U"备忘录")) return Rank::memorandum;
    std::optional<Rank> numbered;
    for (std::size_t at = 0; at < name.size(); ++at) {
        auto number = number_at(name, at);
        if (!number) continue;
        at = number->ends - 1;
        if (Name(name).substr(0, number->begins).ends_with(U"令")) continue;
        if (!is_the_centres(name, *number)) return Rank::normative_document;
        numbered = Rank::central_policy;
    }
    // The title of the centre's own document need not name the centre beside its number.
    if (numbered) return of_a_place(name) && !names_centre(name) ? Rank::normative_document : *numbered;
    auto rank = by_title(name);
    return decreed_by_another(name) ? std::max(rank, Rank::departmental_rule) : rank;
}

}  // namespace

std::u32string plain_name(std::string_view instrument) {
    std::u32string all;
    for (auto c : text::code_points(instrument)) {
        if (text::is_unseen(c)) continue;
        if (among(kSixCornered, c)) all += U'[';
        else if (among(U"〕﹞〙❳", c)) all += U']';
        else if (among(kOpening, c)) all += U'(';
        else if (among(kClosing, c)) all += U')';
        else if (auto at = kTraditional.find(c); at != kTraditional.npos) all += kSimplified[at];
        else all += c >= 0xFF01 && c <= 0xFF5E ? char32_t(c - 0xFEE0) : c;
    }
    return all;
}

Rank rank_by_name(std::string_view instrument) {
    // Every check asks it of every measure, and there are few instruments.
    thread_local std::unordered_map<std::string, Rank> known;
    constexpr std::size_t kMost = 4096;
    std::string name(instrument);
    if (auto found = known.find(name); found != known.end()) return found->second;
    if (known.size() >= kMost) known.clear();
    return known.emplace(std::move(name), rank_of_name(instrument)).first->second;
}

bool is_of_the_county_or_below(std::string_view instrument) {
    auto name = plain_name(instrument);
    auto own = plain_name(clause("").instrument);
    auto mark = own.substr(0, own.find(U'['));
    bool local = of_a_county(name) || below_a_city(title_of(name)) || holds(name, mark);
    return local && rank_by_name(instrument) == Rank::normative_document;
}

bool names_its_text(Citation const& c) { return text::names_something(c.instrument) && text::names_something(c.article); }
Rank rank_of(Citation const& c) { return std::max({c.rank, rank_by_name(c.instrument), text::names_something(c.article) ? Rank::law : Rank::house_rule}); }

Rank highest_rank(std::vector<Citation> const& all, Date on) {
    Rank best = Rank::house_rule;
    for (auto& c : all) if (in_force(c, on) && rank_of(c) < best) best = rank_of(c);
    return best;
}

bool a_law_says_so(std::vector<Citation> const& all, Date on) {
    return std::any_of(all.begin(), all.end(), [&](Citation const& c) {
        auto rank = rank_of(c);
        return in_force(c, on) && (rank <= Rank::administrative_regulation || rank == Rank::local_regulation);
    });
}

Finding bases_told(bool suffice, std::vector<Citation> const& all, std::string const& path) {
    Finding told{suffice};
    for (std::size_t i = 0; !suffice && i < all.size(); ++i) {
        auto rank = rank_of(all[i]);
        if (rank <= all[i].rank) continue;
        auto words = title(rank);
        told.fields.push_back({path + "[" + std::to_string(i) + "].rank", all[i].instrument,
                               "按其名称、文号至多为" + std::string(words.zh) + " / by its name and number at most: " + std::string(words.en),
                               "写明所依据的法律、法规或者党中央、国务院文件的全称、文号和条款 / name the law, the regulation or the centre's document, with number and article"});
    }
    return told;
}

}  // namespace law
