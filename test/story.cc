#include "test/story.h"
#include <algorithm>
#include <sstream>
#include "document/noun.h"
#include "ledger/receipt.h"
#include "list_type/noun.h"
#include "measure/noun.h"
#include "paper/template.h"

namespace test {
namespace {

constexpr std::string_view kThen = "→", kNot = "✗";
constexpr law::Date kDecided{std::chrono::year{2026} / 1 / 12};        // of upstream rows

std::string trimmed(std::string_view text) {
    auto from = text.find_first_not_of(" \t\r"), to = text.find_last_not_of(" \t\r");
    return from == text.npos ? "" : std::string(text.substr(from, to - from + 1));
}

std::size_t expectation_at(std::string_view line) {
    auto then = line.rfind(kThen), no = line.rfind(kNot);
    if (then == line.npos || no == line.npos) return std::min(then, no);
    return std::max(then, no);
}

bool is_step(std::string const& line) { return line.size() > 10 && law::date_from(line.substr(0, 10)); }

std::string joined(std::vector<std::string> const& all, char const* between) {
    std::string text;
    for (auto& each : all) text += (text.empty() ? "" : between) + each;
    return text;
}

std::string plain(json::Value const& value) { return value.is_string() ? std::string(value.get_string()) : json::canonical(value); }

// A value read as JSON where it is JSON, otherwise as text.
json::Value json_or_text(std::string const& text) {
    try {
        return json::parse(text);
    } catch (std::exception const&) {
        return json::Value(text);
    }
}

bool looks_like_a_number_of_a_person(std::string const& text) {
    if (text.size() != 18 || !std::all_of(text.begin(), text.begin() + 17, [](char c) { return c >= '0' && c <= '9'; })) return false;
    return law::date_from(text.substr(6, 4) + "-" + text.substr(10, 2) + "-" + text.substr(12, 2)).has_value();
}

}  // namespace

std::vector<StoryLine> story_lines(std::string const& content) {
    std::vector<StoryLine> all;
    std::istringstream in(content);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        if (trimmed(line).empty() || line[0] == '#') continue;
        if (line[0] == ' ' || line[0] == '\t') {
            if (all.empty()) throw std::runtime_error("line " + std::to_string(number) + " continues nothing");
            all.back().text += " " + trimmed(line);
            all.back().number = number;
        } else {
            all.push_back({number, "", "", trimmed(line), ""});
        }
    }
    for (auto& step : all) {
        if (!is_step(step.text)) continue;
        step.date = step.text.substr(0, 10);
        if (auto at = expectation_at(step.text); at != std::string::npos) {
            step.expected = trimmed(step.text.substr(at));
            step.text = step.text.substr(0, at);
        }
        auto rest = trimmed(step.text.substr(10));
        auto end = std::min(rest.find(' '), rest.size());
        step.who = rest.substr(0, end);
        step.text = trimmed(rest.substr(end));
    }
    return all;
}

std::string with_expectation(std::string const& line, std::string const& expectation) {
    auto at = expectation_at(line);
    auto head = at == std::string::npos ? line + "  " : line.substr(0, at);
    return head + expectation;
}

std::vector<std::string> story_words(std::string const& text) {
    std::vector<std::string> all;
    std::string word;
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        char c = i < text.size() ? text[i] : ' ';
        if (c == '"' && (i == 0 || text[i - 1] != '\\')) quoted = !quoted;
        if (!quoted) depth += (c == '[' || c == '{') - (c == ']' || c == '}');
        if (c == ' ' && !quoted && depth == 0) {
            if (!word.empty()) all.push_back(std::exchange(word, {}));
        } else {
            word += c;
        }
    }
    if (!word.empty()) throw std::runtime_error("unbalanced: " + word);
    return all;
}

std::string Story::id_of(std::string const& name) const {
    auto found = ids_.find(name);
    if (found == ids_.end()) throw std::runtime_error("nothing is called " + name + " here");
    return found->second;
}

std::string Story::value_text(std::string word) const {
    if (word.size() >= 2 && word.front() == '"' && word.back() == '"') return word.substr(1, word.size() - 2);
    auto named = ids_.find(word);
    return named == ids_.end() ? word : named->second;
}

