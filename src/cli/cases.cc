// Cases, files and papers of any kind from the command line: what the screens show, asked of the same handlers as the API.
#include <filesystem>
#include "cli/cli.h"
#include "engine/nouns.h"

namespace cli {
namespace {

struct Asking {
    Folder folder;
    std::string noun, id, state, subject, words, as_of, known_at, purpose, file, out, form;
    std::vector<std::string> about;
};

json::Object asked_for(Setting const& setting, char const* method, std::string path, json::Object query = {}) {
    json::Object said;
    for (auto& each : query) if (!each.value().as_string().empty()) said[each.key()] = each.value();
    return {{"method", method}, {"path", std::move(path)}, {"query", std::move(said)}, {"english", setting.english()}};
}

json::Object object_in(json::Object const& answer) { return json::parse(crypto::from_base64(json::text(answer, "body")).value_or("")).as_object(); }

// A kind of case by its path, or as acts name it; where there is none of this name, it is told which there are.
casework::Noun const* noun_called(Setting& setting, std::string const& said) {
    auto* noun = engine::all_nouns().called(said);
    if (!noun) tell_refusal(setting, engine::no_such_noun(said));
    return noun;
}

void print_row(Setting const& setting, json::Object const& one) {
    auto whom = json::text_or(one, "subject_title");
    std::printf("%s  %s%s%s  %s%s\n", json::text(one, "id").c_str(), json::text_or(one, "state_title", json::text_or(one, "state")).c_str(),
                setting.say("  期限 ", "  due ").c_str(), json::text_or(one, "due", "—").c_str(), json::text_or(one, "title").c_str(), whom.empty() ? "" : (" · " + whom).c_str());
}

// All pages, one after the other.
void list(Setting& setting, Asking const& o) {
    auto* noun = noun_called(setting, o.noun);
    if (!noun) return;
    auto client = o.folder.client();
    json::Array all;
    for (std::string cursor;;) {
        json::Object query{{"state", o.state}, {"subject", o.subject}, {"q", o.words}, {"as_of", o.as_of}, {"limit", "200"}, {"cursor", cursor}};
        auto answer = client.call("ask", asked_for(setting, "GET", "/api/v1/" + noun->path, std::move(query)));
        if (!answer) {
            setting.exit = kRefused;
            return tell_refusal(setting, answer.refusal());
        }
        auto page = object_in(*answer);
        for (auto& each : json::array(page, "items")) all.push_back(each);
        cursor = json::text_or(page, "next");
        if (cursor.empty()) break;
    }
    if (setting.json) return print_json(json::Object{{"items", std::move(all)}});
    for (auto& each : all) print_row(setting, each.as_object());
}

void print_case(Setting const& setting, json::Object const& one) {
    print_row(setting, one);
    for (auto& member : one) {
        if (member.key() == "history" || member.key() == "possible" || member.key() == "titles") continue;
        std::printf("  %s: %s\n", std::string(member.key()).c_str(),
                    member.value().is_string() ? std::string(member.value().as_string()).c_str() : json::canonical(member.value()).c_str());
    }
    std::printf("%s\n", setting.say("经过", "history").c_str());
    for (auto& each : json::array_or_empty(one, "history")) {
        auto& step = each.as_object();
        std::printf("  %s  %s  %s %lld\n", json::text(step, "on").c_str(), json::text(step, "title").c_str(), setting.say("账页", "leaf").c_str(), (long long)json::integer(step, "leaf"));
    }
    std::printf("%s\n", setting.say("现在可以办理", "possible now").c_str());
    for (auto& each : json::array_or_empty(one, "possible")) {
        auto& act = each.as_object();
        std::string fields;
        for (auto& field : json::array_or_empty(act, "fields")) {
            auto& f = field.as_object();
            fields += " " + json::text(f, "name") + (json::flag_or(f, "required", false) ? "*" : "");
        }
        std::printf("  %s  %s%s\n", json::text(act, "act").c_str(), json::text_or(act, "title").c_str(), fields.c_str());
    }
}

void show(Setting& setting, Asking const& o) {
    auto* noun = noun_called(setting, o.noun);
    if (!noun) return;
    auto client = o.folder.client();
    auto answer = client.call("ask", asked_for(setting, "GET", "/api/v1/" + noun->path + "/" + o.id, {{"as_of", o.as_of}, {"known_at", o.known_at}, {"purpose", o.purpose}}));
    tell(setting, answer ? engine::Called(object_in(*answer)) : answer, [&](json::Object const& one) { print_case(setting, one); });
}

void upload(Setting& setting, Asking const& o) {
    json::Object query{{"name", std::filesystem::path(o.file).filename().string()}};
    if (o.about.size() == 2) {
        auto* noun = noun_called(setting, o.about[0]);
        if (!noun) return;
        query["about_noun"] = noun->name;
        query["about"] = o.about[1];
    }
    auto bytes = read_named(o.file);
    auto request = asked_for(setting, "POST", "/api/v1/documents", std::move(query));
    request["body"] = crypto::base64(bytes);
    auto client = o.folder.client();
    auto answer = client.call("ask", request);
    tell(setting, answer ? engine::Called(object_in(*answer)) : answer, [&](json::Object const& one) { std::printf("%s\n", json::text(one, "id").c_str()); });
}

void issue(Setting& setting, Asking const& o) {
    auto* noun = noun_called(setting, o.noun);
    if (!noun) return;
    auto request = asked_for(setting, "POST", "/api/v1/papers");
    request["body"] = crypto::base64(json::canonical(json::Object{{"template", o.form}, {"about", json::Object{{"noun", noun->name}, {"id", o.id}}}}));
    auto client = o.folder.client();
    auto answer = client.call("ask", request);
    tell(setting, answer ? engine::Called(object_in(*answer)) : answer,
         [&](json::Object const& one) { std::printf("%s  %s\n", json::text(one, "document").c_str(), json::text_or(one, "number").c_str()); });
}

void download(Setting& setting, Asking const& o) {
    auto out = write_named(o.out);
    auto client = o.folder.client();
    auto answer = client.call("ask", asked_for(setting, "GET", "/api/v1/documents/" + o.id + "/content", {{"format", o.out.ends_with(".docx") ? "docx" : "pdf"}}));
    if (answer) {
        out->write(crypto::from_base64(json::text(*answer, "body")).value_or(""));
        out->close();
    }
    tell(setting, answer ? engine::Called(json::Object{{"out", o.out}, {"type", json::text(*answer, "type")}}) : answer, [&](json::Object const&) { std::printf("→ %s\n", o.out.c_str()); });
}

using Work = void (*)(Setting&, Asking const&);
std::shared_ptr<Asking> verb_for(CLI::App& app, Setting& setting, char const* name, char const* words, Work work, CLI::App*& verb) {
    verb = app.add_subcommand(name, words);
    auto o = std::make_shared<Asking>();
    o->folder.add_to(*verb);
    verb->callback([o, work, &setting] { work(setting, *o); });
    return o;
}

}  // namespace

void add_cases(CLI::App& app, Setting& setting) {
    CLI::App* verb = nullptr;
    auto o = verb_for(app, setting, "list", "列出一类事项 / cases of a kind: list entries --state held", list, verb);
    verb->add_option("noun", o->noun, "entries, tasks, notices, withdrawals, …")->required();
    verb->add_option("--state", o->state, "状态 / state");
    verb->add_option("--subject", o->subject, "主体编号 / id of the subject");
    verb->add_option("-q", o->words, "标题中的文字 / words in the title");
    verb->add_option("--as-of", o->as_of, "按哪一天的法律和事实 / law and facts of that day");
    o = verb_for(app, setting, "show", "一个事项：内容、经过和现在可以办理的行为 / one case, its history and what may be done now", show, verb);
    verb->add_option("noun", o->noun, "entries, tasks, …")->required();
    verb->add_option("id", o->id, "编号 / id")->required();
    verb->add_option("--as-of", o->as_of, "按哪一天 / as of a day");
    verb->add_option("--known-at", o->known_at, "当时已登记的 / what had been recorded by then");
    verb->add_option("--purpose", o->purpose, "查阅封存档案的目的 / the purpose that opens a sealed case");
    o = verb_for(app, setting, "upload", "提交文件 / bring a file; prints its id", upload, verb);
    verb->add_option("file", o->file, "文件 / file")->required();
    verb->add_option("--about", o->about, "所属事项：种类 编号 / NOUN ID of the case it belongs to")->expected(2);
    o = verb_for(app, setting, "issue", "就一个事项出具文书 / issue a paper on a case; prints id and number", issue, verb);
    verb->add_option("template", o->form, "prior_notice, repair_notice, measure_notice, …")->required();
    verb->add_option("noun", o->noun, "determinations, tasks, …")->required();
    verb->add_option("id", o->id, "编号 / id")->required();
    o = verb_for(app, setting, "download", "取出文件或文书 / a file, or a paper as .pdf or .docx", download, verb);
    verb->add_option("id", o->id, "文件编号 / id of the document")->required();
    verb->add_option("out", o->out, "OUT.pdf, OUT.docx, …")->required();
}

}  // namespace cli
