// A notice's procedure: due with the act that must be told, sent or handed over, and ended by its arrival, which has a day, a receiver and, where
// the law asks for service, a proof. What did not arrive is due again by another way. A text message or e-mail needs the receiver's confirmation
// (address/statute.h). A public announcement is the last way and for organisations alone: it names in public whom it is for.
#pragma once
#include "law/statute.h"
#include "subject/subject.h"

namespace notice {

enum class State { not_yet, due, sent, failed, announced, delivered, set_aside };
BOOST_DESCRIBE_ENUM(State, not_yet, due, sent, failed, announced, delivered, set_aside)
enum class Act { open, open_told, draft, choose, serve, send, confirm, fail, announce, deem, set_aside };
BOOST_DESCRIBE_ENUM(Act, open, open_told, draft, choose, serve, send, confirm, fail, announce, deem, set_aside)

using law::Party;

inline constexpr law::Basis kConsent = law::own_rule("电子方式送达须经受送达人同意并签订确认书（参照行政处罚法第六十一条）");
inline constexpr law::Basis kProof = law::own_rule("送达以送达回证或者能够确认收悉的凭证为准（参照民事诉讼法送达的规定）");
// The last way, when no other reaches the receiver; deemed served when it has run.
inline constexpr law::Basis kAnnouncing{"民事诉讼法（2023修正）（参照）", "第九十五条", law::Rank::law};

inline constexpr law::Question case_is_yours{
    "case_is_yours", "没有这个事项，或不是您可以办理的事项。", "There is no such case, or it is not yours to tell of.", law::clause("（三）"), 403};
inline constexpr law::Question addressee_is_known{
    "addressee_is_known", "没有这个在库的信用主体或者在用的单位。", "There is no such subject on file, or no such agency.", law::clause("（三）"), 422};
inline constexpr law::Question complaint_is_not_about_you{
    "complaint_is_not_about_you", "被投诉单位不得办理对自己投诉的告知。", "The organ complained about does not handle what is told to who complained.", law::clause("（二十）"), 403, law::kByTheCase};
inline constexpr law::Question consent_is_on_file{
    "consent_is_on_file", "没有受送达人有效的电子送达地址确认书，不得以短信或者电子邮件送达；请改用当面、邮寄等方式。",
    "No confirmation of the receiver is in force for this channel: serve it in person or by post instead.", kConsent, 409};
inline constexpr law::Question channel_suits{
    "channel_suits", "该文书须送达并留有凭证，不得仅以电话告知。", "This one is served with proof; a phone call alone does not do.", kProof, 422};
inline constexpr law::Question channel_is_sent{
    "channel_is_sent", "请先选定邮寄、短信或者电子邮件；当面或者电话的，直接登记送达。", "Choose post, text message or e-mail first; what is told in person or by phone is recorded as served.",
    law::own_rule("发出前须选定方式"), 409};
inline constexpr law::Question proof_is_on_file{
    "proof_is_on_file", "凭证须是附于本件的材料（送达回证、签收单、通话记录等）。", "The proof is a document attached to this notice: receipt of service, record of the call.", kProof, 422};
inline constexpr law::Question arrival_is_shown{
    "arrival_is_shown", "邮寄送达须登记签收人和凭证。", "Service by post names who signed, and its proof.", kProof, 422};
inline constexpr law::Question day_follows_the_case{
    "day_follows_the_case", "行为日期不能早于本件产生之日，也不能早于前一环节（发出、未送达）。", "Nothing is sent, served or returned before the notice came to be, nor before the step that this one rests on.",
    law::own_rule("补登的日期不早于前一环节"), 422};
inline constexpr law::Question may_be_announced{
    "may_be_announced", "公告只用于单位；自然人的姓名和事项不得公告。", "Only an organisation is announced to; a natural person is not named in public.", law::clause("（十六）"), 409, law::kByTheCase};

inline constexpr std::string_view kByHand = "in_person phone";
inline constexpr std::string_view kAll = "in_person post phone sms email";
inline constexpr law::Field kDraftFields[] = {
    {"about_noun", law::FieldType::text, true, "事项种类", "kind of the case"},
    {"about", law::FieldType::id, true, "所涉事项", "the case it is about"},
    {"addressee", law::FieldType::choice, true, "告知对象", "whom", "subject agency"},
    {"told", law::FieldType::id, true, "被告知的主体或单位", "subject or agency told"},
    {"words", law::FieldType::long_text, true, "告知内容", "words"},
};
inline constexpr law::Field kChooseFields[] = {
    {"channel", law::FieldType::choice, true, "送达方式", "channel", kAll},
    {"contact", law::FieldType::text, false, "邮寄地址或电话", "postal address or number"},
};
inline constexpr law::Field kServeFields[] = {
    {"channel", law::FieldType::choice, true, "送达方式", "channel", kByHand},
    {"receiver", law::FieldType::text, true, "接收人", "receiver"},
    {"proof", law::FieldType::id, true, "送达凭证", "proof of service"},
};
inline constexpr law::Field kSendFields[] = {{"reference", law::FieldType::text, false, "运单号或者平台回执号", "tracking number, or the gateway's"}};
inline constexpr law::Field kConfirmFields[] = {
    {"receiver", law::FieldType::text, false, "接收人", "receiver"},
    {"proof", law::FieldType::id, false, "送达凭证", "proof of service"},
};
inline constexpr law::Field kFailFields[] = {{"reason", law::FieldType::long_text, true, "未送达的原因", "why it did not arrive"}};
inline constexpr law::Field kAnnounceFields[] = {
    {"announced_at", law::FieldType::long_text, true, "公告载体和已用过的方式", "where it is announced, and what was tried before"},
    {"proof", law::FieldType::id, true, "公告凭证", "proof of the announcement"},
};
inline constexpr law::Field kSetAsideFields[] = {{"reason", law::FieldType::long_text, true, "不再告知的理由", "why it is told no more"}};

inline constexpr law::AnyOf<Party> kSenders{Party::office, Party::handler, Party::officer, Party::agency_system};
inline constexpr std::string_view kRemedy = "行政复议、行政诉讼（十九），期限自实际知道之日起主张";
using law::Effect;

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state                parties                               may                        and then it is                  under
    {.when = State::not_yet,   .who = {Party::law},                   .may = Act::open,      .then = State::due,       .under = law::clause("（十九）")},
    // Told in person by the act itself: told once, not twice.
    {.when = State::not_yet,   .who = {Party::law},                   .may = Act::open_told, .then = State::delivered, .under = law::clause("（十三）")},
    {.when = State::not_yet,   .who = {Party::office, Party::handler}, .may = Act::draft,    .then = State::due,       .under = law::clause("（十九）"),
     .provided = {&case_is_yours, &addressee_is_known, &complaint_is_not_about_you, &subject::words_hold_nothing_forbidden}},
    {.when = State::due,       .who = kSenders,                       .may = Act::choose,    .then = State::due,       .under = law::clause("（十九）"),
     .provided = {&complaint_is_not_about_you, &channel_suits, &consent_is_on_file}},
    {.when = State::due,       .who = kSenders,                       .may = Act::serve,     .then = State::delivered, .under = kProof,
     .provided = {&complaint_is_not_about_you, &channel_suits, &proof_is_on_file, &day_follows_the_case}, .may_be_recorded_late = true},
    {.when = State::due,       .who = kSenders,                       .may = Act::send,      .then = State::sent,      .under = law::clause("（十九）"),
     .provided = {&complaint_is_not_about_you, &channel_is_sent, &channel_suits, &consent_is_on_file, &day_follows_the_case}, .may_be_recorded_late = true},
    {.when = State::due,       .who = kSenders,                       .may = Act::fail,      .then = State::failed,    .under = kProof,
     .provided = {&complaint_is_not_about_you, &day_follows_the_case}, .may_be_recorded_late = true},
    {.when = State::sent,      .who = kSenders,                       .may = Act::confirm,   .then = State::delivered, .under = kProof,
     .provided = {&complaint_is_not_about_you, &arrival_is_shown, &day_follows_the_case}, .may_be_recorded_late = true},
    {.when = State::sent,      .who = kSenders,                       .may = Act::fail,      .then = State::failed,    .under = kProof,
     .provided = {&complaint_is_not_about_you, &day_follows_the_case}, .may_be_recorded_late = true},
    {.when = State::failed,    .who = kSenders,                       .may = Act::choose,    .then = State::due,       .under = law::clause("（十九）"),
     .provided = {&complaint_is_not_about_you, &channel_suits, &consent_is_on_file}},
    {.when = State::failed,    .who = kSenders,                       .may = Act::announce,  .then = State::announced, .under = kAnnouncing,
     .effect = Effect::burdens_subject, .challenge = kRemedy, .provided = {&complaint_is_not_about_you, &may_be_announced, &proof_is_on_file}},
    // Told no more, with a reason and by another person: a subject that is dissolved, who asked and left no way to be reached.
    {.when = State::failed,    .who = {Party::office, Party::approver}, .may = Act::set_aside, .then = State::set_aside, .under = law::own_rule("不再告知须由另一人写明理由"),
     .not_by = {Act::send, Act::fail}, .provided = {&complaint_is_not_about_you}},
    {.when = State::announced, .who = {Party::clock},                 .may = Act::deem,      .then = State::delivered, .under = kAnnouncing,
     .effect = Effect::burdens_subject, .challenge = kRemedy},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay           for at most                               otherwise                                       under
    {.in = State::due,       .within = law::period("notice.send"),     .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十九）")},
    {.in = State::sent,      .within = law::period("notice.arrive"),   .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十九）")},
    {.in = State::failed,    .within = law::period("notice.again"),    .otherwise = law::Otherwise::delay_is_recorded, .under = law::clause("（十九）")},
    {.in = State::announced, .within = law::period("notice.announce"), .otherwise = law::Otherwise::case_moves_on,     .under = kAnnouncing, .by = Act::deem},
};
inline constexpr State kEnds[] = {State::delivered, State::set_aside};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未产生", "not yet"}, {State::due, "待告知", "due"},      {State::sent, "已发出待确认送达", "sent"}, {State::failed, "未送达，须另行送达", "failed"},
    {State::announced, "公告中", "announced"}, {State::delivered, "已送达", "delivered"}, {State::set_aside, "不再告知", "set aside"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::open, "产生告知", "open"},  {Act::open_told, "当面告知时产生", "open as told in person"},
                                    {Act::draft, "拟制告知", "draft", kDraftFields},
    {Act::choose, "选定送达方式", "choose the way", kChooseFields},     {Act::serve, "登记当面送达或电话告知", "record service in person or by phone", kServeFields},
    {Act::send, "登记发出", "record as sent", kSendFields},             {Act::confirm, "登记送达", "record the arrival", kConfirmFields},
    {Act::fail, "登记未送达", "record that it did not arrive", kFailFields}, {Act::announce, "公告送达", "announce in public", kAnnounceFields},
    {Act::deem, "公告届满视为送达", "deemed served"},                   {Act::set_aside, "不再告知", "set aside", kSetAsideFields},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace notice
