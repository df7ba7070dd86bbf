#include "simulation/barred.h"

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

}  // namespace simulation
