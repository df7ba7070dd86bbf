#include "check/partner_questions.h"
#include <algorithm>
#include <map>
#include "ledger/log.h"

namespace check {
namespace {

using store::Query;

constexpr Query kNotePartnerQuestion{"partner_question_note", "INSERT INTO partner_question (leaf, partner, asked_on, purpose, subject, consent) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"};
constexpr Query kForgetPartnerQuestions{"partner_question_forget", "DELETE FROM partner_question"};
constexpr Query kPartnerQuestions{"partner_questions", "SELECT leaf, partner, asked_on, purpose, subject, consent FROM partner_question ORDER BY leaf"};
constexpr Query kAnyPartner{"partners_any", "SELECT id FROM partner LIMIT 1"};
constexpr Query kAnyPartnerQuestion{"partner_questions_any", "SELECT partner FROM partner_question LIMIT 1"};
constexpr Query kEverySubject{"subjects_all", "SELECT id, code, number_masked FROM subject ORDER BY id"};
constexpr Query kSubjectOfConsent{"subject_of_consent", "SELECT subject FROM consent WHERE id = ?1"};
constexpr std::size_t kAboutDigits = 32;                        // hexadecimal: enough that no other subject has it

struct PartnerTold {
    std::string partner, on, purpose, consent;
    std::string about;                                     // digest of the subject; empty in leaves from before there was one
};
struct PartnerKept {
    PartnerTold told;
    std::string subject;
};

std::map<std::int64_t, PartnerTold> told_by_leaves(store::Db& db) {
    std::map<std::int64_t, PartnerTold> all;
    if (!db.word(kAnyPartner) && !db.word(kAnyPartnerQuestion)) return all;       // spares a ledger without partners the reading
    ledger::read_facts(db, [&](std::uint64_t leaf, std::optional<std::uint64_t> row, json::Object const& facts) {
        if (row || json::text_or(facts, "noun") != "check" || json::text_or(facts, "act") != "ask_partner") return;
        auto* consent = facts.if_contains("consent");
        all[std::int64_t(leaf)] = {json::text_or(facts, "agency"), json::text_or(facts, "on"), json::text_or(facts, "matter"),
                                   consent && consent->is_string() ? std::string(consent->get_string()) : "", json::text_or(facts, "about")};
    });
    return all;
}

std::map<std::int64_t, PartnerKept> kept_in_the_table(store::Db& db) {
    std::map<std::int64_t, PartnerKept> all;
    db.each(kPartnerQuestions, [&](store::Row const& r) {
        all[r.integer(0)] = {{std::string(r.text(1)), std::string(r.text(2)), std::string(r.text(3)), std::string(r.text(5)), ""}, std::string(r.text(4))};
    });
    return all;
}

std::string subject_of_consent(store::Db& db, std::string const& id) {
    return id.empty() ? "" : db.word(kSubjectOfConsent, id).value_or("");
}

bool is_about(store::Db& db, casework::Blind const& blind, std::int64_t leaf, PartnerTold const& told, std::string const& subject) {
    if (!told.about.empty()) return asked_about(blind, std::uint64_t(leaf), subject) == told.about;
    return told.consent.empty() || subject_of_consent(db, told.consent) == subject;
}

// The code that a question named, or the masked number, as its leaf's personal part keeps it; empty where that was erased or cannot be read.
std::string code_asked_for(store::Db& db, std::int64_t leaf) {
    try {
        auto stored = ledger::read_leaf(db, std::uint64_t(leaf));
        for (auto& person : stored ? stored->persons : std::vector<std::optional<json::Object>>{})
            if (auto code = person ? json::text_or(*person, "code") : ""; !code.empty()) return code;
    } catch (store::Failure const& failure) {
        if (failure.code != "altered") throw;
    }
    return "";
}

// Whom questions were about. Each leaf has a digest of its own, so that nobody is found but by trying: whoever bears the code that was asked for first, and
// everybody only where that tells nothing, because it was forgotten or put right since.
class Subjects {
 public:
    Subjects(store::Db& db, casework::Blind const& blind) : db_(db), blind_(blind) {
        db.each(kEverySubject, [&](store::Row const& r) {
            all_.emplace_back(r.text(0));
            for (int written : {1, 2})
                if (!r.text(written).empty()) bearers_[std::string(r.text(written))].push_back(all_.back());
        });
    }
    std::string of(std::int64_t leaf, PartnerTold const& told, std::string const& kept) const {
        if (is_about(db_, blind_, leaf, told, kept)) return kept;
        if (told.about.empty()) return subject_of_consent(db_, told.consent);
        if (!kept.empty() && is_about(db_, blind_, leaf, told, "")) return "";     // of nobody on file
        auto bearers = bearers_.find(code_asked_for(db_, leaf));
        auto found = bearers == bearers_.end() ? std::nullopt : among(bearers->second, leaf, told);
        return found ? *found : among(all_, leaf, told).value_or("");
    }

