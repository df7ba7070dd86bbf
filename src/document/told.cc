#include "document/told.h"
#include <algorithm>

namespace document {
namespace {

using objection::Found;
using Values = std::map<std::string, std::string, std::less<>>;

std::string day_of(casework::CaseFile const& about, std::initializer_list<std::string_view> acts) {
    std::optional<law::Date> last;
    for (auto& step : about.steps) if (std::find(acts.begin(), acts.end(), step.act) != acts.end()) last = step.on;
    return last ? law::in_chinese(*last) : "";
}

std::string or_else(std::string const& said, char const* none) { return said.empty() ? none : said; }

void of_its_end(Values& all, objection::Objection const& o, bool upheld) {
    bool removed = o.found == Found::remove;
    all["核实情况"] = o.answer;
    all["处理理由"] = o.conclusion;
    all["处理结果"] = upheld ? "异议成立" : "异议不成立";
    if (upheld && !o.correction.empty() && objection::contests_its_own(o))
        all["处理结果"] += (o.about_kind == objection::About::check ? "，正确的答复应为：" : "，现予更正、补充：") + o.correction;
    all["结果效力"] = !upheld ? "原信息维持；因本次异议暂停的，自处理决定作出之日起恢复" : removed ? "自处理决定作出之日起不再适用，据此实施的措施予以解除，并已通知获知该信息的单位"
                                                                         : "自处理决定作出之日起按更正后的内容适用，并已通知获知该信息的单位";
    all["救济途径"] = o.remedies;
}

}  // namespace

Values told_of_objection(objection::Objection const& o, casework::CaseFile const& about, Told const& told) {
    auto word = [&](auto choice) {
        auto found = told.words.find(std::string(json::enum_name(choice)));
        return found == told.words.end() ? std::string() : found->second;
    };
    bool found_here = o.applicant_kind == objection::Applicant::organ;
    auto began = day_of(about, {"accept", "note"});
    Values all;
    all["异议人"] = found_here ? told.intake : o.applicant;
    all["异议人身份"] = word(o.applicant_kind);
    all["授权文书"] = or_else(o.authorisation, o.document.empty() ? "本人提出，无授权文书" : "见已上传的授权文书");
    all["联系方式"] = or_else(o.contact.plain, "未填写");
    all["提出渠道"] = found_here ? "机关自查" : word(o.channel);
    all["对象类别"] = word(o.about_kind);
    all["对象名称"] = told.thing;
    all["来源单位"] = told.source;
    all["登记单位"] = told.intake;
    all["异议事项"] = word(o.ground);
    all["异议内容"] = o.claim;
    all["证据材料"] = or_else(o.evidence, "未提交");
    all["提出日期"] = day_of(about, {"file", "note"});
    all["受理日期"] = began;
    all["补正内容"] = o.missing;
    all["暂停情况"] = o.holds ? "自" + began + "起，联合惩戒措施在核实期间暂不执行，并已通知此前获知该信息的单位"
                              : "本次异议不产生暂停：同一事项此前已经核实且未提出新的证据，或者所针对的事项没有可以暂停的效力";
    if (about.state == "declined") {
        auto& ground = objection::ground_to_decline(o.declining);
        all["不予受理情形"] = std::string(ground.zh);
        all["不予受理依据"] = std::string(ground.under.instrument) + std::string(ground.under.article);
        all["不予受理理由"] = o.conclusion;
        all["救济途径"] = o.remedies;
    }
    if (about.state == "upheld" || about.state == "rejected") of_its_end(all, o, about.state == "upheld");
    return all;
}

}  // namespace document
