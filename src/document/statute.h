// How a file becomes part of a case, and how a paper is issued, stamped and filed. A file may be taken back by who brought it, until the
// case has gone on with it; what was issued keeps its number for ever. A paper is stamped by hand and scanned back, or sealed by the county's
// platform: both come back as a file of their own and end on the same road.
#pragma once
#include "law/statute.h"

namespace document {

enum class State { not_yet, received, relied_on, withdrawn, issued, filed, voided };
BOOST_DESCRIBE_ENUM(State, not_yet, received, relied_on, withdrawn, issued, filed, voided)
enum class Act { receive, attach, withdraw, rely, issue, scan_back, void_it, receive_sealed };
BOOST_DESCRIBE_ENUM(Act, receive, attach, withdraw, rely, issue, scan_back, void_it, receive_sealed)

using law::Party;

inline constexpr law::Question content_is_kept{
    "content_is_kept", "文件须经上传接口提交。", "A file comes through its upload route, POST /documents.", law::clause("（十六）"), 422};
inline constexpr law::Question case_is_open_to_you{
    "case_is_open_to_you", "没有这个事项，或不是您可以办理的事项。", "There is no such case, or it is not yours to act on.", law::clause("（三）"), 403};
inline constexpr law::Question came_from_the_platform{
    "came_from_the_platform", "电子用印件只能由印章平台交回，请使用文书的“电子用印”。", "A sealed paper comes from the seal platform alone: POST /documents/{id}/seal of the paper.",
    law::own_rule("电子用印件由平台交回"), 422};
inline constexpr law::Question paper_awaits_its_seal{
    "paper_awaits_its_seal", "该文书不是本单位已制发、尚未用印归档的文书。", "It is no paper of your agency that was issued and is not stamped and filed yet.", law::own_rule("一份文书只用印一次"), 409};
inline constexpr law::Question belongs_to_no_case{
    "belongs_to_no_case", "该材料已附于某一事项，不得改附。", "It belongs to a case already and is not moved.", law::own_rule("证据不得移作他用"), 409, law::kByTheCase};
inline constexpr law::Question you_brought_it{
    "you_brought_it", "只能由提交人办理。", "Only who brought it may do this.", law::own_rule("材料由提交人负责"), 403, law::kByTheCase};
inline constexpr law::Question not_yet_relied_on{
    "not_yet_relied_on", "该事项在此后已有办理，材料已被采用，不得撤回。", "The case has gone on since; what was relied on is not taken back.", law::own_rule("已采用的材料须留存"), 409, law::kByTheCase};
inline constexpr law::Question is_its_organs_paper{
    "is_its_organs_paper", "由承办该事项的单位制发；督办函、不予受理通知书、核查复函和异议文书由信用办制发。",
    "The organ whose case it is issues it; letters of supervision, refusals to accept, replies to a review and papers of an objection are the credit office's.", law::clause("（三）"), 403};
inline constexpr law::Question paper_has_its_cause{
    "paper_has_its_cause", "该事项尚不能制发此类文书。", "This paper cannot be issued on this case as it stands.", law::clause("（十三）"), 409};
inline constexpr law::Question not_issued_before{
    "not_issued_before", "该事项已制发过此类文书；确有错误的，先作废。", "This paper has been issued on the case already; void it first if it was wrong.", law::own_rule("同一事项同一文书只制发一次"), 409};
inline constexpr law::Question template_is_complete{
    "template_is_complete", "文书要素不齐，不得制发。", "What the template needs is missing; nothing is filled in.", law::clause("（十一）"), 422};
inline constexpr law::Question no_service_rests_on_it{
    "no_service_rests_on_it", "该文书已登记送达，所涉事项以其送达为依据，不得作废；有误的，在所涉事项中撤回、撤销或者更正，并另行告知。",
    "Its service is recorded and the case rests on it: what was served is not voided. Withdraw, revoke or correct that in its case, and tell of it anew.", law::own_rule("已送达的文书不作废"), 409,
    law::kByTheCase};
inline constexpr law::Question scan_fits{
    "scan_fits", "扫描件须是本单位已上传、未附于其他事项的 PDF 或图片。", "The scan must be an uploaded PDF or picture of your agency that belongs to no other case.", law::own_rule("用印文书扫描归档"), 422};

inline constexpr std::string_view kTemplates =
    "measure_notice listing_decision prior_notice repair_notice objection_application objection_missing objection_accepted objection_declined objection_result "
    "removal_decision repair_application repair_rejection correction_letter supervision_letter review_reply";

inline constexpr law::Field kReceiveFields[] = {
    {"name", law::FieldType::text, true, "文件名", "file name"},
    {"content", law::FieldType::rows, true, "文件", "the file"},
    {"about_noun", law::FieldType::text, false, "所附事项种类", "kind of the case it belongs to"},
    {"about", law::FieldType::id, false, "所附事项", "the case it belongs to"},
};
inline constexpr law::Field kAttachFields[] = {
    {"about_noun", law::FieldType::text, true, "所附事项种类", "kind of the case it belongs to"},
    {"about", law::FieldType::id, true, "所附事项", "the case it belongs to"},
};
inline constexpr law::Field kReasonFields[] = {{"reason", law::FieldType::long_text, true, "理由", "reason"}};
inline constexpr law::Field kIssueFields[] = {
    {"template", law::FieldType::choice, true, "文书种类", "template", kTemplates},
    {"about_noun", law::FieldType::text, true, "事项种类", "kind of the case"},
    {"about", law::FieldType::id, true, "事项", "the case"},
};
inline constexpr law::Field kScanFields[] = {{"scan", law::FieldType::id, true, "用印后的扫描件", "scan of the stamped paper"}};

inline constexpr law::Field kSealedFields[] = {
    {"name", law::FieldType::text, true, "文件名", "file name"},
    {"content", law::FieldType::rows, true, "用印后的文件", "the sealed file"},
    {"paper", law::FieldType::id, true, "所用印的文书", "the paper that was sealed"},
    {"seal", law::FieldType::text, true, "电子印章", "electronic seal"},
    {"unsealed_digest", law::FieldType::text, true, "用印前文件的加盐摘要", "salted digest of the file before it was sealed"},
};

inline constexpr law::AnyOf<Party> kBringers{Party::officer, Party::data_clerk, Party::handler, Party::approver, Party::agency_system,
                                             Party::office, Party::legal_reviewer, Party::publisher};
inline constexpr law::AnyOf<Party> kIssuers{Party::officer, Party::handler, Party::approver, Party::agency_system, Party::office};
inline constexpr std::string_view kRemedy = "陈述申辩；异议（十七）；信用修复（十八）；行政复议、行政诉讼（十九）";

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state               these parties          may                       and then it is               under
    {.when = State::not_yet,   .who = kBringers,      .may = Act::receive,   .then = State::received,  .under = law::clause("（十一）"),
     .provided = {&content_is_kept, &case_is_open_to_you}},
    {.when = State::received,  .who = kBringers,      .may = Act::attach,    .then = State::received,  .under = law::clause("（十一）"),
     .provided = {&you_brought_it, &belongs_to_no_case, &case_is_open_to_you}},
    {.when = State::received,  .who = kBringers,      .may = Act::withdraw,  .then = State::withdrawn, .under = law::clause("（十六）"),
     .provided = {&you_brought_it, &not_yet_relied_on}},
    {.when = State::received,  .who = {Party::law},   .may = Act::rely,      .then = State::relied_on, .under = law::own_rule("用印文书扫描归档")},
    {.when = State::not_yet,   .who = kIssuers,       .may = Act::issue,     .then = State::issued,    .under = law::clause("（十三）"),
     .effect = law::Effect::burdens_subject, .challenge = kRemedy, .provided = {&case_is_open_to_you, &is_its_organs_paper, &paper_has_its_cause, &not_issued_before, &template_is_complete}},
    {.when = State::issued,    .who = kIssuers,       .may = Act::scan_back, .then = State::filed,     .under = law::own_rule("用印文书扫描归档"),
     .provided = {&scan_fits}},
    {.when = State::not_yet,   .who = kIssuers,       .may = Act::receive_sealed, .then = State::received, .under = law::own_rule("用印文书归档"),
     .provided = {&came_from_the_platform, &paper_awaits_its_seal}},
    {.when = State::issued,    .who = {Party::law},   .may = Act::scan_back, .then = State::filed,     .under = law::own_rule("用印文书归档")},
    {.when = State::issued,    .who = {Party::approver}, .may = Act::void_it, .then = State::voided,   .under = law::clause("（十九）"), .effect = law::Effect::favours_subject,
     .provided = {&no_service_rests_on_it}},
    {.when = State::issued,    .who = {Party::office},   .may = Act::void_it, .then = State::voided,   .under = law::clause("（十九）"), .effect = law::Effect::favours_subject,
     .provided = {&you_brought_it, &no_service_rests_on_it}},
    {.when = State::filed,     .who = {Party::approver}, .may = Act::void_it, .then = State::voided,   .under = law::clause("（十九）"), .effect = law::Effect::favours_subject,
     .provided = {&no_service_rests_on_it}},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay           for at most                                                             otherwise                                       under
    {.in = State::received, .within = law::settled("随所附事项保管 / kept with the case it belongs to"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十一）")},
    {.in = State::issued,   .within = law::no_limit("送达期限由所属程序规定 / service is the procedure's own"), .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十三）")},
    {.in = State::filed,    .within = law::settled("归档保存 / kept on file"),                          .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十三）")},
};
inline constexpr State kEnds[] = {State::relied_on, State::withdrawn, State::voided};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未产生", "not yet"}, {State::received, "已收到", "received"}, {State::relied_on, "已采用", "relied on"}, {State::withdrawn, "已撤回", "withdrawn"},
    {State::issued, "已制发", "issued"},     {State::filed, "已用印归档", "stamped and filed"}, {State::voided, "已作废", "void"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::receive, "提交材料", "receive", kReceiveFields}, {Act::attach, "附于事项", "attach to a case", kAttachFields}, {Act::withdraw, "撤回", "withdraw", kReasonFields},
    {Act::rely, "采用", "rely on"},                        {Act::issue, "制发文书", "issue a paper", kIssueFields},       {Act::scan_back, "扫描归档", "scan back", kScanFields},
    {Act::void_it, "作废", "void", kReasonFields},      {Act::receive_sealed, "收回电子用印件", "take the sealed paper back", kSealedFields},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace document
