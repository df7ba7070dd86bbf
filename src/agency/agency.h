// An Agency (行政机关 / 授权组织) with its remits (职权) and matters (事项), as dated data: bureaux are renamed and merged. I-3: an agency
// can act only inside its remit.
#pragma once
#include "casework/noun.h"
#include "law/id.h"

namespace agency {

// A matter (事项) the agency decides, within a remit: licence, inspection, procurement, tender, subsidy, honour, land, finance, appointment.
struct Remit {
    std::string matter;                  // code, unique in the county: "SCJG-XK-01"
    std::string name;
    std::string kind;
    std::string basis;
    law::Date from;
    std::optional<law::Date> to;
};
BOOST_DESCRIBE_STRUCT(Remit, (), (matter, name, kind, basis, from, to))

// A duty assigned to an organisation: "credit_office", "operator", or "determines:<list type code>".
struct Duty {
    std::string name;
    law::Date from;
    std::optional<law::Date> to;
};
BOOST_DESCRIBE_STRUCT(Duty, (), (name, from, to))

struct Agency {
    std::string id;
    std::int64_t version = 0;
    std::string code;                    // unified social credit code
    std::string name;
    std::string kind;                    // "market_regulation", "housing", …: what measures name as implementing agencies
    std::vector<Remit> remits;
    std::vector<Duty> duties;
    law::Date from;
    std::optional<law::Date> to;
    std::string proposed;                // what waits for confirmation, as canonical JSON of a Content; empty when nothing does
};
BOOST_DESCRIBE_STRUCT(Agency, (), (id, version, code, name, kind, remits, duties, from, to, proposed))

// What is proposed and confirmed. Until it is confirmed nothing of it has effect.
struct Content {
    std::string code, name, kind;
    std::vector<Remit> remits;
    std::vector<Duty> duties;
    law::Date from;
    std::optional<law::Date> to;
};
BOOST_DESCRIBE_STRUCT(Content, (), (code, name, kind, remits, duties, from, to))

// The kinds there are: what measures name as implementing agencies, and organs that measures for every agency meet.
inline constexpr std::string_view kKinds[] = {
    "agriculture", "approval", "bank", "civil_affairs", "court", "credit_office", "credit_service", "culture_tourism", "customs", "development_reform", "education",
    "emergency", "enterprise", "environment", "finance", "financial_regulator", "fire", "health", "housing", "hr_social_security", "industry_it", "insurer", "justice",
    "market_regulation", "natural_resources", "organisation_department", "public_resource_trading", "public_security", "purchaser", "science", "social_organisation",
    "state_assets", "statistics", "tax", "telecom_operator", "township", "trade_association", "transport", "urban_management", "village", "water"};
// Kinds of matter (事项类别).
inline constexpr std::string_view kMatterKinds[] = {"licence", "inspection", "procurement", "tender", "subsidy", "honour", "land", "finance", "appointment"};

template <class Dated> bool in_force(Dated const& row, law::Date on) { return row.from <= on && (!row.to || on <= *row.to); }
inline constexpr std::string_view kHonour = "honour";   // kind of a matter in which somebody is selected for an honour
Remit const* remit_for(Agency const& agency, std::string_view matter, law::Date on);
bool has_duty(Agency const& agency, std::string_view duty, law::Date on);

}  // namespace agency
