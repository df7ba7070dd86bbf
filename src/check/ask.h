// Asking (查询比对): the question is answered from the board, the answer becomes a leaf, and only when that is durable does anybody see it.
// Every question leaves a receipt, also "not listed" (I-12). If lists or measures changed before the writer's turn came, the writer
// answers again itself: no answer is staler than its place in the ledger.
#pragma once
#include "casework/idempotency.h"
#include "casework/writer.h"
#include "check/check.h"
#include "check/verdict.h"

namespace check {

struct Row {
    std::string name, code;
};

class Desk {
 public:
    struct Parts {
        std::function<std::string(std::string_view)> blind;        // blind index of a citizen number (keyed)
        std::function<std::string(std::size_t)> random;            // salts of number digests
    };
    explicit Desk(Parts parts) : parts_(std::move(parts)) {}
    // Before the first question and after each commit, on the writer's thread.
    void load(store::Db& db, std::uint64_t leaves);
    void committed(store::Db& db, std::vector<casework::Touched> const& touched, std::uint64_t leaves);
    std::shared_ptr<Board const> board() const;
    // Within the writer's open transaction: with what earlier acts of the same commit changed.
    std::shared_ptr<Board const> present(store::Db& db, casework::Door const& door);

    struct Request {
        std::string matter, case_no, code, name;
        casework::idempotency::Key key = {};               // a repeated question is answered from its leaf, not asked again
    };
    // The answer with its receipt, and whether it had been given before.
    using Done = std::function<void(law::Result<json::Object>, bool again)>;
    // Refuses at once what cannot be asked (unknown matter, outside the remit, nothing typed); otherwise answers through the writer.
    void ask(casework::Writer& writer, casework::Actor actor, Request request, law::Date today, Done done, casework::Failed failed);

    // Up to 4,096 rows as one leaf; row n of leaf m is "m.n". Answers in the order of the rows, without receipts: those are rendered
    // on demand. Refused as a whole when the actor may not ask at all.
    struct BatchAnswer {
        std::uint64_t leaf;
        std::vector<Answer> answers;
        std::shared_ptr<Board const> board;                        // keeps what the answers point to
    };
    using BatchDone = std::function<void(law::Result<BatchAnswer>)>;
    void ask_batch(casework::Writer& writer, casework::Actor actor, std::string matter, std::vector<Row> rows, law::Date today, BatchDone done,
                   casework::Failed failed);

    // What a case asks about everybody on its roster, as a consequence of an act and in its transaction: {"agency","matter","purpose","rows","noun",
    // "id","act"}. Asked for the agency whose case it is and the purpose that it named; the answers go back to the case as that act of the law.
    void answer_within(casework::Writer& writer);

    std::optional<law::Refusal> may_ask(Board const& board, casework::Actor const& actor, std::string const& matter, law::Date today) const;

    // The same of a market partner: `matter` is its purpose, and the code is whole. market.cc.
    void ask_as_partner(casework::Writer& writer, casework::Actor actor, Request request, Done done, casework::Failed failed);

 private:
    Question question(casework::Actor const& actor, std::string const& matter, Request const& request) const;
    casework::Job forgetting(casework::Job job);
    std::optional<law::Refusal> cannot_be_asked(casework::Actor const& actor, Request const& request, law::Date today) const;
    std::optional<law::Refusal> ask_within(store::Db& db, casework::Door& door, casework::Actor actor, json::Object const& asked, casework::Setting const& now);
    void note_rows(store::Db& db, casework::Door& door, casework::Setting const& now, casework::Actor const& actor, Board const& board,
                   std::vector<Question>& questions, std::vector<Answer>& answers, bool remembers);
    void receive(store::Db& db, Question const& question, json::Object const& facts, std::vector<Offer> const& offers, law::Date on, std::uint64_t leaf, bool remembers = true);
    json::Object person_part(Question const& question, Answer const& answer) const;
    void open_case(store::Db& db, casework::Door& door, casework::Setting const& now, casework::Actor const& actor, Question const& question,
                   Answer const& answer, Board const& board, std::string const& id, std::vector<Offer> offers, std::uint64_t leaf) const;

    Parts parts_;
    mutable std::mutex mutex_;
    std::shared_ptr<Board const> board_;
    // Of the writer's thread alone. The board within its open transaction: what earlier acts of the same commit changed.
    std::shared_ptr<Board const> pending_;
    std::size_t pending_touched_ = 0;
    // What is known to be noted already of who received what, so that a repeated question writes nothing.
    std::set<std::string> noted_;
};

// What is kept for the key of an answered question: the number of its leaf, from which it is answered again.
inline constexpr std::string_view kAnswerLeaf = "leaf";
// Kept by a question in this very commit: its leaf is there to be read when the commit is done.
bool is_on_its_way(store::Db& db, http::Response const& known);
law::Result<json::Object> answered_before(store::Db& db, http::Response const& known);
inline constexpr std::size_t kLongestPartnerCode = 64;

// What the verdict offers, as the check's case keeps it; candidates' measures are marked.
std::vector<Offer> offers_of(Answer const& answer, Board const& board, Question const& question);
// The facts of a check's leaf or row, without personal data. A leaf also has "answer", the hash of the whole answer.
json::Object facts_of(Answer const& answer, Question const& question);

}  // namespace check
