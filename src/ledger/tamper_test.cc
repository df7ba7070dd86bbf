// Random edits by whoever may write the database, and the time a large ledger takes.
#include <sys/resource.h>
#include <chrono>
#include <set>
#include "ledger/for_tests.h"

using namespace ledger;
using namespace ledger::for_tests;

namespace {

using Random = std::mt19937_64;
std::size_t below(Random& random, std::size_t n) { return static_cast<std::size_t>(random() % n); }

struct Column {
    std::string table, name;
    std::string row;                               // SQL that names the row as findings do; empty: any finding will do
};

// Left out is what no leaf can tell of: the epoch of the head (a fence between writers), the later of two lawful instants of a
// checkpoint, a signature that may lawfully have been dropped, and a checkpoint between others that is not there.
std::vector<Column> columns() {
    std::vector<Column> all;
    for (auto* name : {"title", "holder", "colour", "amount", "due", "parts", "number", "version"}) all.push_back({"thing", name, "'thing ' || id"});
    for (auto* name : {"at", "commitments", "facts_salt", "facts", "persons"}) all.push_back({"leaf", name, "'leaf ' || seq"});
    for (auto* name : {"commitments", "facts_salt", "facts", "person"}) all.push_back({"leaf_row", name, "'leaf ' || leaf || '.' || n"});
    all.push_back({"tile", "hashes", "'tile ' || level || '/' || idx"});
    all.push_back({"checkpoint", "root", "'checkpoint ' || size"});
    all.push_back({"checkpoint", "note", "'checkpoint ' || size"});
    all.push_back({"head", "root", "'head'"});
    for (auto [table, name] : {std::pair("thing", "id"), std::pair("leaf", "seq"), std::pair("leaf_row", "leaf"), std::pair("leaf_row", "n"),
                               std::pair("tile", "level"), std::pair("tile", "idx"), std::pair("checkpoint", "size"), std::pair("head", "size")})
        all.push_back({table, name, ""});
    return all;
}

std::string altered(Random& random, std::string text) {
    constexpr std::string_view kLetters = "0123456789abcXYZ+/=\"{}[]:,";
    auto letter = [&] { return kLetters[below(random, kLetters.size())]; };
    auto at = text.empty() ? 0 : below(random, text.size());
    switch (below(random, text.empty() ? 1 : 5)) {
        case 0: return text.insert(at, 1, letter());
        case 1: return text.erase(at, 1);
        case 2: text[at] = static_cast<char>(text[at] ^ (1 << below(random, 7))); return text;
        case 3: return text.substr(0, at);
        default: text[at] = letter(); return text;
    }
}

store::Value altered(Random& random, store::Value const& value) {
    if (auto* number = std::get_if<std::int64_t>(&value)) {
        std::int64_t const others[] = {*number + 1, *number - 1, -*number, *number ^ (std::int64_t{1} << below(random, 63)),
            static_cast<std::int64_t>(random())};
        return others[below(random, 5)];
    }
    if (auto* text = std::get_if<std::string>(&value)) return altered(random, *text);
    if (auto* bytes = std::get_if<store::Bytes>(&value)) return store::Bytes{altered(random, bytes->data)};
    return std::string("x");
}

// "leaf 27" does not name "leaf 274".
bool names(std::string const& found, std::string const& wanted) {
    for (auto at = found.find(wanted); at != found.npos; at = found.find(wanted, at + 1))
        if (auto after = at + wanted.size(); after == found.size() || !std::isalnum(static_cast<unsigned char>(found[after]))) return true;
    return false;
}

class Vandal {
 public:
    Vandal(Book& book, std::uint64_t seed) : book_(book), random_(seed), columns_(columns()) {}

