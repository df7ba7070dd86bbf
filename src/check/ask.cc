#include "check/ask.h"
#include "check/recipients.h"
#include "check/store.h"
#include "ledger/history.h"
#include "ledger/receipt.h"
#include "text/name.h"
#include "text/personal.h"

namespace check {

using law::Refusal;

void Desk::load(store::Db& db, std::uint64_t leaves) {
    auto fresh = load_board(db, std::int64_t(leaves));
    noted_.clear();
    pending_ = nullptr;
    std::lock_guard lock(mutex_);
    board_ = fresh;
}

void Desk::committed(store::Db& db, std::vector<casework::Touched> const& touched, std::uint64_t leaves) {
    auto next = refreshed(db, board(), touched, std::int64_t(leaves));
    pending_ = nullptr;
    std::lock_guard lock(mutex_);
    board_ = next;
}

std::shared_ptr<Board const> Desk::board() const {
    std::lock_guard lock(mutex_);
    return board_;
}

std::shared_ptr<Board const> Desk::present(store::Db& db, casework::Door const& door) {
    if (door.touched().empty()) return board();
    if (!pending_ || pending_touched_ != door.touched().size()) {
        pending_ = refreshed(db, board(), door.touched(), std::int64_t(door.log().size()));
        pending_touched_ = door.touched().size();
    }
    return pending_;
}

namespace {

std::optional<Refusal> outside_remit(agency::Agency const& agency, std::string const& matter, law::Date today) {
    if (agency::remit_for(agency, matter, today)) return std::nullopt;
    Refusal no{"outside_remit", "该事项不在本单位职权之内。", "The matter is not within your agency's remit.", "宁社信发〔2020〕6号", "（三）", {}, {}, 403};
    std::string known;
    for (auto& remit : agency.remits) if (agency::in_force(remit, today)) known += " " + remit.matter;
    no.fields.push_back({"matter", matter, "不在职权之内 / outside the remit", "可选 / one of:" + known});
    return no;
}

}  // namespace

std::optional<Refusal> Desk::may_ask(Board const& board, casework::Actor const& actor, std::string const& matter, law::Date today) const {
    auto agency = board.agencies.find(actor.agency);
    law::Parties askers{law::Party::officer, law::Party::handler, law::Party::approver, law::Party::data_clerk, law::Party::agency_system};
    if (agency == board.agencies.end() || !actor.roles.meets(askers))
        return Refusal{"not_this_party", "只有行政机关的工作人员可以查询比对。", "Only staff of an agency may check a subject.", "宁社信发〔2020〕6号", "（十三）", {}, {}, 403};
    if (auto no = outside_remit(agency->second, matter, today)) return no;
    if (actor.roles.has(law::Party::agency_system) && actor.officer.empty())
        return Refusal{"officer_is_named", "业务系统须写明代表哪位工作人员。", "An agency's system names the officer it acts for.", "宁社信发〔2020〕6号", "（十三）", {},
                       {{"officer", "", "必填 / required", "填写工作人员账号 / give the officer's user name"}}, 422};
    return std::nullopt;
}

Question Desk::question(casework::Actor const& actor, std::string const& matter, Request const& request) const {
    // Whatever was typed into the wrong box: a number goes no further than the comparison.
    Question all{actor.agency, matter, request.case_no, request.code, text::without_citizen_numbers(request.name), "", ""};
    auto code = text::normalise_code(request.code);
    if (code.kind == text::CodeKind::citizen) all.blind = parts_.blind(code.value);
    return all;
}

// Personal: what was asked, with a citizen number masked and as a keyed, salted digest; and the answer, where it names entries.
json::Object Desk::person_part(Question const& question, Answer const& answer) const {
    json::Object all;
    if (!question.case_no.empty()) all["case"] = question.case_no;
    if (!question.name.empty()) all["name"] = question.name;
    if (answer.code.kind == text::CodeKind::citizen) {
        auto salt = parts_.random(16);
        all["code"] = text::mask_citizen(answer.code.value);
        all["code_salt"] = crypto::base64(salt);
        all["code_digest"] = parts_.blind(crypto::hex(salt) + answer.code.value);
    } else if (!question.code.empty()) {
        all["code"] = text::without_citizen_numbers(answer.code.value.empty() ? question.code : answer.code.value);
    }
    return all;
}

namespace {

// An answer that names entries is kept, because entries change; one that names none can be made again from the facts of its leaf.
bool names_entries(Answer const& answer) { return !answer.entries.empty() || !answer.candidates.empty() || !answer.records.empty(); }

}  // namespace

json::Object facts_of(Answer const& answer, Question const& question) {
    json::Array entries, measures, warnings, candidates, records;
    for (auto& e : answer.entries) entries.push_back(json::Value(e.item->entry.id));
    for (auto& c : answer.candidates) candidates.push_back(json::Value(c.item->entry.id));
    for (auto& r : answer.records) records.push_back(json::Value(r.id));
    for (auto& m : answer.measures) measures.push_back(json::Value(m.number + "/" + std::to_string(m.edition)));
    for (auto& w : answer.warnings) warnings.push_back(json::Value(w.code));
    json::Object all{{"noun", "check"}, {"act", "ask"}, {"matter", question.matter}, {"result", json::enum_name(answer.result)}, {"entries", std::move(entries)},
                     {"measures", std::move(measures)}, {"warnings", std::move(warnings)}, {"list_version", answer.list_version},
                     {"catalogue_version", answer.catalogue_version}};
    if (!candidates.empty()) all["candidates"] = std::move(candidates);
    if (!records.empty()) all["records"] = std::move(records);
    // Whose the offers are that rest on no entry: what the case needs when it opens later.
    if (answer.entries.empty() && !answer.measures.empty()) all["subject"] = question.known_subject;
    return all;
}

std::vector<Offer> offers_of(Answer const& answer, Board const& board, Question const& question) {
    std::vector<Offer> all;
    auto subject_of = [&](std::string const& entry) {
        for (auto& e : answer.entries) if (e.item->entry.id == entry) return e.item->entry.subject;
        return question.known_subject;
    };
    for (auto& m : answer.measures)
        if (!m.suspended) all.push_back({m.id, m.number, m.entry, subject_of(m.entry), m.until, m.kind == measure::Kind::voluntary, false});
    for (auto& c : answer.candidates) {
        if (standing(board, c.item->entry, answer.as_of) != entry::Standing::in_force) continue;
        for (auto* m : measures_for(board, question, c.item->entry, answer.as_of))
            all.push_back({m->id, m->number, c.item->entry.id, c.item->entry.subject, last_day_of(*m, c.item->entry), m->kind == measure::Kind::voluntary, true});
    }
    return all;
}

// Whoever is told of an entry, a record or a measure is told again when it is suspended or was wrong.
void Desk::receive(store::Db& db, Question const& question, json::Object const& facts, std::vector<Offer> const& offers, law::Date on, std::uint64_t leaf,
                   bool remembers) {
    constexpr std::size_t kMost = 200'000;
    auto things = things_named(db, facts);
    for (auto& offer : offers) things.insert(things.end(), {offer.measure, offer.entry});
    std::erase(things, "");
    if (!remembers) return check::receive(db, things, question.agency, on, leaf);
    if (noted_.size() > kMost) noted_.clear();
    std::erase_if(things, [&](std::string const& thing) { return !noted_.insert(thing + " " + question.agency).second; });
    check::receive(db, things, question.agency, on, leaf);
}

namespace {

std::string matter_name(Board const& board, Check const& check) {
    for (auto& remit : board.agencies.at(check.agency).remits) if (remit.matter == check.matter) return remit.name;
    return "";
}

}  // namespace

void Desk::open_case(store::Db& db, casework::Door& door, casework::Setting const& now, casework::Actor const& actor, Question const& question,
                     Answer const& answer, Board const& board, std::string const& id, std::vector<Offer> offers, std::uint64_t leaf) const {
    if (asks_nothing(offers)) return;
    Check check{id, 0, actor.agency, question.matter, question.case_no, json::enum_name(answer.result), {}, std::move(offers), {}, "", "", ""};
    for (auto& w : answer.warnings) check.warnings.push_back(w.code);
    auto done = door.act(db, casework::the_law(actor), {"check", "", "answer", {{"check", json::write(check)}, {"matter_name", matter_name(board, check)}}, {}, {}, id}, now, leaf);
    if (!done) throw std::runtime_error("the case of check " + id + " was refused: " + done.refusal().code);
}

namespace {

// Whether an organisation with this code is on file is known to the database only; the rest of the answer does not depend on it.
void offer_if_on_file(store::Db& db, Board const& board, Question& question, Answer& answer) {
    if (answer.code.kind != text::CodeKind::unified || !answer.entries.empty()) return;
    auto known = organisation_on_file(db, answer.code.value);
    question.known_subject = known.id;
    if (!known.id.empty()) offer_to_the_clean(answer, board, question, answer.as_of);
    if (!answer.measures.empty()) answer.on_file = known.name;
}

// Records that are under examination carry no effect, and whoever asks is told so.
void show_suspended_records(Board const& board, Question const& question, Answer& answer) {
    std::set<std::string> subjects{question.known_subject};
    for (auto& e : answer.entries) subjects.insert(e.item->entry.subject);
    for (auto& subject : subjects)
        if (auto held = board.held_records.find(subject); held != board.held_records.end()) answer.records.insert(answer.records.end(), held->second.begin(), held->second.end());
}

constexpr std::string_view kRefusal = "refusal";

}  // namespace

bool is_on_its_way(store::Db& db, http::Response const& known) {
    return known.content_type == kAnswerLeaf && std::stoull(known.body) >= std::uint64_t(ledger::head_of(db)->size);
}

// The answer to a repeated question, from its leaf: what was kept for the key is the leaf's number, or the refusal.
law::Result<json::Object> answered_before(store::Db& db, http::Response const& known) {
    if (known.content_type == kRefusal) return json::read<Refusal>(json::parse(known.body));
    if (known.content_type != kAnswerLeaf)
        return Refusal{"idempotency_key_reused", "同一幂等键用于不同内容。", "This Idempotency-Key was used with another body.", "衡信系统规则 (own rule)", "Idempotency-Key", {}, {}, 422};
    auto leaf = std::stoull(known.body);
    auto stored = ledger::read_leaf(db, leaf);
    if (stored)
        for (auto& person : stored->persons) {
            if (!person || !person->contains("answer")) continue;
            auto shown = json::object(*person, "answer");
            shown["receipt"] = ledger::History(db).as_sealed(db, leaf).receipt(db, leaf, std::nullopt);
            return shown;
        }
    throw store::Failure("leaf " + known.body + ": its answer is missing", "altered");
}

// Of a job that broke nothing has happened: what it noted is forgotten before the next one begins. After a commit that failed, load() forgets it.
casework::Job Desk::forgetting(casework::Job job) {
    return [this, job = std::move(job)](store::Db& db, casework::Door& door, casework::Setting const& now) {
        try {
            return job(db, door, now);
        } catch (...) {
            pending_ = nullptr;
            noted_.clear();
            throw;
        }
    };
}

namespace {

// Longer than any code, name or number of a case there is; what is typed stays in the ledger, and a receipt has to fit on paper.
constexpr std::size_t kLongestCode = 64, kLongestName = 200, kLongestCase = 100;

std::optional<Refusal> too_long(Desk::Request const& request) {
    Refusal no{"wrong_fields", "填写的内容过长。", "What was typed is too long.", "衡信系统规则 (own rule)", "字段校验", {}, {}, 400};
    auto check = [&](std::string const& field, std::string const& value, std::size_t most) {
        if (auto n = text::code_points(value).size(); n > most)
            no.fields.push_back({field, std::to_string(n) + " 字", "最多 " + std::to_string(most) + " 个字符 / at most so many characters", "只填该栏内容 / only what belongs there"});
    };
    check("subject.code", request.code, kLongestCode);
    check("subject.name", request.name, kLongestName);
    check("case", request.case_no, kLongestCase);
    return no.fields.empty() ? std::nullopt : std::optional(no);
}

}  // namespace

std::optional<Refusal> Desk::cannot_be_asked(casework::Actor const& actor, Request const& request, law::Date today) const {
    if (auto no = may_ask(*board(), actor, request.matter, today)) return no;
    if (text::normalise_code(request.code).kind == text::CodeKind::none && !text::names_something(request.name))
        return Refusal{"nothing_to_check", "请填写代码或名称。", "Give a code or a name.", "宁社信发〔2020〕6号", "（十三）", {},
                       {{"subject.code", "", "代码与名称至少填一项 / code or name is required", "扫码或键入 / scan or type it"}}, 400};
    if (text::normalise_code(request.code).kind == text::CodeKind::none && text::name_is_a_code(request.name)) {
        auto why = code_in_name();
        bool citizen = text::normalise_code(request.name).kind == text::CodeKind::citizen;
        return Refusal{"code_in_name", "看起来是代码：请填入代码栏。", "It looks like a code; give it as `code`.", "宁社信发〔2020〕6号", "（十三）", {},
                       {{"subject.name", citizen ? text::mask_citizen(text::normalise_code(request.name).value) : text::without_citizen_numbers(request.name), why.zh + " / " + why.en,
                         "填入代码栏；名称可以不填 / move it to `code`; the name may stay empty"}}, 400};
    }
    if (text::holds_citizen_number(request.case_no))
        return Refusal{"number_in_case_no", "办件编号不得使用身份证号码。", "A case number is no place for a citizen number.", "宁社信发〔2020〕6号", "（十六）", {},
                       {{"case", text::without_citizen_numbers(request.case_no), "含公民身份号码 / holds a citizen number", "使用办件系统的编号 / use the host system's number"}}, 422};
    return too_long(request);
}

void Desk::ask(casework::Writer& writer, casework::Actor actor, Request request, law::Date today, Done done, casework::Failed failed) {
    if (actor.roles.has(law::Party::partner)) return ask_as_partner(writer, std::move(actor), std::move(request), std::move(done), std::move(failed));
    // A refusal is remembered for its key like an answer; and an answer given before is given again, whatever has changed since.
    auto refuse = [](store::Db& db, casework::idempotency::Key const& key, casework::Setting const& now, Refusal const& no, Done const& told) {
        casework::idempotency::keep(db, key, now.at, {no.status, std::string(kRefusal), text::without_citizen_numbers(json::canonical(json::write(no))), {}});
        return casework::Finished{false, [told, no](auto*) { told(no, false); }};
    };
    auto again = [=, this, &writer] { ask(writer, actor, request, today, done, failed); };
    auto before = [again](store::Db& db, casework::idempotency::Key const& key, casework::Setting const& now, Done const& told) -> std::optional<casework::Finished> {
        auto known = casework::idempotency::find(db, key, now.at);
        if (!known) return std::nullopt;
        if (is_on_its_way(db, *known)) return casework::Finished{false, [again](auto*) { again(); }};
        return casework::Finished{false, [answer = answered_before(db, *known), told](auto*) { told(answer, true); }};
    };
    auto board = this->board();
    if (auto no = cannot_be_asked(actor, request, today)) {
        if (request.key.key.empty()) return done(*no, false);
        auto job = [=, key = request.key, no = *no](store::Db& db, casework::Door&, casework::Setting const& now) {
            auto known = before(db, key, now, done);
            return known ? *known : refuse(db, key, now, no, done);
        };
        if (!writer.submit(std::move(job), failed)) failed(std::make_exception_ptr(store::Failure("the writer's queue is full", "queue")));
        return;
    }
    actor.purpose = request.matter;
    auto question = this->question(actor, request.matter, request);
    auto answer = std::make_shared<Answer>(verdict(*board, question, today));
    auto job = [=, this, key = request.key](store::Db& db, casework::Door& door, casework::Setting const& now) mutable {
        if (auto known = before(db, key, now, done)) return *known;
        auto head = present(db, door);
        if (head != board || now.today != answer->as_of) {
            // The remit may have ended while the question waited.
            if (auto no = may_ask(*head, actor, question.matter, now.today)) return refuse(db, key, now, *no, done);
            *answer = verdict(*head, question, now.today);
        }
        board = head;
        offer_if_on_file(db, *board, question, *answer);
        show_suspended_records(*board, question, *answer);
        auto leaf = door.log().size();
        auto id = std::to_string(leaf);
        auto shown = check::shown(*answer, id, *board);
        auto person = person_part(question, *answer);
        casework::idempotency::keep(db, key, now.at, {201, std::string(kAnswerLeaf), id, {}});
        ledger::Draft draft{facts_of(*answer, question), {}, {}};
        auto offers = offers_of(*answer, *board, question);
        receive(db, question, draft.facts, offers, now.today, leaf);
        draft.facts["answer"] = ledger::answer_hash(door.log().suite(), shown);
        if (!person.empty()) draft.persons.push_back(std::move(person));
        if (names_entries(*answer) || !key.key.empty()) draft.persons.push_back({{"answer", shown}});
        door.note(std::move(draft), actor, now);
        open_case(db, door, now, actor, question, *answer, *board, id, std::move(offers), leaf);
        return casework::Finished{false, [shown = std::move(shown), leaf, done](ledger::Sealed const* sealed) mutable {
                                      shown["receipt"] = sealed->receipt(leaf);
                                      done(std::move(shown), false);
                                  }};
    };
    if (!writer.submit(forgetting(std::move(job)), failed)) failed(std::make_exception_ptr(store::Failure("the writer's queue is full", "queue")));
}

// One leaf over a small tree of the rows, and a case for each that found something.
void Desk::note_rows(store::Db& db, casework::Door& door, casework::Setting const& now, casework::Actor const& actor, Board const& board,
                     std::vector<Question>& questions, std::vector<Answer>& answers, bool remembers) {
    auto leaf = door.log().size();
    ledger::Draft draft{{{"noun", "check"}, {"act", "ask_batch"}, {"matter", questions.front().matter}, {"cases", std::int64_t(questions.size())},
                         {"list_version", board.list_version}, {"catalogue_version", board.catalogue_version}}, {}, {}};
    draft.rows.reserve(questions.size());
    for (std::size_t i = 0; i < questions.size(); ++i) {
        offer_if_on_file(db, board, questions[i], answers[i]);
        show_suspended_records(board, questions[i], answers[i]);
        auto person = person_part(questions[i], answers[i]);
        // A row's facts say what the sheet says; the answer in full is asked for one by one.
        auto facts = facts_of(answers[i], questions[i]);
        receive(db, questions[i], facts, offers_of(answers[i], board, questions[i]), now.today, leaf, remembers);
        draft.rows.push_back({std::move(facts), std::move(person)});
    }
    door.note(std::move(draft), actor, now);
    for (std::size_t i = 0; i < questions.size(); ++i)
        open_case(db, door, now, actor, questions[i], answers[i], board, std::to_string(leaf) + "." + std::to_string(i), offers_of(answers[i], board, questions[i]), leaf);
}

void Desk::ask_batch(casework::Writer& writer, casework::Actor actor, std::string matter, std::vector<Row> rows, law::Date today, BatchDone done,
                     casework::Failed failed) {
    assert(!rows.empty() && rows.size() <= 4096);
    auto board = this->board();
    if (auto no = may_ask(*board, actor, matter, today)) return done(*no);
    actor.purpose = matter;
    auto questions = std::make_shared<std::vector<Question>>();
    auto answers = std::make_shared<std::vector<Answer>>();
    for (auto& row : rows) {
        questions->push_back(question(actor, matter, {matter, "", row.code, row.name, {}}));
        answers->push_back(verdict(*board, questions->back(), today));
    }
    auto job = [this, actor, questions, answers, board, done](store::Db& db, casework::Door& door, casework::Setting const& now) mutable {
        auto head = present(db, door);
        if (head != board || now.today != answers->front().as_of) {
            if (auto no = may_ask(*head, actor, questions->front().matter, now.today)) return casework::Finished{true, [done, no = *no](auto*) { done(no); }};
            for (std::size_t i = 0; i < questions->size(); ++i) (*answers)[i] = verdict(*head, (*questions)[i], now.today);
        }
        board = head;
        auto leaf = door.log().size();
        note_rows(db, door, now, actor, *board, *questions, *answers, true);
        return casework::Finished{false, [=](auto*) { done(BatchAnswer{leaf, std::move(*answers), board}); }};
    };
    if (!writer.submit(forgetting(std::move(job)), failed)) failed(std::make_exception_ptr(store::Failure("the writer's queue is full", "queue")));
}

void Desk::answer_within(casework::Writer& writer) {
    writer.door().carried_by("check", "ask_roster", [this](store::Db& db, casework::Door& door, casework::Actor const& actor, json::Object const& asked,
                                                           casework::Setting const& now) { return ask_within(db, door, actor, asked, now); });
}

// The act may still be refused or its job undone: nothing that is kept between questions is touched by it.
std::optional<Refusal> Desk::ask_within(store::Db& db, casework::Door& door, casework::Actor actor, json::Object const& asked, casework::Setting const& now) {
    actor.agency = json::text(asked, "agency");
    actor.purpose = json::text(asked, "purpose");
    auto matter = json::text(asked, "matter");
    auto board = refreshed(db, this->board(), door.touched(), std::int64_t(door.log().size()));
    auto agency = board->agencies.find(actor.agency);
    if (auto no = outside_remit(agency == board->agencies.end() ? agency::Agency{} : agency->second, matter, now.today)) return no;
    std::vector<Question> questions;
    std::vector<Answer> answers;
    for (auto& each : json::array(asked, "rows")) {
        auto& row = each.as_object();
        questions.push_back(question(actor, matter, {matter, "", json::text(row, "code"), json::text(row, "name"), {}}));
        answers.push_back(verdict(*board, questions.back(), now.today));
    }
    auto leaf = door.log().size();
    note_rows(db, door, now, actor, *board, questions, answers, false);
    json::Array told;
    for (std::size_t i = 0; i < answers.size(); ++i) told.push_back(told_in_short(answers[i], *board, std::to_string(leaf) + "." + std::to_string(i)));
    casework::Command back{json::text(asked, "noun"), json::text(asked, "id"), json::text(asked, "act"), {{"answers", std::move(told)}, {"checks", std::to_string(leaf)}}, {}, {}, {}};
    auto done = door.act(db, actor, back, now, leaf);
    return done ? std::nullopt : std::optional(done.refusal());
}

}  // namespace check
