// A Repair (信用修复): somebody asks that an entry or a record be taken out of view and use, because duties are done and the time that the
// law asks for has passed. Whoever recognised the conduct decides (谁认定、谁修复); the county records the decision and carries it out in the
// same transaction. Also the suspension of either while an enterprise is reorganised in bankruptcy (破产重整).
#pragma once
#include "list_type/list_type.h"

namespace repair {

enum class Applicant { subject, agent, administrator };
BOOST_DESCRIBE_ENUM(Applicant, subject, agent, administrator)
enum class Channel { window, portal, credit_china };
BOOST_DESCRIBE_ENUM(Channel, window, portal, credit_china)

struct Repair {
    std::string id;
    std::int64_t version = 0;
    std::string entry, record;           // id of the one whose repair is asked for
    std::string intake;                  // agency that took it in
    std::string recogniser;              // agency that decides, or that records what the origin decided
    Applicant applicant_kind;
    std::string applicant;               // name
    std::string authorisation;           // of an agent or an insolvency administrator
    store::Sealed contact;
    Channel channel;
    std::string credit_china_no;         // case number at 信用中国
    std::optional<law::Date> duties_done_on;
    std::string proof, commitment;       // the two papers: that duties are done, and the promise (信用承诺书)
    std::optional<law::Date> eligible_from;              // as found when it was applied for
    std::string eligible_under;
    bool eligible_confirmed = false;
    bool returned_once = false;
    std::string missing;                 // what was missing, all of it, when it was returned
    std::string extension;               // why it takes longer
    std::string decision_no;             // of the recogniser
    std::optional<law::Date> decided_on;
    std::string conclusion;              // reasons told to the applicant
    std::string remedies;                // told with a refusal
    std::string found_false;             // what of the papers proved untrue
    std::string ruling;                  // of the court: reorganisation or settlement, number and day
    std::optional<list_type::Mending> way;               // asked for; none: correction
    std::optional<std::string> service_proof;            // proof of community or voluntary service
    std::optional<std::string> way_under;                // the article of the list type's rules that lets it count, and how
    std::string withdrawal;              // id of the applicant's signed withdrawal as uploaded
};
BOOST_DESCRIBE_STRUCT(Repair, (), (id, version, entry, record, intake, recogniser, applicant_kind, applicant, authorisation, contact, channel, credit_china_no,
                                   duties_done_on, proof, commitment, eligible_from, eligible_under, eligible_confirmed, returned_once, missing, extension,
                                   decision_no, decided_on, conclusion, remedies, found_false, ruling, way, service_proof, way_under, withdrawal))

}  // namespace repair
