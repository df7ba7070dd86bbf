#include "determination/days.h"
#include <algorithm>
#include "law/sent.h"

namespace determination {

std::optional<law::Date> latest_by(std::vector<list_type::ListType> const& rows, std::optional<law::Date> decided_on) {
    std::optional<law::Date> latest;
    for (auto& row : rows)
        if (auto day = list_type::last_day(row, decided_on); day && (!latest || *day < *latest)) latest = day;
    return latest;
}

std::optional<law::Date> last_day_of(Determination const& d, list_type::ListType const& type) {
    if (d.renewed_on) return d.until;
    auto latest = list_type::last_day(type, d.decided_on);
    return d.until && latest ? std::min(*d.until, *latest) : latest ? latest : d.until;
}

std::string proposed_period(Determination const& d, std::optional<list_type::ListType> const& type) {
    if (d.until) return "至" + law::in_chinese(*d.until) + "止";
    if (!type || !type->period_months || type->period_kind == list_type::PeriodKind::until_origin_removes) return "至依法移出名单之日止";
    return "依该名单类别的期限，自决定之日起" + std::to_string(*type->period_months) + "个月";
}

// What is proposed ends on a day to come; what is decided here as well, and no later than was told in advance. Of a decision made elsewhere what it says
// is recorded, also where its day has passed; that nothing is listed then is asked when it is submitted.
law::Finding until_fits(Determination const& d, Until const& until) {
    bool proposes = until.act == "propose" || until.act == "revise", decides = until.act == "decide";
    if (!d.until) return {true};
    auto wrong = [&](char const* reason, std::string remedy) { return law::Finding{false, "", "", {{"until", law::to_text(*d.until), reason, std::move(remedy)}}}; };
    auto at_the_latest = [](law::Date day) { return "不晚于" + law::to_text(day) + " / " + law::to_text(day) + " at the latest"; };
    if ((proposes || decides) && *d.until < until.on)
        return wrong("早于拟认定、决定之日 / before the day on which it is proposed or decided", "不早于" + law::to_text(until.on) + "，或者撤回 / not before that day, or withdraw it");
    if (proposes) return {true};                           // its period counts from a decision that is still to come
    if (decides && until.told && *until.told < *d.until)
        return wrong("晚于事先告知的拟列入期限 / later than was told in advance", at_the_latest(*until.told) + "；确需更长的，重新拟认定并告知 / for more, propose and tell it anew");
    if (!until.latest || *d.until <= *until.latest) return {true};
    return wrong("晚于告知时或者决定时该名单类别的期限 / later than the period of the list type when it was told, or decided", at_the_latest(*until.latest));
}

law::Finding time_left(std::optional<law::Date> last, law::Date today) {
    if (!last || today <= *last) return {true};
    return {false, "截止日期为" + law::to_text(*last) + "。", "It was " + law::to_text(*last) + "."};
}

law::Finding shortens(json::Object const& fields, std::optional<law::Date> last) {
    auto text = json::text_or(fields, "until");
    if (text.empty()) return {true};
    auto sent = json::Text<law::Date>::from(text);
    if (!last || sent <= *last) return {true};
    return {false, "原截止日期为" + law::to_text(*last) + "。", "It was " + law::to_text(*last) + "."};
}

}  // namespace determination
