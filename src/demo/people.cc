#include "demo/people.h"
#include <thread>
#include "crypto/crypto.h"

namespace demo {
namespace {

using law::Party;

struct Post { char const *user, *role, *name; };
constexpr Post kAgencyPosts[] = {{"officer", "officer", "窗口人员"}, {"data", "data_clerk", "数据员"}, {"handler", "handler", "经办人"}, {"approver", "approver", "审批人"},
                                 {"supervisor", "supervisor", "分管领导"}};
constexpr Post kOfficePosts[] = {{"office", "office", "信用办经办"}, {"office2", "office", "信用办复核"}, {"legal", "legal_reviewer", "法制审核员"}, {"publisher", "publisher", "发布员"},
                                 {"evaluator", "evaluator", "考核员"}, {"officedata", "data_clerk", "信用办数据员"}};
constexpr Post kOthers[] = {{"auditor", "auditor", "审计人员"}, {"sysadmin", "system_admin", "系统管理员"},
                            {"secadmin", "security_admin", "安全管理员"}, {"auditadmin", "audit_admin", "审计管理员"}};

}  // namespace

casework::Actor People::actor(engine::Engine& engine, std::string const& user) const {
    auto account = engine.directory.find(user, engine.today());
    assert(account);
    return account::actor_of(*account, "cli");
}

Person const* People::with(std::string const& role, std::size_t agency) const {
    for (auto& person : all) if (person.role == role && person.agency == agency && !person.agency_name.empty()) return &person;
    return nullptr;
}

People found_people(engine::Engine& engine, County const& county, std::vector<std::string> const& agency_ids, std::vector<std::size_t> const& staffed) {
    People people;
    std::vector<engine::FirstAccount> accounts;
    auto add = [&](std::string user, Post const& post, std::optional<std::size_t> agency) {
        auto password = engine::new_password(engine.random(12));
        auto name = agency ? county.agencies[*agency].name : "";
        people.all.push_back({user, password, post.role, name, name + post.name, "", agency.value_or(0)});
        accounts.push_back({user, name + post.name, password, {*json::enum_from<Party>(post.role)}, agency ? agency_ids[*agency] : ""});
    };
    for (auto& post : kOfficePosts) add(post.user, post, 0);
    for (auto agency : staffed)
        for (auto& post : kAgencyPosts) add(std::string(post.user) + std::to_string(agency), post, agency);
    for (auto& post : kOthers) add(post.user, post, std::nullopt);
    add("subject", {"subject", "subject", "信用主体"}, std::nullopt);
    accounts.back().kind = account::Kind::subject;
    auto ids = engine::found_accounts(engine, accounts);
    for (std::size_t i = 0; i < ids.size(); ++i) people.all[i].id = ids[i];

    people.key_agency = staffed.front();
    auto* officer = people.with("officer", people.key_agency);
    people.key_client = "system" + std::to_string(people.key_agency);
    people.key_secret = crypto::hex(engine.random(24));
    people.key_officer = officer->user;
    engine::found_accounts(engine, {{people.key_client, county.agencies[people.key_agency].name + "业务系统", people.key_secret, {Party::agency_system},
                                     agency_ids[people.key_agency], account::Kind::system, {officer->id}}});
    return people;
}

void add_market_account(engine::Engine& engine, People& people, std::string const& partner, std::string const& name) {
    Person one{"partner", engine::new_password(engine.random(12)), "partner", name, name + "信贷经理", "", 0};
    one.id = engine::found_accounts(engine, {{one.user, one.name, one.password, {Party::partner}, partner}}).front();
    people.all.push_back(std::move(one));
}

}  // namespace demo