    // One edit, verified and undone. Returns what was missed.
    std::string edit() {
        store::Transaction undone(*book_.db);
        Random::result_type kind = random_() % 8;
        try {
            auto wanted = kind == 0 ? remove() : kind == 1 ? copy() : kind == 2 ? swap() : change();
            if (!wanted) return "";
            ++done;
            auto found = told(book_.verify());
            if (found.empty() || (!wanted->empty() && !names(found, *wanted))) return what_ + " wanted: " + *wanted + " found: " + found;
        } catch (store::Failure const& failure) {
            if (failure.code.starts_with("sqlite:")) return "";            // the database itself refused the edit
            return what_ + " stopped verification: " + failure.what();
        }
        return "";
    }
    std::size_t done = 0;

 private:
    struct Cell {
        std::int64_t rowid;
        store::Value value;
        std::string row;
    };
    Cell cell(Column const& column) {
        auto count = static_cast<std::size_t>(*book_.db->number(query("SELECT COUNT(*) FROM " + column.table)));
        Cell all{};
        auto sql = "SELECT rowid, " + (column.row.empty() ? "''" : column.row) + ", typeof(" + column.name + "), " + column.name + " FROM " +
            column.table + " ORDER BY rowid LIMIT 1 OFFSET ?1";
        book_.db->each(query(sql), [&](store::Row const& row) {
            all.rowid = row.integer(0);
            all.row = row.text(1);
            if (row.text(2) == "integer") all.value = row.integer(3);
            if (row.text(2) == "text") all.value = std::string(row.text(3));
            if (row.text(2) == "blob") all.value = store::Bytes{std::string(row.bytes(3))};
        }, static_cast<std::int64_t>(below(random_, count)));
        what_ = column.table + "." + column.name + " rowid " + std::to_string(all.rowid);
        return all;
    }
    store::Query query(std::string const& sql) { return {"vandal", *kept_.insert(sql).first}; }
    void write(Column const& column, std::int64_t rowid, store::Value const& value) {
        book_.db->exec(query("UPDATE " + column.table + " SET " + column.name + " = ?2 WHERE rowid = ?1"), rowid, value);
    }
    std::optional<std::string> change() {
        auto const& column = columns_[below(random_, columns_.size())];
        auto at = cell(column);
        bool may_be_null = column.name == "persons" || column.name == "person" || column.name == "due";
        auto value = may_be_null && at.value != store::Value() && random_() % 4 == 0 ? store::Value() : altered(random_, at.value);
        if (may_be_null && at.value == store::Value() && column.name != "due") value = store::Bytes{"x"};
        if (value == at.value) return std::nullopt;
        write(column, at.rowid, value);
        return at.row;
    }
    std::optional<std::string> swap() {
        auto const& column = columns_[below(random_, columns_.size())];
        if (column.row.empty()) return std::nullopt;
        auto one = cell(column), other = cell(column);
        if (one.value == other.value) return std::nullopt;
        write(column, one.rowid, other.value);
        if (random_() % 2 == 0) write(column, other.rowid, one.value);
        return one.row;
    }
    std::optional<std::string> remove() {
        constexpr std::pair<char const*, char const*> tables[] = {{"thing", "'thing ' || id"},
                                                                  {"leaf", "'leaf ' || seq"},
                                                                  {"leaf_row", "'leaf ' || leaf || '.' || n"},
                                                                  {"tile", "'tile ' || level || '/' || idx"}, {"head", "'head'"}};
        auto const& [table, row] = tables[below(random_, 5)];
        auto at = cell({table, "rowid", row});
        book_.db->exec(query(std::string("DELETE FROM ") + table + " WHERE rowid = ?1"), at.rowid);
        what_ = "delete " + what_;
        return at.row;
    }
    std::optional<std::string> copy() {
        struct Copy { char const *table, *row, *insert; };
        constexpr Copy copies[] = {
            {"thing", "'thing 0' || id",
                "INSERT INTO thing SELECT '0' || id, version, title, holder, colour, amount, due, parts, number FROM thing WHERE rowid = ?1"},
            {"leaf", "'leaf ' || (SELECT MAX(seq) + 1 FROM leaf)",
             "INSERT INTO leaf SELECT (SELECT MAX(seq) + 1 FROM leaf), at, commitments, facts_salt, facts, persons FROM leaf WHERE rowid = ?1"},
            {"leaf_row", "'leaf ' || leaf || '.' || (n + 1000)",
             "INSERT INTO leaf_row SELECT leaf, n + 1000, commitments, facts_salt, facts, person FROM leaf_row WHERE rowid = ?1"},
            {"tile", "'tile'", "INSERT INTO tile SELECT level, idx + 1, hashes FROM tile WHERE rowid = ?1"},
            {"checkpoint", "'checkpoint ' || (size + 1)", "INSERT INTO checkpoint SELECT size + 1, at, root, note FROM checkpoint WHERE rowid = ?1"}};
        auto const& each = copies[below(random_, std::size(copies))];
        auto at = cell({each.table, "rowid", each.row});
        book_.db->exec(query(each.insert), at.rowid);
        what_ = "copy " + what_;
        return at.row;
    }

