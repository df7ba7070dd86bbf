#include "partner/noun.h"
#include "text/code.h"

namespace partner {
namespace {

constexpr store::Query kSameCode{
    "partner_with_code", "SELECT p.id FROM partner p JOIN casefile f ON f.id = p.id WHERE p.code = ?1 AND f.state NOT IN ('refused', 'ended')"};

bool whole(std::string const& typed) {
    auto code = text::normalise_code(typed);
    return code.kind == text::CodeKind::unified && code.value == typed && code.remarks.empty();
}

}  // namespace

law::Facts PartnerNoun::facts(casework::Asking<Partner> const& now) {
    auto& act = now.command.act;
    auto p = now.row ? *now.row : Partner{};
    if (act == "draft" || act == "amend") p = partner_sent(now.command.fields, std::move(p));
    auto terms = p.proposed ? *p.proposed : p.terms.value_or(Terms{});
    law::Facts facts;
    facts.answer(code_is_whole, whole(p.code) && !now.db.word(kSameCode, p.code));
    facts.answer(terms_fit, terms_are_whole(terms));
    facts.answer(terms_still_run, now.setting.today <= terms.until);
    return facts;
}

}  // namespace partner

HENGXIN_NOUN(, partner::PartnerNoun);
