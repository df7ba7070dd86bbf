#include <algorithm>
#include "batch/noun.h"

namespace batch {

using casework::Consequence;
using casework::Deciding;
using casework::Outcome;

bool large_drop(Batch const& batch) {
    auto gone = std::int64_t(batch.gone.size());
    return gone > 10 && gone * 5 > batch.listed_before;
}

law::Editions BatchNoun::editions() { return {law::procedure("batch", "批次", "Batch", law::Date{std::chrono::year{2020} / 3 / 18}, kStatute)}; }
store::Table<Batch> const& BatchNoun::table() {
    static store::Table<Batch> const all{"batch"};
    return all;
}

Batch batch_sent(json::Object const& fields) {
    json::Object sent = json::object(fields, "batch");
    for (auto* member : {"id", "version"}) sent.erase(member);
    sent["id"] = "";
    sent["version"] = 0;
    for (auto* member : {"region", "theirs"}) if (!sent.if_contains(member)) sent[member] = "";
    if (sent.if_contains("recognition")) throw json::Error("$.batch.recognition: 由程序设定，请勿填写 / set by the procedure, leave it out");
    sent["recognition"] = "";
    auto batch = json::read<Batch>(sent, "$.batch");
    if (batch.region.empty() != batch.theirs.empty()) throw json::Error("$.batch.theirs: 外地区划代码与该地名单代码须一并填写 / the region and its own code of the list go together");
    if (batch.region.empty() == (batch.level == "region")) throw json::Error("$.batch.level: 外地名单（且仅外地名单）的来源层级为 region / region, of another region and of nothing else");
    return batch;
}

namespace {

void add_in_chunks(std::vector<Consequence>& all, std::string act, std::vector<std::string> const& ids, json::Object const& fields = {}) {
    casework::demand(all, {"entry", std::move(act), ids, fields});
}

std::optional<entry::Recognised> recognised_in(law::Facts const& facts) {
    auto rule = facts.given("recognition_rule"), type = facts.given("recognition_type"), last = facts.given("recognition_last");
    if (rule.empty()) return std::nullopt;
    entry::Recognised all{json::read<rule::Rule>(json::parse(rule[0])), json::read<list_type::ListType>(json::parse(type.at(0))), {}};
    if (!last.empty()) all.last = json::Text<law::Date>::from(last[0]);
    return all;
}

void submit_entries(std::vector<Consequence>& all, json::Array const& entries, std::string const& batch) {
    std::vector<json::Object> each;
    auto flush = [&] {
        if (!each.empty()) all.push_back({"entry", "submit", {}, {}, std::exchange(each, {}), false});
    };
    for (auto& sent : entries) {
        json::Object entry = sent.get_object();
        entry["batch"] = batch;
        each.push_back({{"entry", std::move(entry)}});
        if (each.size() == casework::kRowsPerLeaf) flush();
    }
    flush();
}

}  // namespace

json::Array entries_as_listed(json::Object const& fields, std::optional<entry::Recognised> const& recognised) {
    json::Array all;
    for (auto& sent : json::array(fields, "entries")) {
        if (!sent.is_object()) throw json::Error("$.entries: " + std::string(json::kNoObject));
        if (sent.get_object().if_contains("elsewhere")) throw json::Error("$.entries.elsewhere: 由程序设定，请勿填写 / set by the procedure, leave it out");
        if (!recognised) {
            all.push_back(sent);
            continue;
        }
        auto e = entry::mapped(entry::entry_sent({{"entry", sent}}), *recognised);
        all.push_back(json::Object{{"subject", e.subject}, {"list_type", e.list_type}, {"polarity", json::enum_name(e.polarity)}, {"origin", json::write(e.origin)},
                                   {"until", json::write(e.until)}, {"elsewhere", json::write(e.elsewhere)}});
    }
    return all;
}

namespace {

// What another region lists no longer is suspended as soon as it is known here, and leaves when the batch is published. A drop that large may be
// a broken export: it waits for the question to the origin.
void hold_what_was_withdrawn(std::vector<Consequence>& all, Batch const& batch, std::string const& id, law::Facts const& facts) {
    if (!batch.recognition.empty() && !large_drop(batch)) add_in_chunks(all, "hold", facts.given("to_hold"), {{"cause", kWithdrawnThere + id}});
}

// An entry in question is not replaced, so that its hold, its objection and its remedy keep what they are about. What its origin lets end earlier
// ends earlier all the same.
void shorten(std::vector<Consequence>& all, law::Facts const& facts, std::string const& id) {
    auto entries = facts.given("shortened"), until = facts.given("shortened_until");
    for (std::size_t i = 0; i < entries.size(); ++i)
        all.push_back({"entry", "correct", {entries[i]}, {{"until", until.at(i)}, {"correction", "来源报送的截止日期提前（批次 " + id + "）"}, {"cause", id}}, {}, false});
}

}  // namespace

law::Result<Outcome<Batch>> BatchNoun::decide(Deciding<Batch> const& now) {
    auto act = Act(now.move.rule->may);
    Outcome<Batch> all{now.before ? *now.before : batch_sent(now.command.fields)};
    Batch& batch = all.after;
    auto submitted = now.facts.given("submitted"), listed = now.facts.given("listed"), blocked = now.facts.given("blocked");
    switch (act) {
        case Act::bring:
            if (auto recognised = recognised_in(now.facts)) {
                batch.list_type = recognised->type.code;
                batch.node = recognised->rule.recognition->region_name;
                batch.recognition = recognised->rule.id;
            }
            batch.listed_before = std::stoll(now.facts.given("listed_before").at(0));     // ours to say: the large drop is judged by it
            submit_entries(all.consequences, entries_as_listed(now.command.fields, recognised_in(now.facts)), now.id);
            hold_what_was_withdrawn(all.consequences, batch, now.id, now.facts);
            all.title = now.facts.given("list_name").at(0) + " · " + batch.node + " · " + batch.source;
            break;
        case Act::review: break;
        case Act::return_it:
        case Act::withdraw:
            add_in_chunks(all.consequences, "discard", submitted);
            add_in_chunks(all.consequences, "resume", now.facts.given("to_resume"), {{"words", kWithdrawnThere + now.id}});
            break;
        case Act::publish:
            // What a changed row replaces leaves in the same act in which its successor comes. What left or stays for a reason of its own is not the
            // batch's to list again.
            batch.replaced = now.facts.given("replaced");
            batch.gone = now.facts.given("gone");
            add_in_chunks(all.consequences, "remove", batch.replaced, {{"reason", "replaced"}, {"cause", now.id}});
            add_in_chunks(all.consequences, "remove", batch.gone, {{"reason", "withdrawn_by_origin"}, {"cause", now.id}});
            shorten(all.consequences, now.facts, now.id);
            // No incentive beside a discipline entry (I-6), nothing from elsewhere that counts here already, nothing in question (I-18), nothing whose
            // time is over (I-19) and nothing that was settled for good (I-20): such rows stay out, the others are published.
            add_in_chunks(all.consequences, "discard", blocked);
            std::erase_if(submitted, [&](std::string const& id) { return std::binary_search(blocked.begin(), blocked.end(), id); });
            add_in_chunks(all.consequences, "publish", submitted);
            break;
        case Act::undo:
            add_in_chunks(all.consequences, "remove", listed, {{"reason", "batch_undone"}, {"cause", now.id}});
            add_in_chunks(all.consequences, "relist", now.facts.given("restorable"));
            break;
    }
    all.facts = {{"list_type", batch.list_type}, {"origin", batch.node}, {"handed_over", batch.rows}, {"fresh", batch.fresh}, {"changed", batch.changed},
                 {"gone", std::int64_t(batch.gone.size())}, {"digest", batch.digest}};
    if (!blocked.empty()) all.facts["blocked"] = std::int64_t(blocked.size());
    if (!batch.region.empty()) all.facts["region"] = batch.region;
    return all;
}

namespace {

constexpr casework::Word kMembers[] = {
    {"list_type"}, {"level", "层级", "level"}, {"node", "来源节点", "node"}, {"source", "文件或系统", "source"}, {"snapshot", "全量名单", "snapshot"},
    {"rows", "报送行数", "rows"}, {"same", "未变", "unchanged"}, {"fresh", "新增", "new"}, {"changed", "变更", "changed"}, {"gone", "移出", "gone"},
    {"listed_before", "此前在列", "listed before"}, {"large_drop", "大量移出", "large drop"}, {"digest", "文件摘要", "digest"},
    {"region", "来源地区划代码", "code of the region"}, {"theirs", "来源地名单代码", "the origin's code of the list"}, {"recognition", "互认规定", "recognition"},
    {"replaced_entries", "被替换的条目", "entries replaced"}, {"gone_entries", "移出的条目", "entries gone"},
};
constexpr casework::Word kInside[] = {
    {"replaced", "被替换的条目", "entries replaced"}, {"nation", "国家", "nation"}, {"province", "省", "province"}, {"city", "市", "city"},
    {"region", "外地", "another region"},
};

}  // namespace

casework::Vocabulary BatchNoun::words() { return {kMembers, kInside}; }
std::vector<json::Shape> BatchNoun::shapes() {
    auto batch = json::without(json::shape_of<Batch>("batch"), {"id", "version", "recognition"});
    for (auto& member : batch.inside) if (member.name == "region" || member.name == "theirs") member.required = false;
    return {std::move(batch)};
}

json::Object BatchNoun::view(Batch const& batch, casework::Reader const& reader) {
    json::Object all{{"list_type", batch.list_type}, {"level", batch.level}, {"node", batch.node}, {"source", batch.source}, {"snapshot", batch.snapshot},
                     {"rows", batch.rows}, {"same", batch.same}, {"fresh", batch.fresh}, {"changed", batch.changed}, {"gone", std::int64_t(batch.gone.size())},
                     {"listed_before", batch.listed_before}, {"large_drop", large_drop(batch)},
                     {"region", batch.region}, {"theirs", batch.theirs}, {"recognition", batch.recognition}};
    if (reader.full) {
        all["digest"] = batch.digest;
        all["replaced_entries"] = json::write(batch.replaced);
        all["gone_entries"] = json::write(batch.gone);
    }
    return all;
}

bool BatchNoun::may_read(Batch const&, casework::CaseFile const& file, casework::Actor const& actor) {
    return file.agency == actor.agency || actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor);
}

}  // namespace batch
