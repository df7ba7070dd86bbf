// A rule's procedure: drafted, reviewed by a second person, published by a third (I-10, I-21). A published row stays, because it governs
// the waits that began in its time: a successor only closes it, and a corrected row takes the place of the wrong one.
#pragma once
#include "law/statute.h"

namespace rule {

enum class State { not_yet, drafted, legal_review, reviewed, published, withdrawn, superseded, ended };
BOOST_DESCRIBE_ENUM(State, not_yet, drafted, legal_review, reviewed, published, withdrawn, superseded, ended)
enum class Act { draft, amend, submit, withdraw_draft, pass, return_it, publish, close, supersede, end, found };
BOOST_DESCRIBE_ENUM(Act, draft, amend, submit, withdraw_draft, pass, return_it, publish, close, supersede, end, found)

using law::clause, law::Party;

inline constexpr law::Question basis_is_named{
    "basis_is_named", "须写明依据文件、条款和位阶；系统自定规则须标为自定规则。",
    "Instrument, article and rank are needed; a house rule is marked as one, and nothing else is.", clause("（二）"), 422};
inline constexpr law::Question house_rule_burdens_nobody{
    "house_rule_burdens_nobody", "系统自定规则不得作为不利影响期间的依据；只可缩短其最长期间。",
    "A house rule is no basis for a burden; it may only cap how long one lasts.", clause("（二）"), 422};
inline constexpr law::Question days_fit_the_week{
    "days_fit_the_week", "放假日须在周一至周五，调休上班日须在周六、周日，均在该年前后，且不得重复。",
    "A holiday is a weekday, a make-up working day is on a weekend, each near its year and named once.",
    law::own_rule("民法典第二百零三条；国务院办公厅节假日安排的通知"), 422};
inline constexpr law::Question rows_do_not_overlap{
    "rows_do_not_overlap", "与同名期间的现行条目重叠。", "It overlaps a published row of the same name.", law::own_rule("同一期间同一日只有一个值"), 409};
inline constexpr law::Question no_day_is_left_out{
    "no_day_is_left_out", "将使该期间有的日子没有值。", "It would leave days on which the period has no value.", law::own_rule("法定期间不得中断"), 409, law::kByTheCase};

inline constexpr law::Question recognition_fits{
    "recognition_fits", "互认的须是外地，所对应的名单类别须已公布、在期并由上级认定：县不得借互认增设名单。",
    "What is recognised is another region's, and ours a published list type in force that is determined upstream: recognition adds no list.",
    law::Basis{"国办发〔2020〕49号", "（六）", law::Rank::central_policy}, 422};

inline constexpr law::Field kContentFields[] = {
    {"rule", law::FieldType::json, true, "期间、工作日历、分类规则或互认规定的全部内容", "the period, calendar, rule of a class or recognition, all of it"}};
inline constexpr law::Field kReasonFields[] = {{"reason", law::FieldType::long_text, true, "理由", "reason"}};
inline constexpr law::Field kOpinionFields[] = {{"opinion", law::FieldType::long_text, false, "意见", "opinion"}};

inline constexpr law::AnyOf<Act> kOwnWork{Act::draft, Act::amend, Act::submit};
inline constexpr law::AnyOf<Act> kEarlierWork{Act::draft, Act::amend, Act::submit, Act::pass};

inline constexpr law::Rule<State, Act> kRules[] = {
    // in this state                these parties                   may                          and then it is                under
    {.when = State::not_yet,      .who = {Party::law},            .may = Act::found,          .then = State::published,
     .under = law::own_rule("建库时的期间与日历，此后由三人更改"),
     .provided = {&basis_is_named, &house_rule_burdens_nobody, &days_fit_the_week, &recognition_fits, &rows_do_not_overlap}},
    {.when = State::not_yet,      .who = {Party::office},         .may = Act::draft,          .then = State::drafted,      .under = clause("（二）")},
    {.when = State::drafted,      .who = {Party::office},         .may = Act::amend,          .then = State::drafted,      .under = clause("（二）")},
    {.when = State::drafted,      .who = {Party::office},         .may = Act::withdraw_draft, .then = State::withdrawn,    .under = clause("（二）")},
    {.when = State::drafted,      .who = {Party::office},         .may = Act::submit,         .then = State::legal_review, .under = clause("（二十）")},
    {.when = State::legal_review, .who = {Party::legal_reviewer}, .may = Act::pass,           .then = State::reviewed,     .under = clause("（二十）"),
     .not_by = kOwnWork},
    {.when = State::legal_review, .who = {Party::legal_reviewer}, .may = Act::return_it,      .then = State::drafted,      .under = clause("（二十）")},
    {.when = State::reviewed,     .who = {Party::publisher},      .may = Act::return_it,      .then = State::drafted,      .under = clause("（二十）")},
    {.when = State::reviewed,     .who = {Party::publisher},      .may = Act::publish,        .then = State::published,    .under = clause("（二十）"),
     .not_by = kEarlierWork,
     .provided = {&basis_is_named, &house_rule_burdens_nobody, &days_fit_the_week, &recognition_fits, &rows_do_not_overlap,
                  &no_day_is_left_out}},
    {.when = State::published,    .who = {Party::law},            .may = Act::close,          .then = State::published,    .under = clause("（二）")},
    {.when = State::published,    .who = {Party::law},            .may = Act::supersede,      .then = State::superseded,   .under = clause("（二）")},
    {.when = State::published,    .who = {Party::publisher},      .may = Act::end,            .then = State::ended,        .under = clause("（二十）"),
     .provided = {&no_day_is_left_out}},
};
inline constexpr law::Limit<State, Act> kLimits[] = {
    // a case may stay       for at most … otherwise … under
    {.in = State::drafted,      .within = law::no_limit("起草不设期限 / a draft has no effect"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（二）")},
    {.in = State::legal_review, .within = law::no_limit("期间本身尚在审核，无从计算 / no period can be counted before periods are reviewed"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（二十）")},
    {.in = State::reviewed,     .within = law::no_limit("何时公布由信用办决定 / when to publish is the office's to decide"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（二）")},
    {.in = State::published,    .within = law::settled("当时开始的期间始终适用当时的值 / waits that began in its time are always counted by it"),
     .otherwise = law::Otherwise::delay_is_recorded, .under = clause("（二）")},
};
inline constexpr State kEnds[] = {State::withdrawn, State::superseded, State::ended};
inline constexpr law::StateTerm<State> kStates[] = {
    {State::not_yet, "尚未起草", "not yet"},   {State::drafted, "起草", "drafted"},         {State::legal_review, "法制审核", "legal review"},
    {State::reviewed, "审核通过", "reviewed"}, {State::published, "已公布", "published"},   {State::withdrawn, "草案已撤回", "draft withdrawn"},
    {State::superseded, "已被更正", "superseded"}, {State::ended, "已停用", "ended"},
};
inline constexpr law::ActTerm<Act> kActs[] = {
    {Act::draft, "起草", "draft", kContentFields},
    {Act::amend, "修改", "amend", kContentFields},
    {Act::submit, "送法制审核", "submit for legal review"},
    {Act::withdraw_draft, "撤回草案", "withdraw the draft", kReasonFields},
    {Act::pass, "审核通过", "pass", kOpinionFields},
    {Act::return_it, "退回", "return", kReasonFields},
    {Act::publish, "公布", "publish"},
    {Act::close, "由后一条目截止", "close on the day before its successor"},
    {Act::supersede, "由更正的条目替代", "supersede"},
    {Act::end, "停用", "end", kReasonFields},
    {Act::found, "建库登记", "found", kContentFields},
};
inline constexpr law::Statute<State, Act> kStatute{State::not_yet, kRules, kLimits, kEnds, kStates, kActs};
HENGXIN_PROVE(kStatute);

}  // namespace rule