json::Value Story::with_names(json::Value value) const {
    if (value.is_string() && value.get_string().starts_with("$")) return json::Value(id_of(std::string(value.get_string()).substr(1)));
    if (value.is_array()) for (auto& each : value.get_array()) each = with_names(each);
    if (value.is_object()) for (auto& each : value.get_object()) each.value() = with_names(each.value());
    return value;
}

void Story::set(json::Object& fields, std::string const& path, json::Value value) {
    if (auto dot = path.find('.'); dot != std::string::npos) {
        auto& inner = fields[path.substr(0, dot)];
        if (!inner.is_object()) inner = json::Object{};
        return set(inner.get_object(), path.substr(dot + 1), std::move(value));
    }
    if (value.is_string())
        if (auto text = std::string(value.get_string()); looks_like_a_number_of_a_person(text)) numbers_.insert(text);
    fields[path] = std::move(value);
}

// The fields of an act: +pieces first, then each key=value as the statute types it.
json::Object Story::fields(std::vector<std::string> const& words, std::size_t from, law::Term const* term) {
    json::Object all;
    on_.reset();
    for (std::size_t i = from; i < words.size(); ++i) {
        auto& word = words[i];
        if (word == "as") {
            ++i;
        } else if (word[0] == '+') {
            auto name = word.substr(1);
            auto piece = pieces_.count(name) ? pieces_.at(name) : seed_fields(name);
            auto named = with_names(json::Value(piece));
            for (auto& member : named.get_object()) set(all, std::string(member.key()), member.value());
        } else if (word[0] == '@') {
            on_ = law::date_from(word.substr(1)).value();
        } else {
            auto equals = word.find('=');
            if (equals == std::string::npos) throw std::runtime_error("not understood: " + word);
            auto key = word.substr(0, equals), text = word.substr(equals + 1);
            bool typed = key.find('.') != std::string::npos || text[0] == '[' || text[0] == '{';
            if (term)
                for (auto& field : term->fields)
                    typed = typed || (field.name == key && (field.type == law::FieldType::flag || field.type == law::FieldType::integer));
            if (auto named = ids_.find(text); typed && named != ids_.end()) text = named->second;
            if (typed && text[0] != '"') set(all, key, with_names(json_or_text(text)));
            else set(all, key, json::Value(value_text(text)));
        }
    }
    return all;
}

void Story::names(std::vector<std::string> const& words, std::string const& id) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) if (words[i] == "as") ids_[words[i + 1]] = id;
}

std::string Story::refusal(law::Refusal const& no) {
    refused_.insert(no.code);
    std::vector<std::string> fields;
    for (auto& each : no.fields)
        if (!each.field.empty() && std::find(fields.begin(), fields.end(), each.field) == fields.end()) fields.push_back(each.field);
    return std::string(kNot) + " " + no.code + (fields.empty() ? "" : " " + joined(fields, " "));
}

std::string Story::of_case(std::string const& id) {
    auto file = county_.file(id);
    if (!file) return "nothing";
    return file->state + (file->due ? " due " + law::to_text(*file->due) : "") + (file->provisional ? " provisionally" : "");
}

std::string Story::play(StoryLine const& line) {
    auto words = story_words(line.text);
    if (line.date.empty()) {
        if (words.size() != 4 || words[0] != "let" || words[2] != "=") throw std::runtime_error("neither a step nor a let");
        pieces_[words[1]] = json::parse(words[3]).as_object();
        return "";
    }
    auto day = law::date_from(line.date).value();
    if (day < county_.today()) throw std::runtime_error("the day goes back");
    county_.move_to(day);
    if (words.empty()) throw std::runtime_error("no act");
    auto then = std::string(kThen) + " ";
    if (words[0] == "lapse") return then + std::to_string(county_.let_lapse());
    if (words[0] == "find") return then + find(words);
    if (words[0] == "show") return then + show(words);
    if (words[0] == "reads") return then + reads(words);
    if (words[0] == "offered") return then + offered(line.who, words);
    if (words[0] == "check") return ask(line.who, words);
    if (words[0] == "bring") return bring(line.who, words);
    if (words[0] == "feed") return feed(line.who, words);
    if (words[0] == "work") return work(line.who, words);
    if (words[0] == "upload") return upload(line.who, words);
    return act(line.who, words);
}

