// The architecture, as a test: reads every source file under ROOT/src and prints one sentence for each broken rule. Planted violations
// under test/planted/ keep this program itself honest.
//
//   tidy ROOT        exit 0: clean; 1: sentences on standard error; 2: nothing to read
//
// The rules, and where they are deliberately weaker than one could wish:
//   1. law/ crypto/ text/ json/ include only one another and nothing that reaches outside: no file, thread, socket or database.
//   2. A pure file of a noun (all but store.*, api.* and kAdapters) includes those, its own folder, and pure headers of earlier nouns.
//      Weaker: casework/noun.h as well, because it is where a noun meets the door; through it a pure file sees store/table.h. casework/archive.h
//      and casework/correction.h count as part of it.
//   3. store.* may add store/, casework/, ledger/ and paper/; only a store.cc uses another noun's store.h or noun.h, and then of any noun.
//      Weaker: casework/ and ledger/, because facts are asked in the door's types and in-memory boards follow the writer.
//   4. api.* may add http/, casework/, store/, filetype/, paper/ and its own store.h; it opens no transaction and writes nothing.
//      Weaker: store/, for types of what is read.
//   5. store/ http/ ledger/ casework/ spreadsheet/ filetype/ paper/ and indicator/ know no noun.
//   6. cli/ and main.cc include everything, nothing includes them; engine/ puts the parts together and is used only by demo/ and cli/.
//      page/ writes HTML over what nouns and casework offer; engine/ alone uses it.
//   7. co_await only in http/. Time and chance are asked only in cli/, main.cc, engine/{engine,keys,files,clock} and http/{server,connection}.
//      Weaker: crypto/ defines random_bytes and draws its own nonces; check/index.cc seeds its hashes, and no answer depends on the seed;
//      chance from a seed that is given is free to all.
//   8. Each noun folder has a statute.h; each folder has a place in the layout; CMakeLists.txt has the nouns in the same order.
//   9. A file has at most 400 lines and opens with a comment, an #include or #pragma once.
//      Weaker: a line should fit 150 columns, and is refused only beyond 210: tables of statutes and texts of SQL stay on one line.
//  10. No reminders of unfinished work, and no path of the machine it was written on.
// Tests (*_test.cc, *_for_test.h) may put together whatever they try: rules 1 to 6 leave their #includes alone.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

const Names kPure = {"law", "crypto", "text", "json"};
// In the order a case meets them: a noun knows only the nouns before it.
const Names kNouns = {"agency", "account", "subject", "list_type", "rule", "address", "notice", "withdrawal", "determination", "entry", "batch", "objection",
                      "record", "repair", "memorandum", "measure", "partner", "consent", "check", "subscription", "task", "commitment", "remedy", "complaint", "review", "clue", "document"};
// What machinery may use beside the pure folders and itself.
const std::map<std::string, Names> kMachinery = {
    {"store", {}}, {"http", {}}, {"spreadsheet", {}}, {"filetype", {}}, {"paper", {}}, {"sending", {}}, {"ledger", {"store"}}, {"casework", {"ledger", "store", "http"}},
    {"indicator", {}},                                    // counts facts of leaves, and no row of any noun
};
// Files of a noun that touch the world although they are called neither store nor api, each for a reason.
const std::map<std::string, Names> kAdapters = {
    {"account/auth", {"casework", "http"}},               // signing in: a session is no case
    {"account/directory", {"casework"}},                  // who is who, kept in memory for each request
    {"check/recipients", {"ledger", "store"}},           // who received what is a table beside the ledger, and no case
    {"check/partner_questions", {"casework", "ledger", "store"}},   // which partner asked about whom, the same
    {"subscription/take", {"casework", "ledger", "store"}},   // taking the feed is a look and no case, so it goes to the writer itself
    {"check/ask", {"casework", "ledger", "store"}},       // a question is a leaf and no case, so it goes to the writer itself
    {"check/market", {"casework", "ledger", "store"}},    // the same of a market partner
};
const Names kReachOutside = {"fstream", "filesystem", "iostream", "thread", "sqlite3.h", "libpq-fe.h", "unistd.h", "fcntl.h", "boost/asio", "sys/"};
const Names kChance = {"system_clock::now", "high_resolution_clock::now", "time(nullptr)", "time(NULL)", "random_device", "random_bytes("};
constexpr int kMostLines = 400, kMostColumns = 210;

