#include "law/procedure.h"
#include <cassert>

namespace law {

std::optional<int> Procedure::state_named(std::string_view name) const {
    for (std::size_t i = 0; i < states.size(); ++i) if (states[i].name == name) return int(i);
    return std::nullopt;
}
std::optional<int> Procedure::act_named(std::string_view name) const {
    for (std::size_t i = 0; i < acts.size(); ++i) if (acts[i].name == name) return int(i);
    return std::nullopt;
}
ProcedureLimit const* Procedure::limit_of(int state) const {
    for (auto& limit : limits) if (limit.in == state) return &limit;
    return nullptr;
}
bool Procedure::awaits_an_act(int state) const {
    auto* limit = limit_of(state);
    return limit && limit->within.until.empty() && !limit->within.settled;
}

Procedure const& edition_for(Editions const& editions, Date opened) {
    assert(!editions.empty());
    auto* found = &editions.front();
    for (auto& edition : editions) if (edition.from <= opened) found = &edition;
    return *found;
}
bool editions_follow_one_another(Editions const& editions) {
    for (std::size_t i = 1; i < editions.size(); ++i) if (editions[i].from <= editions[i - 1].from) return false;
    return !editions.empty();
}

Words title(Rank rank) {
    switch (rank) {
        case Rank::law: return {"法律", "law"};
        case Rank::administrative_regulation: return {"行政法规", "administrative regulation"};
        case Rank::central_policy: return {"党中央、国务院政策文件", "central policy"};
        case Rank::local_regulation: return {"地方性法规", "local regulation"};
        case Rank::departmental_rule: return {"部门规章", "departmental rule"};
        case Rank::normative_document: return {"规范性文件", "normative document"};
        case Rank::memorandum: return {"合作备忘录，不得单独作为依据", "memorandum, no basis by itself"};
        case Rank::house_rule: return {"本系统规则，非法定依据", "own rule, no basis in law"};
    }
    assert(false);
    return {};
}

Words title(Party party) {
    switch (party) {
        case Party::officer: return {"窗口人员", "officer"};
        case Party::data_clerk: return {"数据员", "data clerk"};
        case Party::handler: return {"经办人", "handler"};
        case Party::approver: return {"审批人", "approver"};
        case Party::supervisor: return {"分管领导", "supervisor"};
        case Party::office: return {"信用办", "credit office"};
        case Party::legal_reviewer: return {"法制审核员", "legal reviewer"};
        case Party::publisher: return {"发布员", "publisher"};
        case Party::evaluator: return {"考核员", "evaluator"};
        case Party::subject: return {"信用主体", "subject"};
        case Party::partner: return {"市场主体", "partner"};
        case Party::agency_system: return {"单位业务系统", "agency system"};
        case Party::origin: return {"来源单位", "origin"};
        case Party::system_admin: return {"系统管理员", "system administrator"};
        case Party::security_admin: return {"安全管理员", "security administrator"};
        case Party::audit_admin: return {"审计管理员", "audit administrator"};
        case Party::auditor: return {"审计机关", "auditor"};
        case Party::clock: return {"时钟", "the clock"};
        case Party::law: return {"依法连带", "the law"};
    }
    assert(false);
    return {};
}

}  // namespace law
