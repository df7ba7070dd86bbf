#include "engine/nouns.h"
#include "account/noun.h"
#include "address/noun.h"
#include "agency/noun.h"
#include "batch/noun.h"
#include "check/check.h"
#include "clue/noun.h"
#include "commitment/noun.h"
#include "consent/noun.h"
#include "complaint/noun.h"
#include "determination/noun.h"
#include "document/noun.h"
#include "entry/noun.h"
#include "list_type/noun.h"
#include "measure/noun.h"
#include "memorandum/noun.h"
#include "notice/noun.h"
#include "withdrawal/noun.h"
#include "objection/noun.h"
#include "partner/noun.h"
#include "record/noun.h"
#include "repair/noun.h"
#include "remedy/noun.h"
#include "review/noun.h"
#include "rule/noun.h"
#include "subject/noun.h"
#include "subscription/noun.h"
#include "task/noun.h"

namespace engine {

casework::Nouns const& all_nouns() {
    static casework::Nouns const all({
        casework::noun<agency::AgencyNoun>(),
        casework::noun<account::AccountNoun>(),
        casework::noun<subject::SubjectNoun>(),
        casework::noun<list_type::ListTypeNoun>(),
        casework::noun<rule::RuleNoun>(),
        casework::noun<memorandum::MemorandumNoun>(),
        casework::noun<measure::MeasureNoun>(),
        casework::noun<determination::DeterminationNoun>(),
        casework::noun<batch::BatchNoun>(),
        casework::noun<entry::EntryNoun>(),
        casework::noun<withdrawal::WithdrawalNoun>(),
        casework::noun<objection::ObjectionNoun>(),
        casework::noun<record::RecordNoun>(),
        casework::noun<repair::RepairNoun>(),
        casework::noun<partner::PartnerNoun>(),
        casework::noun<consent::ConsentNoun>(),
        casework::noun<check::CheckNoun>(),
        casework::noun<subscription::SubscriptionNoun>(),
        casework::noun<task::TaskNoun>(),
        casework::noun<commitment::CommitmentNoun>(),
        casework::noun<remedy::RemedyNoun>(),
        casework::noun<complaint::ComplaintNoun>(),
        casework::noun<review::ReviewNoun>(),
        casework::noun<clue::ClueNoun>(),
        casework::noun<document::DocumentNoun>(),
        casework::noun<address::AddressNoun>(),
        casework::noun<notice::NoticeNoun>(),
    });
    return all;
}

}  // namespace engine
