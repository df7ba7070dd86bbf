// Acts done and questions asked, and what came of them: play.h.
#include <algorithm>
#include "ledger/log.h"
#include "simulation/play.h"
#include "text/code.h"
#include "text/name.h"

namespace simulation {
namespace {

// The case of a check, or what it would be when somebody takes it up.
std::vector<check::Offer> offers_of(Town& town, std::string const& id) {
    if (auto opened = town.world.checks.find(id); opened != town.world.checks.end()) return opened->second.offers;
    auto later = town.unopened(id);
    return later ? std::any_cast<check::Check const&>(later->row).offers : std::vector<check::Offer>{};
}

bool rests_on_no_list(json::Object const& answer) { return json::array(answer, "entries").empty() && !json::array(answer, "measures").empty(); }

}  // namespace

std::string Play::told(Chosen const& chosen, law::Result<casework::Done> const& done) {
    auto& command = chosen.command;
    auto line = chosen.actor.user + " " + command.noun + "." + command.act + (command.id.empty() ? "" : " " + command.id) + " ";
    if (!done) {
        ++tally_.refused;
        ++tally_.of["✗ " + done.refusal().code];
        return line + "✗ " + done.refusal().code;
    }
    ++tally_.done;
    ++tally_.of[command.noun + "." + command.act];
    return line + "→ " + done->state + (command.id.empty() ? " " + done->id : "");
}

std::string Play::do_it(Choosing&, Chosen const& chosen, Violations& found) {
    auto before = town_.leaves();
    auto done = town_.act(chosen.actor, chosen.command);
    if (done && town_.leaves() <= before) found.push_back({"I-17", chosen.command.noun + "." + chosen.command.act + " left no leaf"});
    if (!done && town_.leaves() != before) found.push_back({"I-17", "a refused act left a leaf"});
    if (done && chosen.command.noun == "clue")             // I-23: it reaches nothing else
        for (auto& each : town_.touched())
            if (each.noun != "clue" || each.id != done->id) found.push_back({"I-23", "clue." + chosen.command.act + " changed " + each.noun + " " + each.id});
    if (!done && (done.refusal().zh.empty() || done.refusal().en.empty() || done.refusal().instrument.empty()))
        found.push_back({"refusals", "refused without words or article: " + done.refusal().code});
    if (done && chosen.command.noun == "review" && chosen.command.act == "check") look_at_answers(done->id, found);
    return told(chosen, done);
}

std::string Play::answered(Question const& asked, law::Result<json::Object> answer, std::uint64_t leaf, bool remit_is_new, Violations& found) {
    auto& request = asked.request;
    auto line = asked.actor.user + " asks " + request.matter + " '" + request.code + "' '" + request.name + "' ";
    bool no_code = text::normalise_code(request.code).kind == text::CodeKind::none;
    bool asks_something = !no_code || (text::names_something(request.name) && !text::name_is_a_code(request.name));
    bool may = may_ask(town_.world, asked.actor, request.matter, town_.today()) && asks_something;
    if (!answer) {
        ++tally_.refused;
        ++tally_.of["✗ " + answer.refusal().code];
        if (may && !remit_is_new) found.push_back({"verdict", "was refused a question it may ask: " + answer.refusal().code});
        return line + "✗ " + answer.refusal().code;
    }
    ++tally_.answered;
    ++tally_.of["answer " + json::text(*answer, "result")];
    if (plant_ && plant_->alters) plant_->alters(*answer, before_ ? &*before_ : nullptr, town_.world, town_.today());
    before_ = *answer;
    if (!may) found.push_back({"I-3", "was answered what it may not ask"});
    auto id = json::text(*answer, "id");
    if (id != std::to_string(leaf)) found.push_back({"I-12", "the answer is leaf " + id + ", not " + std::to_string(leaf)});
    auto question = asking(asked.actor, request.matter, request.code, request.name);
    auto expected = naive_verdict(town_.world, question, town_.today());
    check_answer(town_.world, question, expected, *answer, town_.today(), found);
    check_offers(town_.world, offers_of(town_, id), expected, town_.today(), found);
    auto& kept = town_.world.asked[id];
    for (auto& [entry, state] : expected.entries) {
        kept.exact.insert(entry);
        town_.world.received[entry].try_emplace(asked.actor.agency, std::int64_t(leaf));
    }
    kept.candidates = expected.candidates;
    if (rests_on_no_list(*answer)) town_.world.offered.push_back(id);
    return line + "→ " + json::text(*answer, "result");
}

std::string Play::ask(Choosing& c, Violations& found) {
    auto asked = question(c);
    if (!asked) return "nobody to ask";
    auto before = town_.leaves();
    auto answer = town_.ask(asked->actor, asked->request);
    bool opened = answer && town_.world.checks.contains(std::to_string(before));
    if (answer && town_.leaves() != before + 1 + opened) found.push_back({"I-12", "one question left " + std::to_string(town_.leaves() - before) + " leaves"});
    return answered(*asked, std::move(answer), before, false, found);
}

// A sheet is one leaf; each of its rows is answered as it would be alone.
std::string Play::ask_sheet(Choosing& c, Violations& found) {
    auto asked = question(c);
    if (!asked) return "nobody to ask";
    std::vector<check::Row> rows;
    for (int i = c.chance.between(1, 12); i > 0; --i) {
        check::Desk::Request one;
        identify(c, one);
        rows.push_back({one.name, one.code});
    }
    auto before = town_.leaves();
    auto answer = town_.ask_batch(asked->actor, asked->request.matter, rows);
    auto line = asked->actor.user + " asks " + asked->request.matter + " about " + std::to_string(rows.size()) + " rows ";
    if (!answer) {
        ++tally_.refused;
        return line + "✗ " + answer.refusal().code;
    }
    tally_.answered += rows.size();
    if (answer->leaf != before || answer->answers.size() != rows.size()) found.push_back({"I-12", "a sheet is not one leaf with all its rows"});
    for (std::size_t i = 0; i < answer->answers.size(); ++i) {
        auto id = std::to_string(answer->leaf) + "." + std::to_string(i);
        auto question = asking(asked->actor, asked->request.matter, rows[i].code, rows[i].name);
        auto shown = check::shown(answer->answers[i], id, *answer->board);
        auto expected = naive_verdict(town_.world, question, town_.today());
        check_row(town_.world, question, expected, shown, town_.today(), found);
        if (rests_on_no_list(shown)) town_.world.offered.push_back(id);
        auto& kept = town_.world.asked[id];
        for (auto& [entry, state] : expected.entries) {
            kept.exact.insert(entry);
            town_.world.received[entry].try_emplace(asked->actor.agency, std::int64_t(answer->leaf));
        }
        kept.candidates = expected.candidates;
    }
    return line + "→ leaf " + std::to_string(answer->leaf);
}

std::string Play::act_and_ask(Choosing& c, Violations& found) {
    auto chosen = any_act(c);
    auto asked = question(c);
    if (!chosen || !asked) return "nothing to do";
    auto [done, later] = town_.act_and_ask(chosen->actor, chosen->command, asked->actor, asked->request);
    auto answer = later.get();
    if (done && chosen->command.noun == "review" && chosen->command.act == "check") look_at_answers(done->id, found);
    auto line = told(*chosen, done) + "; in the same commit ";
    // Who had no remit when the question was put is sent away, also when one comes in the same commit.
    bool remit_is_new = done && chosen->command.noun == "agency";
    std::uint64_t leaf = answer ? std::stoull(json::text(*answer, "id")) : 0;
    return line + answered(*asked, std::move(answer), leaf, remit_is_new, found);
}

}  // namespace simulation
