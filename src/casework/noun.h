// What a kind of case tells the door: its statute, how to load it, which facts it asks for, what an act does to it. A noun N provides
//
//   struct N {
//       using Row = Measure;                                            described struct, id and version first
//       static constexpr std::string_view kName = "measure", kPath = "measures";
//       static law::Editions editions();                                the statute in its editions
//       static store::Table<Row> const& table();
//       static law::Facts facts(casework::Asking<Row> const&);          store.cc: answers every question the statute asks
//       static law::Result<casework::Outcome<Row>> decide(casework::Deciding<Row> const&);       pure
//       static std::optional<law::Date> date(Row const&, std::string_view name);     dates for `.until`
//       static json::Object view(Row const&, casework::Reader const&);  what this reader may see of it, masked
//       static casework::Vocabulary words();                            what the members of the view are called, and what lies in them
//       static std::vector<json::Shape> shapes();                       optional: of the statute's fields of type json, by their names
//       static bool may_read(Row const&, casework::CaseFile const&, casework::Actor const&);
//       static bool identifies_person(Row const&);                      reading one is the act `look`
//       static constexpr bool kTellsOfItsSubject = true;                optional: its free words are about its subject, so reading one of a natural person is
//       static std::vector<std::string> by_code(store::Db&, std::string const& typed, Blind const&);    optional: store.cc, cases by a code or number
//       static constexpr bool kAsksAlways = true;                       optional: facts are asked for every act, also one without conditions
//       static std::optional<casework::Unopened> unopened(store::Db&, std::string const& id);    optional: a case that is a leaf so far
//       static ledger::Kind kind();                                     optional: how verification reads a row that is more than its table
//       static store::Image save(store::Db&, Row const&);               optional: store.cc, of a row that is more than its table
//       static std::optional<casework::Owner> belongs_to(Row const&);   optional: the case without which nobody reads this one
//       static std::vector<std::string> to_remind(store::Db&, Setting const&);     optional: store.cc, cases whose act `remind` is the clock's today
//       static void noted(store::Db&, Row const&, casework::Noted const&);         optional: store.cc, what is kept of an act beside the ledger, derived
//       static std::optional<law::Date> due_now(store::Db&, Row const&, casework::Setting const&);       optional: store.cc, what a wait ends by that no act of
//                                                                       the case began: computed for lists of work, and kept nowhere
//       static Row forgotten(Row, law::Date on);                        optional: its skeleton, where that is more than members without personal words
//   };
//
// and is handed to the door as casework::noun<N>(). Its header ends with HENGXIN_NOUN(extern, N), its store.cc with HENGXIN_NOUN(, N): what
// every folder needs of it is compiled there once.
#pragma once
#include <any>
#include "casework/actor.h"
#include "casework/casefile.h"
#include "casework/words.h"
#include "ledger/verify.h"