    Book& book_;
    Random random_;
    std::vector<Column> columns_;
    std::string what_;
    std::set<std::string> kept_;                   // texts of queries, which live as long as their statements
};

void fill(Book& book) {
    for (int commit = 0; commit < 4; ++commit)
        book.commit([&] {
            std::vector<Thing> things;
            for (int i = 0; i < 4; ++i) things.push_back(thing(std::string(1, static_cast<char>('a' + 4 * commit + i))));
            book.add(saving(*book.db, things));
            book.add(batch(5));
            for (int i = 0; i < 66; ++i) {
                Draft draft{{{"act", "note"}, {"n", i}}};
                if (i % 9 == 0) draft.persons.push_back({{"name", "某甲"}});
                book.add(std::move(draft));
            }
        });
    book.commit([&] {
        book.add(saving(*book.db, {thing("a", 2), thing("f", 2)}));
        erase_person(*book.db, 3, 0);
        book.add({{{"act", "erased"}, {"erased", json::Array{json::Object{{"leaf", 3}, {"part", 0}}}}}});
    });
}

double megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

TEST_CASE("of a thousand random edits none is missed, and each is named") {
    for (auto suite : kSuites) {
        Book book(suite);
        fill(book);
        REQUIRE(told(book.verify()) == "");
        std::size_t wanted = suite == Suite::sm3_sm2 && !long_run() ? 100 : long_run() ? 10'000 : 1'000;
        Vandal vandal(book, 20260302);
        std::vector<std::string> missed;
        while (vandal.done < wanted)
            if (auto miss = vandal.edit(); !miss.empty()) missed.push_back(miss);
        CHECK(missed.size() == 0);
        for (std::size_t i = 0; i < std::min<std::size_t>(missed.size(), 10); ++i) MESSAGE(missed[i]);
        CHECK(told(book.verify()) == "");
    }
}

// HENGXIN_LONG=1 takes a hundred thousand leaves.
TEST_CASE("a large ledger is sealed, loaded, proven and verified") {
    for (auto suite : kSuites) {
        Book book(suite);
        auto now = std::chrono::steady_clock::now;
        auto start = now();
        auto lap = [&] { return std::chrono::duration<double>(now() - std::exchange(start, now())).count(); };
        std::uint64_t const size = long_run() ? 100'000 : 3'000;
        std::uint64_t next = 0;
        while (book.log.size() < size)
            book.commit([&] {
                for (int i = 0; i < 500; ++i) book.add(saving(*book.db, {thing("t" + std::to_string(next++))}));
            });
        auto wrote = lap();
        auto root = book.log.head().root;
        book.load();
        CHECK(book.log.head().root == root);
        for (std::uint64_t leaf = 0; leaf < book.log.size(); leaf += book.log.size() / 50) CHECK(verify_receipt(book.receipt(leaf)).ok);
        auto loaded = lap();
        auto before = megabytes();
        auto report = book.verify({book.log.head().note});
        CHECK(told(report) == "");
        CHECK(report.rows == next);
        MESSAGE(crypto::name(suite), ": ", report.leaves, " leaves written in ", wrote, " s, loaded with 50 receipts in ", loaded,
                " s, verified in ", lap(), " s with ", megabytes() - before, " MiB more");
    }
}
