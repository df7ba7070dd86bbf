#include "notice/store.h"
#include "notice/noun.h"

namespace notice {
namespace {

constexpr store::Query kOpen{"notices_open", "SELECT n.id FROM notice n JOIN casefile f ON f.id = n.id WHERE n.cause = ?1 AND f.state IN ('told', 'acknowledged') ORDER BY n.id"};
constexpr store::Query kTold{"notices_told", "SELECT agency FROM notice WHERE cause = ?1 ORDER BY agency"};

std::vector<std::string> words(store::Db& db, store::Query const& query, std::string const& cause) {
    std::vector<std::string> all;
    db.each(query, [&](store::Row const& r) { all.emplace_back(r.text(0)); }, cause);
    return all;
}

}  // namespace

std::vector<std::string> open_notices(store::Db& db, std::string const& cause) { return words(db, kOpen, cause); }
std::vector<std::string> told(store::Db& db, std::string const& cause) { return words(db, kTold, cause); }

law::Facts NoticeNoun::facts(casework::Asking<Notice> const&) { return {}; }

}  // namespace notice

template casework::Noun casework::noun<notice::NoticeNoun>();