namespace casework {

using Blind = std::function<std::string(std::string_view)>;        // index of a number under the deployment's key

// The day, the instant and the dated law that an act is decided under.
struct Setting {
    law::Date today;
    law::Instant at;
    law::Periods const* periods;
    law::Calendar const* calendar;
    std::string region;                                    // "130528"
    Blind blind = {};
};

// One act on one case. `id` empty: opens a case. `on` absent: today.
struct Command {
    std::string noun, id, act;
    json::Object fields = {};
    std::optional<law::Date> on = {};
    std::optional<std::int64_t> expected_version = {};     // If-Match
    std::string new_id = {};                               // opens the case under this id instead of a fresh one
};

// What an outcome demands of other cases, as a value. The door performs it in the same transaction, as the law, citing this leaf.
// A refused consequence refuses the whole act, unless it may be dropped.
struct Consequence {
    std::string noun, act;
    std::vector<std::string> ids = {};                     // none: opens one case per element of `each`
    json::Object fields = {};
    std::vector<json::Object> each = {};                   // fields of each case to open
    bool may_be_dropped = false;
};
// A leaf holds the images of at most this many rows: what is demanded of more cases is several leaves of one act.
inline constexpr std::size_t kRowsPerLeaf = 4096;
inline void demand(std::vector<Consequence>& all, Consequence const& of_many) {
    for (std::size_t at = 0; at < of_many.ids.size(); at += kRowsPerLeaf) {
        auto end = std::min(at + kRowsPerLeaf, of_many.ids.size());
        all.push_back(of_many);
        all.back().ids = {of_many.ids.begin() + std::ptrdiff_t(at), of_many.ids.begin() + std::ptrdiff_t(end)};
    }
}

// The signed paper that a case rests on stays on file as long as there is a case that relies on it.
inline Consequence relying(std::string const& paper, std::string const& noun, std::string const& id) {
    return {"document", "rely", {paper}, {{"paper", ""}, {"about_noun", noun}, {"about", id}}, {}, false};
}

template <class Row> struct Asking {
    store::Db& db;
    Row const* row;                                        // null when the case opens
    CaseFile const* file;                                  // null when the case opens
    Actor const& actor;
    Command const& command;
    Setting const& setting;
};

template <class Row> struct Deciding {
    Row const* before;                                     // null when the case opens
    CaseFile const* file;
    law::Move const& move;
    Actor const& actor;
    Command const& command;
    Setting const& setting;
    law::Date on;                                          // the act's legal day
    std::string const& id;                                 // of the case, also when it opens
    law::Facts const& facts;                               // the same facts the statute was decided with
};

// An act that was done, as what is derived from acts is told of it.
struct Noted {
    std::string act;
    law::Date on;
    std::uint64_t leaf;
};

// Another case, by its noun.
struct Owner {
    std::string noun, id;
};

// A row's next content. The door counts `version`.
template <class Row> struct Outcome {
    Row after;
    std::optional<std::string> agency = {}, subject = {}, title = {};   // what lists show; unchanged when absent
    std::vector<Consequence> consequences = {};
    json::Object facts = {};                               // more for the leaf, without personal data: matter, list_type, …
    bool destroys = false;                                 // the personal words of this case, and of those along with it, end for good
    std::vector<Owner> along = {};
};

// A case that so far is only a leaf of the ledger: it offers something and asks nothing of anybody. It is shown as it would open, and the
// law opens it when somebody first acts on it.
struct Unopened {
    CaseFile file;
    std::any row;
    Actor asker;                                           // whose leaf it is
    Command opening;                                       // by the law, under the id asked for
    std::uint64_t leaf;
};

struct Reader {
    Actor const& actor;
    bool full;                                             // one case opened (look recorded), not a list
    law::Date today;
    bool english;
    law::Periods const* periods;                           // in force, for what is computed from them
};

// The same, erased.
struct AnyOutcome {
    std::vector<std::function<store::Image(store::Db&)>> saves;
    std::any after;
    std::optional<std::string> agency, subject, title;
    std::vector<Consequence> consequences;
    json::Object facts;
    bool destroys = false;
    std::vector<Owner> along;
};

// What empty cases of every kind look like, to a stranger and to a party: all that can be known beforehand of what `view` shows.
struct Blanks {
    json::Shape row;
    std::vector<json::Object> listed, full;
};
template <class Row> concept HasKinds = std::is_enum<decltype(Row::kind)>::value;
template <class N> Blanks blanks_of() {
    using Row = typename N::Row;
    Blanks all{json::shape_of<Row>(), {}, {}};
    law::Periods periods;
    Actor party, stranger;                                 // an empty case is of no agency, as its party is
    stranger.agency = "-";
    law::Date const some_day{std::chrono::year{2026} / 1 / 2};
    Row row{};
    if constexpr (requires { row.decided_on; }) row.decided_on = some_day;
    auto look = [&] {
        for (auto* actor : {&stranger, &party})
            for (bool full : {false, true}) (full ? all.full : all.listed).push_back(N::view(row, Reader{*actor, full, some_day, false, &periods}));
    };
    if constexpr (HasKinds<Row>)
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<decltype(row.kind)>>([&](auto d) {
            row.kind = d.value;
            look();
        });
    else look();
    return all;
}

struct Noun {
    std::string name, path;
    law::Editions editions;
    std::vector<ledger::Kind> kinds;
    std::function<std::any(store::Db&, std::string const& id)> load;           // empty any when there is none
    std::function<std::any(json::Object const&)> from_image;                   // the fields of an image, with id and version
    std::function<law::Facts(store::Db&, std::any const&, CaseFile const*, Actor const&, Command const&, Setting const&)> facts;
    std::function<law::Result<AnyOutcome>(std::any const&, CaseFile const*, law::Move const&, Actor const&, Command const&, Setting const&,
                                          law::Date on, std::string const& id, law::Facts const&)> decide;
    std::function<std::optional<law::Date>(std::any const&, std::string_view name)> date;
    std::function<store::Image(store::Db&, std::any const&, law::Date on)> forget;     // saves the row as its skeleton
    std::function<json::Object(std::any const&, Reader const&)> view;
    Vocabulary words;
    std::vector<json::Shape> shapes;
    std::function<bool(std::any const&, CaseFile const&, Actor const&)> may_read;
    std::function<bool(std::any const&)> identifies_person;
    std::function<std::optional<Unopened>(store::Db&, std::string const& id)> unopened;      // empty for most nouns
    std::function<std::optional<Owner>(std::any const&)> belongs_to;
    std::function<std::vector<std::string>(store::Db&, std::string const& typed, Blind const&)> by_code;      // empty for most nouns
    std::function<std::vector<std::string>(store::Db&, Setting const&)> to_remind;      // empty for most nouns
    std::function<void(store::Db&, std::any const&, Noted const&)> noted;               // empty for most nouns
    std::function<std::optional<law::Date>(store::Db&, std::any const&, Setting const&)> due_now;      // empty for most nouns
    bool asks_always = false, tells_of_its_subject = false;
    std::function<Blanks()> blanks;
};

template <class N> Noun noun() {
    using Row = typename N::Row;
    auto row = [](std::any const& any) { return std::any_cast<Row>(&any); };
    Noun all;
    all.name = N::kName;
    all.path = N::kPath;
    all.editions = N::editions();
    if constexpr (requires { N::kind(); }) all.kinds = {N::kind()};
    else all.kinds = {ledger::kind_of(N::table())};
    all.load = [](store::Db& db, std::string const& id) {
        auto found = store::load(db, N::table(), id);
        return found ? std::any(std::move(*found)) : std::any();
    };
    all.from_image = [](json::Object const& fields) { return std::any(json::read<Row>(fields)); };
    all.facts = [row](store::Db& db, std::any const& any, CaseFile const* file, Actor const& actor, Command const& command,
                      Setting const& setting) { return N::facts(Asking<Row>{db, row(any), file, actor, command, setting}); };
    all.decide = [row](std::any const& any, CaseFile const* file, law::Move const& move, Actor const& actor, Command const& command,
                       Setting const& setting, law::Date on, std::string const& id, law::Facts const& facts) -> law::Result<AnyOutcome> {
        auto outcome = N::decide(Deciding<Row>{row(any), file, move, actor, command, setting, on, id, facts});
        if (!outcome) return outcome.refusal();
        Row after = std::move(outcome->after);
        after.version = row(any) ? row(any)->version + 1 : 1;
        if constexpr (requires { after.id.value; }) after.id.value = id;
        else after.id = id;
        AnyOutcome erased;
        erased.after = after;
        erased.saves.push_back([after](store::Db& db) {
            if constexpr (requires { N::save(db, after); }) return N::save(db, after);
            else return store::save(db, N::table(), after);
        });
        erased.agency = std::move(outcome->agency);
        erased.subject = std::move(outcome->subject);
        erased.title = std::move(outcome->title);
        erased.consequences = std::move(outcome->consequences);
        erased.facts = std::move(outcome->facts);
        erased.destroys = outcome->destroys;
        erased.along = std::move(outcome->along);
        return erased;
    };
    all.date = [row](std::any const& any, std::string_view name) { return row(any) ? N::date(*row(any), name) : std::nullopt; };
    all.forget = [row](store::Db& db, std::any const& any, law::Date on) {
        Row after = store::without_personal(N::table(), *row(any));
        if constexpr (requires { N::forgotten(after, on); }) after = N::forgotten(std::move(after), on);
        ++after.version;
        if constexpr (requires { N::save(db, after); }) return N::save(db, after);
        else return store::save(db, N::table(), after);
    };
    all.view = [row](std::any const& any, Reader const& reader) { return N::view(*row(any), reader); };
    all.words = N::words();
    if constexpr (requires { N::shapes(); }) all.shapes = N::shapes();
    all.may_read = [row](std::any const& any, CaseFile const& file, Actor const& actor) { return N::may_read(*row(any), file, actor); };
    all.identifies_person = [row](std::any const& any) { return N::identifies_person(*row(any)); };
    if constexpr (requires(store::Db& db) { N::unopened(db, ""); }) all.unopened = N::unopened;
    if constexpr (requires(Row const& one) { N::belongs_to(one); }) all.belongs_to = [row](std::any const& any) { return N::belongs_to(*row(any)); };
    else all.belongs_to = [](std::any const&) { return std::optional<Owner>(); };
    if constexpr (requires(store::Db& db) { N::by_code(db, "", Blind()); }) all.by_code = N::by_code;
    if constexpr (requires(store::Db& db, Setting const& now) { N::to_remind(db, now); }) all.to_remind = N::to_remind;
    if constexpr (requires(store::Db& db, Row const& one, Noted const& by) { N::noted(db, one, by); })
        all.noted = [row](store::Db& db, std::any const& any, Noted const& by) { N::noted(db, *row(any), by); };
    if constexpr (requires(store::Db& db, Row const& one, Setting const& now) { N::due_now(db, one, now); })
        all.due_now = [row](store::Db& db, std::any const& any, Setting const& now) { return N::due_now(db, *row(any), now); };
    all.asks_always = requires { N::kAsksAlways; };
    all.tells_of_its_subject = requires { N::kTellsOfItsSubject; };
    all.blanks = [] { return blanks_of<N>(); };
    return all;
}

// The nouns of this deployment, in the order a case meets them.
class Nouns {
 public:
    explicit Nouns(std::vector<Noun> all);
    Noun const* named(std::string_view name) const;
    Noun const* at_path(std::string_view path) const;
    Noun const* called(std::string_view said) const;       // by name or path, as people type them: list_type, list-type, list-types, list_types
    std::vector<Noun> const& all() const { return all_; }
    std::vector<ledger::Kind> kinds() const;               // every proven kind, for `verify --full`
 private:
    std::vector<Noun> all_;
};

}  // namespace casework

#define HENGXIN_NOUN(where, N)                                \
    HENGXIN_ROW(where, N::Row);                               \
    where template casework::Noun casework::noun<N>()
