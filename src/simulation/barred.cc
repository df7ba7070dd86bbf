#include "simulation/barred.h"
#include <algorithm>

namespace simulation {

std::vector<Barred> const& barred() {
    static std::vector<Barred> const all{
        {"determination", "decide", {"propose", "revise"}},
        {"determination", "submit", {"draft", "amend", "propose", "revise"}},
        {"determination", "resubmit", {"draft", "amend", "propose", "revise", "return_it"}},
        {"determination", "review", {"draft", "amend", "propose", "revise", "decide", "submit", "resubmit"}},
        {"determination", "publish", {"draft", "amend", "propose", "revise", "decide", "submit", "resubmit", "review"}},
        {"determination", "reinstate", {"report"}},
        {"batch", "review", {"bring"}},
        {"batch", "publish", {"bring", "review"}},
        {"measure", "pass", {"draft", "amend", "submit"}},
        {"measure", "publish", {"draft", "amend", "submit", "pass"}},
        {"list_type", "pass", {"draft", "amend", "submit"}},
        {"list_type", "publish", {"draft", "amend", "submit", "pass"}},
        {"rule", "pass", {"draft", "amend", "submit"}},
        {"rule", "publish", {"draft", "amend", "submit", "pass"}},
        {"account", "authorise", {"open", "propose_roles"}},
        {"account", "set_secret", {"open", "propose_reset"}},
        {"agency", "confirm", {"propose", "propose_change"}},
        {"entry", "resume", {"hold"}},
        {"objection", "uphold", {"accept", "note", "answer"}},
        {"objection", "reject", {"accept", "note", "answer"}},
        {"objection", "withdraw", {"accept", "note"}},
        {"objection", "decline", {"propose_decline"}},
        {"record", "correct", {"enter"}},
        {"record", "end", {"enter"}},
        {"memorandum", "consult", {"draft", "amend"}},
        {"memorandum", "sign", {"draft", "amend"}},
        {"memorandum", "publish", {"draft", "amend", "consult", "open_signing", "sign", "report"}},
        {"commitment", "find_broken", {"notify", "hear"}},
        {"commitment", "correct", {"find_broken"}},
        {"commitment", "reopen", {"keep"}},
        {"repair", "approve", {"apply", "supplement", "accept"}},
        {"repair", "refuse", {"apply", "supplement", "accept"}},
        {"repair", "restore", {"shield"}},
        {"repair", "finish", {"shield"}},
        {"remedy", "uphold", {"register"}},
        {"remedy", "uphold_in_part", {"register"}},
        {"remedy", "dismiss", {"register"}},
        {"complaint", "close", {"answer"}},
        {"review", "approve", {"draft"}},
        {"clue", "verify", {"open"}},
        {"clue", "clear", {"open"}},
        {"clue", "conclude", {"refer"}},
        {"partner", "approve", {"amend"}},
    };
    return all;
}

namespace {

constexpr std::string_view kDeciding[] = {"draft", "amend", "propose", "revise", "decide", "submit", "resubmit", "renew", "bring", "review", "publish", "enter", "evaluate", "correct"};

bool decided(casework::CaseFile const& file, casework::Step const& later) {
    return std::any_of(file.steps.begin(), file.steps.end(), [&](casework::Step const& step) {
        bool own = step.party != law::Party::law && step.party != law::Party::clock && step.account == later.account && step.leaf < later.leaf;
        return own && std::find(std::begin(kDeciding), std::end(kDeciding), step.act) != std::end(kDeciding);
    });
}

}  // namespace

std::vector<std::string> of_ones_own(World const& world, casework::CaseFile const& file, objection::Objection const& o) {
    std::vector<std::string> all, whence;
    if (o.about_kind == objection::About::record) whence = {o.about};
    if (auto e = world.entries.find(o.entry); e != world.entries.end()) whence = {e->second.determination, e->second.batch};
    for (auto& id : whence) {
        auto from = world.files.find(id);
        if (from == world.files.end()) continue;
        for (auto& step : file.steps) {
            bool looks = step.act == "uphold" || step.act == "reject" || (step.act == "answer" && from->second.noun != "batch");
            if (looks && decided(from->second, step)) all.push_back("'" + step.act + "' was done by who took part in " + from->second.noun + " " + id);
        }
    }
    return all;
}

}  // namespace simulation
