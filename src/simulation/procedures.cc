// What people write into the fields of the procedures around an entry: remedies, complaints, memoranda, commitments, service and its proofs.
#include <algorithm>
#include "agency/agency.h"
#include "simulation/choose.h"

namespace simulation {
namespace {

bool any_of_these(std::string const& one, std::initializer_list<std::string_view> all) { return std::find(all.begin(), all.end(), one) != all.end(); }
std::string day_text(law::Date day) { return law::to_text(day); }

// Another agency that has people.
std::string staffed_agency(Choosing& c) {
    auto* account = c.with_role(c.percent(70) ? law::Party::handler : law::Party::office, "");
    return account ? account->agency : "";
}

json::Object remedy_registered(Choosing& c, law::Term const& act) {
    auto all = by_type(c, act);
    auto about = [&](std::string_view kind, auto const* row) {
        if (!row) return;
        all["about_kind"] = kind;
        all["about"] = row->id;
    };
    auto luck = c.chance.below(100);
    if (luck < 50) about("entry", c.one_of(c.world.entries, [&](entry::Entry const& e) { return listed_on(e, c.town.today()); }));
    else if (luck < 65) about("record", c.one_of(c.world.records, [](record::Record const& r) { return !r.ended_on; }));
    else if (luck < 80) about("task", c.one_of(c.world.tasks));
    else if (luck < 92) about("determination", c.one_of(c.world.determinations, [](determination::Determination const& d) { return d.decided_on.has_value(); }));
    else if (luck < 96) about("measure", c.one_of(c.world.measures, [](measure::Measure const& m) { return m.published_on.has_value(); }));
    else about("check", c.one_of(c.world.checks));
    all["applied_on"] = c.date(-20, c.percent(3) ? 2 : 0);
    if (all.contains("known_on")) all["known_on"] = c.date(-60, -20);
    if (!c.percent(2)) all.erase("organ_case");
    return all;
}

json::Object remedy_decided(Choosing& c, law::Term const& act, casework::CaseFile const* file) {
    auto all = by_type(c, act);
    auto effective = c.day(-5, c.percent(4) ? 3 : 0);
    all["effective_on"] = day_text(effective);
    auto decided = effective - std::chrono::days{c.chance.between(0, 15)};
    auto remedy = file ? c.world.remedies.find(file->id) : c.world.remedies.end();
    if (remedy != c.world.remedies.end() && !c.percent(5)) decided = std::max(decided, std::min(effective, remedy->second.applied_on));
    all["decided_on"] = day_text(decided);
    if (act.name != "uphold_in_part") return all;
    all["penalty_kind"] = "警告";
    all["until"] = c.date(1, 20);
    if (remedy == c.world.remedies.end()) return all;
    if (auto r = c.world.records.find(remedy->second.about); r != c.world.records.end() && !c.percent(10)) all["fine_cents"] = c.chance.between(0, int(r->second.fine_cents));
    if (auto e = c.world.entries.find(remedy->second.about); e != c.world.entries.end() && e->second.until)
        all["until"] = day_text(*e->second.until - std::chrono::days{c.chance.between(0, 5)});
    return all;
}

// Mostly of one's own agency.
json::Object penalty(Choosing& c, casework::Actor const& actor) {
    auto own = c.world.agencies.find(actor.agency);
    std::string issuer = own != c.world.agencies.end() && c.percent(85) ? own->second.name : c.percent(30) ? "县公安局（虚构）" : "县市场监管局（虚构）";
    json::Object all{{"kind", c.word({"penalty", "penalty", "abnormal_operation", "other", "licence"})}, {"subject", c.subject()},
                     {"document_no", "罚〔2026〕" + std::to_string(c.chance.below(50'000)) + "号"}, {"issuer", std::move(issuer)},
                     {"conduct", "虚假宣传"}, {"facts", "invented facts"}, {"penalty_kind", c.word({"警告", "罚款", "责令停产停业", "警告;罚款"})},
                     {"fine_cents", c.chance.between(0, 900'000)}, {"decided_on", c.date(c.percent(10) ? -2500 : -200, c.percent(5) ? 20 : 0)}};
    if (!c.percent(4)) all["basis"] = c.percent(4) ? "治安管理处罚法 第四十三条" : "广告法 第五十五条";
    if (c.percent(10)) all["simple_procedure"] = true;
    if (c.percent(10)) all["severe_basis"] = "invented standard art. 3";
    return all;
}

// Mostly no heavier than before.
json::Object record_corrected(Choosing& c, law::Term const& act, casework::CaseFile const* file) {
    auto all = by_type(c, act);
    if (!c.percent(10)) all["proof"] = "决定书原件";
    auto r = file ? c.world.records.find(file->id) : c.world.records.end();
    if (r == c.world.records.end() || c.percent(10)) return all;
    for (auto* heavier : {"penalty_kind", "severe_basis", "issuer"}) all.erase(heavier);
    if (all.contains("fine_cents")) all["fine_cents"] = c.chance.between(0, int(r->second.fine_cents));
    if (all.contains("decided_on")) all["decided_on"] = day_text(r->second.decided_on);
    return all;
}

json::Object complaint_received(Choosing& c, law::Term const& act, casework::Actor const& actor) {
    auto all = by_type(c, act);
    all["about"] = c.word({"organ", "organ", "officer", "officer", c.percent(10) ? "entry" : "organ"});
    auto* organ = c.one_of(c.world.agencies, [&](agency::Agency const& a) { return a.id != actor.agency || c.percent(1); });
    if (organ) all["organ"] = organ->id;
    bool anonymous = c.percent(20);
    all["anonymous"] = anonymous;
    if (anonymous != c.percent(3)) all.erase("complainant");
    else all["complainant"] = "虚构投诉人";
    all.erase("matter_case");
    if (auto* task = c.one_of(c.world.tasks); task && c.percent(30)) all["matter_case"] = task->id;
    if (c.percent(60)) all["contact"] = "13800000000";
    if (!c.percent(5)) all["officer"] = "工号" + std::to_string(c.chance.below(900));
    return all;
}

json::Object complaint_answered(Choosing& c, law::Term const& act) {
    auto all = by_type(c, act);
    all["found"] = c.word({"founded", "partly_founded", "unfounded", "unfounded", "cannot_be_verified"});
    bool suggests = c.percent(60);
    if (suggests) all["clue_suggested"] = "invented allegation";
    else all.erase("clue_suggested");
    return all;
}

json::Object clue_opened(Choosing& c, law::Term const& act) {
    auto all = by_type(c, act);
    for (auto* optional : {"officer", "complaint", "of_case", "leaves"}) all.erase(optional);
    auto* organ = c.one_of(c.world.agencies, [&](agency::Agency const& a) { return c.percent(3) || !agency::has_duty(a, "credit_office", c.town.today()); });
    if (organ) all["organ"] = organ->id;
    auto* suggesting = c.one_of(c.world.complaints, [&](complaint::Complaint const& one) { return !one.clue_suggested.empty() && c.world.state_of(one.id) == "closed"; });
    if (suggesting && c.percent(30)) {
        all["complaint"] = suggesting->id;
        if (!c.percent(5)) all["organ"] = suggesting->organ;
    }
    if (auto* task = c.one_of(c.world.tasks); task && c.percent(70)) all["of_case"] = task->id;
    if (auto* task = c.one_of(c.world.tasks); task && c.percent(40)) all["leaves"] = std::to_string(c.world.files.at(task->id).steps.front().leaf);
    return all;
}

json::Value measures_named(Choosing& c) {
    json::Array all;
    if (auto* m = c.one_of(c.world.measures, [](measure::Measure const& each) { return each.published_on && !each.ended_on; }))
        all.push_back(json::Object{{"measure", m->number}, {"name", ""}, {"bases", json::Array{}}});
    if (c.percent(30)) {
        json::Array bases;
        auto rank = c.word({"law", "administrative_regulation", "memorandum", "house_rule"});
        bool memorandum = rank == "memorandum" || c.percent(20);
        if (c.percent(80)) bases.push_back(json::Object{{"instrument", memorandum ? "虚构联合备忘录" : "虚构条例"}, {"article", "第一条"}, {"rank", rank}, {"from", nullptr}, {"to", nullptr}});
        all.push_back(json::Object{{"measure", ""}, {"name", "虚构措施"}, {"bases", std::move(bases)}});
    }
    return all;
}

json::Object memorandum_written(Choosing& c, law::Term const& act, casework::CaseFile const* file, casework::Actor const& actor) {
    json::Object all;
    for (auto& field : act.fields)
        if (field.type == law::FieldType::long_text || field.type == law::FieldType::text)
            if (field.required || !c.percent(2)) all[field.name] = "invented words " + std::to_string(c.act);
    all["measures"] = measures_named(c);
    all["bases"] = json::Array{json::Object{{"instrument", "虚构条例"}, {"article", "第二条"}, {"rank", "law"}, {"from", nullptr}, {"to", nullptr}}};
    if (act.name == "follow") {
        all["level"] = c.word({"city", "province", "nation"});
        all["issued_on"] = c.date(-200, c.percent(3) ? 3 : -2);
        all["document_no"] = "备〔2026〕" + std::to_string(c.chance.below(3000)) + "号";
        return all;
    }
    std::set<std::string> parties;
    auto before = file ? c.world.memoranda.find(file->id) : c.world.memoranda.end();
    for (int i = c.chance.between(1, 2); i > 0; --i) parties.insert(staffed_agency(c));
    if (!c.percent(2)) parties.erase(before == c.world.memoranda.end() ? actor.agency : before->second.lead);
    json::Array named;
    for (auto& each : parties) named.push_back(json::Value(each));
    all["parties"] = std::move(named);
    auto* earlier = c.one_of(c.world.memoranda, [&](memorandum::Memorandum const& m) { return m.lead == actor.agency && m.published_on && !m.ended_on; });
    if (earlier && !file && c.percent(50)) all["replaces"] = earlier->id;
    return all;
}

json::Object commitment_made(Choosing& c, law::Term const& act, casework::Actor const& actor) {
    auto all = by_type(c, act);
    all["subject"] = c.subject();
    all["made_on"] = c.date(-5, 0);
    all["due_on"] = c.date(c.percent(3) ? -9 : 0, 30);
    all["case_no"] = "案" + std::to_string(c.chance.below(400));
    auto agency = c.world.agencies.find(actor.agency);
    if (agency != c.world.agencies.end() && !agency->second.remits.empty() && !c.percent(3)) all["matter"] = c.chance.one_of(agency->second.remits).matter;
    return all;
}

template <class Fits> document::Document const* attached_to(Choosing& c, casework::CaseFile const* file, Fits fits) {
    auto about = file ? c.world.documents_about.find(file->id) : c.world.documents_about.end();
    return c.one_among(about == c.world.documents_about.end() ? std::set<std::string>() : about->second, c.world.documents, fits);
}

// The proof is a paper attached to the notice before.
json::Object notice_proved(Choosing& c, law::Term const& act, casework::CaseFile const* file) {
    auto all = by_type(c, act);
    auto* proof = attached_to(c, file, [](document::Document const&) { return true; });
    if (proof) all["proof"] = proof->id;
    if (proof) all["receiver"] = "虚构收件人";
    return all;
}

// Content is what Town::act seals; mostly the proof of a notice, or of a determination, that somebody is about to need.
json::Object paper_brought(Choosing& c, casework::Actor const& actor) {
    json::Object all{{"name", "送达回证.txt"}, {"content", "invented proof of act " + std::to_string(c.act)}};
    auto about = [&](std::string_view noun, std::string const& id) {
        all["about_noun"] = noun;
        all["about"] = id;
    };
    if (c.percent(15)) return all;                         // for a letter that belongs to nothing yet
    auto* d = c.percent(50) ? walked_here(c, Awaits::proof, actor.agency).determination : nullptr;
    // A waiver in writing is another paper than the receipt of the notice.
    if (!d && c.percent(30)) d = c.one_of(c.world.determinations, [&](determination::Determination const& one) { return one.issuer == actor.agency && c.world.state_of(one.id) == "noticed"; });
    auto* notice = c.one_of(c.world.notices, [&](notice::Notice const& n) {
        if (n.sender != actor.agency) return false;
        auto& state = c.world.state_of(n.id);
        return state == "failed" || state == "due" || (state == "sent" && n.channel == notice::Channel::post);
    });
    if (d) about("determination", d->id);
    else if (notice) about("notice", notice->id);
    return all;
}

// The paper that a determination of one's own waits for: what is about to be determined and why, or what was decided and how it is repaired. Now and then
// the one that tells of a measure.
json::Object paper_issued(Choosing& c, casework::Actor const& actor) {
    auto* task = c.percent(15) ? c.one_of(c.world.tasks, [&](task::Task const& t) { return t.agency == actor.agency && c.world.state_of(t.id) == "applied"; }) : nullptr;
    if (task) return {{"template", "measure_notice"}, {"about_noun", "task"}, {"about", task->id}};
    auto* reply = c.one_of(c.world.reviews, [&](review::Review const& r) { return c.world.state_of(r.id) == "approved"; });
    if (reply && actor.roles.meets(casework::kOfficeRoles)) return {{"template", "review_reply"}, {"about_noun", "review"}, {"about", reply->id}};
    auto waiting = walked_here(c, Awaits::paper, actor.agency);
    auto* d = waiting.determination;
    if (!d || c.percent(5)) waiting.paper = c.word({"prior_notice", "listing_decision", "repair_notice"});
    return {{"template", waiting.paper}, {"about_noun", "determination"}, {"about", d ? d->id : "nothing"}};
}

// How many versions a case had when one of these acts was last done: what is to be proved was not there before.
std::int64_t version_when(casework::CaseFile const& file, std::initializer_list<std::string_view> acts) {
    for (auto i = file.steps.size(); i > 0; --i)
        if (std::find(acts.begin(), acts.end(), file.steps[i - 1].act) != acts.end()) return std::int64_t(i);
    return 0;
}

// How a determination was told or served, mostly by a proof attached since what it proves, and of nothing else.
json::Object served(Choosing& c, law::Term const& act, casework::CaseFile const* file) {
    auto all = by_type(c, act);
    auto before = file ? c.world.determinations.find(file->id) : c.world.determinations.end();
    auto used = [&](std::string const& id) { return before != c.world.determinations.end() && (before->second.notice.proof == id || before->second.waiver == id); };
    auto since = !file ? 0 : act.name == "serve" ? version_when(*file, {"decide"}) : version_when(*file, {"propose", "revise"});
    bool careless = c.percent(5);
    auto* proof = attached_to(c, file, [&](document::Document const& d) { return careless || (since <= d.about_version && !used(d.id)); });
    if (proof) all["proof"] = proof->id;
    all.erase("consent");
    if (!c.percent(15)) all["way"] = c.word({"in_person", "left_there", "post"});
    return all;
}

// Mostly of a subject that is about to be told something.
json::Object address_confirmed(Choosing& c, casework::Actor const& actor) {
    auto* notice = c.one_of(c.world.notices, [&](notice::Notice const& n) {
        return n.addressee == notice::Addressee::subject && (c.world.state_of(n.id) == "due" || c.world.state_of(n.id) == "failed");
    });
    bool mail = c.percent(50);
    return {{"subject", notice && c.percent(80) ? notice->told : c.listed_subject()}, {"channel", mail ? "email" : "sms"},
            {"contact", mail ? "nobody@example.test" : "13800000000"}, {"signed_by", "法定代表人"}, {"signed_on", c.date(-9, c.percent(5) ? 3 : 0)}, {"proof", paper_in_hand(c, actor)}};
}

// What the source found; mostly of the thing that is contested, and with its proof.
json::Object objection_answered(Choosing& c, law::Term const& act, casework::CaseFile const* file) {
    auto all = by_type(c, act);
    auto objection = file ? c.world.objections.find(file->id) : c.world.objections.end();
    auto entry = objection == c.world.objections.end() ? c.world.entries.end() : c.world.entries.find(objection->second.entry);
    if (entry != c.world.entries.end() && entry->second.until && !c.percent(10)) all["until"] = law::to_text(*entry->second.until - std::chrono::days{c.chance.between(0, 20)});
    if (!c.percent(10)) all["proof"] = "核实材料";
    if (entry != c.world.entries.end() && all.contains("basis")) all["basis"] = basis_of_list(c, entry->second.list_type);
    bool record = objection != c.world.objections.end() && objection->second.about_kind == objection::About::record;
    using Names = std::vector<char const*>;
    for (auto* of_another : record ? Names{"until", "exit_conditions", "remedies"} : Names{"penalty_kind", "fine_cents", "content", "issuer"})
        if (!c.percent(5)) all.erase(of_another);
    return all;
}

// An upload proves what is to be told or served as it stands now, and nothing that was there before.
bool still_proves(World const& world, document::Document const& d) {
    auto file = world.files.find(d.about);
    if (d.kind != "upload" || file == world.files.end()) return true;
    bool decided = any_of_these(file->second.state, {"decided", "returned"});
    return (decided ? version_when(file->second, {"decide"}) : version_when(file->second, {"propose", "revise"})) <= d.about_version;
}

// Kinds of the papers of a determination, an upload among them; what was voided or taken back counts as nothing.
std::set<std::string> papers_of(World const& world, std::string const& determination) {
    std::set<std::string> all;
    auto about = world.documents_about.find(determination);
    if (about == world.documents_about.end()) return all;
    for (auto& id : about->second)
        if (any_of_these(world.state_of(id), {"issued", "filed", "received", "relied_on"}) && still_proves(world, world.documents.at(id))) all.insert(world.documents.at(id).kind);
    return all;
}

// What it awaits next, told from its state and papers alone: first the papers in their order, then the proof, then the act.
std::pair<Awaits, std::string> awaited(World const& world, determination::Determination const& d, std::string const& state) {
    auto has = papers_of(world, d.id);
    bool proposed = state == "proposed", decided = any_of_these(state, {"decided", "returned"});
    for (auto* form : proposed ? std::vector{"prior_notice"} : decided ? std::vector{"listing_decision", "repair_notice"} : std::vector<char const*>{})
        if (!has.contains(form)) return {Awaits::paper, form};
    if ((proposed || decided) && !has.contains("upload")) return {Awaits::proof, ""};
    return {Awaits::act, ""};
}

bool is_discipline(World const& world, std::string const& list_type) {
    auto type = std::find_if(world.list_types.begin(), world.list_types.end(), [&](auto& each) { return each.second.code == list_type; });
    return type != world.list_types.end() && type->second.polarity == list_type::Polarity::discipline;
}

}  // namespace

Walked walked_here(Choosing& c, Awaits what, std::string const& issuer) {
    Walked all;
    bool nearly_there = c.percent(50);                     // what is decided already waits for two papers more, and comes to them seldom by itself
    auto waits = [&](determination::Determination const& d) {
        if (!issuer.empty() && d.issuer != issuer) return false;
        auto& state = c.world.state_of(d.id);
        if (nearly_there && !any_of_these(state, {"decided", "returned"})) return false;
        if (state == "returned" && (!d.notice_on || d.notice.proof.empty())) return false;
        return is_discipline(c.world, d.list_type) && awaited(c.world, d, state).first == what;
    };
    all.determination = c.one_among(c.world.walking, c.world.determinations, waits);
    if (nearly_there && !all.determination) {
        nearly_there = false;
        all.determination = c.one_among(c.world.walking, c.world.determinations, waits);
    }
    if (all.determination) all.paper = awaited(c.world, *all.determination, c.world.state_of(all.determination->id)).second;
    return all;
}

std::optional<json::Object> procedure_fields(Choosing& c, std::string const& noun, law::Term const& act, casework::CaseFile const* file, casework::Actor const& actor) {
    auto is = [&](std::string_view of, std::initializer_list<std::string_view> acts) {
        return noun == of && std::find(acts.begin(), acts.end(), act.name) != acts.end();
    };
    if (is("objection", {"answer"})) return objection_answered(c, act, file);
    if (is("remedy", {"register"})) return remedy_registered(c, act);
    if (is("remedy", {"uphold", "uphold_in_part", "dismiss"})) return remedy_decided(c, act, file);
    if (is("complaint", {"receive"})) return complaint_received(c, act, actor);
    if (is("complaint", {"answer"})) return complaint_answered(c, act);
    if (is("review", {"file", "supplement"})) return review_filed(c, act, actor);
    if (is("clue", {"open"})) return clue_opened(c, act);
    if (is("subscription", {"subscribe", "acknowledge"})) return subscription_fields(c, act, actor);
    if (is("partner", {"draft", "amend"})) return partner_drafted(c, act);
    if (is("consent", {"give", "record"})) return consent_given(c, act, actor);
    if (is("consent", {"record_withdrawal"})) return json::Object{{"paper", paper_in_hand(c, actor)}};
    if (is("memorandum", {"draft", "amend", "follow"})) return memorandum_written(c, act, file, actor);
    if (is("commitment", {"make"})) return commitment_made(c, act, actor);
    if (is("notice", {"serve", "announce", "confirm"})) return notice_proved(c, act, file);
    if (is("determination", {"notice", "serve", "waive"})) return served(c, act, file);
    if (is("document", {"receive"})) return paper_brought(c, actor);
    if (is("document", {"issue"})) return paper_issued(c, actor);
    if (is("address", {"confirm"})) return address_confirmed(c, actor);
    auto with = [&](auto change) {
        auto all = by_type(c, act);
        change(all);
        return all;
    };
    if (is("objection", {"withdraw"}) || is("repair", {"withdraw"}) || is("complaint", {"withdraw"}))
        return with([&](json::Object& all) { all["paper"] = paper_in_hand(c, actor); });
    if (is("remedy", {"take_up"}))
        return with([&](json::Object& all) {
            all["organ_case"] = "复〔2026〕" + std::to_string(c.chance.below(5000)) + "号";
            all["taken_up_on"] = c.date(-5, c.percent(3) ? 2 : 0);
        });
    // Mostly as long as was told: most other days are refused.
    if (is("determination", {"decide"})) return with([&](json::Object& all) { if (!c.percent(20)) all.erase("until"); });
    if (is("determination", {"correct"})) return with([&](json::Object& all) { if (!c.percent(10)) for (auto* substance : {"facts", "basis"}) all.erase(substance); });
    if (is("record", {"enter"})) return penalty(c, actor);
    if (is("record", {"correct"})) return record_corrected(c, act, file);
    if (is("determination", {"propose_renewal"}))
        return with([&](json::Object& all) {
            for (auto& [id, e] : c.world.entries)
                if (file && e.determination == file->id && e.until) all["until"] = law::to_text(*e.until + std::chrono::days{c.chance.between(c.percent(10) ? -20 : 1, 200)});
        });
    if (is("entry", {"note_duties_done"}))
        return with([&](json::Object& all) {
            auto day = c.day(-120, c.percent(4) ? 3 : 0);
            auto e = file ? c.world.entries.find(file->id) : c.world.entries.end();
            bool after = e != c.world.entries.end() && e->second.origin.decided_on && !c.percent(10);
            all["duties_done_on"] = law::to_text(after ? std::max(day, *e->second.origin.decided_on) : day);
        });
    if (is("remedy", {"restore"})) return with([&](json::Object& all) { if (!c.percent(20)) all["unacknowledged"] = "已电话催告"; });
    if (is("clue", {"explain", "refer"})) return with([&](json::Object& all) { if (!c.percent(3)) all.erase("document"); });
    if (is("clue", {"conclude"})) return with([&](json::Object& all) { all["outcome_on"] = c.date(c.percent(10) ? -9 : 0, c.percent(3) ? 2 : 0); });
    if (is("complaint", {"forward"})) return with([&](json::Object& all) { all["to"] = staffed_agency(c); });
    if (is("memorandum", {"open_signing"}))
        return with([&](json::Object& all) {
            all["effective_on"] = c.date(c.percent(3) ? -3 : 0, 3);
            all["answer_to_comments"] = "已采纳";
        });
    if (is("memorandum", {"report"})) return with([&](json::Object& all) { all["reported_on"] = c.date(c.percent(5) ? -9 : 0, 0); });
    return std::nullopt;
}

// Who consults, signs or answers is one of the parties, and one that has not yet.
std::string acting_agency(Choosing& c, casework::CaseFile const& file, law::Term const& act) {
    auto m = c.world.memoranda.find(file.id);
    if (auto e = c.world.entries.find(file.id); e != c.world.entries.end() && act.name == "note_duties_done")
        if (auto d = c.world.determinations.find(e->second.determination); d != c.world.determinations.end()) return d->second.issuer;
    if (file.noun == "complaint" && (act.name == "answer" || act.name == "close")) {
        auto complaint = c.world.complaints.find(file.id);
        return complaint == c.world.complaints.end() ? file.agency : complaint->second.handled_by;
    }
    if (m == c.world.memoranda.end()) return file.agency;
    std::vector<std::string> fit;
    for (auto& each : m->second.parties)
        if (act.name == "consent" || act.name == "comment" ? each.opinion == memorandum::Opinion::not_yet : act.name == "sign" && !each.signed_on) fit.push_back(each.agency);
    return fit.empty() ? m->second.lead : c.chance.one_of(fit);
}

}  // namespace simulation