 private:
    std::optional<std::string> among(std::vector<std::string> const& ids, std::int64_t leaf, PartnerTold const& told) const {
        auto found = std::ranges::find_if(ids, [&](std::string const& id) { return is_about(db_, blind_, leaf, told, id); });
        return found == ids.end() ? std::nullopt : std::optional(*found);
    }
    store::Db& db_;
    casework::Blind const& blind_;
    std::vector<std::string> all_ = {};
    std::map<std::string, std::vector<std::string>> bearers_ = {};               // by code and by masked number
};

}  // namespace

std::string asked_about(casework::Blind const& blind, std::uint64_t leaf, std::string const& subject) {
    return blind("partner_question " + std::to_string(leaf) + " " + subject).substr(0, kAboutDigits);
}

void note_partner_question(store::Db& db, std::uint64_t leaf, Question const& question, Asker const& asker, law::Date on) {
    db.exec(kNotePartnerQuestion, std::int64_t(leaf), question.agency, law::to_text(on), question.matter, asker.subject, asker.consent);
}

void make_partner_questions_again(store::Db& db, casework::Blind const& blind) {
    auto kept = kept_in_the_table(db);
    Subjects subjects(db, blind);
    db.exec(kForgetPartnerQuestions);
    for (auto& [leaf, told] : told_by_leaves(db)) {
        auto known = kept.find(leaf);
        auto subject = subjects.of(leaf, told, known == kept.end() ? "" : known->second.subject);
        db.exec(kNotePartnerQuestion, leaf, told.partner, told.on, told.purpose, subject, told.consent);
    }
}

std::vector<ledger::Finding> wrong_partner_questions(store::Db& db, casework::Blind const& blind) {
    std::vector<ledger::Finding> all;
    auto leaves = told_by_leaves(db);
    auto tell = [&](std::int64_t leaf, std::string zh, std::string en) {
        all.push_back({"partner question", "partner_question " + std::to_string(leaf), std::move(zh), std::move(en)});
    };
    for (auto& [leaf, kept] : kept_in_the_table(db)) {
        auto found = leaves.find(leaf);
        if (found == leaves.end()) {
            tell(leaf, "来历不明：这一叶不是合作方的查询", "unknown: this leaf is no question of a partner");
            continue;
        }
        auto& told = found->second;
        std::string zh, en;
        auto compare = [&](bool same, char const* what_zh, char const* what_en) {
            if (!same) zh += (zh.empty() ? "" : "、") + std::string(what_zh), en += (en.empty() ? "" : ", ") + std::string(what_en);
        };
        compare(kept.told.partner == told.partner, "合作方", "partner");
        compare(kept.told.on == told.on, "查询日期", "day");
        compare(kept.told.purpose == told.purpose, "用途", "purpose");
        compare(kept.told.consent == told.consent, "授权", "consent");
        compare(is_about(db, blind, leaf, told, kept.subject), "信用主体", "subject");
        if (!zh.empty()) tell(leaf, "已被改动：" + zh, "altered: " + en);
        leaves.erase(found);
    }
    for (auto& [leaf, told] : leaves)
        tell(leaf, "缺失：合作方于 " + told.on + " 的这次查询不计入当日次数，信用主体也看不到", "missing: this question of " + told.on + " would not count for its day, and its subject would not see it");
    return all;
}

}  // namespace check