bool has(Names const& all, std::string_view one) { return std::find(all.begin(), all.end(), one) != all.end(); }
int place(std::string const& noun) { return int(std::find(kNouns.begin(), kNouns.end(), noun) - kNouns.begin()); }
bool starts_with_any(std::string_view text, Names const& all) {
    return std::any_of(all.begin(), all.end(), [&](auto& one) { return text.starts_with(one); });
}

int sentences = 0;
void tell(std::string const& where, std::string const& sentence) {
    std::cerr << where << ": " << sentence << "\n";
    ++sentences;
}

struct File {
    std::string path, folder, name, stem;   // src/check/store.cc, check, store.cc, store
    Names lines;
    bool is_test() const { return name.ends_with("_test.cc") || name.ends_with("_for_test.h"); }
    bool is_noun() const { return has(kNouns, folder); }
    bool is_store() const { return stem == "store"; }
    bool is_api() const { return stem == "api"; }
    bool is_adapter() const { return kAdapters.contains(folder + "/" + stem); }
    bool is_pure() const { return has(kPure, folder) || (is_noun() && !is_store() && !is_api() && !is_adapter()); }
    std::string at(std::size_t line) const { return path + ":" + std::to_string(line + 1); }
};

File read(fs::path const& root, fs::path const& file) {
    auto relative = file.lexically_relative(root / "src");
    File all{"src/" + relative.generic_string(), relative.has_parent_path() ? relative.begin()->string() : "", file.filename().string(),
             file.stem().string(), {}};
    std::ifstream in(file, std::ios::binary);
    for (std::string line; std::getline(in, line);) all.lines.push_back(line);
    return all;
}

