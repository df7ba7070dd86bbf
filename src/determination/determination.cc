#include "determination/noun.h"
#include <algorithm>
#include "law/sent.h"
#include "notice/notice.h"
#include "withdrawal/withdrawal.h"

namespace determination {

using casework::Deciding;
using casework::Outcome;

law::Editions DeterminationNoun::editions() {
    return {law::procedure("determination", "认定", "Determination", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)};
}
store::Table<Determination> const& DeterminationNoun::table() {
    static store::Table<Determination> const all{
        "determination", {"document_no", "facts", "statement_outcome", "return_reasons", "notice", "service", "statement", "correction", "revoked_why", "remark", "renewal_reason",
                         "renewal_outcome", "return_answer", "reinstated", "announcements"}};
    return all;
}

namespace {

std::optional<law::Date> day_sent(json::Object const& fields, char const* name) {
    auto text = json::text_or(fields, name);
    if (text.empty()) return std::nullopt;
    return json::Text<law::Date>::from(text);
}

}  // namespace

Determination proposal_sent(json::Object const& fields, Determination const& before) {
    Determination d{};
    d.id = before.id;
    d.version = before.version;
    d.issuer = before.issuer;
    d.subject = json::text(fields, "subject");
    d.list_type = json::text(fields, "list_type");
    d.until = day_sent(fields, "until");
    d.basis = json::text(fields, "basis");
    d.facts = json::text(fields, "facts");
    d.exit_conditions = json::text_or(fields, "exit_conditions");
    d.remedies = json::text_or(fields, "remedies");
    return d;
}

Determination determination_sent(json::Object const& fields, Determination d) {
    auto day = [&](char const* name) { return day_sent(fields, name); };
    d.subject = json::text(fields, "subject");
    d.list_type = json::text(fields, "list_type");
    d.document_no = json::text(fields, "document_no");
    d.decided_on = day("decided_on");
    d.notice_on = day("notice_on");
    d.served_on = day("served_on");
    d.until = day("until");
    d.basis = json::text(fields, "basis");
    d.facts = json::text(fields, "facts");
    d.statement_outcome = json::text_or(fields, "statement_outcome");
    d.exit_conditions = json::text_or(fields, "exit_conditions");
    d.remedies = json::text_or(fields, "remedies");
    d.proposal_shown_from = day("proposal_shown_from");
    d.proposal_shown_until = day("proposal_shown_until");
    return d;
}

std::vector<casework::Part> parts_of(Determination const& d) {
    return {{"document_no", d.document_no}, {"basis", d.basis, true}, {"facts", d.facts, true}, {"exit_conditions", d.exit_conditions, true}, {"remedies", d.remedies, true},
            {"remark", d.remark, true}};
}

json::Object says_now(Determination const& d) {
    json::Object all{{"until", json::write(d.until)}};
    for (auto& part : parts_of(d)) all[part.field] = part.says;
    return all;
}

Determination corrected(Determination d, json::Object const& fields) {
    auto as_it_will_stand = casework::amended(fields, parts_of(d));
    auto take = [&](char const* name, std::string& member) {
        if (auto sent = json::text_or(as_it_will_stand, name); !sent.empty()) member = sent;
    };
    take("document_no", d.document_no);
    take("basis", d.basis);
    take("facts", d.facts);
    take("exit_conditions", d.exit_conditions);
    take("remedies", d.remedies);
    take("remark", d.remark);
    if (auto until = day_sent(fields, "until")) d.until = until;
    return d;
}

law::Finding gate(Determination const& d, list_type::Gate gate, std::optional<law::Date> statement_ends, law::Date today) {
    law::Finding all{true};
    auto need = [&](bool holds, std::string field, std::string reason, std::string remedy) {
        if (!holds) all.fields.push_back({std::move(field), "", std::move(reason), std::move(remedy)});
    };
    constexpr auto kFill = "由认定单位补齐，不得代填 / the agency supplies it; nothing is filled in";
    need(!d.document_no.empty(), "document_no", "缺决定文书号 / document number missing", kFill);
    need(d.decided_on && *d.decided_on <= today, "decided_on", "缺决定日期或在将来 / day of decision missing or in the future", kFill);
    need(!d.basis.empty(), "basis", "缺认定依据 / basis missing", kFill);
    need(!d.until || !d.decided_on || *d.decided_on <= *d.until, "until", "早于决定日期 / before the decision", "更正日期 / correct the day");
    need(!d.facts.empty(), "facts", "缺认定事实 / facts missing", kFill);
    if (gate == list_type::Gate::incentive) {
        bool shown = d.proposal_shown_from && d.proposal_shown_until && *d.proposal_shown_from <= *d.proposal_shown_until && *d.proposal_shown_until < today;
        need(shown, "proposal_shown_until", "拟认定名单公示未完成 / the proposal was not shown, or not to its end", kFill);
    } else {
        need(d.notice_on && d.decided_on && *d.notice_on <= *d.decided_on, "notice_on", "缺事先告知，或晚于决定 / prior notice missing, or after the decision", kFill);
        need(!d.statement_outcome.empty(), "statement_outcome", "缺陈述申辩情况 / outcome of statement and defence missing", kFill);
        bool waited = !statement_ends || !d.decided_on || *d.decided_on > *statement_ends || d.statement_outcome.starts_with("放弃") || d.statement_outcome.starts_with("已陈述");
        need(waited, "decided_on", "陈述申辩期未满即作决定 / decided before the time for statement and defence had run out",
             "写明当事人已陈述申辩或书面放弃，或更正日期 / say that it was made or waived in writing, or correct the day");
        need(d.served_on && d.decided_on && *d.decided_on <= *d.served_on && *d.served_on <= today, "served_on", "缺送达日期，或早于决定 / service missing, or before the decision", kFill);
        need(!d.exit_conditions.empty(), "exit_conditions", "缺移出条件 / exit conditions missing", kFill);
        need(!d.remedies.empty(), "remedies", "缺救济途径 / remedies missing", kFill);
    }
    all.holds = all.fields.empty();
    return all;
}

law::Finding names_its_basis(Determination const& d, std::optional<list_type::ListType> const& type, json::Object const& fields, std::string_view act) {
    bool unchanged = act == "correct" && json::text_or(fields, "basis").empty();
    if (!type || type->polarity != list_type::Polarity::discipline || unchanged || list_type::names_a_basis(*type, d.basis)) return {true};
    std::string named;
    for (auto& basis : type->bases) named += (named.empty() ? "" : "、") + basis.instrument + " " + basis.article;
    return {false, "", "", {{"basis", d.basis, "未写明该名单类别所依据的文件 / names none of the instruments that this list rests on", "写明文件和条款 / name the instrument and article: " + named}}};
}

namespace {

casework::Consequence publication(Deciding<Determination> const& now, Determination const& d) {
    auto type = json::read<list_type::ListType>(json::parse(now.facts.given("list_type").at(0)));
    json::Object origin{{"level", "county"}, {"node", now.facts.given("agency_name").at(0)}, {"issuer", now.facts.given("agency_name").at(0)},
                        {"document_no", d.document_no}, {"decided_on", json::write(d.decided_on)}, {"basis", d.basis}, {"not_supplied", json::Array{}}};
    json::Object entry{{"subject", d.subject}, {"list_type", d.list_type}, {"polarity", json::enum_name(type.polarity)}, {"origin", std::move(origin)},
                       {"determination", now.id}, {"until", json::write(d.until)}};
    return {"entry", "publish", {}, {{"entry", std::move(entry)}}, {}, false};
}

// What was decided, served and submitted says until when, and the entry says the same, whatever rows of the list type come between.
void fix_last_day(Deciding<Determination> const& now, Determination& d) {
    if (auto last = now.facts.given("last_day"); !last.empty()) d.until = json::Text<law::Date>::from(last.front());
}

Service service_sent(Deciding<Determination> const& now) {
    auto& fields = now.command.fields;
    auto consent = now.facts.given("consent");
    return {law::choice_sent<Way>(fields, "way"), json::text(fields, "receiver"), json::text(fields, "proof"), consent.empty() ? "" : consent.front()};
}

// The last announcement of an act is the one that counts.
void announced(Deciding<Determination> const& now, Way way, Determination& d) {
    auto& fields = now.command.fields;
    std::erase_if(d.announcements, [&](Announcement const& each) { return each.act == now.command.act; });
    if (way == Way::announced)
        d.announcements.push_back({now.command.act, day_sent(fields, "announced_on"), json::text_or(fields, "tried"), json::text_or(fields, "tried_proof")});
}

// What the decision will say of it.
std::string outcome_of(Weighed weighed, std::string const& reasons) {
    auto word = [&] {
        switch (weighed) {
            case Weighed::accepted: return "予以采纳";
            case Weighed::partly_accepted: return "部分采纳";
            case Weighed::not_accepted: return "不予采纳";
            case Weighed::not_weighed: break;
        }
        return "尚未核实";
    };
    return std::string("已陈述申辩，经核实") + word() + "：" + reasons;
}

// From the proposal to service: told, heard, weighed or shown, decided, served. Each day is that of its act.
void towards_the_decision(Deciding<Determination> const& now, Act act, Determination& d) {
    auto& fields = now.command.fields;
    if (act == Act::notice) {
        d.notice = service_sent(now);
        d.notice_on = now.on;
        announced(now, d.notice.way, d);
    } else if (act == Act::state) {
        d.heard = law::choice_sent<Heard>(fields, "heard");
        d.statement = json::text(fields, "statement");
    } else if (act == Act::waive) {
        d.waiver = json::text(fields, "proof");
        d.statement_outcome = "放弃陈述申辩（书面）";
    } else if (act == Act::weigh) {
        d.weighed = law::choice_sent<Weighed>(fields, "weighed");
        d.statement_outcome = outcome_of(d.weighed, json::text(fields, "reasons"));
    } else if (act == Act::show) {
        d.shown_at = json::text(fields, "shown_at");
        d.proposal_shown_from = now.on;
    } else if (act == Act::let_pass) {
        if (d.proposal_shown_from) d.proposal_shown_until = now.on;
        else if (d.waiver.empty()) d.statement_outcome = "期满未提出陈述申辩";
    } else if (act == Act::decide) {
        d.document_no = json::text(fields, "document_no");
        d.decided_on = now.on;
        fix_last_day(now, d);
    } else if (act == Act::serve) {
        d.service = service_sent(now);
        d.served_on = now.on;
        announced(now, d.service.way, d);
    }
}

std::string title_of(Deciding<Determination> const& now, Determination const& d) { return now.facts.given("list_name").at(0) + " · " + (d.document_no.empty() ? "拟认定" : d.document_no); }

// Whoever received an entry of it is told, also where that has left the list by now. The case that it comes from has told them itself.
void tell_recipients(Deciding<Determination> const& now, std::string const& cause, withdrawal::Outcome outcome, Outcome<Determination>& all) {
    auto& d = all.after;
    withdrawal::tell(all.consequences, {cause, withdrawal::AboutKind::determination, now.id, d.subject, title_of(now, d), outcome}, now.facts);
}

// The subject is told what it says now; where an objection or a remedy found it, that tells.
void tell_of_correction(Deciding<Determination> const& now, Outcome<Determination>& all) {
    if (now.actor.channel == "law") return;
    auto& d = all.after;
    auto detail = d.correction + "（" + casework::what_changes(now.command.fields, says_now(*now.before), kCorrectFields) + "）";
    all.consequences.push_back(notice::tell({.kind = notice::Kind::entry_put_right, .about_noun = "determination", .about = now.id, .sender = d.issuer,
                                             .addressee = notice::Addressee::subject, .told = d.subject, .detail = std::move(detail)}));
}

// Its entry says what the decision now says; the case that the correction comes from has told whoever received the entry `of` it.
json::Object entry_corrected(Determination const& before, Determination const& d, json::Object const& fields, std::string const& cause) {
    json::Object all{{"cause", cause}, {"correction", d.correction}};
    if (auto until = day_sent(fields, "until")) all["until"] = law::to_text(*until);
    if (d.document_no != before.document_no) all["document_no"] = d.document_no;
    if (d.basis != before.basis) all["basis"] = d.basis;
    if (d.remark != before.remark) all["remark"] = d.remark;
    return all;
}

// The subject is told at once that its basis was reported gone, and of what was found; and of a renewal that does not come.
void tell_of_it(Deciding<Determination> const& now, std::string const& what, Outcome<Determination>& all) {
    auto& d = all.after;
    all.consequences.push_back(notice::tell({.kind = notice::Kind::other, .about_noun = "determination", .about = now.id, .sender = d.issuer, .addressee = notice::Addressee::subject,
                                             .told = d.subject, .detail = "关于你（单位）的认定（文书号：" + d.document_no + "）：" + what}));
}

// What the report does to what is listed, if anything still is.
std::string suspended_in_words(Deciding<Determination> const& now) {
    if (now.facts.given("entries").empty()) return "据此列入的条目此前已经移出名单，不再适用；依据是否有效，由认定单位核实";
    return "自" + law::in_chinese(now.on) + "起暂停适用；认定单位核实后撤销认定或者恢复";
}

// What is listed applies again, unless it has left or something else suspends it.
std::string resumed_in_words(Deciding<Determination> const& now) {
    if (now.facts.given("entries").empty()) return "据此列入的条目此前已经移出名单，不因此恢复";
    if (now.facts.given("entries_to_resume").empty()) return "据此列入的条目另有暂停事由，仍暂停适用";
    return "自" + law::in_chinese(now.on) + "起恢复适用";
}

// What is listed follows in the same transaction.
void reach_entries(Deciding<Determination> const& now, Act act, Outcome<Determination>& all) {
    auto& fields = now.command.fields;
    auto& d = all.after;
    auto reach = [&](std::string_view which, std::string what, json::Object with) {
        if (auto ids = now.facts.given(which); !ids.empty()) all.consequences.push_back({"entry", std::move(what), std::move(ids), std::move(with), {}, false});
    };
    if (act == Act::publish) {
        fix_last_day(now, d);
        d.secrecy_checked_by = casework::person_of(now.actor);
        all.consequences.push_back(publication(now, d));
    } else if (act == Act::correct) {
        auto cause = json::text_or(fields, "cause", now.id);
        d = corrected(std::move(d), fields);
        d.correction = casework::why_amended(fields, "correction_no");
        if (d.document_no != now.before->document_no) all.title = title_of(now, d);
        tell_of_correction(now, all);
        tell_recipients(now, cause, withdrawal::Outcome::corrected, all);
        reach("entries", "correct", entry_corrected(*now.before, d, fields, cause));
    } else if (act == Act::report) {
        d.basis_gone_on = day_sent(fields, "basis_gone_on");
        d.reported_late = !now.facts.given("report_is_late").empty();
        d.revoked_why = json::text(fields, "reason");
        reach("entries_in_force", "hold", {{"cause", kBasisGone + now.id}});
        tell_of_it(now, "据报告，所依据的文书已于" + law::in_chinese(*d.basis_gone_on) + "被撤销或者变更，" + suspended_in_words(now) + "。报告的理由：" + d.revoked_why, all);
    } else if (act == Act::reinstate) {
        d.basis_gone_on.reset();
        d.reported_late = false;
        d.revoked_why.clear();
        d.reinstated = json::text(fields, "reason");
        reach("entries_to_resume", "resume", {{"words", kBasisGone + now.id}});
        tell_of_it(now, "此前报告的依据撤销或者变更经核实不成立，" + resumed_in_words(now) + "。理由：" + d.reinstated + "。对此不服的，可以提出异议，或者依法申请行政复议、提起行政诉讼", all);
    } else if (act == Act::revoke) {
        if (auto why = json::text_or(fields, "reason"); !why.empty()) d.revoked_why = why;
        d.revoked_under = json::text_or(fields, "revoked_under");
        auto cause = json::text_or(fields, "cause", now.id);
        tell_recipients(now, cause, withdrawal::Outcome::revoked, all);
        reach("entries", "remove", {{"reason", "revoked"}, {"cause", cause}, {"why", now.actor.channel == "law" ? std::string() : d.revoked_why}});
    }
}

// What its end means for whoever was told of it: in advance, by the decision, or by an entry that has left meanwhile.
std::string end_in_words(Deciding<Determination> const& now, Determination const& d, bool was_listed) {
    if (was_listed) return "对你（单位）的认定（文书号：" + d.document_no + "）已撤销；据此列入的条目此前已经移出名单";
    if (d.served_on) return "已向你送达的认定（文书号：" + d.document_no + "）已撤销或者不再报送，不列入名单";
    auto type = now.facts.given("list_type");
    auto list = type.empty() ? std::string("名单") : "“" + json::read<list_type::ListType>(json::parse(type.front())).name_zh + "”";
    return "此前事先告知的拟将你（单位）列入" + list + "一事已经终止，不列入名单" + (d.weighed == Weighed::accepted ? "；你（单位）的陈述申辩已予采纳" : "");
}

// Whoever was told of it in advance, or holds the decision in hand, is told that nothing comes of it, also when it was proposed anew since; of what is
// still listed its entry tells.
void tell_of_its_end(Deciding<Determination> const& now, Outcome<Determination>& all) {
    auto& d = all.after;
    auto state = State(now.move.rule->when);
    bool was_listed = state == State::published || state == State::basis_revoked;
    bool noticed = d.notice_on || std::any_of(now.file->steps.begin(), now.file->steps.end(), [](auto& step) { return step.act == "notice"; });
    if (was_listed ? !now.facts.given("entries").empty() : !d.served_on && !noticed) return;
    auto why = now.actor.channel == "law" ? d.revoked_under : was_listed ? d.revoked_why : json::text_or(now.command.fields, "reason");
    all.consequences.push_back(notice::tell({.kind = notice::Kind::other, .about_noun = "determination", .about = now.id, .sender = d.issuer, .addressee = notice::Addressee::subject,
                                             .told = d.subject, .detail = end_in_words(now, d, was_listed) + "；理由：" + (why.empty() ? "见撤销文书" : why)}));
}

// Proposed, told, decided by another or dropped; the entry follows the decision, and the subject is told each time.
void towards_the_renewal(Deciding<Determination> const& now, Act act, Outcome<Determination>& all) {
    auto& fields = now.command.fields;
    auto& d = all.after;
    auto told = [&](notice::Kind kind, std::string detail, std::string remedies) {
        all.consequences.push_back(notice::tell({.kind = kind, .about_noun = "determination", .about = now.id, .sender = d.issuer, .addressee = notice::Addressee::subject,
                                                 .told = d.subject, .detail = std::move(detail), .remedies = std::move(remedies)}));
    };
    auto until_and_why = [&] { return "续期至" + law::in_chinese(*d.renewal_until) + "，理由：" + d.renewal_reason; };
    if (act == Act::propose_renewal) {
        d.renewal_until = day_sent(fields, "until");
        d.renewal_proposed_on = now.on;
        d.renewal_reason = casework::why_amended(fields);
        told(notice::Kind::renewal_proposed, until_and_why(), "");
    } else if (act == Act::renew) {
        d.until = d.renewal_until;
        d.renewed_on = now.on;
        d.renewal_outcome = json::text(fields, "decision_no") + "：" + json::text(fields, "statement_outcome");
        all.consequences.push_back({"entry", "renew", now.facts.given("entries_in_force"), {{"until", law::to_text(*d.until)}, {"reason", d.renewal_reason}}, {}, false});
        told(notice::Kind::entry_renewed, until_and_why() + "；陈述申辩情况：" + json::text(fields, "statement_outcome"), json::text(fields, "remedies"));
        d.renewal_until.reset();
    } else {
        d.renewal_until.reset();
        d.renewal_outcome = json::text(fields, "reason");
        tell_of_it(now, "此前告知的拟续期不再办理" + (d.until ? "，截止日期仍为" + law::in_chinese(*d.until) : std::string()) + "。理由：" + d.renewal_outcome, all);
    }
}

}  // namespace

law::Result<Outcome<Determination>> DeterminationNoun::decide(Deciding<Determination> const& now) {
    auto& fields = now.command.fields;
    Outcome<Determination> all{now.before ? *now.before : Determination{}};
    Determination& d = all.after;
    auto act = Act(now.move.rule->may);
    if (!now.before) d.issuer = now.actor.agency;
    switch (act) {
        case Act::draft:
        case Act::amend: d = determination_sent(fields, d); break;
        case Act::propose:
        case Act::revise: d = proposal_sent(fields, d); break;
        case Act::notice:
        case Act::state:
        case Act::waive:
        case Act::weigh:
        case Act::show:
        case Act::let_pass:
        case Act::decide:
        case Act::serve: towards_the_decision(now, act, d); break;
        case Act::submit:
            d.return_answer.clear();
            fix_last_day(now, d);
            [[fallthrough]];
        case Act::review: d.return_reasons.clear(); break;
        case Act::resubmit:
            d.return_answer = json::text(fields, "answer");
            fix_last_day(now, d);
            break;
        case Act::return_it: d.return_reasons = json::text(fields, "reason"); break;
        case Act::withdraw:
            d.return_reasons = json::text(fields, "reason");
            tell_of_its_end(now, all);
            break;
        case Act::publish:
        case Act::correct:
        case Act::report:
        case Act::reinstate:
        case Act::revoke:
            reach_entries(now, act, all);
            if (act == Act::revoke) tell_of_its_end(now, all);
            break;
        case Act::propose_renewal:
        case Act::renew:
        case Act::drop_renewal: towards_the_renewal(now, act, all); break;
    }
    if (act == Act::draft || act == Act::amend || act == Act::propose || act == Act::revise || act == Act::decide) {
        all.subject = d.subject;
        all.title = title_of(now, d);
    }
    all.facts = {{"list_type", d.list_type}, {"issuer", d.issuer}};
    if (d.reported_late) all.facts["reported_late"] = true;
    return all;
}

}  // namespace determination
