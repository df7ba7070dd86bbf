// What readers see of a determination, and its words.
#include <algorithm>
#include "determination/noun.h"

namespace determination {
namespace {

constexpr casework::Word kMembers[] = {
    {"subject"}, {"list_type", "名单类别", "list type"}, {"issuer", "认定单位", "issuer"}, {"document_no"}, {"decided_on"}, {"until"}, {"notice_on"}, {"served_on"},
    {"basis"}, {"facts"}, {"statement_outcome"}, {"exit_conditions"}, {"remedies"}, {"proposal_shown_from"}, {"proposal_shown_until"},
    {"return_reasons", "退回理由", "why it was returned"}, {"notice", "事先告知书送达", "service of the prior notice"}, {"service", "决定书送达", "service of the decision"},
    {"waiver", "书面放弃陈述申辩的材料", "waiver of statement and defence"}, {"heard"}, {"statement"}, {"weighed"}, {"shown_at"}, {"correction", "更正情况", "correction"},
    {"basis_gone_on"}, {"reported_late", "报告超期", "reported late"}, {"revoked_why", "撤销理由", "why it was revoked"}, {"revoked_under"}, {"remark"}, {"renewal_until", "拟续期至", "renewal proposed until"},
    {"renewal_proposed_on", "拟续期日期", "renewal proposed on"}, {"renewal_reason", "续期理由和证明", "reason and proof of the renewal"},
    {"renewal_outcome", "续期处理情况", "what became of the renewal"}, {"renewed_on", "续期日期", "renewed on"},
    {"return_answer", "对退回理由的答复", "answer to why it was returned"}, {"reinstated", "核实依据有效的理由", "why its basis stands"}, {"announcements", "公告送达", "announced"},
};
constexpr casework::Word kInside[] = {
    {"act", "办理行为", "act"}, {"not_served", "尚未送达", "not served"}, {"in_person", "直接送达", "in person"}, {"left_there", "留置送达", "left there"}, {"post", "邮寄送达", "by post"},
    {"electronic", "电子送达", "electronically"}, {"announced", "公告送达", "announced"}, {"nothing_heard", "未收到", "nothing received"}, {"in_writing", "书面", "in writing"},
    {"orally", "口头", "orally"}, {"at_a_hearing", "听证", "at a hearing"}, {"not_weighed", "尚未核实", "not weighed"}, {"accepted", "予以采纳", "accepted"},
    {"partly_accepted", "部分采纳", "partly accepted"}, {"not_accepted", "不予采纳", "not accepted"},
};

}  // namespace

casework::Vocabulary DeterminationNoun::words() { return {kMembers, kInside}; }

json::Object DeterminationNoun::view(Determination const& d, casework::Reader const& reader) {
    json::Object all{{"subject", d.subject}, {"list_type", d.list_type}, {"issuer", d.issuer}, {"document_no", d.document_no}, {"decided_on", json::write(d.decided_on)},
                     {"until", json::write(d.until)}};
    if (reader.full) {
        all["notice_on"] = json::write(d.notice_on);
        all["served_on"] = json::write(d.served_on);
        all["basis"] = d.basis;
        all["facts"] = d.facts;
        all["statement_outcome"] = d.statement_outcome;
        all["exit_conditions"] = d.exit_conditions;
        all["remedies"] = d.remedies;
        all["proposal_shown_from"] = json::write(d.proposal_shown_from);
        all["proposal_shown_until"] = json::write(d.proposal_shown_until);
        all["return_reasons"] = d.return_reasons;
        all["notice"] = json::write(d.notice);
        all["service"] = json::write(d.service);
        all["waiver"] = d.waiver;
        all["heard"] = json::enum_name(d.heard);
        all["statement"] = d.statement;
        all["weighed"] = json::enum_name(d.weighed);
        all["shown_at"] = d.shown_at;
        all["correction"] = d.correction;
        all["basis_gone_on"] = json::write(d.basis_gone_on);
        all["reported_late"] = d.reported_late;
        all["revoked_why"] = d.revoked_why;
        all["revoked_under"] = d.revoked_under;
        all["remark"] = d.remark;
        all["renewal_until"] = json::write(d.renewal_until);
        all["renewal_proposed_on"] = json::write(d.renewal_proposed_on);
        all["renewal_reason"] = d.renewal_reason;
        all["renewal_outcome"] = d.renewal_outcome;
        all["renewed_on"] = json::write(d.renewed_on);
        all["return_answer"] = d.return_answer;
        all["reinstated"] = d.reinstated;
        all["announcements"] = json::write(d.announcements);
    }
    return all;
}

bool DeterminationNoun::may_read(Determination const& d, casework::CaseFile const& file, casework::Actor const& actor) {
    if (d.issuer == actor.agency && actor.roles.meets(casework::kAgencyRoles)) return true;
    // Until it is submitted, or called off before, it is the agency's own.
    constexpr std::string_view kOwn[] = {"drafted", "proposed", "noticed", "unstated", "stated", "weighed", "shown", "shown_through", "decided", "served"};
    bool office = actor.roles.meets(casework::kOfficeRoles) || actor.roles.has(law::Party::auditor);
    return office && std::find(std::begin(kOwn), std::end(kOwn), file.state) == std::end(kOwn);
}

}  // namespace determination
