#include "casework/read.h"
#include <charconv>
#include "casework/forms.h"
#include "casework/known.h"
#include "casework/offers.h"
#include "text/name.h"

namespace casework {
namespace {

using http::Request;

constexpr int kPage = 50, kLargestPage = 200;
constexpr std::size_t kMostTitles = 60, kLongestId = 64;
constexpr int kScanned = 1000, kRounds = 100;              // rows looked at in one go, and how often

std::string own_title(std::string_view step, bool english) {
    if (step == kCountedAgain) return english ? "counted again by the announced calendar" : "按公布的日历重算期限";
    if (step == kWordsDestroyed) return english ? "its words were destroyed along with what it is about" : "文字已随所涉事项销毁";
    return std::string(step);
}

json::Array history_json(law::Procedure const& procedure, CaseFile const& file, bool english) {
    json::Array all;
    for (auto& step : file.steps) {
        auto act = procedure.act_named(step.act);
        all.push_back(json::Object{{"act", step.act}, {"title", act ? (english ? procedure.acts[*act].en : procedure.acts[*act].zh) : own_title(step.act, english)},
                                   {"party", json::enum_name(step.party)}, {"account", step.account}, {"on", law::to_text(step.on)}, {"leaf", step.leaf}});
    }
    return all;
}

constexpr store::Query kTitle{"case_title", "SELECT noun, title, agency FROM casefile WHERE id = ?1"};

// Ids inside a value that may be those of cases.
void collect_ids(json::Value const& value, std::set<std::string>& ids) {
    if (auto* text = value.if_string(); text && text->size() == 36 && (*text)[8] == '-' && (*text)[23] == '-') ids.emplace(*text);
    if (auto* all = value.if_array()) for (auto& each : *all) collect_ids(each, ids);
    if (auto* all = value.if_object()) for (auto& each : *all) collect_ids(each.value(), ids);
}

// Who acted is named to colleagues of the same agency and to the credit office, who may not read the account itself.
bool may_name(std::string_view noun, std::string_view agency, Actor const& actor) {
    return noun == "account" && ((!agency.empty() && agency == actor.agency) || actor.roles.meets(kOfficeRoles));
}

// What the cases are called that this one refers to, as far as the reader may read them. Titles of natural persons are masked.
json::Object titles_within(store::Db& db, Nouns const& nouns, json::Object const& shown, Actor const& actor) {
    std::set<std::string> ids;
    for (auto& member : shown) if (member.key() != "next_edition") collect_ids(member.value(), ids);
    json::Object all;
    for (auto& id : ids) {
        if (all.size() == kMostTitles) break;
        db.each(kTitle, [&](store::Row const& r) {
            auto* noun = nouns.named(r.text(0));
            std::string title(r.text(1));
            if (noun && !title.empty() && (may_name(noun->name, r.text(2), actor) || readable(db, nouns, *noun, id, actor))) all[id] = std::move(title);
        }, id);
    }
    return all;
}

// What a list is asked for, as the end of its SELECT with the values that belong to it. ?1 is the noun, ?2 the cursor, ?3 how many.
struct Asked {
    std::string where = "WHERE noun = ?1 AND id > ?2";
    std::vector<store::Value> values;
    std::string words, words_normalised;           // that the title holds, in lower case
    int at_once = kScanned;                        // ?3
    std::optional<bool> in_force;                  // on the day asked about; of what has editions
};

std::string lower(std::string_view text) {
    std::string all(text);
    for (auto& c : all) if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
    return all;
}

std::string cursor_asked(Request const& request) {
    auto asked = request.query_or("cursor");
    auto after = crypto::from_base64(asked);
    bool an_id = after && after->size() <= kLongestId && after->find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz.-") == after->npos;
    if (!an_id || crypto::base64(*after) != asked) throw json::Error("cursor: '" + asked + "' 应照抄上一页的 next / is no `next` of a page; send it as it was given");
    return *after;
}

Asked asked_for(Noun const& noun, Request const& request) {
    if (auto before = request.query_or("due_before"); !before.empty() && !law::date_from(before)) throw json::Error("due_before: '" + before + "' 应写作 2026-03-02 / is no date like 2026-03-02");
    Asked asked;
    if (auto wanted = request.query_or("in_force"); !wanted.empty()) asked.in_force = wanted == "true";
    asked.words = lower(request.query_or("q"));
    asked.words_normalised = lower(text::normalise_name(asked.words));
    asked.at_once = asked.words.empty() ? kLargestPage : kScanned;
    asked.values = {noun.name, cursor_asked(request), std::int64_t{asked.at_once}};
    auto filter = [&](std::string const& value, std::string const& compared) {
        if (value.empty()) return;
        asked.values.push_back(value);
        asked.where += " AND " + compared + " ?" + std::to_string(asked.values.size());
    };
    filter(request.query_or("state"), "state =");
    filter(request.query_or("agency"), "agency =");
    filter(request.query_or("subject"), "subject =");
    filter(request.query_or("due_before"), "due <");
    return asked;
}

bool holds(std::string_view title, Asked const& asked) {
    if (asked.words.empty()) return true;
    auto said = lower(title);
    if (said.find(asked.words) != said.npos) return true;
    return !asked.words_normalised.empty() && said.find(asked.words_normalised) != said.npos;
}

bool is_asked_for(json::Object const& shown, Asked const& asked) {
    if (!asked.in_force) return true;
    auto* in_force = shown.if_contains("in_force");
    if (!in_force) throw json::Error("in_force: 该类事项没有施行日期 / this has no editions in force");
    return *in_force == *asked.in_force;
}

// The next ids that fit, and where the search stopped when it did not come to the end.
struct Found {
    std::vector<std::string> ids;
    std::string last;
    bool more = false;
};
Found find(store::Db& db, Asked& asked, std::string const& after) {
    static std::string const kColumns = "SELECT id, title FROM casefile ";
    Found found;
    int scanned = 0;
    asked.values[1] = after;
    auto sql = kColumns + asked.where + " ORDER BY id LIMIT ?3";
    db.run(store::Query{"cases", sql}, asked.values, [&](store::Row const& r) {
        ++scanned;
        found.last = r.text(0);
        if (holds(r.text(1), asked)) found.ids.push_back(found.last);
    });
    found.more = scanned == asked.at_once;
    return found;
}

// What words about a natural person say is theirs whichever case holds them (I-16).
bool identifies_person(store::Db& db, Nouns const& nouns, Noun const& noun, Readable const& read) {
    if (noun.identifies_person(read.row)) return true;
    auto& subject = read.file.subject;
    auto file = noun.tells_of_its_subject && !subject.empty() ? store::load(db, kCaseFiles, subject) : std::nullopt;
    auto* kind = file ? nouns.named(file->noun) : nullptr;
    auto row = kind ? kind->load(db, subject) : std::any();
    return row.has_value() && kind->identifies_person(row);
}

}  // namespace

std::optional<Readable> readable(store::Db& db, Nouns const& nouns, Noun const& noun, std::string const& id, Actor const& actor) {
    auto file = store::load(db, kCaseFiles, id);
    auto row = file && file->noun == noun.name ? noun.load(db, id) : std::any();
    if (auto unopened = !file && noun.unopened ? noun.unopened(db, id) : std::nullopt) {
        file = std::move(unopened->file);
        row = std::move(unopened->row);
    }
    if (!row.has_value() || !noun.may_read(row, *file, actor)) return std::nullopt;
    if (auto owner = noun.belongs_to(row)) {
        auto* other = nouns.named(owner->noun);
        if (!other || other == &noun || !readable(db, nouns, *other, owner->id, actor)) return std::nullopt;
    }
    return Readable{std::move(*file), std::move(row)};
}

bool may_know_of(store::Db& db, Nouns const& nouns, Noun const& noun, std::string const& id, Actor const& actor) {
    if (readable(db, nouns, noun, id, actor)) return true;
    auto with_purpose = actor;
    for (auto& each : kArchivePurposes) {
        with_purpose.purpose = each.name;
        if (readable(db, nouns, noun, id, with_purpose)) return true;
    }
    return false;
}

std::string subject_title(store::Db& db, CaseFile const& file) {
    std::string title;
    if (!file.subject.empty() && file.subject != file.id)
        db.each(kTitle, [&](store::Row const& r) { title = std::string(r.text(1)); }, file.subject);
    return title;
}

law::Refusal no_such_case(Noun const& noun) {
    return {"unknown_case", "没有这个事项，或您无权查看。", "There is no such case, or it is not yours to see.", "衡信系统规则 (own rule)", noun.name, {}, {}, 404};
}

std::size_t limit_asked(Request const& request) {
    auto asked = request.query_or("limit", std::to_string(kPage));
    int limit = 0;
    auto [end, error] = std::from_chars(asked.data(), asked.data() + asked.size(), limit);
    if (error != std::errc() || end != asked.data() + asked.size() || limit < 1)
        throw json::Error("limit: '" + asked + "' 应为 1 至 " + std::to_string(kLargestPage) + " / is no number from 1 on");
    return std::size_t(std::min(limit, kLargestPage));
}

// Cases of a noun that the actor may read, in the order of their ids, from a cursor on. A page may be short, or empty, and still have a
// next one: nobody's search reads the whole county at once.
Page read_page(Api& api, Noun const& noun, Actor const& actor, Request const& request, law::Date today) {
    Page page;
    auto limit = limit_asked(request);
    auto asked = asked_for(noun, request);
    auto after = std::get<std::string>(asked.values[1]);
    auto law = api.writer.law_now();
    api.readers.with([&](store::Db& db) {
        int rounds = 0;
        for (bool more = true; more && page.items.size() < limit;) {
            if (++rounds > kRounds) {
                page.next = crypto::base64(after);
                break;
            }
            auto found = find(db, asked, after);
            for (auto& id : found.ids) {
                if (page.items.size() == limit) break;
                after = id;
                auto read = readable(db, api.nouns, noun, id, actor);
                if (!read) continue;
                auto shown = case_json(api.writer.door(), noun, read->file, read->row, actor, false, today, request.wants_english(), law->periods);
                if (!is_asked_for(shown, asked)) continue;
                if (identifies_person(db, api.nouns, noun, *read)) page.persons.push_back(id);
                shown["subject_title"] = subject_title(db, read->file);
                page.items.push_back(std::move(shown));
            }
            if (page.items.size() == limit) page.next = crypto::base64(after);
            else after = found.last;
            more = found.more;
        }
        return 0;
    });
    return page;
}

Page read_by_code(Api& api, Noun const& noun, Actor const& actor, std::string const& code, law::Date today, bool english) {
    Page page;
    auto law = api.writer.law_now();
    api.readers.with([&](store::Db& db) {
        for (auto& id : noun.by_code(db, code, api.blind)) {
            auto read = readable(db, api.nouns, noun, id, actor);
            if (!read || page.items.size() == kPage) continue;
            if (identifies_person(db, api.nouns, noun, *read)) page.persons.push_back(id);
            page.items.push_back(case_json(api.writer.door(), noun, read->file, read->row, actor, false, today, english, law->periods));
        }
        return 0;
    });
    return page;
}

// Reading what identifies a person is itself an act (I-16): answered only once it is in the ledger.
void look(Api& api, Noun const& noun, Actor const& actor, std::vector<std::string> const& cases, std::function<void()> shown, Failed failed) {
    json::Array ids;
    for (auto& id : cases) ids.push_back(json::Value(id));
    bool queued = api.writer.submit(
        [noun = noun.name, actor, ids, cases, looked = api.looked, shown = std::move(shown)](store::Db& db, Door& door, Setting const& now) {
            auto leaf = door.note({{{"noun", noun}, {"act", "look"}, {"cases", ids}}, {}, {}}, actor, now);
            if (looked) looked(db, noun, cases, actor, now.today, leaf);
            return Finished{false, [shown](auto*) { shown(); }};
        },
        failed);
    if (!queued) failed(std::make_exception_ptr(store::Failure("the writer's queue is full", "queue")));
}

json::Object case_json(Door const& door, Noun const& noun, CaseFile const& file, std::any const& row, Actor const& actor, bool full, law::Date today,
                       bool english, law::Periods const& periods) {
    auto all = noun.view(row, Reader{actor, full, today, english, &periods});
    auto& procedure = door.procedure_of(file);
    auto& state = procedure.states[*procedure.state_named(file.state)];
    all["id"] = file.id;
    all["noun"] = file.noun;
    all["state"] = file.state;
    all["state_title"] = english ? state.en : state.zh;
    all["due"] = json::write(file.due);
    all["provisional"] = file.provisional;
    all["opened"] = law::to_text(file.opened);
    all["agency"] = file.agency;
    all["version"] = file.version;
    if (full || !noun.identifies_person(row)) all["title"] = file.title;
    if (full) all["history"] = history_json(procedure, file, english);
    return all;
}

namespace {

// What the actor may do about it today; about the past nobody acts.
void add_acts(Api const& api, store::Db& db, Noun const& noun, Readable const& read, Actor const& actor, bool english, json::Object& found) {
    auto& door = api.writer.door();
    auto law = api.writer.law_now();
    auto at = api.now();
    Setting setting{law::legal_day(at), at, &law->periods, &law->calendar, api.writer.region(), api.blind};
    found["possible"] = acts_json(noun, door.procedure_of(read.file), offers(db, door, noun, read.file, read.row, actor, setting), english);
    if (auto* begins = next_edition(door, noun, read.file, actor)) found["next_edition"] = acts_json(noun, noun.editions.back(), {{begins}}, english)[0];
}

constexpr std::string_view kArchive = "个人信息保护法";

law::Refusal sealed_away() {
    law::Refusal no{"sealed", "该事项已封存，须写明查阅目的（purpose），每次查阅均记入账本。", "The case is sealed: name the purpose of the look, which is recorded.",
                    std::string(kArchive), "第十九条、第四十七条", {}, {}, 403};
    for (auto& each : kArchivePurposes)
        no.fields.push_back({"purpose", "", std::string(each.zh) + " / " + std::string(each.en), "purpose=" + std::string(each.name)});
    return no;
}
law::Refusal words_destroyed(Noun const& noun) {
    return {"destroyed", "该事项的内容已依法销毁，当时的记载不能再读。", "What it held was destroyed as the law asks; what was recorded then cannot be read any more.",
            std::string(kArchive), "第四十七条", {}, {{"", noun.name, "", "账本仍可验证当时有此记载 / the ledger still proves that it was recorded"}}, 410};
}

}  // namespace

void read_case(Api& api, Noun const& noun, Actor const& actor, std::string const& id, When const& when, bool english,
               std::function<void(law::Result<json::Object>)> shown, Failed failed) {
    std::optional<json::Object> found;
    bool person = false;
    auto no = no_such_case(noun);
    api.readers.with([&](store::Db& db) {
        auto read = readable(db, api.nouns, noun, id, actor);
        if (!read) {
            if (may_know_of(db, api.nouns, noun, id, actor)) no = sealed_away();
            return 0;
        }
        if (when.known_at) {
            auto known = known_at(db, noun, read->file, *when.known_at);
            if (!known) return 0;
            if (known->destroyed) {
                no = words_destroyed(noun);
                return 0;
            }
            read = Readable{std::move(known->file), std::move(known->row)};
        }
        person = identifies_person(db, api.nouns, noun, *read);
        found = case_json(api.writer.door(), noun, read->file, read->row, actor, true, when.as_of, english, api.writer.law_now()->periods);
        (*found)["possible"] = json::Array{};
        if (!when.known_at) {                      // titles say what is known now
            add_acts(api, db, noun, *read, actor, english, *found);
            (*found)["subject_title"] = subject_title(db, read->file);
            (*found)["titles"] = titles_within(db, api.nouns, *found, actor);
        }
        if (api.documents) (*found)["documents"] = api.documents(db, read->file, actor);
        if (api.beside && !when.known_at)
            for (auto& each : api.beside(db, read->file, actor)) (*found)[each.key()] = each.value();
        return 0;
    });
    if (!found) return shown(std::move(no));
    if (!person) return shown(std::move(*found));
    look(api, noun, actor, {id}, [shown, found = std::move(*found)] { shown(found); }, failed);
}

}  // namespace casework