std::string Story::act(std::string const& who, std::vector<std::string> const& words) {
    auto dot = words[0].find('.');
    if (dot == std::string::npos) throw std::runtime_error("not understood: " + words[0]);
    auto name = words[0].substr(0, dot), act_name = words[0].substr(dot + 1);
    casework::Command command;
    command.act = act_name;
    if (county_.nouns().named(name)) {
        command.noun = name;
    } else {
        command.id = id_of(name);
        auto file = county_.file(command.id);
        command.noun = file ? file->noun : "check";        // an answer that opened no case
    }
    auto& procedure = law::edition_for(county_.nouns().named(command.noun)->editions, county_.today());
    auto index = procedure.act_named(act_name);
    command.fields = fields(words, 1, index ? &procedure.acts[*index] : nullptr);
    command.on = on_;
    auto before = command.id.empty() ? std::map<std::string, std::string>() : county_.offered(who, command.id);
    auto done = county_.act(who, command);
    if (!done) return refusal(done.refusal());
    // What waits is offered to nobody, so nothing that can be done may wait.
    if (auto waits = before.find(act_name); waits != before.end() && !waits->second.empty())
        throw std::runtime_error(act_name + " was not offered (" + waits->second + ") and yet was done");
    names(words, done->id);
    return std::string(kThen) + " " + of_case(done->id) + (done->moved ? " moved " + std::to_string(done->moved) : "");
}

std::string Story::bring(std::string const& who, std::vector<std::string> const& words) {
    auto sent = fields(words, 1, nullptr);
    auto given = [&](char const* name, char const* otherwise) { return json::text_or(sent, name, otherwise); };
    // Of another region its own code of the list is named, and what it is here the recognition says.
    bool region = !given("region", "").empty();
    County::HandOver all{region ? "" : json::text(sent, "list_type"), region ? "region" : "nation", given("node", "invented origin"), given("source", "a file"),
                         given("snapshot", "") == "yes", {}, given("region", ""), given("theirs", "")};
    auto polarity = region ? "discipline" : json::text(json::object(seed_fields("list_types:" + all.list_type), "list_type"), "polarity");
    for (auto& each : json::array(sent, "rows")) {
        auto& row = each.as_object();
        entry::Entry entry{};
        entry.subject = json::text(row, "subject");
        entry.list_type = all.list_type;
        entry.polarity = *json::enum_from<list_type::Polarity>(polarity);
        entry.origin = {all.level, all.node, json::text_or(row, "issuer", all.node), json::text(row, "no"), law::date_from(json::text_or(row, "decided", law::to_text(kDecided))),
                        json::text_or(row, "basis", "invented basis"), {}};
        if (auto until = json::text_or(row, "until"); !until.empty()) entry.until = law::date_from(until);
        all.rows.push_back(std::move(entry));
    }
    auto brought = county_.bring(who, all);
    if (!brought) return refusal(brought.refusal());
    names(words, brought->done.id);
    auto count = [](char const* what, std::size_t number) { return " " + std::string(what) + " " + std::to_string(number); };
    return std::string(kThen) + " " + of_case(brought->done.id) + count("fresh", brought->fresh) + count("changed", brought->changed) +
           count("same", brought->same) + count("gone", brought->gone) + (brought->settled ? count("settled", brought->settled) : "") + (brought->over ? count("over", brought->over) : "") +
           (brought->waiting ? count("waiting", brought->waiting) : "");
}

// A file whose content is its name, or what is given as `content` with \n for its lines; the type is the name's ending.
std::string Story::upload(std::string const& who, std::vector<std::string> const& words) {
    auto sent = fields(words, 1, nullptr);
    auto name = json::text(sent, "name");
    auto content = json::text_or(sent, "content", name);
    for (auto at = content.find("\\n"); at != content.npos; at = content.find("\\n", at)) content.replace(at, 2, "\n");
    auto done = county_.upload(who, name.substr(name.rfind('.') + 1), content, sent);
    if (!done) return refusal(done.refusal());
    names(words, done->id);
    return std::string(kThen) + " " + of_case(done->id);
}

