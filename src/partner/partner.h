// A Partner (市场主体合作方): what the credit office and one market party agreed, under which it may ask about a subject by its whole code. It learns
// what is public of that day, and what a subject consented to (I-14); voluntary measures are all it is shown (I-4). Terms count when another
// person approved them; new ones are a new edition, and the old hold until then. Its accounts name it where others name their agency.
#pragma once
#include "casework/noun.h"

namespace partner {

// In the words of the catalogue of measures: a voluntary measure names whom it is for.
enum class Kind { trade_association, credit_service, bank, insurer, social_organisation, enterprise };
BOOST_DESCRIBE_ENUM(Kind, trade_association, credit_service, bank, insurer, social_organisation, enterprise)
enum class Purpose { lending, insuring, membership, transaction, credit_report };
BOOST_DESCRIBE_ENUM(Purpose, lending, insuring, membership, transaction, credit_report)

struct Terms {
    std::string agreement_no;
    std::vector<Purpose> purposes;           // it may ask for these alone
    std::vector<std::string> list_types;     // codes; it is told of these alone
    std::int64_t daily_quota = 0;
    law::Date from, until;                   // first and last day
};
BOOST_DESCRIBE_STRUCT(Terms, (), (agreement_no, purposes, list_types, daily_quota, from, until))

struct Partner {
    std::string id;
    std::int64_t version = 0;
    std::string name, code;
    Kind kind;
    std::string contact;
    std::optional<Terms> terms;              // approved
    std::optional<Terms> proposed;           // wait for another person
    std::int64_t edition = 0;                // how often terms were approved
    std::optional<law::Date> approved_on;    // the edition in force
    std::optional<law::Date> suspended_on;
    std::string suspended_because;
    std::optional<law::Date> ended_on;       // first day on which it may ask no more
    std::string ended_because;
};
BOOST_DESCRIBE_STRUCT(Partner, (), (id, version, name, code, kind, contact, terms, proposed, edition, approved_on, suspended_on, suspended_because, ended_on,
                                    ended_because))

// Evaluated when it is read: approved, begun, not suspended, not ended, its last day not past.
bool in_force(Partner const& partner, law::Date on);
bool may_ask_for(Partner const& partner, Purpose purpose);
// Whether a measure of the catalogue is for market parties of this kind.
bool is_for(std::vector<std::string> const& agencies, Kind kind);

inline constexpr casework::Word kPurposeWords[] = {
    {"lending", "授信", "lending"}, {"insuring", "承保", "insuring"}, {"membership", "会员管理", "membership"}, {"transaction", "交易", "a transaction"},
    {"credit_report", "信用报告", "a credit report"},
};

}  // namespace partner
