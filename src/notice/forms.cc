// The kinds of notices, and their words.
#include "notice/notice.h"

namespace notice {
namespace {

constexpr auto c13 = law::clause("（十三）"), c17 = law::clause("（十七）"), c18 = law::clause("（十八）"), c19 = law::clause("（十九）");
constexpr Form kForms[] = {
    {Kind::objection_accepted, "异议受理通知", "objection accepted", c17, false, "你（单位）对{thing}提出的异议，本单位已于{day}受理。{detail}"},
    {Kind::objection_returned, "异议补正通知", "objection: what is missing", c17, true,
     "你（单位）对{thing}提出的异议需要补正，须补正的全部内容：{detail}。补正时间由你（单位）掌握，不因未补正而失去提出异议的权利。"},
    {Kind::objection_declined, "异议不予受理通知", "objection declined", c17, true,
     "你（单位）对{thing}提出的异议，不予受理。情形：{detail}。对此不服的，救济途径：{remedies}。本次不予受理不影响另行提出异议。", "objection_declined"},
    {Kind::objection_upheld, "异议处理结果（成立）", "objection upheld", c17, true, "你（单位）对{thing}提出的异议，经核实成立。处理决定和理由：{detail}。"},
    {Kind::objection_rejected, "异议处理结果（不成立）", "objection rejected", c17, true,
     "你（单位）对{thing}提出的异议，经核实不成立。处理决定和理由：{detail}。对此不服的，救济途径：{remedies}。"},
    {Kind::repair_accepted, "信用修复受理通知", "repair accepted", c18, false, "你（单位）就{thing}提出的信用修复申请，已于{day}受理。{detail}"},
    {Kind::repair_returned, "信用修复补正通知", "repair: what is missing", c18, true, "你（单位）就{thing}提出的信用修复申请需要补正，须补正的全部内容：{detail}。"},
    {Kind::repair_not_accepted, "信用修复不予受理通知", "repair not accepted", c18, true,
     "你（单位）就{thing}提出的信用修复申请，不予受理。理由：{detail}。对此不服的，救济途径：{remedies}。"},
    {Kind::repair_approved, "准予信用修复通知", "repair approved", c18, true,
     "你（单位）就{thing}提出的信用修复申请，准予修复。决定：{detail}。"},
    {Kind::repair_refused, "不予信用修复通知", "repair refused", c18, true,
     "你（单位）就{thing}提出的信用修复申请，不予修复。决定和理由：{detail}。对此不服的，救济途径：{remedies}。"},
    {Kind::repair_shielded, "重整期间暂停惩戒通知", "suspended during reorganisation", c18, false, "因破产重整，自{day}起暂停依据{thing}实施联合惩戒措施。{detail}"},
    {Kind::repair_restored, "恢复惩戒通知", "restored after reorganisation", c18, true,
     "你（单位）破产重整期间的暂停已经终止，自{day}起恢复依据{thing}实施联合惩戒措施。结果和依据：{detail}。对此不服的，可以提出异议，或者依法申请行政复议、提起行政诉讼。"},
    {Kind::repair_found_false, "修复材料不实认定通知", "papers of the repair were found false", c18, true,
     "你（单位）就{thing}申请信用修复时提交的材料，经认定单位于{day}认定不实：{detail}。对此不服的，救济途径：{remedies}。"},
    {Kind::repair_may_be_asked, "可以申请信用修复的提醒", "reminder: repair may be asked for", c18, false,
     "提醒：你（单位）的{thing}，{detail}。请先纠正失信行为、履行义务；申请时提交履行义务的证明材料和信用承诺书，可以到登记单位、县信用办窗口或者通过“信用中国”网站提出。"},
    {Kind::repair_time_ends, "期限将届满的提醒", "reminder: its time is about to end", c18, false, "提醒：你（单位）的{thing}，{detail}。"},
    {Kind::entry_put_right, "更正、补充通知", "put right", c17, false, "关于你（单位）的{thing}，经核实有误或者不全，已于{day}处理：{detail}。对此不服的，可以提出异议，或者依法申请行政复议、提起行政诉讼。"},
    {Kind::entry_removed, "移出名单通知", "removed from the list", c18, false, "因认定已被撤销{detail}，你（单位）的{thing}已于{day}移出，据此实施的联合奖惩措施一并解除。"},
    {Kind::entry_ended, "名单期满通知", "time on the list is over", c18, false, "你（单位）的{thing}期限至{day}届满，次日起移出，据此实施的联合奖惩措施一并解除。"},
    {Kind::list_ended, "名单停用移出通知", "its list is none any more", c18, false, "因所属名单类别已停用或者失效，你（单位）的{thing}不再有效，已移出名单，据此实施的联合奖惩措施一并解除。"},
    {Kind::objection_extended, "异议核实延期通知", "objection: the period is extended", c17, false, "你（单位）对{thing}提出的异议，核实期限延长。理由：{detail}。已经暂停的，延长期间继续暂停。"},
    {Kind::objection_withdrawn, "异议撤回通知", "objection withdrawn", c17, false,
     "你（单位）对{thing}提出的异议，已于{day}按你（单位）的书面撤回终止办理；因此暂停的，除另有事由外恢复适用。撤回的说明：{detail}。撤回不是你（单位）本意的，请即提出投诉；有新的证据或者理由的，可以另行提出异议。"},
    {Kind::repair_extended, "信用修复延期通知", "repair: the period is extended", c18, false, "你（单位）就{thing}提出的信用修复申请，办理期限延长。理由：{detail}。"},
    {Kind::repair_withdrawn, "信用修复申请撤回通知", "repair withdrawn", c18, false,
     "你（单位）就{thing}提出的信用修复申请，已于{day}按你（单位）的书面撤回终止办理。撤回的说明：{detail}。撤回不是你（单位）本意的，请即提出投诉；可以重新申请。"},
    {Kind::repair_overtaken, "信用修复办结通知", "repair overtaken", c18, false,
     "关于{thing}的信用修复（破产重整）事项，已于{day}办结：{detail}。"},
    {Kind::renewal_proposed, "拟续期事先告知", "renewal proposed", c18, true,
     "你（单位）的{thing}，拟予续期：{detail}。你（单位）可以自收到之日起在陈述申辩期内提出陈述申辩，本单位核实后作出决定。"},
    {Kind::entry_renewed, "名单续期决定", "renewed", c18, true, "你（单位）的{thing}已于{day}续期：{detail}。对此不服的，救济途径：{remedies}。"},
    {Kind::record_ended, "记录终止通知", "record ended", c18, false, "你（单位）的{thing}已于{day}终止，不再公示和提供查询。原因：{detail}。"},
    {Kind::complaint_accepted, "投诉受理通知", "complaint accepted", c19, false, "你反映的{thing}，本单位已于{day}受理。"},
    {Kind::complaint_forwarded, "投诉转办通知", "complaint passed on", c19, false, "你反映的{thing}，已于{day}转有权处理的单位办理。理由：{detail}。"},
    {Kind::complaint_returned, "投诉补正通知", "complaint: what is missing", c19, false, "你反映的{thing}需要补正，须补正的全部内容：{detail}。"},
    {Kind::complaint_closed, "投诉处理结果", "complaint answered", c19, true, "你反映的{thing}已经办结。核查情况和处理：{detail}。其他救济途径：{remedies}。"},
    {Kind::complaint_withdrawn, "投诉撤回通知", "complaint withdrawn", c19, false,
     "你反映的{thing}，已于{day}按你的书面撤回终止办理。撤回的说明：{detail}。撤回不是你本意的，可以重新提出。"},
    {Kind::measure_applied, "联合惩戒措施告知", "measure applied", c13, true,
     "你（单位）属于{thing}在期主体，本单位自{day}起对你（单位）实施{detail}。条目退出、完成信用修复或者认定被撤销的，该措施同时解除。救济途径：{remedies}。", "measure_notice"},
    {Kind::measure_lifted, "措施解除告知", "measure lifted", c18, false, "本单位对你（单位）实施的{detail}。对此有异议的，救济途径：{remedies}。"},
    {Kind::execution_suspended, "停止执行告知", "execution suspended", c19, false,
     "依照{detail}，你（单位）的{thing}自{day}起停止执行：停止执行期间不据此实施联合奖惩措施，已经实施的暂停，尚未公布的不予公布。"},
    {Kind::execution_resumed, "停止执行解除告知", "execution resumed", c19, true,
     "关于你（单位）的{thing}，{detail}，此前的停止执行自{day}起解除；除另有事由仍暂停、或者已经终止的以外，恢复执行。对此不服的，救济途径：{remedies}。"},
    {Kind::address_confirmed, "新送达地址告知", "a new address for service was recorded", law::own_rule("新登记的送达地址，按原联系方式告知"), false,
     "本单位已于{day}登记你（单位）新的电子送达地址：{detail}，此后的告知发往该处。不是你（单位）办理的，请即向本单位提出，予以撤回。"},
    {Kind::entry_held, "暂停适用通知", "suspended while it is verified", c17, false, "你（单位）的{thing}自{day}起核实，核实期间暂停据此实施联合奖惩措施。事由：{detail}。"},
    {Kind::entry_resumed, "恢复适用通知", "applied again", c17, true,
     "你（单位）的{thing}核实期间的暂停已经结束，自{day}起恢复适用。核实结论：{detail}。对此不服的，可以提出异议，或者依法申请行政复议、提起行政诉讼。"},
    {Kind::other, "告知", "notice", c19, true, "{detail}。"},
};
constexpr bool each_in_its_place() {
    for (int i = 0; i < int(std::size(kForms)); ++i) if (int(kForms[i].kind) != i) return false;
    return std::size(kForms) == int(Kind::other) + 1;
}
static_assert(each_in_its_place());

}  // namespace

Form const& form_of(Kind kind) { return kForms[int(kind)]; }

void address_to(Telling& telling, Asker const& asker) {
    telling.addressee = asker.is_subject ? Addressee::subject : Addressee::asker;
    telling.told = asker.is_subject ? asker.subject : "";
    telling.name = asker.name;
    telling.contact = asker.contact;
}

casework::Consequence tell(Telling const& t) {
    json::Object fields{{"kind", json::enum_name(t.kind)}, {"about_noun", t.about_noun}, {"about", t.about}, {"sender", t.sender},
                        {"addressee", json::enum_name(t.addressee)}, {"told", t.told}, {"name", t.name}, {"contact", t.contact},
                        {"detail", t.detail}, {"remedies", t.remedies}, {"channel", json::enum_name(t.channel)}};
    return {"notice", t.channel == Channel::in_person ? "open_told" : "open", {}, std::move(fields), {}, false};
}

}  // namespace notice