std::size_t columns(std::string_view line) {   // characters, not bytes
    return std::size_t(std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// What the compiler sees of a line, as near as one line tells: without comment and without the inside of its strings.
std::string code_of(std::string_view line) {
    std::string all;
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (quoted && line[i] == '\\') { ++i; continue; }
        if (line[i] == '"' && !(i && line[i - 1] == '\'')) quoted = !quoted;
        else if (quoted) continue;
        else if (line.substr(i, 2) == "//") break;
        else all += line[i];
    }
    return all;
}

// The file named by #include "…" or #include <…>, with its first sign.
std::optional<std::string> included(std::string_view line) {
    auto start = line.find_first_not_of(' ');
    if (start == line.npos || line[start] != '#') return std::nullopt;
    auto word = line.find("include", start);
    auto open = line.find_first_of("\"<", start);
    if (word == line.npos || open == line.npos || word > open) return std::nullopt;
    auto close = line.find_first_of("\">", open + 1);
    if (close == line.npos) return std::nullopt;
    return std::string(line.substr(open, close - open));
}

// Why a noun's file may not include another folder's header, or nothing.
std::string why_not_for_noun(File const& file, std::string const& to, std::string const& what) {
    if (has(kNouns, to)) {
        bool of_rows = what == "store.h" || what == "noun.h";
        if (of_rows && file.name == "store.cc") return "";
        if (of_rows) return "only a store.cc may use another noun's " + what + ", here of " + to + "/";
        if (what == "api.h") return "nobody uses another noun's api.h";
        if (file.name == "store.cc" || place(to) < place(file.folder)) return "";
        return file.folder + "/ comes before " + to + "/ and does not know it; return a consequence instead";
    }
    if (file.is_store() && has({"store", "casework", "ledger", "paper", "spreadsheet"}, to)) return "";
    if (file.is_api() && has({"http", "casework", "store", "filetype", "paper"}, to)) return "";
    if (file.is_adapter() && has(kAdapters.at(file.folder + "/" + file.stem), to)) return "";
    if (to == "casework" && (what == "noun.h" || what == "archive.h" || what == "correction.h")) return "";
    if (file.is_pure()) return "a pure file may not use " + to + "/; this belongs into store.cc or api.cc";
    return file.name + " may not use " + to + "/";
}

// Why this file may not include "to/what", or nothing.
std::string why_not(File const& file, std::string const& to, std::string const& what) {
    if (file.folder.empty() || file.folder == "cli") return "";                    // main.cc
    if (to == "cli" || to == "main.cc") return "nothing includes cli/ or main.cc";
    if (to == file.folder) {
        if (file.is_noun() && file.is_pure() && what == "store.h") return "a pure file does not know how it is stored";
        if (file.is_noun() && file.is_pure() && what == "api.h") return "a pure file does not know its routes";
        return "";
    }
    if (has(kPure, file.folder) && !has(kPure, to)) return "law/, crypto/, text/ and json/ include only one another, not " + to + "/";
    if (has(kPure, to)) return "";
    if (to == "demo") return file.folder == "simulation" ? "" : "only simulation/, cli/ and main.cc may use demo/";
    if (file.folder == "engine") return "";
    bool whole = has({"demo", "simulation"}, file.folder);         // whole counties, made and played
    if (to == "page") return file.folder == "engine" ? "" : "only engine/ puts pages to their addresses";
    if (to == "engine") return whole ? "" : "only demo/, simulation/, cli/ and main.cc may use engine/";
    if (whole || file.folder == "page") return "";
    if (file.is_noun()) return why_not_for_noun(file, to, what);
    if (has(kNouns, to)) return file.folder + "/ is machinery and knows no noun, so not " + to + "/";
    auto machinery = kMachinery.find(file.folder);
    if (machinery != kMachinery.end() && !has(machinery->second, to)) return file.folder + "/ may not use " + to + "/";
    return "";
}

void check_includes(File const& file) {
    if (file.is_test()) return;
    for (std::size_t n = 0; n < file.lines.size(); ++n) {
        auto header = included(file.lines[n]);
        if (!header) continue;
        auto name = header->substr(1);
        if (header->front() == '<') {
            if (file.is_pure() && starts_with_any(name, kReachOutside)) tell(file.at(n), "a pure file does not reach outside, so not <" + name + ">");
            continue;
        }
        auto slash = name.find('/');
        auto sentence = slash == name.npos ? (name == "main.cc" ? "nothing includes cli/ or main.cc" : "an #include names its folder: " + name)
                                           : why_not(file, name.substr(0, slash), name.substr(slash + 1));
        if (!sentence.empty()) tell(file.at(n), sentence);
    }
}

bool may_ask_time(File const& file) {
    if (file.folder.empty() || file.folder == "cli" || file.path == "src/check/index.cc") return true;
    if (file.folder == "http") return has({"server", "connection"}, file.stem);
    return file.folder == "engine" && starts_with_any(file.name, {"engine", "keys", "files", "clock"});
}

void check_code(File const& file) {
    for (std::size_t n = 0; n < file.lines.size(); ++n) {
        auto code = code_of(file.lines[n]);
        if (file.folder != "http" && code.find("co_await") != code.npos) tell(file.at(n), "co_await belongs into http/ only");
        if (!may_ask_time(file))
            for (auto& call : kChance)
                if (code.find(call) != code.npos && !(file.folder == "crypto" && call == "random_bytes("))
                    tell(file.at(n), "time and chance are told to this file, it never asks: " + call);
        if (file.is_noun() && file.is_api())
            for (auto& call : {"Transaction", "Savepoint", "store::save("})
                if (code.find(call) != code.npos) tell(file.at(n), std::string("an api opens no transaction and writes nothing: ") + call);
    }
}

// Put together here, so that this file does not contain what it looks for.
const Names kReminders = {std::string("TO") + "DO", std::string("FIX") + "ME"};
const Names kMachinePaths = {std::string("/wo") + "rk/", std::string("/tmp/") + "brief", std::string("/ho") + "me/"};

void check_words(std::string const& path, Names const& lines) {
    for (std::size_t n = 0; n < lines.size(); ++n) {
        auto at = path + ":" + std::to_string(n + 1);
        for (auto& word : kReminders)
            if (lines[n].find(word) != std::string::npos) tell(at, "finish it or write it down elsewhere: " + word);
        for (auto& word : kMachinePaths)
            if (lines[n].find(word) != std::string::npos) tell(at, "no path of one machine: " + word);
    }
}

void check_form(std::string const& path, Names const& lines) {
    if (lines.size() > kMostLines) tell(path, "at most " + std::to_string(kMostLines) + " lines to a file; it has " + std::to_string(lines.size()));
    for (std::size_t n = 0; n < lines.size(); ++n)
        if (columns(lines[n]) > kMostColumns)
            tell(path + ":" + std::to_string(n + 1), "a line has at most " + std::to_string(kMostColumns) + " columns, better 150");
    auto first = lines.empty() ? std::string() : lines.front();
    if (!starts_with_any(first, {"//", "#include", "#pragma once"})) tell(path, "a file opens with a comment or an #include");
}

void check_folders(fs::path const& root) {
    for (auto& entry : fs::directory_iterator(root / "src")) {
        if (!entry.is_directory() || fs::is_empty(entry.path())) continue;
        auto folder = entry.path().filename().string();
        bool known = has(kPure, folder) || has(kNouns, folder) || kMachinery.contains(folder) || has({"page", "engine", "demo", "simulation", "cli"}, folder);
        if (!known) tell("src/" + folder, "this folder has no place in the layout; give it one in test/tidy.cc");
        if (has(kNouns, folder) && !fs::exists(entry.path() / "statute.h")) tell("src/" + folder, "a noun has its law in statute.h");
    }
    std::ifstream cmake(root / "CMakeLists.txt");
    for (std::string line; std::getline(cmake, line);) {
        if (!line.starts_with("set(noun_folders ")) continue;
        std::string expected = "set(noun_folders";
        for (auto& noun : kNouns) expected += " " + noun;
        if (line != expected + ")") tell("CMakeLists.txt", "the nouns stand here in another order than in test/tidy.cc");
    }
}

// Scripts, migrations and tests: their words count too, their shape does not.
void check_other_words(fs::path const& root) {
    for (auto* folder : {"test", "scripts", "migrations"}) {
        if (!fs::exists(root / folder)) continue;
        for (auto& entry : fs::directory_iterator(root / folder)) {
            if (!entry.is_regular_file()) continue;
            auto file = read(root, entry.path());
            auto path = std::string(folder) + "/" + file.name;
            check_words(path, file.lines);
            if (file.name.ends_with(".cc") || file.name.ends_with(".h")) check_form(path, file.lines);
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    fs::path root = fs::path(argc > 1 ? argv[1] : ".").lexically_normal();
    if (!fs::is_directory(root / "src")) {
        std::cerr << "usage: tidy ROOT, where ROOT/src is a folder\n";
        return 2;
    }
    std::set<fs::path> files;                     // sorted, so that the sentences always come in the same order
    for (auto& entry : fs::recursive_directory_iterator(root / "src"))
        if (entry.is_regular_file() && has({".cc", ".h"}, entry.path().extension().string())) files.insert(entry.path());
    for (auto& path : files) {
        auto file = read(root, path);
        check_includes(file);
        check_code(file);
        check_words(file.path, file.lines);
        check_form(file.path, file.lines);
    }
    check_folders(root);
    check_other_words(root);
    if (files.empty()) tell("src", "nothing to read");
    return sentences != 0;
}
