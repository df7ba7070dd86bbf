// A review's procedure: filed by the agency on its letter and with its roster, taken up by the credit office, returned once with everything
// that is missing, or refused with the reason; everybody on the roster is checked by the engine that answers every question; a reply is drafted by
// one officer and approved by another, issued with its number, and served. A reply that is late is a delay on record and never an answer by silence.
#pragma once
#include "law/statute.h"

namespace review {

enum class State { not_yet, filed, returned, accepted, checked, drafted, approved, served, refused, withdrawn, destroyed };
BOOST_DESCRIBE_ENUM(State, not_yet, filed, returned, accepted, checked, drafted, approved, served, refused, withdrawn, destroyed)
enum class Act { file, supplement, withdraw, accept, return_it, refuse, check, answer, draft, send_back, approve, serve, destroy };
BOOST_DESCRIBE_ENUM(Act, file, supplement, withdraw, accept, return_it, refuse, check, answer, draft, send_back, approve, serve, destroy)

using law::Party;

inline constexpr law::Basis kRetention{"个人信息保护法", "第十九条、第四十七条", law::Rank::law};
inline constexpr auto kAsk = law::clause("（十六）");
inline constexpr auto kCheck = law::clause("（十三）");

inline constexpr law::Question matter_is_within_remit{
    "matter_is_within_remit", "所列事项不在来函单位现行职权之内，不得以该事项核查。", "The matter is not within the asking agency's remit; nothing is checked as that matter.", law::clause("（三）"), 403};
inline constexpr law::Question letter_is_on_file{
    "letter_is_on_file", "须附本单位已上传、未附于其他事项的来函。", "The letter must be a file that your agency has uploaded and that belongs to no other case.", law::own_rule("核查凭来函办理"), 422};
inline constexpr law::Question letter_day_fits{
    "letter_day_fits", "来函日期不得晚于今天。", "The letter is not dated in the future.", law::own_rule("核查凭来函办理"), 422};
inline constexpr law::Question roster_is_complete{
    "roster_is_complete", "名单有误，一行也不接收；请按所列位置逐行更正后重新提交。", "The roster has errors and nothing of it is taken; correct each row that is named and file it again.", kAsk, 422};
inline constexpr law::Question not_returned_before{
    "not_returned_before", "补正只能一次性告知，不得再次退回；仍不符合的，受理或者写明理由不予受理。",
    "What is missing is told once and in full; what still does not fit is taken up, or refused with the reason.", law::own_rule("一次性告知"), 409, law::kByTheCase};
inline constexpr law::Question findings_still_hold{
    "findings_still_hold", "核查后所列条目已暂停、恢复、更正或移出，请重新比对后再复函。", "An entry named in it has been suspended, resumed or ended since; check the roster again first.", kCheck, 409, law::kByTheCase};
inline constexpr law::Question reply_is_issued{
    "reply_is_issued", "送达前须在审签后制发核查复函（文号、附件）。", "The reply is issued with its number and annex after the approval, before it is served.", law::own_rule("复函编号用印后送达"), 409, law::kByTheCase};

inline constexpr std::string_view kPurposes = "honour commendation qualification recruitment subsidy other";
inline constexpr law::Field kFileFields[] = {
    {"purpose", law::FieldType::choice, true, "核查目的", "purpose", kPurposes},
    {"occasion", law::FieldType::text, true, "具体工作（如某年度某项评选）", "occasion, such as which award of which year"},
    {"matter", law::FieldType::text, true, "以何事项核查（本单位事项编码）", "matter as which it is checked (code, of your remit)"},
    {"basis_instrument", law::FieldType::text, true, "核查依据（法律、法规、规章或文件）", "basis: law, regulation or document"},
    {"basis_article", law::FieldType::text, true, "条款", "article"},
    {"letter_no", law::FieldType::text, true, "来函文号", "number of the letter"},
    {"letter_on", law::FieldType::date, true, "来函日期", "day of the letter"},
    {"letter", law::FieldType::id, true, "来函（已上传的文件）", "the letter: an uploaded file"},
    {"roster", law::FieldType::lines, false, "核查名单（每行：名称,代码）", "roster, a line each: name,code"},
    {"roster_file", law::FieldType::id, false, "核查名单（已上传的 CSV 或 XLSX）", "roster: an uploaded CSV or XLSX"},
};
inline constexpr law::Field kSupplementFields[] = {
    {"purpose", law::FieldType::choice, false, "核查目的", "purpose", kPurposes},
    {"occasion", law::FieldType::text, false, "具体工作（如某年度某项评选）", "occasion, such as which award of which year"},
    {"matter", law::FieldType::text, false, "以何事项核查（本单位事项编码）", "matter as which it is checked (code, of your remit)"},
    {"basis_instrument", law::FieldType::text, false, "核查依据（法律、法规、规章或文件）", "basis: law, regulation or document"},
    {"basis_article", law::FieldType::text, false, "条款", "article"},
    {"letter_no", law::FieldType::text, false, "来函文号", "number of the letter"},
    {"letter_on", law::FieldType::date, false, "来函日期", "day of the letter"},
    {"letter", law::FieldType::id, false, "来函（已上传的文件）", "the letter: an uploaded file"},
    {"roster", law::FieldType::lines, false, "核查名单（每行：名称,代码）", "roster, a line each: name,code"},
    {"roster_file", law::FieldType::id, false, "核查名单（已上传的 CSV 或 XLSX）", "roster: an uploaded CSV or XLSX"},
};
inline constexpr law::Field kReturnFields[] = {{"missing", law::FieldType::long_text, true, "需要补正的全部内容", "everything that is missing"}};
inline constexpr law::Field kRefuseFields[] = {
    {"ground", law::FieldType::choice, true, "不予受理的原因", "ground", "no_purpose outside_remit no_basis other_ground"},
    {"reason", law::FieldType::long_text, true, "理由", "reason"},
};
inline constexpr law::Field kReasonFields[] = {{"reason", law::FieldType::long_text, true, "理由", "reason"}};
inline constexpr law::Field kDraftFields[] = {{"remarks", law::FieldType::long_text, false, "复函中的其他说明", "further remarks in the reply"}};
inline constexpr law::Field kServeFields[] = {
    {"way", law::FieldType::choice, true, "送达方式", "way of service", "in_person post exchange system"},
    {"receiver", law::FieldType::text, true, "签收人或凭证号", "who received it, or number of the proof"},
};

inline constexpr law::AnyOf<Party> kAskers{Party::officer, Party::handler};

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state               these parties             may                        and then it is                under
    {.when = State::not_yet,   .who = kAskers,         .may = Act::file,       .then = State::filed,     .under = kAsk,
     .provided = {&matter_is_within_remit, &letter_is_on_file, &letter_day_fits, &roster_is_complete}},
    {.when = State::filed,     .who = {Party::office}, .may = Act::accept,     .then = State::accepted,  .under = kAsk, .provided = {&matter_is_within_remit}},
    {.when = State::filed,     .who = {Party::office}, .may = Act::return_it,  .then = State::returned,  .under = kAsk, .provided = {&not_returned_before}},
    {.when = State::filed,     .who = {Party::office}, .may = Act::refuse,     .then = State::refused,   .under = kAsk},
    {.when = State::filed,     .who = kAskers,         .may = Act::withdraw,   .then = State::withdrawn, .under = kAsk},
    {.when = State::returned,  .who = kAskers,         .may = Act::supplement, .then = State::filed,     .under = kAsk,
     .provided = {&matter_is_within_remit, &letter_is_on_file, &letter_day_fits, &roster_is_complete}},
    {.when = State::returned,  .who = kAskers,         .may = Act::withdraw,   .then = State::withdrawn, .under = kAsk},
    {.when = State::accepted,  .who = {Party::office}, .may = Act::check,      .then = State::checked,   .under = kCheck, .provided = {&matter_is_within_remit}},
    {.when = State::accepted,  .who = kAskers,         .may = Act::withdraw,   .then = State::withdrawn, .under = kAsk},
    {.when = State::checked,   .who = {Party::law},    .may = Act::answer,     .then = State::checked,   .under = kCheck},
    {.when = State::checked,   .who = {Party::office}, .may = Act::check,      .then = State::checked,   .under = kCheck, .provided = {&matter_is_within_remit}},
    {.when = State::checked,   .who = {Party::office}, .may = Act::draft,      .then = State::drafted,   .under = kAsk, .provided = {&findings_still_hold}},
    {.when = State::drafted,   .who = {Party::office}, .may = Act::send_back,  .then = State::checked,   .under = kAsk},
    {.when = State::drafted,   .who = {Party::office}, .may = Act::approve,    .then = State::approved,  .under = kAsk,
     .not_by = {Act::draft}, .provided = {&findings_still_hold}},
    {.when = State::approved,  .who = {Party::office}, .may = Act::send_back,  .then = State::checked,   .under = kAsk},
    {.when = State::approved,  .who = {Party::office}, .may = Act::serve,      .then = State::served,    .under = kAsk,
     .provided = {&findings_still_hold, &reply_is_issued}},
    {.when = State::served,    .who = {Party::clock},  .may = Act::destroy,    .then = State::destroyed, .under = kRetention, .effect = law::Effect::favours_subject},
    {.when = State::refused,   .who = {Party::clock},  .may = Act::destroy,    .then = State::destroyed, .under = kRetention, .effect = law::Effect::favours_subject},
    {.when = State::withdrawn, .who = {Party::clock},  .may = Act::destroy,    .then = State::destroyed, .under = kRetention, .effect = law::Effect::favours_subject},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay         for at most                            otherwise                                       under
    {.in = State::filed,     .within = law::period("review.accept"), .otherwise = law::Otherwise::delay_is_recorded, .under = kAsk},
    {.in = State::returned,  .within = law::no_limit("补正时间由来函单位掌握 / the asking agency takes the time it needs"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = kAsk},
    {.in = State::accepted,  .within = law::period("review.reply"),  .otherwise = law::Otherwise::delay_is_recorded, .under = kAsk},
    {.in = State::checked,   .within = law::until("reply_due"),      .otherwise = law::Otherwise::delay_is_recorded, .under = kAsk},
    {.in = State::drafted,   .within = law::until("reply_due"),      .otherwise = law::Otherwise::delay_is_recorded, .under = kAsk},
    {.in = State::approved,  .within = law::until("reply_due"),      .otherwise = law::Otherwise::delay_is_recorded, .under = kAsk},
    {.in = State::served,    .within = law::until("archive_ends"),   .otherwise = law::Otherwise::case_moves_on,     .under = kRetention, .by = Act::destroy},
    {.in = State::refused,   .within = law::until("archive_ends"),   .otherwise = law::Otherwise::case_moves_on,     .under = kRetention, .by = Act::destroy},
    {.in = State::withdrawn, .within = law::until("archive_ends"),   .otherwise = law::Otherwise::case_moves_on,     .under = kRetention, .by = Act::destroy},
};
inline constexpr State kEnds[] = {State::destroyed};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未提出", "not yet"},          {State::filed, "已来函待受理", "filed"},           {State::returned, "已告知补正", "returned"},
    {State::accepted, "已受理待比对", "accepted"},    {State::checked, "已比对待拟稿", "checked"},       {State::drafted, "已拟稿待审签", "drafted"},
    {State::approved, "已审签待制发送达", "approved"}, {State::served, "已复函", "replied"},              {State::refused, "不予受理", "refused"},
    {State::withdrawn, "已撤回", "withdrawn"},        {State::destroyed, "已销毁", "destroyed"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::file, "来函申请核查", "file", kFileFields},          {Act::supplement, "补正", "supplement", kSupplementFields}, {Act::withdraw, "撤回", "withdraw", kReasonFields},
    {Act::accept, "受理", "accept"},                           {Act::return_it, "一次性告知补正", "return", kReturnFields}, {Act::refuse, "不予受理", "refuse", kRefuseFields},
    {Act::check, "批量比对", "check the roster"},              {Act::answer, "记入比对结果", "take the answers"},           {Act::draft, "拟稿", "draft", kDraftFields},
    {Act::send_back, "退回重办", "send back", kReasonFields},  {Act::approve, "审签", "approve"},                           {Act::serve, "送达复函", "serve", kServeFields},
    {Act::destroy, "销毁", "destroy"},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace review
