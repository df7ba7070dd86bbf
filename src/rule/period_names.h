// What the shipped periods are called. One that a county adds itself is shown by its own name.
#pragma once
#include "casework/noun.h"

namespace rule {

inline constexpr casework::Word kPeriodNames[] = {
    {"objection.accept", "异议受理", "acceptance of an objection"},
    {"objection.office_check", "信用办核查异议", "the office checks an objection"},
    {"objection.source", "来源单位核实异议", "the source verifies an objection"},
    {"basis_revoked.report", "依据撤销后报告", "report that a basis was revoked"},
    {"basis_revoked.remove", "依据撤销后移出", "removal after a basis was revoked"},
    {"intake.check", "入库前核验", "verification before intake"},
    {"penalty.report", "行政处罚报送", "report of a penalty"},
    {"penalty.withdraw", "行政处罚撤下公示", "withdrawal of a published penalty"},
    {"repair.minor.max", "轻微失信信息最长公示期", "longest publicity, minor"},
    {"repair.general.min", "一般失信信息最短公示期", "shortest publicity, general"},
    {"repair.general.max", "一般失信信息最长公示期", "longest publicity, general"},
    {"repair.severe.min", "严重失信信息最短公示期", "shortest publicity, severe"},
    {"repair.severe.max", "严重失信信息最长公示期", "longest publicity, severe"},
    {"negative.query_cap", "不良信息查询年限", "how long adverse information may be asked for"},
    {"query.keep", "查询记录保存", "keeping of records of queries"},
    {"reconsideration.apply", "申请行政复议", "application for reconsideration"},
    {"litigation.apply", "提起行政诉讼", "bringing an action"},
    {"withdrawal.acknowledge", "确认撤回", "acknowledgement of a withdrawal"},
    {"list_type.comment", "名单类别征求意见", "public comment on a list type"},
    {"disclosure.publish", "政府信息主动公开", "publication of government information"},
    {"disclosure.third_party", "征求第三方意见", "comment of third parties"},
    {"determination.statement", "陈述申辩", "statement and defence"},
    {"determination.review", "认定审核", "review of a determination"},
    {"determination.resubmit", "认定补正", "completion of a returned determination"},
    {"batch.review", "名单批次审核", "review of a batch"},
    {"check.confirm", "比对后确认身份", "confirmation of an identity after a check"},
    {"task.respond", "奖惩任务反馈", "answer to a task"},
    {"measure.legal_review", "措施合法性审核", "legal review of a measure"},
    {"list_type.legal_review", "名单类别合法性审核", "legal review of a list type"},
    {"account.approve", "账号授权", "authorisation of an account"},
    {"incentive.proposal_publicity", "激励对象公示", "publicity of a proposed incentive"},
};

}  // namespace rule
