#include "agency/noun.h"

namespace agency {
namespace {

// One that was refused never was: neither its code nor its matters are taken.
constexpr store::Query kSameCode{"agency_with_code", "SELECT a.id FROM agency a JOIN casefile f ON f.id = a.id WHERE a.code = ?1 AND a.id <> ?2 AND f.state <> 'refused'"};
constexpr store::Query kAll{"agencies_and_matters", "SELECT a.id, a.remits FROM agency a JOIN casefile f ON f.id = a.id WHERE a.id <> ?1 AND f.state <> 'refused'"};

// A matter's code is unique in the county: a check names it alone.
void refuse_taken_matters(store::Db& db, std::string const& own, Content const& content, law::Finding& finding) {
    db.each(
        kAll,
        [&](store::Row const& r) {
            for (auto& other : json::read<std::vector<Remit>>(json::parse(r.text(1))))
                for (std::size_t i = 0; i < content.remits.size(); ++i)
                    if (content.remits[i].matter == other.matter)
                        finding.fields.push_back({"agency.remits[" + std::to_string(i) + "].matter", other.matter, "已属于其他单位 / another agency's", "换一个编码 / choose another"});
        },
        own);
    finding.holds = finding.fields.empty();
}

}  // namespace

law::Facts AgencyNoun::facts(casework::Asking<Agency> const& now) {
    law::Facts facts;
    bool brought = now.command.fields.contains("agency");
    auto content = brought ? content_sent(now.command.fields) : content_proposed(*now.row);
    auto own = now.row ? now.row->id : std::string();
    facts.answer(is_told_apart, told_apart(content));
    facts.answer(code_not_taken, !now.db.word(kSameCode, content.code, own));
    facts.answer(kind_is_known, kind_fits(content));
    auto matters = matters_fit(content);
    refuse_taken_matters(now.db, own, content, matters);
    facts.answer(matters_are_its_own, std::move(matters));
    facts.answer(duties_are_known, duties_fit(content));
    return facts;
}

}  // namespace agency

HENGXIN_NOUN(, agency::AgencyNoun);
