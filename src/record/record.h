// A Record (失信信息): an administrative penalty, an abnormal-operation register, other negative information. Never a list entry, never
// the verdict `discipline`; it carries only management measures whose basis names it. Tier by a dated table. A licence and what another region
// found in evaluating an organisation (评价结果) are records too: they inform, and nothing adverse rests on them.
#pragma once
#include "casework/archive.h"
#include "list_type/repair.h"

namespace record {

enum class Kind { penalty, abnormal_operation, licence, other, evaluation };
BOOST_DESCRIBE_ENUM(Kind, penalty, abnormal_operation, licence, other, evaluation)
inline bool only_informs(Kind kind) { return kind == Kind::licence || kind == Kind::evaluation; }
enum class Tier { minor, general, severe };          // 轻微 一般 严重 (国办发〔2025〕22号)
BOOST_DESCRIBE_ENUM(Tier, minor, general, severe)

struct Record {
    std::string id;
    std::int64_t version = 0;
    Kind kind;
    std::string subject;                 // id
    std::string document_no, issuer, issuer_code, conduct, facts, basis, content;
    std::string penalty_kind;            // 警告, 罚款, … (行政处罚法 art. 9), separated by ;
    std::int64_t fine_cents = 0;         // 罚款金额, from 万元
    law::Date decided_on;
    bool simple_procedure = false;
    Tier tier;
    std::optional<law::Date> shown_from, shown_until;   // publicity window, a burden: computed from the tier's periods
    std::optional<law::Date> ended_on;
    std::string end_reason;              // expired, repaired, revoked, recorded_in_error, withdrawn_by_origin
    std::string source;                  // file and row, or the agency's system
    std::optional<law::Date> kept_until; // last day on which it may be queried at all; none for licences
    std::optional<law::Date> held_from;  // under an objection or by order since: it carries no effect, and is shown as suspended
    std::string hold_cause;              // case that holds it
    std::optional<law::Date> sealed_on;      // since then for named purposes alone
    std::optional<law::Date> archived_until; // last day in the archive; it is destroyed after it
    std::optional<law::Date> destroyed_on;   // what is left is its skeleton
    std::string region;                      // of an evaluation: the region it is from, by its code
    std::optional<law::Date> told_may_apply, told_ends;   // the days of a repair that its subject was reminded of last
    std::string remark;                      // such as that the fine was paid
    std::string correction;                  // the last one: on what proof, and why
};
BOOST_DESCRIBE_STRUCT(Record, (), (id, version, kind, subject, document_no, issuer, issuer_code, conduct, facts, basis, content, penalty_kind,
                                   fine_cents, decided_on, simple_procedure, tier, shown_from, shown_until, ended_on, end_reason, source, kept_until,
                                   held_from, hold_cause, sealed_on, archived_until, destroyed_on, region, told_may_apply, told_ends, remark, correction))

// From when its repair may be asked for (最早可申请修复之日); never of what only informs.
list_type::Eligibility repairable(Record const& record, law::Periods const& periods);

// Days of a repair that its subject is to be reminded of today; none of one that is held, has ended or only informs.
list_type::Reminder reminder(Record const& record, casework::Setting const& now);

}  // namespace record
