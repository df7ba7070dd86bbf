// A market partner's question: ask.h. Through the same writer, ledger and receipt as an agency's; what it is told is told.h. Every question takes the
// same steps whether something may be told or not, so that neither the answer nor its time says which.
#include "check/ask.h"
#include "check/partner_questions.h"
#include "check/recipients.h"
#include "check/store.h"
#include "check/told.h"

namespace check {

using law::Refusal;

namespace {

constexpr char const* kUnder = "宁社信发〔2020〕6号";

std::optional<Refusal> may_not(Asker const& asker, std::optional<partner::Purpose> purpose, text::CodeKind kind, std::string const& typed, law::Date on) {
    if (!asker.partner || !partner::in_force(*asker.partner, on))
        return Refusal{"agreement_not_in_force", "没有在期的合作协议，不能查询；请与信用办联系。", "No agreement is in force today, so nothing can be asked; the credit office will help.", kUnder, "（十四）",
                       {}, {}, 403};
    if (!purpose || !partner::may_ask_for(*asker.partner, *purpose)) {
        Refusal no{"purpose_not_agreed", "协议没有约定这一用途。", "The agreement does not name this purpose.", kUnder, "（十四）", {}, {}, 403};
        std::string agreed;
        for (auto each : asker.partner->terms->purposes) agreed += " " + std::string(json::enum_name(each));
        no.fields.push_back({"purpose", "", "不在协议之内 / not agreed", "可选 / one of:" + agreed});
        return no;
    }
    if (kind != text::CodeKind::unified && kind != text::CodeKind::citizen && kind != text::CodeKind::invalid)
        return Refusal{"whole_code_is_given", "合作方只能按完整代码查询，不按名称、旧注册号或者打码号码查询。", "A partner asks by a whole code: neither by name, nor by an old or masked number.", kUnder, "（十四）",
                       {}, {{"subject.code", typed.empty() ? "" : "…", "须为完整代码 / a whole code", "填写18位代码 / give all 18 characters"}}, 400};
    auto quota = asker.partner->terms->daily_quota;
    if (asker.asked >= quota)
        return Refusal{"quota_is_spent", "今天的查询次数已用完（协议约定每日" + std::to_string(quota) + "次）；明天可继续，或与信用办商议修改协议。",
                       "Today's questions are spent (" + std::to_string(quota) + " a day by the agreement); ask again tomorrow, or agree on more with the credit office.", kUnder, "（十四）", {}, {}, 429};
    return std::nullopt;
}

}  // namespace

void Desk::ask_as_partner(casework::Writer& writer, casework::Actor actor, Request request, Done done, casework::Failed failed) {
    if (request.code.size() > kLongestPartnerCode || request.matter.size() > kLongestPartnerCode)
        return done(Refusal{"wrong_fields", "填写的内容过长。", "What was typed is too long.", "衡信系统规则 (own rule)", "字段校验", {}, {{"subject.code", "", "过长 / too long", "填写18位代码 / give 18 characters"}}, 400}, false);
    actor.purpose = request.matter;
    auto question = this->question(actor, request.matter, {request.matter, "", request.code, "", {}});
    auto again = [=, this, &writer] { ask_as_partner(writer, actor, request, done, failed); };
    auto job = [=, this, key = request.key](store::Db& db, casework::Door& door, casework::Setting const& now) mutable {
        auto known = casework::idempotency::find(db, key, now.at);
        if (known && is_on_its_way(db, *known)) return casework::Finished{false, [again](auto*) { again(); }};
        if (known)
            return casework::Finished{false, [answer = answered_before(db, *known), done](auto*) { done(answer, true); }};
        auto purpose = json::enum_from<partner::Purpose>(question.matter);
        auto code = text::normalise_code(question.code);
        auto asker = asker_of(db, actor.agency, purpose, code, question.blind, now.today);
        if (auto no = may_not(asker, purpose, code.kind, question.code, now.today))
            return casework::Finished{true, [done, no = *no](auto*) { done(no, false); }};
        auto board = present(db, door);
        Reach reach{asker.partner->kind, asker.partner->terms->list_types, {}};
        reach.consented = asker.consented;
        auto answer = told(*board, question, reach, now.today);
        auto leaf = door.log().size();
        auto id = std::to_string(leaf);
        auto shown = shown_to_partner(answer, id, *board, asker.consent);
        casework::idempotency::keep(db, key, now.at, {201, std::string(kAnswerLeaf), id, {}});
        ledger::Draft draft{facts_of(answer, question), {}, {}};
        draft.facts["act"] = "ask_partner";
        draft.facts["consent"] = shown.at("consent");
        draft.facts["about"] = asked_about(parts_.blind, leaf, asker.subject);
        draft.facts["answer"] = ledger::answer_hash(door.log().suite(), shown);
        receive(db, question, draft.facts, {}, now.today, leaf);
        note_partner_question(db, leaf, question, asker, now.today);
        draft.persons.push_back(person_part(question, answer));
        if (!answer.entries.empty() || !key.key.empty()) draft.persons.push_back({{"answer", shown}});
        door.note(std::move(draft), actor, now);
        return casework::Finished{false, [shown = std::move(shown), leaf, done](ledger::Sealed const* sealed) mutable {
                                      shown["receipt"] = sealed->receipt(leaf);
                                      done(std::move(shown), false);
                                  }};
    };
    if (!writer.submit(forgetting(std::move(job)), failed)) failed(std::make_exception_ptr(store::Failure("the writer's queue is full", "queue")));
}

}  // namespace check