std::string Story::ask(std::string const& who, std::vector<std::string> const& words) {
    auto sent = fields(words, 1, nullptr);
    auto given = [&](char const* name) { return json::text_or(sent, name); };
    check::Desk::Request request{sent.contains("purpose") ? given("purpose") : given("matter"), given("case"), given("code"), given("name")};
    auto answer = county_.ask(who, request);
    if (!answer) return refusal(answer.refusal());
    auto verified = ledger::verify_receipt(json::canonical(json::Value(*answer)));
    if (!verified.ok) throw std::runtime_error("the receipt does not verify: " + verified.why_en);
    auto id = json::text(*answer, "id");
    names(words, id);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) if (words[i] == "as") answers_[words[i + 1]] = *answer;
    std::vector<std::string> measures, suspended, warnings;
    for (auto& each : json::array(*answer, "measures")) {
        auto& measure = each.as_object();
        bool held = measure.at("suspended").as_bool();
        (held ? suspended : measures).push_back(json::text(measure, "number"));
        if (held && !measure.at("binds_by_law").as_bool()) throw std::runtime_error("I-18: a suspended measure is shown that does not bind by law");
    }
    for (auto& each : json::array(*answer, "warnings")) warnings.push_back(json::text(each.as_object(), "code"));
    auto candidates = json::array(*answer, "candidates").size();
    auto text = std::string(kThen) + " " + json::text(*answer, "result");
    if (!measures.empty()) text += " measures=" + joined(measures, ",");
    if (!suspended.empty()) text += " suspended=" + joined(suspended, ",");
    if (candidates) text += " candidates=" + std::to_string(candidates);
    if (!warnings.empty()) text += " warnings=" + joined(warnings, ",");
    return text;
}

// find NOUN key=value… as NAME: the newest case whose row says so.
std::string Story::find(std::vector<std::string> const& words) {
    auto wanted = fields(words, 2, nullptr);
    auto ids = county_.read([&](store::Db& db, casework::Door&) {
        static constexpr store::Query query{"cases_of_noun", "SELECT id FROM casefile WHERE noun = ?1 ORDER BY opened, id"};
        std::vector<std::string> all;
        db.each(query, [&](store::Row const& r) { all.emplace_back(r.text(0)); }, words.at(1));
        return all;
    });
    std::vector<std::string> found;
    for (auto& id : ids) {
        auto row = county_.view(words[1], id);
        row["state"] = county_.file(id)->state;
        row["subject"] = county_.file(id)->subject;
        bool fits = true;
        for (auto& each : wanted) fits = fits && row.contains(each.key()) && plain(row.at(each.key())) == plain(each.value());
        if (fits) found.push_back(id);
    }
    if (found.empty()) return "nothing";
    names(words, found.back());
    return (found.size() > 1 ? std::to_string(found.size()) + " found, the last " : "") + of_case(found.back());
}

// offered NAME: the acts that its page offers them; after "!" what an act waits for.
std::string Story::offered(std::string const& who, std::vector<std::string> const& words) {
    std::vector<std::string> all;
    for (auto& [act, waits] : county_.offered(who, id_of(words.at(1)))) all.push_back(waits.empty() ? act : act + "!" + waits);
    return all.empty() ? "nothing" : joined(all, " ");
}

// show NAME path…: of a case its state and row, of an answer its members.
std::string Story::reads(std::vector<std::string> const& words) {
    auto paper = county_.read([&](store::Db& db, casework::Door&) { return store::load(db, document::DocumentNoun::table(), id_of(words.at(1))); });
    if (!paper || paper->words.plain.empty()) return "nothing";
    for (auto& line : json::read<paper::Sheet>(json::parse(paper->words.plain)).lines)
        if (line.text.find(words.at(2)) != std::string::npos) return line.text;
    return "nothing";
}

std::string Story::show(std::vector<std::string> const& words) {
    auto& name = words.at(1);
    json::Object row;
    if (answers_.count(name) && words.size() > 2) {
        row = answers_.at(name);
    } else {
        auto file = county_.file(id_of(name));
        if (!file) return "nothing";
        row = county_.view(file->noun, file->id);
    }
    if (words.size() == 2) return of_case(id_of(name));
    std::string all;
    for (std::size_t i = 2; i < words.size(); ++i) {
        json::Value value(row);
        for (auto& step : list_type::parts(words[i], '.')) {
            if (value.is_array()) value = json::Value(value.get_array().at(std::stoul(step)));
            else value = json::Value(value.as_object().at(step));
        }
        auto text = plain(value);
        for (auto& [known, id] : ids_) if (text == id) text = known;
        all += (all.empty() ? "" : " ") + words[i] + "=" + (text.empty() ? "\"\"" : text);
    }
    return all;
}

}  // namespace test
