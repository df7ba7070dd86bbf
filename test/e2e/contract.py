"""What outsiders rely on: verbs, exit codes, routes, logins, receipts, idempotency, the clock."""
import concurrent.futures
import datetime
import shutil
import socket
import urllib.request
import openapi
from county import *

say = Findings("contract")
VERBS = ("init demo serve clock check feedback batch receipt match verify ledger import login account act migrate doctor rules").split()


def usage(program, place):
    version = run(program, "--version")
    say.that(version.code == 0 and version.out.startswith("hengxin "), "--version", version)
    help = run(program, "--help")
    say.that(help.code == 0 and all(v in help.out for v in VERBS), "--help names every verb", help)
    for verb in VERBS:
        ran = run(program, verb, "--help")
        say.that(ran.code == 0 and "Usage" in ran.out, f"{verb} --help", ran)
        say.that("--json" in ran.out or "--json" in help.out, f"{verb} --json is known")
    for wrong in ([], ["nothing"], ["check"], ["check", "--data"], ["verify"], ["verify", "--full"], ["demo"], ["batch", "x.csv"],
                  ["clock", "--data", place], ["--nonsense"]):
        ran = run(program, *wrong)
        say.that(ran.code == 2 and (ran.err or ran.out), f"wrong usage {wrong} is 2", ran)
    for wrong, zh, en in ((["nope"], "没有这个命令：nope", "no such command: nope"), (["ledger", "nope"], "没有这个命令：nope", "no such command: nope"), (["--nope"], "没有这个选项：--nope", "no such option: --nope"),
                          ([], "请写明", "Say what"), (["ledger"], "请写明", "Say what"), (["check"], "缺少必填项：--data", "--data is required"),
                          (["demo", "--data", place / "none", "--seed", "abc"], "无法识别的值：--seed = abc", "Could not convert: --seed = abc"),
                          (["demo", "--data", place / "none", "--subjects", "0"], "取值不对：--subjects", "--subjects"),
                          *((wrong + ["--data", place / "none", "--as", "x"], "没有这类事项：nouns", "no such kind of case: nouns") for wrong in (
                              ["list", "nouns"], ["show", "nouns", "1"], ["issue", "prior_notice", "nouns", "1"], ["upload", place / "none", "--about", "nouns", "1"]))):
        ran, english = run(program, "--lang", "zh", *wrong), run(program, "--lang", "en", *wrong)
        say.that(zh in ran.err and en in english.err, f"{wrong} is told", ran, english)
    gone = ["--data", place / "none"]
    for broken in (["check", *gone, "--as", "x", "--code", "y"], ["verify", place / "none.json"], ["verify", "--full", *gone],
                   ["receipt", "1", *gone], ["doctor", *gone, "--json"], ["migrate", *gone], ["serve", *gone], ["clock", *gone, "advance", "P1D"], ["ledger", "export", place / "x.jsonl", *gone],
                   ["list", "entries", *gone, "--as", "x"], ["login", *gone, "--as", "x"], ["verify", place], ["template", "subjects", place / "none" / "x.xlsx"]):
        ran = run(program, *broken, input="")
        say.that(ran.code == (1 if broken[0] == "doctor" else 2), f"a missing or unusable file or folder is wrong usage: {broken}", ran)


def kinds_of_case(county):
    for said in ("list_type", "list-type", "list-types", "list_types"):
        ran = county("list", said, "--as", "office", "--json")
        say.that(ran.code == 0 and ran.json["items"], f"a kind of case is known as {said}", ran)


def founded(program, place):
    """A folder that is no demo: init, no clock, no --as without a credential."""
    county = County(program, place / "init")
    ran = county("init", "--json")
    say.that(ran.code == 0 and len(ran.json["accounts"]) == 3, "init makes three administrators", ran)
    say.same(county("init").code, 2, "init never overwrites")
    for _ in range(2):
        ran = county("clock advance", "P1D")
        say.that(ran.code == 1 and ran.err, "the clock of a folder that is no demo is refused", ran)
    say.same(county("check", "--as", "sysadmin", "--matter", "M", "--code", "91130528MA0ABCDE6N").code, 1, "--as without login")
    ran = county("login", "--as", "sysadmin", input="wrong\n", env={"HOME": str(place)})
    say.that(ran.code == 1, "login with a wrong password", ran)
    say.same(county("verify", "--full").code, 0, "a founded folder verifies")


def logs_in(program, place):
    county = County(program, place / "init2")
    accounts = {a["user"]: a["password"] for a in county.ok("init", "--json").json["accounts"]}
    home = {"HOME": str(place)}
    ran = county("login", "--as", "sysadmin", "--json", input=accounts["sysadmin"] + "\n", env=home)
    say.that(ran.code == 0 and "token" not in ran.json, "login", ran)
    open_fields = {"kind": "person", "user": "clerk", "name": "某某", "agency": "", "roles": ["auditor"]}
    ran = county("act", "account", "open", "--as", "sysadmin", "--json", "--fields", json.dumps(open_fields), env=home)
    say.that(ran.code == 0 and ran.json["state"] == "opened", "an act with the token of a login", ran)
    ran = county("act", "account", "open", "--as", "secadmin", "--fields", json.dumps(open_fields), env=home)
    say.that(ran.code == 1, "another user than the one logged in", ran)
    ran = county("account set-secret", "nobody", "--as", "secadmin", input="", env=home)
    say.that(ran.code == 1 and "没有这个登录名：nobody" in ran.err and "list accounts" in ran.err, "a password for a user that there is not", ran)


def files(county):
    accounts = table(county.folder / "demo-accounts.csv")
    say.same(list(accounts[0]), ["user", "password", "role", "agency", "name"], "demo-accounts.csv")
    by_role = {}
    for row in accounts:
        by_role.setdefault(row["role"], set()).add(row["agency"])
    for role in "officer data_clerk handler approver supervisor".split():
        say.that(len(by_role.get(role, ())) >= 3, f"{role} of at least three agencies", by_role.get(role))
    for role in "office legal_reviewer publisher evaluator partner subject auditor system_admin security_admin audit_admin".split():
        say.that(role in by_role, f"an account with the role {role}")
    say.same(sorted(county.agency_key), ["client_id", "client_secret", "matter", "officer"], "demo-agency-key.json")
    samples = county.samples
    say.same(list(samples[0]), ["code", "name", "agency", "matter", "user", "expected"], "demo-samples.csv")
    for result in ("none", "incentive", "candidate", "suspended", "discipline", "invalid"):
        say.that(sum(s["expected"] == result for s in samples) >= 2, f"at least two samples of {result}")
    for secret in ("demo-accounts.csv", "demo-agency-key.json", "hengxin.conf", "keys/signing.pem", "keys/sealing.key", "keys/blind.key"):
        say.same(oct((county.folder / secret).stat().st_mode & 0o777), "0o600", f"mode of {secret}")
    for verb in ("demo", "init"):
        say.same(run(county.program, verb, "--data", county.folder).code, 2, f"{verb} never overwrites")


ANSWER = {"id", "result", "entries", "measures", "candidates", "warnings", "as_of", "list_version", "receipt"}
ENTRY = {"id", "list_type", "polarity", "state", "origin", "basis", "until"}
MEASURE = {"number", "name", "kind", "binds_by_law", "basis", "what_to_do", "until"}


def answer_is_whole(answer, place, county, what):
    say.that(ANSWER <= set(answer), f"{what}: members", sorted(ANSWER - set(answer)))
    for e in answer["entries"]:
        say.that(ENTRY <= set(e), f"{what}: members of an entry", e)
    for m in answer["measures"]:
        say.that(MEASURE <= set(m), f"{what}: members of a measure", m)
    for c in answer["candidates"]:
        say.that({"entry", "reason", "score"} <= set(c), f"{what}: members of a candidate", c)
    text = json.dumps(answer["receipt"], ensure_ascii=False, separators=(",", ":"))
    say.that("leaf" in answer["receipt"] and len(text.encode()) <= 2560, f"{what}: the receipt is small", len(text))
    receipt = write(place / "receipt.json", text)
    ran = run(county.program, "verify", receipt)
    say.that(ran.code == 0 and "trusted: no" in ran.out, f"{what}: the receipt verifies offline", ran)
    return receipt


def samples_by_cli(county, place):
    for i, s in enumerate(county.samples):
        out = place / "answer.json"
        arguments = ["--as", s["user"], "--matter", s["matter"], "--json", "--out", out]
        arguments += ["--code", s["code"]] if s["code"] else []
        arguments += ["--name", s["name"]] if s["name"] else []
        ran = county("check", *arguments)
        if not say.that(ran.code == 0, f"sample {i}", s, ran):
            continue
        answer = ran.json
        say.same(answer["result"], s["expected"], f"sample {i} by the command line")
        if i % 3 == 0:
            answer_is_whole(answer, place, county, f"sample {i}")
            whole = run(county.program, "verify", out, "--json")
            say.that(whole.code == 0 and whole.json["ok"] and not whole.json["trusted"], "a whole answer verifies", whole)
            key = write(place / "key", whole.json["key"] + "\n")
            for known in (key, whole.json["key"]):
                ran = run(county.program, "verify", out, "--key", known)
                say.that(ran.code == 0 and "trusted: yes" in ran.out, "trusted by the key", ran)
            ran = run(county.program, "verify", out, "--key", "A" * 43 + "=")
            say.that(ran.code == 0 and "trusted: no" in ran.out, "not trusted by another key", ran)
            for unusable in (["--key", "/nonexistent.pem"], ["--key", place], ["--key", out], ["--key", "AAAA"], ["--against", "/nonexistent"]):
                ran = run(county.program, "verify", out, *unusable)
                say.that(ran.code == 2 and not ran.out, f"verify {unusable}", ran)
            ran = run(county.program, "verify", out, "--data", county.folder)
            say.that(ran.code == 0, "verifies against its ledger", ran)
            for what in ("answer", "receipt"):
                altered = json.loads(out.read_text())
                if what == "answer":
                    altered["result"] = "none" if altered["result"] != "none" else "discipline"
                else:
                    altered["receipt"]["facts"]["at"] = "2020-01-01T00:00:00.000Z"
                file = write(place / "altered.json", json.dumps(altered, ensure_ascii=False))
                say.same(run(county.program, "verify", file).code, 1, f"an altered {what}")
    say.same(county("check", "--as", "officer1", "--code", "", "--name", "").code, 2, "a check without a subject")
    say.same(county("check", "--as", "nobody", "--matter", "M", "--code", "91130528MA0ABCDE6N").code, 1, "a check as nobody")
    outside = ["--as", "officer1", "--matter", "NONE-01", "--code", "91130528MA0ABCDE6N"]
    refused = county("check", *outside, "--json")
    say.that(refused.code == 1 and refused.json["refusal"]["code"] == "outside_remit", "outside the remit", refused)
    english = county("check", *outside, "--lang", "en")
    say.that("within your agency's remit" in english.err, "--lang en", english)
    english = county("check", *outside, env={"LC_ALL": "en_GB.UTF-8"})
    say.that("within your agency's remit" in english.err, "English by locale", english)


def batches(county, place):
    sample = county.sample("discipline")
    rows = [s for s in county.samples if s["user"] == sample["user"] and s["matter"] == sample["matter"]]
    for headings in (("name", "code"), ("企业名称", "统一社会信用代码")):
        inside = write(place / "in.csv", csv_text(headings, *[(s["name"], s["code"]) for s in rows]))
        out = place / "out.csv"
        ran = county("batch", inside, "--out", out, "--as", sample["user"], "--matter", sample["matter"], "--json")
        if not say.that(ran.code == 0 and ran.json["rows"] == len(rows), "batch", ran):
            return
        say.that(out.read_bytes().startswith(b"\xef\xbb\xbf"), "batch: a byte order mark")
        say.same(out.stat().st_mode & 0o777, 0o600, "the mode of a batch's answers")
        done = table(out)
        say.same(list(done[0]), [*headings, "result", "entries", "measures", "warnings", "reason", "receipt"], "columns of a batch")
        say.same(len(done), len(rows), "rows of a batch")
        for s, d in zip(rows, done):
            say.same(d["result"], s["expected"], f"batch row of {s['code'] or s['name']}")
            say.same(d[headings[1]].strip("\t'"), s["code"], "the code is repeated")
        ran = county("receipt", done[0]["receipt"])
        receipt = write(place / "row.json", ran.out)
        say.that(ran.code == 0 and len(ran.out.encode()) <= 3584 and ran.json["leaf"], "receipt LEAF.ROW", ran)
        say.same(run(county.program, "verify", receipt).code, 0, "a row's receipt")
        say.same(run(county.program, "verify", receipt, "--data", county.folder).code, 0, "a row's receipt against the ledger")
        leaf = done[0]["receipt"].split(".")[0]
        say.that(county("receipt", leaf).code == 0, "receipt LEAF")
        say.same(county("receipt", f"{leaf}.{len(rows)}").code, 1, "the receipt of a row beyond the last")
        say.same(county("receipt", "99999999").code, 1, "the receipt of a leaf that is not")
        for odd in ("x", "1.", ".1", "-1", "1.2.3", "9" * 30):
            ran = county("receipt", odd)
            say.that(ran.code in (1, 2), f"receipt {odd}", ran)
    more = ["--out", out, "--as", sample["user"], "--matter", sample["matter"]]
    say.same(county("batch", write(place / "none.csv", "a,b\n1,2\n"), *more).code, 2, "a batch without headings")
    say.same(county("batch", place / "gone.csv", *more).code, 2, "a batch of no file")
    name, code = rows[0]["name"], rows[0]["code"]
    ran = county("batch", write(place / "long.csv", f"name,code\n{name},{code},\n{name},{code},,\n"), *more)
    say.that(ran.code == 0 and [(r["result"], None in r) for r in table(out)] == [(rows[0]["expected"], False)] * 2, "empty cells beyond the headings", ran, out.read_text())
    ran = county("batch", write(place / "swapped.csv", f"name,code\n{code},\n{name},{code}\n"), *more)
    swapped = table(out)
    say.that(ran.code == 0 and [r["result"] for r in swapped] == ["invalid", rows[0]["expected"]] and "looks like a code" in swapped[0]["reason"], "a code in the column of names", ran, out.read_text())
    asked = county.leaves()
    ran = county("batch", write(place / "long.csv", f"name,code\n{name},{code}\n{name},{code},discipline\n"), *more)
    say.that(ran.code == 2 and "line 3" in ran.err and "column C" in ran.err, "a row longer than its headings", ran)
    say.same(county.leaves(), asked, "nothing was asked of a sheet that is refused")
    kept = write(place / "kept.csv", "kept")
    more[1] = kept
    for what, ran, code in (("outside the remit", county("batch", inside, *more[:-1], "NONE"), 1), ("without headings", county("batch", place / "none.csv", *more), 2)):
        say.that(ran.code == code and kept.read_text() == "kept", f"a batch {what} leaves what was there", ran, kept.read_text())
    (place / "folder.csv").mkdir()
    for at in (place / "folder.csv", place / "gone" / "out.csv"):
        say.same(county("batch", inside, "--out", at, *more[2:]).code, 2, f"a batch into {at}")
    ran = county("batch", inside, "--out", inside, *more[2:])
    say.that(ran.code == 0 and [row["result"] for row in table(inside)] == [s["expected"] for s in rows], "a batch over its own input", ran)
    say.same([f.name for f in place.iterdir() if ".new" in f.name], [], "nothing is left beside")


def feedback(county):
    s = county.sample("discipline")
    who = ["--as", s["user"], "--matter", s["matter"], "--code", s["code"], "--name", s["name"]]
    ask = lambda: county.ok("check", *who, "--case", "E2E-1", "--json").json
    answer = ask()
    numbers = sorted({m["number"] for m in answer["measures"]})
    no = county("feedback", answer["id"], "--as", s["user"], "--confirm", "--applied", "X99")
    say.that(no.code == 1, "a measure that was not offered", no)
    no = county("feedback", answer["id"], "--as", s["user"], "--applied", numbers[0])
    say.same(no.code, 2, "feedback without --confirm")
    no = county("feedback", answer["id"], "--as", s["user"], "--confirm", "--not-applied", f"{numbers[0]}=")
    say.that(no.code == 1, "not applied without a reason", no)
    no = county("feedback", answer["id"], "--as", "office", "--confirm", "--applied", numbers[0])
    say.that(no.code == 1, "confirmed by somebody who is no officer", no)
    yes = county("feedback", answer["id"], "--as", s["user"], "--confirm", "--applied", numbers[0], "--json")
    say.that(yes.code == 0 and yes.json["state"] == "confirmed" and "receipt" in yes.json, "feedback", yes)
    no = county("feedback", answer["id"], "--as", s["user"], "--confirm", "--applied", numbers[0])
    say.that(no.code == 1, "the same check confirmed twice", no)
    again = ask()
    no = county("feedback", again["id"], "--as", s["user"], "--confirm", "--applied", numbers[0], "--json")
    say.that(no.code == 1 and no.json["refusal"]["code"] == "confirmed_once_per_case", "one confirmation per case", no)


def match(county, place):
    write(place / "l.csv", csv_text(("id", "name", "code"), ("a", "衡安县聚来塑料厂", "91130528HX6FNAJ458"), ("b", "衡安县聚盛塑料厂", "")))
    write(place / "q.csv", csv_text(("qid", "name", "code"), ("1", "衡安县聚来塑料厂", ""), ("2", "", "91130528hx6fnaj458"),
                                    ("3", "毫不相干的名字有限公司", "")))
    ran = run(county.program, "match", "--list", place / "l.csv", "--in", place / "q.csv", "--out", place / "o.csv")
    rows = table(place / "o.csv") if ran.code == 0 else []
    say.that(rows and list(rows[0]) == ["qid", "rank", "id", "score", "grade", "reason"], "match", ran)
    say.that(rows and rows[0]["qid"] == "1" and rows[0]["id"] == "a" and rows[0]["grade"] == "exact_name", "match by name", rows)
    say.that([r["id"] for r in rows if r["qid"] == "2" and r["grade"] == "exact_code"] == ["a"], "match by code", rows)
    ran = run(county.program, "match", "--list", place / "l.csv", "--in", place / "q.csv", "--out", place / "q.csv")
    say.that(ran.code == 0 and table(place / "q.csv") == rows, "match over its own input", ran)
    (place / "long.csv").write_text("qid,name,code\n1,甲公司,,多出一格\n", encoding="utf-8")
    ran = run(county.program, "match", "--list", place / "l.csv", "--in", place / "long.csv", "--out", place / "o.csv")
    say.that(ran.code == 2 and "第2行" in ran.err and "多出一格" in ran.err and table(place / "o.csv") == rows, "match of a row longer than its headings", ran)
    ran = run(county.program, "match", "--list", place / "l.csv", "--in", place / "gone.csv", "--out", place / "o.csv")
    say.that(ran.code == 2 and table(place / "o.csv") == rows, "match of no file leaves what was there", ran)
    say.that(not [r for r in rows if r["qid"] == "3"], "no row without a candidate", rows)


def operations(county, place):
    ran = county("ledger export", place / "leaves.jsonl", "--json")
    lines = (place / "leaves.jsonl").read_text().splitlines()
    say.that(ran.code == 0 and ran.json["lines"] == len(lines) > ran.json["leaves"] > 100 and all(json.loads(l) for l in lines), "ledger export", ran)
    say.same((place / "leaves.jsonl").stat().st_mode & 0o777, 0o600, "the mode of an export with its personal parts")
    ran = county("ledger export", place / "facts.jsonl", "--facts")
    say.that(ran.code == 0, "ledger export --facts", ran)
    say.same(county("doctor", "--json").code, 0, "doctor")
    say.same(county("migrate", "--json").json, {"applied": 0}, "migrate a second time")
    say.same(run(county.program, "rules", "check").code, 0, "rules check")


# ---- HTTP

def logins(county, server):
    guest = server.session()
    wrong = guest.login("officer2", "wrong-wrong-wrong")
    unknown = guest.login("no-such-user", "wrong-wrong-wrong")
    strip = lambda a: {k: v for k, v in a.json.items() if k != "trace_id"}
    alike = wrong.status == unknown.status == 401 and strip(wrong) == strip(unknown)
    say.that(alike, "a wrong password and an unknown user look alike", wrong, unknown)
    say.same(guest.get("/api/v1/session").status, 401, "no session")
    say.same(guest.get("/api/v1/checks").status, 401, "a list without login")
    for user in ("supervisor3", "somebody-unknown"):
        answers = [guest.login(user, f"wrong {i}").status for i in range(11)]
        say.same(answers, [401] * 10 + [429], f"the 11th try of {user}")
    say.same(guest.login("supervisor3", county.password("supervisor3")).status, 429, "also with the right password")
    right = {"user": "officer2", "password": county.password("officer2")}
    for headers in ({"Sec_Fetch_Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": server.url + "1"}):
        no, english = (guest.post("/api/v1/session", right, Accept_Language=language, **headers) for language in ("zh", "en"))
        say.that(no.status == 403 and no.json["code"] == "login_from_elsewhere" and not no.headers["Set-Cookie"] and no.json["title"].startswith("只能") and english.json["title"].startswith("A login"),
                 f"a login with {headers}", no, english)
    for headers in ({"Origin": server.url}, {"Sec_Fetch_Site": "same-origin", "Origin": "null"}, {"Sec_Fetch_Site": "none"}, {"Origin": "https://credit.example", "Host": "credit.example"}):
        say.same(guest.post("/api/v1/session", right, **headers).status, 201, f"a login with {headers}")
    for otp, status, code in ((123456, 400, "bad_json"), ("123456", 400, "no_second_factor"), ("", 201, None)):
        answer = guest.post("/api/v1/session", {**right, "otp": otp})
        say.that((answer.status, answer.json.get("code")) == (status, code) and "123456" not in answer.body.decode().replace(answer.get("trace_id", ""), ""), f"a login with otp {otp!r}", answer)
    say.same(guest.post("/api/v1/session", {"user": "x"}).status, 400, "a login without password")
    say.same(guest.post("/api/v1/session", "{").status, 400, "a login of broken JSON")
    say.same(guest.post("/api/v1/session", {"user": "officer2", "password": "x", "admin": True}).status, 400, "a login with an unknown member")
    officer = server.session("officer2", county.password("officer2"))
    me = officer.get("/api/v1/session")
    say.that(me.status == 200 and me.json["user"] == "officer2" and me.json["roles"] == ["officer"], "who is logged in", me)
    s = county.sample("none")
    no = officer.post("/api/v1/checks", {"matter": s["matter"], "subject": {"code": s["code"]}}, X_CSRF_Token=None)
    say.that(no.status == 403 and no.json["code"] == "csrf", "no CSRF token", no)
    no = officer.post("/api/v1/checks", {"matter": s["matter"], "subject": {"code": s["code"]}}, X_CSRF_Token="0" * 32)
    say.same(no.status, 403, "a wrong CSRF token")
    stolen = server.session()
    stolen.cookie, stolen.csrf = officer.cookie, officer.csrf
    say.same(stolen.get("/api/v1/session").status, 200, "the same cookie elsewhere")
    say.same(officer.ask("DELETE", "/api/v1/session").status, 204, "log out")
    for who in (officer, stolen):
        say.same(who.get("/api/v1/session").status, 401, "logged out everywhere")
        say.same(who.post("/api/v1/checks", {"matter": s["matter"], "subject": {"code": s["code"]}}).status, 401, "an act after logging out")


def locked(county, server):
    handler = server.session("handler4", county.password("handler4"))
    say.same(handler.get("/api/v1/tasks").status, 200, "before the lock")
    admin = server.session("secadmin", county.password("secadmin"))
    account = handler.get("/api/v1/session").json["account"]
    done = admin.act("accounts", account, "lock", reason="离岗")
    say.that(done.status == 200 and done.json["state"] == "locked", "lock an account", done)
    say.same(handler.get("/api/v1/tasks").status, 401, "the session of a locked account")
    say.same(server.session().login("handler4", county.password("handler4")).status, 401, "a locked account logs in")
    say.same(admin.act("accounts", account, "unlock").status, 200, "unlock")
    say.same(handler.get("/api/v1/tasks").status, 401, "the session from before the lock stays ended")
    again = server.session("handler4", county.password("handler4"))
    say.same(again.get("/api/v1/tasks").status, 200, "who is unlocked logs in again")


def agency_systems(county, server):
    key, guest = county.agency_key, server.session()
    form = urllib.parse.urlencode({"grant_type": "client_credentials", "client_id": key["client_id"], "client_secret": key["client_secret"]})
    token = guest.post("/oauth/token", form, Content_Type="application/x-www-form-urlencoded")
    if not say.that(token.status == 200 and token.json["token_type"] == "Bearer" and token.json["expires_in"] > 0, "a token", token):
        return
    say.same(guest.post("/oauth/token", form.replace(key["client_secret"], "0" * 48)).json, {"error": "invalid_client"}, "a wrong secret")
    say.same(guest.post("/oauth/token", "grant_type=password").json, {"error": "unsupported_grant_type"}, "another grant")
    say.same(guest.login(key["client_id"], key["client_secret"]).status, 401, "a system's secret opens no session")
    officer = urllib.parse.urlencode({"grant_type": "client_credentials", "client_id": "officer2", "client_secret": county.password("officer2")})
    say.same(guest.post("/oauth/token", officer).status, 401, "a person's password gives no token")
    system = server.session()
    system.bearer = token.json["access_token"]
    s = county.sample("discipline")
    no = system.check(key["matter"], s["code"])
    say.that(no.status == 422 and no.json["code"] == "officer_is_named", "a system names its officer", no)
    no = system.check(key["matter"], s["code"], officer="officer4")
    say.that(no.status == 403, "an officer that the system may not name", no)
    yes = system.check(key["matter"], s["code"], s["name"], officer=key["officer"], case="E2E-SYS")
    if not say.that(yes.status == 201 and yes.json["result"] == "discipline", "a check by a system", yes):
        return
    decisions = [{"measure": yes.json["measures"][0]["number"], "outcome": "applied"}]
    no = system.act("checks", yes.json["id"], "confirm", decisions=decisions)
    say.that(no.status in (403, 422), "a confirmation by a nameless system", no)
    no = system.act("checks", yes.json["id"], "confirm", decisions=decisions, officer="officer4")
    say.same(no.status, 403, "a confirmation for an officer that it may not name")
    done = system.act("checks", yes.json["id"], "confirm", decisions=decisions, officer=key["officer"])
    say.that(done.status == 200 and done.json["state"] == "confirmed", "a confirmation by a system", done)
    named = server.session(key["officer"], county.password(key["officer"]))
    who = named.get("/api/v1/session").json
    opens, confirms = (server.session(user, county.password(user)) for user in ("sysadmin", "secadmin"))
    for roles, status in ((["data_clerk"], 403), (who["roles"], 201)):
        opens.act("accounts", who["account"], "propose_roles", roles=roles)
        say.same(confirms.act("accounts", who["account"], "authorise").status, 200, f"roles {roles}")
        say.same(named.get("/api/v1/session").status, 401, "a session from before the roles changed")
        answer = system.check(key["matter"], s["code"], s["name"], officer=key["officer"], case=f"E2E-SYS-{status}")
        say.that(answer.status == status and answer.get("code") in (None, "officer_is_named"), f"a check for an officer who is {roles} now", answer)
    seen = [a["user"] for a in system.get("/api/v1/accounts").get("items", [])]
    say.that(seen in ([], [key["client_id"]]), "a system sees no account but its own", seen)


def samples_by_http(county, server, place):
    sessions = {}
    for i, s in enumerate(county.samples):
        session = sessions.setdefault(s["user"], None) or server.session(s["user"], county.password(s["user"]))
        sessions[s["user"]] = session
        answer = session.check(s["matter"], s["code"], s["name"])
        if say.that(answer.status == 201, f"sample {i} by HTTP", s, answer):
            say.same(answer.json["result"], s["expected"], f"sample {i} by HTTP")
            say.same(answer.headers["Location"], f"/api/v1/checks/{answer.json['id']}", "Location")
    answer_is_whole(answer.json, place, county, "by HTTP")
    verified = server.session().post("/api/v1/public/receipts/verify", answer.body)
    say.that(verified.status == 200 and verified.json["ok"], "a receipt verified by the server", verified)
    say.that(not server.session().post("/api/v1/public/receipts/verify", b"{}").json["ok"], "no receipt")
    anybody = server.session()
    asked = [anybody.post("/api/v1/public/receipts/verify", b"{}", X_Forwarded_For="198.51.100.7") for _ in range(80)]
    say.that(asked[0].status == 200 and asked[-1].status == 429 and int(asked[-1].headers["Retry-After"]) >= 1, "one address asks too often", asked[-1])
    say.same(anybody.post("/api/v1/public/receipts/verify", b"{}", X_Forwarded_For="198.51.100.8").status, 200, "another address beside it")
    officer = sessions["officer1"]
    say.same(officer.get(f"/api/v1/receipts/{answer.json['receipt']['leaf']}").status, 200, "a receipt again")
    other = server.session("officer2", county.password("officer2"))
    say.same(other.get(f"/api/v1/receipts/{answer.json['receipt']['leaf']}").status, 404, "another agency's receipt")
    no = other.check("NONE-99", "91130528HX6FNAJ458")
    say.that(no.status == 403 and no.json["code"] == "outside_remit" and no.json["errors"] and no.json["article"]["article"], "outside the remit", no)
    say.same(officer.post("/api/v1/checks", {"matter": "M"}).status, 400, "a check without subject")
    say.same(officer.post("/api/v1/checks", {"matter": county.sample("none")["matter"], "subject": {}}).status, 400, "a check of an empty subject")
    for user in ("auditor", "sysadmin", "partner", "subject", "publisher"):
        session = server.session(user, county.password(user))
        say.same(session.check(county.sample("none")["matter"], "91130528HX6FNAJ458").status, 403, f"a check by {user}")


def confirmed_by_http(county, server):
    s = county.sample("discipline", 1)
    officer = server.session(s["user"], county.password(s["user"]))
    answer = officer.check(s["matter"], s["code"], s["name"], case="E2E-2").json
    path = f"/api/v1/checks/{answer['id']}"
    case = officer.get(path)
    say.that(case.status == 200 and case.json["state"] == "answered" and case.headers["ETag"] == '"1"', "the check as a case", case)
    say.that({"state", "due", "provisional", "history", "possible"} <= set(case.json), "members of a case", case)
    possible = {p["act"]: p for p in case.json["possible"]}
    say.that("confirm" in possible and {"title", "article", "fields"} <= set(possible["confirm"]) and
             {"name", "type", "required", "values"} <= set(possible["confirm"]["fields"][0]), "what is possible", case.json["possible"])
    confirm = {"act": "confirm", "decisions": [{"measure": answer["measures"][0]["number"], "outcome": "applied"}]}
    no = officer.post(path + "/acts", confirm, If_Match='"7"')
    say.that(no.status == 412, "If-Match of another version", no)
    say.same(officer.post(path + "/acts", {**confirm, "act": "explode"}).status, 400, "an act that is none")
    no = officer.post(path + "/acts", {**confirm, "colour": "red"})
    say.that(no.status in (400, 422), "an unknown field", no)
    other = server.session("officer2", county.password("officer2"))
    say.same(other.get(path).status, 404, "another agency's check")
    no = other.post(path + "/acts", confirm)
    say.that(no.status in (403, 404), "another agency confirms", no)
    yes = officer.post(path + "/acts", confirm, If_Match='"1"')
    say.that(yes.status == 200 and yes.headers["ETag"] == '"2"', "If-Match of this version", yes)
    no = officer.post(path + "/acts", confirm)
    say.that(no.status == 409 and "possible" in no.json, "confirmed twice", no)
    then = officer.get(path + "?known_at=" + answer["receipt"]["facts"]["at"])
    say.that(then.json["state"] == "answered" and then.json["possible"] == [] and len(then.json["history"]) == 1, "known_at before it was confirmed", then)
    tasks = [t for t in officer.all_items("/api/v1/tasks") if t["check"] == answer["id"]]
    binding = [m for m in answer["measures"] if m["kind"] != "voluntary"]
    say.that(len(tasks) >= len(binding), "feedback opens tasks, also for what was not decided", len(tasks), binding)
    done = [t for t in tasks if t["state"] == "applied"]
    say.same(len(done), 1, "the applied task")
    again = officer.check(s["matter"], s["code"], s["name"], case="E2E-2").json
    no = officer.act("checks", again["id"], "confirm", decisions=confirm["decisions"])
    say.that(no.status == 409 and no.json["code"] == "confirmed_once_per_case", "one confirmation per case", no)
    both = [officer.check(s["matter"], s["code"], s["name"], case="E2E-3").json["id"] for _ in range(8)]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        got = sorted(pool.map(lambda id: officer.act("checks", id, "confirm", decisions=confirm["decisions"]).status, both))
    say.same(got, [200] + [409] * 7, "eight confirmations of one case at once")


def receipts_tell_of_nobody(county, server):
    """A receipt of an act proves its facts and tells of no person and no secret: who may read those reads the case, and that is recorded."""
    head = "13052819700101002"
    number = head + "10X98765432"[sum(int(d) * w for d, w in zip(head, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2))) % 11]
    sessions = {user: server.session(user, county.password(user)) for user in ("officedata", "office", "auditor", "evaluator", "officer1")}
    registered = sessions["officedata"].post("/api/v1/subjects", {"kind": "person", "name": "试验收据人", "document": "citizen", "number": number})
    say.same(registered.status, 201, "a person registered")
    for user in ("officedata", "office", "auditor", "officer1"):
        answer = sessions[user].get(f"/api/v1/receipts/{registered.json['leaf']}")
        say.that(answer.status == 200 and number.encode() not in answer.body and "试验收据人".encode() not in answer.body, f"{user}: a receipt tells of nobody", answer)
        say.that(server.session().post("/api/v1/public/receipts/verify", answer.body).json["ok"], "and verifies", answer)
    kept = sessions["evaluator"].ask("PUT", "/api/v1/session/password", {"old": county.password("evaluator"), "password": "wamuba-regihu-tolisa-kefoba"})
    say.same(kept.status, 200, "a password changed")
    say.same(sessions["office"].get(f"/api/v1/receipts/{kept.json['leaf']}").status, 404, "a colleague's account is not one's own")
    for leaf in (kept.json["leaf"], 3, 4, "3.0", "3.1"):
        answer = sessions["auditor"].get(f"/api/v1/receipts/{leaf}")
        say.that(b"argon2" not in answer.body, "no receipt tells a secret", answer)
    say.same(sessions["auditor"].get(f"/api/v1/receipts/{kept.json['leaf']}").status, 200, "the auditor proves that it was changed")
    sessions["evaluator"] = server.session("evaluator", "wamuba-regihu-tolisa-kefoba")
    for user in sessions:
        told, cursor = [], ""
        for _ in range(100):
            page = sessions[user].get(f"/api/v1/receipts?limit=20{cursor and '&cursor=' + urllib.parse.quote(cursor)}").json
            told += page["items"]
            cursor = page["next"]
            if not cursor:
                break
        leaves = [each["leaf"] for each in told]
        say.that(not cursor and leaves == sorted(set(leaves), reverse=True), f"{user}: receipts, newest first, each once", told[:3])
        say.same((registered.json["leaf"] in leaves, kept.json["leaf"] in leaves), (True, user in ("evaluator", "auditor")), f"{user}: of what they may read")
        for each in (told[0], told[-1]):
            say.same(sessions[user].get(f"/api/v1/receipts/{each['id']}").status, 200, f"{user}: each can be had")
    for odd in ("limit=0", "cursor=x", "cursor=MDE="):
        say.same(sessions["office"].get(f"/api/v1/receipts?{odd}").status, 400, f"receipts?{odd}")


# What other cases tell of this one now: src/engine/beside.cc.
BESIDE = ("remedies_pending", "objections_open", "corrections", "notices", "licensed_as", "partners_asked")


def known_then(county, server):
    """What was recorded, read from the ledger: of every kind of case, also of those recorded by the thousand."""
    office = server.session("office", county.password("office"))
    for noun in ("agencies", "subjects", "list-types", "measures", "determinations", "entries", "records", "rules"):
        for item in office.get(f"/api/v1/{noun}?limit=3").json["items"]:
            path = f"/api/v1/{noun}/{item['id']}"
            now, known = office.get(path).json, office.get(path + "?known_at=2100-01-01T00:00:00Z").json
            titles = {name: now.pop(name) for name in ("subject_title", "titles")}      # what things are called now was not recorded then
            say.that(all(isinstance(title, (str, dict)) for title in titles.values()), f"{noun}: titles", titles)
            say.same({**known, **{m: now[m] for m in ("possible", "next_edition", *BESIDE) if m in now}}, now, f"{noun}: what is recorded is what is there")
            say.same(office.get(path + "?known_at=2019-01-01T00:00:00%2B08:00").status, 404, f"{noun}: nothing was recorded then")
    say.same(office.get("/api/v1/entries?known_at=2100-01-01T00:00:00Z").status, 400, "known_at asks about one case")
    say.same(office.get("/api/v1/entries/x?known_at=yesterday").status, 400, "known_at that is no time")


def who_acted(county, server):
    """Who acted is named to colleagues and to the credit office; every other agency is told the role alone."""
    office = server.session("office", county.password("office"))
    path = f"/api/v1/determinations/{office.get('/api/v1/determinations?limit=1').json['items'][0]['id']}"
    case = office.get(path).json
    drafted, agency = case["history"][0]["account"], case["titles"][case["agency"]]
    say.that(drafted in case["titles"], "the office is told who drafted", case["titles"])
    role = lambda name, own: next(a["user"] for a in county.accounts.values() if a["role"] == name and (a["agency"] == agency) == own)
    colleague, stranger = (server.session(user, county.password(user)) for user in (role("handler", True), role("officer", False)))
    say.that(drafted in colleague.get(path).json["titles"], "a colleague is told as well")
    public = f"/api/v1/list-types/{stranger.get('/api/v1/list-types?limit=1').json['items'][0]['id']}"
    seen = [one.get(public).json for one in (stranger, office)]
    acted = {step["account"] for step in seen[0]["history"]} - {""}
    say.that(acted and acted <= set(seen[1]["titles"]) and not acted & set(seen[0]["titles"]), "another agency is not", seen[0]["titles"])


def idempotency(county, server):
    s = county.sample("discipline", 2)
    officer = server.session(s["user"], county.password(s["user"]))
    ask = lambda key, **more: officer.check(s["matter"], s["code"], s["name"], key=key, **more)
    first, second = ask("k-1"), ask("k-1")
    say.that(first.status == second.status == 201 and first.body == second.body, "the same key gives the same bytes", first, second)
    say.same(first.headers["Location"], second.headers["Location"], "the same Location")
    third = ask("k-1", case="OTHER")
    say.that(third.status == 422 and third.json["code"] == "idempotency_key_reused", "the same key with another body", third)
    say.that(ask("k-2").json["id"] != first.json["id"], "another key is another check")
    path = f"/api/v1/checks/{first.json['id']}/acts"
    bad = {"act": "confirm", "decisions": [{"measure": "X99", "outcome": "applied"}]}
    refused = officer.post(path, bad, Idempotency_Key="k-3")
    replayed = officer.post(path, bad, Idempotency_Key="k-3")
    but_trace = [{k: v for k, v in a.json.items() if k != "trace_id"} for a in (refused, replayed)]
    say.that(refused.status == replayed.status == 422 and but_trace[0] == but_trace[1] and replayed.headers["Idempotent-Replayed"] == "true",
             "a refusal is replayed", refused, replayed)
    good = {"act": "confirm", "decisions": [{"measure": first.json["measures"][0]["number"], "outcome": "applied"}]}
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: officer.post(path, good, Idempotency_Key="k-4"), range(8)))
    say.that({a.status for a in answers} == {200} and len({a.body for a in answers}) == 1, "eight at once with one key: one effect", *answers[:2])
    refused = officer.check("NONE-01", s["code"], key="k-5")
    say.same([refused.status, officer.check("NONE-01", s["code"], key="k-5").status], [403, 403], "a refused check is refused again")
    other = server.session("officer2", county.password("officer2"))
    say.that(other.check("X", s["code"], key="k-1").status == 403, "another account's key is its own")


def feed(county, server):
    s = county.sample("discipline")
    officer, office = server.session(s["user"], county.password(s["user"])), server.session("office", county.password("office"))
    say.same(officer.get("/api/v1/feed/entries").status, 409, "a feed without a subscription")
    agency = officer.get("/api/v1/session").json["agency"]
    say.same(office.post("/api/v1/subscriptions", {"act": "subscribe", "agency": agency}).status, 201, "a subscription")
    say.same(office.get("/api/v1/feed/entries").status, 409, "the feed of another agency")
    for odd in ("after=-1", "after=x", "limit=0", "limit=1001", "since=1"):
        say.same(officer.get("/api/v1/feed/entries?" + odd).status, 400, f"a feed with {odd}")
    say.same(officer.get("/api/v1/feed/entries?after=99999999").status, 422, "past the end of the ledger")
    for kind in ("entries", "measures"):
        after, seen, complete = 0, set(), False
        while not complete:
            page = officer.get(f"/api/v1/feed/{kind}?after={after}&limit=50").json
            say.that(page["next"] >= after, "a feed goes on", page)
            say.that(not seen & {i["id"] for i in page["items"]}, "nothing comes twice in one reading", page)
            seen |= {i["id"] for i in page["items"]}
            wrong = officer.post(f"/api/v1/feed/{kind}/ack", {"cursor": page["next"], "digest": "0" * 64})
            say.that(wrong.status == 422 and wrong.json["code"] == "was_given" and wrong.json["errors"], "another digest", wrong)
            say.same(officer.post(f"/api/v1/feed/{kind}/ack", {"cursor": page["next"], "digest": page["digest"]}).status, 200, "acknowledged")
            after, complete = page["next"], page["complete"]
        say.that(seen, f"the feed of {kind} has something", page)
        say.same(officer.post(f"/api/v1/feed/{kind}/ack", {"cursor": 1, "digest": page["digest"]}).status, 409, "backwards")


def jobs(county, server):
    s = county.sample("discipline")
    rows = [r for r in county.samples if r["user"] == s["user"] and r["matter"] == s["matter"]]
    officer = server.session(s["user"], county.password(s["user"]))
    sheet, path = csv_text(("企业名称", "统一社会信用代码"), *[(r["name"], r["code"]) for r in rows]), "/api/v1/check-batches?matter=" + s["matter"]
    no = officer.post(path, "name,code\n甲,1,,\n乙,2,,丙\n", Content_Type="text/csv")
    say.that(no.status == 422 and no.json["code"] == "cells_beyond_headings" and [(e["field"], e["value"]) for e in no.json["errors"]] == [("rows[3]", "丙")], "a row longer than its headings", no)
    job = officer.post(path, sheet, Content_Type="text/csv")
    if not say.that(job.status == 202 and job.headers["Location"] == f"/api/v1/jobs/{job.json['id']}", "a batch as a job", job):
        return
    for _ in range(200):
        progress = officer.get(job.headers["Location"])
        if progress.status != 200 or progress.json["state"] != "running":
            break
        time.sleep(0.05)
    say.that(progress.json["state"] == "done" and progress.json["done"] == progress.json["all"] == len(rows), "progress of a job", progress)
    event = officer.get(job.headers["Location"], Accept="text/event-stream")
    say.that(event.headers["Content-Type"].startswith("text/event-stream") and b"data: {" in event.body, "server-sent events", event)
    where = next(f["href"] for f in progress.json["files"] if f["href"].endswith(".csv"))
    result = officer.get(where)
    done = list(csv.DictReader(io.StringIO(result.body.decode("utf-8-sig"))))
    say.same([d["result"] for d in done], [r["expected"] for r in rows], "the result of a job")
    ran = county("receipt", done[0]["receipt"])
    say.that(ran.code == 0 and server.session().post("/api/v1/public/receipts/verify", ran.out).json["ok"], "the receipt of a job's row", ran)
    other = server.session("officer2", county.password("officer2"))
    say.same([other.get(job.headers["Location"]).status, other.get(where).status], [404, 404], "another account's job")
    say.same(officer.post("/api/v1/check-batches?matter=NONE-01", sheet).status, 403, "a job outside the remit")
    for odd in (b"", b"a,b\r\n1,2\r\n", sheet.encode("utf-16"), b"PK\x03\x04" + b"\0" * 50, sheet.encode() + b'"open'):
        say.same(officer.post(path, odd).status, 400, f"a job of {odd[:12]!r}")
    say.same(server.session().post(path, sheet).status, 401, "a job without login")


def lists(county, server):
    office = server.session("office", county.password("office"))
    whole = office.all_items("/api/v1/entries")
    paged, cursor = [], ""
    while True:
        page = office.get("/api/v1/entries?limit=7" + (f"&cursor={urllib.parse.quote(cursor)}" if cursor else ""))
        if not say.that(page.status == 200 and set(page.json) == {"items", "next"} and len(page.json["items"]) <= 7, "a page", page):
            break
        paged += page.json["items"]
        cursor = page.json["next"]
        if not cursor or len(paged) > 5000:
            break
    ids = [e["id"] for e in paged]
    say.that(len(ids) == len(set(ids)) and ids == [e["id"] for e in whole], "cursors give every item once", len(ids), len(whole))
    held = office.all_items("/api/v1/entries?state=held")
    say.that(held and all(e["state"] == "held" for e in held), "a filter")
    say.same(office.get("/api/v1/entries/none").status, 404, "a case that is not")
    say.same(office.get("/api/v1/nothing").status, 404, "a path that is not")
    no = office.ask("PUT", "/api/v1/entries")
    say.that(no.status == 405 and "GET" in (no.headers["Allow"] or ""), "a method that is not", no)
    for odd in ("?limit=-1", "?limit=x", "?cursor=%00%FF", "?cursor=AAAA", "?limit=99999999999999999999", "?state=%27%20OR%201=1--", "?list_type=frob", "?due_before=soon",
                f"?cursor={urllib.parse.quote(cursor or 'MQ==')}x", "?in_force=maybe"):
        no = office.get("/api/v1/entries" + odd)
        say.that(no.status == 400 and ("%FF" in odd or no.json["detail"].startswith(odd[1:].split("=")[0])), f"a list with {odd}", no)
    in_force = office.all_items("/api/v1/measures?in_force=true")
    say.that(in_force and all(m["in_force"] for m in in_force), "what is in force")


def queries(county, server):
    """What nobody declared is refused, and so is a value that is none of those declared: a dry run that is misspelt would import."""
    clerk = server.session("officedata", county.password("officedata"))
    sheet = csv_text(("名称", "统一社会信用代码", "类型"), ("衡安县试运行商贸有限公司", unified_code(77), "法人及非法人组织"))
    for asked, field in (("dry_run=1", "dry_run"), ("dry_run=yes", "dry_run"), ("dry_run=TRUE", "dry_run"), ("dry_run=", "dry_run"), ("dryrun=true", "dryrun"), ("kind=none", "kind")):
        no = clerk.post("/api/v1/imports?" + (asked if asked.startswith("kind") else "kind=subjects&" + asked), sheet)
        say.that(no.status == 400 and [e["field"] for e in no.json["errors"]] == [field], f"imports?{asked}", no)
    dry = clerk.post("/api/v1/imports?kind=subjects&dry_run=true", sheet)
    say.that(dry.status == 202 and dry.json["title"].startswith("试导入"), "a dry run", dry)
    say.same(clerk.post("/api/v1/subjects/by-code", {"code": unified_code(77)}).json["items"], [], "nothing was imported")
    document = clerk.post("/api/v1/documents?name=a.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n").json.get("id", "none")
    for method, path, field in (("GET", f"documents/{document}/content?format=exe", "format"), ("GET", "papers/blank?template=objection_application&format=odt", "format"),
                                ("POST", "check-batches?matter=x&mater=y", "mater"), ("POST", "documents?name=a.pdf&abuot=x", "abuot"), ("GET", "ledger/checkpoint?size=3", "size"),
                                ("GET", "entries?stat=listed", "stat"), ("GET", "entries?state=nope", "state"), ("GET", "batches/x/samples?skip=many", "skip"), ("GET", "work?q=x", "q"),
                                ("POST", "what-if?dry_run=true", "dry_run"), ("GET", "receipts/3/paper.pdf?size=a5", "size")):
        no = clerk.ask(method, "/api/v1/" + path, b"" if method == "POST" else None)
        say.that(no.status == 400 and [e["field"] for e in no.json["errors"]] == [field], f"{method} {path}", no)


def told(county, server):
    """A refusal in the language that is read, with the field and the value as it was sent."""
    office, guest = server.session("office", county.password("office")), server.session()
    both = lambda method, path, body=None, by=guest: [by.ask(method, path, body, Accept_Language=language) for language in ("zh", "en")]
    chinese = lambda text: any("\u4e00" <= c <= "\u9fff" for c in text)
    for what, answers in (("no path", both("GET", "/api/v1/none")), ("no method", both("PUT", "/api/v1/session")), ("a large body", both("POST", "/api/v1/session", b"x" * 70000)),
                          ("no receipt", both("GET", "/api/v1/receipts/99999999", by=office)), ("no job", both("GET", "/api/v1/jobs/none", by=office)),
                          ("no address", both("GET", "/api/v1/entries?q=%zz")), ("no JSON", both("POST", "/api/v1/session", b"{"))):
        say.that([chinese(a.json["title"]) for a in answers] == [True, False] and all(a.status >= 400 for a in answers), f"{what} in one language", *answers)
    for query, field, value in (("q=a&q=b", "q", "b"), ("q=%zz", "q", "%zz"), ("state=nope", "state", "nope")):
        no = office.get("/api/v1/entries?" + query)
        say.that(no.status == 400 and [(e["field"], e["value"]) for e in no.json["errors"]] == [(field, value)], f"entries?{query}", no)
    number = citizen_number(4242)
    for body, field, value in (({"matter": 7, "subject": {}}, "matter", "7"), ({"matter": "x", "subject": []}, "subject", "[…]"), ({"subject": {}}, "matter", "")):
        no = office.post("/api/v1/checks", body)
        say.that(no.status == 400 and [(e["field"], e["value"]) for e in no.json["errors"]] == [(field, value)] and all(" / " in e["reason"] and chinese(e["reason"]) for e in no.json["errors"]),
                 f"a question like {body}", no)
    no = office.get(f"/api/v1/entries?state={number}")
    say.that(no.status == 400 and number not in no.json["errors"][0]["value"], "no citizen number is repeated", no)
    no = guest.post("/api/v1/session", {"user": "office", "password": 1234567890123})
    say.that(no.status == 400 and b"1234567890123" not in no.body and no.json["errors"][0]["field"] == "password", "no password is repeated", no)
    entry = office.get("/api/v1/entries?state=listed").json["items"][0]["id"]
    no = office.act("entries", entry, "nope")
    say.that(no.status == 400 and [(e["field"], e["value"]) for e in no.json["errors"]] == [("act", "nope")] and no.json["possible"] == sorted(set(no.json["possible"]), key=no.json["possible"].index), "no such act", no)
    offered = [p["act"] for p in office.get(f"/api/v1/entries/{entry}").json["possible"]]
    say.that(set(offered) <= set(no.json["possible"]), "what is possible instead of an act that nobody knows", no, offered)


def nothing_learned(county, server):
    """Acts on cases that may not be read answer alike, whatever the case; a version is taken as it was given or not at all."""
    own = server.session("officer1", county.password("officer1"))
    sample = next(row for row in table(county.folder / "demo-samples.csv") if row["user"] == "officer1" and row["expected"] == "discipline")
    matter, code = sample["matter"], sample["code"]
    ids = [own.check(matter, code).json["id"] for _ in range(2)]
    offered = own.get(f"/api/v1/checks/{ids[0]}").json
    tag = own.get(f"/api/v1/checks/{ids[0]}").headers["ETag"]
    for odd in (tag.strip('"'), '""', '"1abc"', '"-1"', "W/" + tag, '"99999999999999999999"', tag + "x"):
        no = own.ask("POST", f"/api/v1/checks/{ids[0]}/acts", {"act": "confirm", "decisions": []}, If_Match=odd)
        say.that(no.status == 400 and no.json["code"] == "if_match_unreadable", f"If-Match {odd}", no)
    no = own.ask("POST", f"/api/v1/checks/{ids[0]}/acts", {"act": "confirm", "decisions": []}, If_Match='"77"')
    say.same(no.status, 412, "another version")
    done = own.ask("POST", f"/api/v1/checks/{ids[1]}/acts", {"act": "confirm", "decisions": []}, If_Match="*", Idempotency_Key="once-1")
    say.that(done.status == 200 and offered["version"] >= 1, "confirmed", done)
    again = own.ask("POST", f"/api/v1/checks/{ids[1]}/acts", {"act": "confirm", "decisions": []}, If_Match="*", Idempotency_Key="once-1")
    say.that(again.body == done.body and again.headers["ETag"] == done.headers["ETag"] and again.headers["Idempotent-Replayed"] == "true", "answered again, whole", again)
    for user in ("officer4", "subject"):
        foreign = server.session(user, county.password(user))
        answers = [foreign.ask("POST", f"/api/v1/checks/{id}/acts", {"act": "confirm", "decisions": []}, If_Match=match) for id in (*ids, "7", "99999999") for match in (None, '"5"')]
        say.that(len({(a.status, a.json["code"], a.json["title"]) for a in answers}) == 1 and answers[0].status == 404, f"{user} learns nothing", *answers)
    # A refusal is remembered for its key, and an answer that was given is given again.
    first = own.ask("POST", "/api/v1/checks", {"matter": "none", "subject": {"code": code}}, Idempotency_Key="twice-1")
    other = own.ask("POST", "/api/v1/checks", {"matter": matter, "subject": {"code": code}}, Idempotency_Key="twice-1")
    same = own.ask("POST", "/api/v1/checks", {"matter": "none", "subject": {"code": code}}, Idempotency_Key="twice-1")
    say.that((first.status, other.status, same.status) == (403, 422, 403) and same.headers["Idempotent-Replayed"] == "true", "a refused check is remembered", first, other, same)
    one, two = (own.ask("POST", "/api/v1/checks", {"matter": matter, "subject": {"code": code}}, Idempotency_Key="twice-2") for _ in range(2))
    say.that(one.body == two.body and two.headers["Idempotent-Replayed"] == "true" and not one.headers["Idempotent-Replayed"], "an answer is given again", one, two)
    for subject, field in (({"code": "9" * 65}, "subject.code"), ({"name": "名" * 201}, "subject.name")):
        no = own.ask("POST", "/api/v1/checks", {"matter": matter, "subject": subject})
        say.that(no.status == 400 and [e["field"] for e in no.json["errors"]] == [field], f"too long: {field}", no)
    no = own.ask("POST", f"/api/v1/checks/{ids[0]}/acts", {"act": "confirm", "decisions": [{"measure": offered["offers"][0]["number"], "outcome": "not_applied", "reason": "other", "words": " "}]})
    say.that(no.status == 422 and no.json["errors"][0]["field"] == "decisions[0].words", "another reason is put into words", no)


def described(county, server):
    guest = server.session()
    api = guest.get("/openapi.json").json
    say.that(api["openapi"].startswith("3.1") and api["paths"], "openapi.json")
    sessions = {u: server.session(u, county.password(u)) for u in ("office", "officer1", "sysadmin")}
    for path, methods in api["paths"].items():
        say.that(path.startswith("/") and all({"operationId", "responses", "security"} <= set(m) for m in methods.values()), f"description of {path}")
        for method in methods:
            if method.upper() == "DELETE":
                continue
            for user, session in sessions.items():
                concrete = path
                if "{id}" in path and "receipts" not in path:
                    page = session.get(path.split("/{id}")[0])
                    items = page.get("items") or []
                    if not items:
                        continue
                    concrete = path.replace("{id}", items[0]["id"])
                elif "{id}" in path:
                    concrete = path.replace("{id}", "0")
                if path.endswith("/ledger/proof"):
                    concrete += "?leaf=3"
                if path.endswith("/ledger/consistency"):
                    concrete += "?from=3&to=9"
                answer = session.ask(method.upper(), concrete, {} if method == "post" else None)
                # A file that this job has not, or a case that was not named, may be missing; a described path may not.
                good = answer.status not in (405, 500, 501, 503) and (answer.status != 404 or answer.json["code"] != "no_such_path")
                say.that(good, f"{method.upper()} {concrete} as {user}", answer)
                if answer.status >= 400 and path != "/oauth/token":
                    problem = answer.json if answer.headers["Content-Type"].startswith("application/problem+json") else {}
                    whole = {"type", "title", "status", "code"} <= set(problem) and problem["status"] == answer.status
                    say.that(whole, f"problem+json of {concrete}", answer)
                    say.that(problem.get("trace_id") == answer.headers["X-Trace-Id"], f"trace_id of {concrete}", answer)
    for path in ("/livez", "/readyz"):
        answer = guest.get(path)
        say.that(answer.status == 200 and answer.body == b"ok", path, answer)
    chinese, english = guest.get("/api/v1/checks"), guest.get("/api/v1/checks", Accept_Language="en")
    say.that(chinese.json["title"] == "请先登录。" and english.json["title"] == "Log in first.", "Accept-Language", chinese, english)
    note = guest.get("/api/v1/ledger/checkpoint").body.decode()
    size = int(note.split("\n")[1])
    proof = guest.get(f"/api/v1/ledger/proof?leaf={size - 1}")
    say.that(proof.status == 200, "inclusion of the last leaf", proof)
    for odd, status in (("proof", 400), ("proof?leaf=x", 400), (f"proof?leaf={size + 99}", 404), ("consistency?from=9&to=3", 400),
                        (f"consistency?from=1&to={size + 99}", 404), ("proof?leaf=-1", 400)):
        say.same(guest.get("/api/v1/ledger/" + odd).status, status, f"ledger/{odd}")


# What is there for everybody, and nothing else is (I-14).
FOR_EVERYBODY = {"/api/v1/ledger/checkpoint", "/api/v1/ledger/proof", "/api/v1/ledger/consistency", "/api/v1/public/receipts/verify", "/api/v1/session",
                 "/oauth/token", "/openapi.json", "/livez", "/readyz"}


def guests(county, server):
    office = server.session("office", county.password("office"))
    subjects = office.get("/api/v1/subjects?limit=200").json["items"]
    said = {s[member] for s in subjects for member in ("name", "code") if s.get(member)}
    say.that(len(said) > 50, "names and codes on file", said)
    id = subjects[0]["id"]
    guest, liar, stranger = server.session(), server.session(), server.session()
    liar.cookie, stranger.bearer = "0" * 43, "0" * 43
    for path, methods in office.get("/openapi.json").json["paths"].items():
        for method in methods:
            for session in (guest, liar, stranger):
                answer = session.ask(method.upper(), path.replace("{id}", id), {} if method == "post" else None)
                told = [each for each in said if each.encode() in answer.body]
                say.that(not told, f"{method} {path} tells a guest of whom", told, answer)
                if path not in FOR_EVERYBODY and path.startswith("/api/"):
                    say.same(answer.status, 401, f"{method} {path} for a guest")


def partners(county, server):
    """A partner is told of nobody but whom it asks about under its agreement; suspended, of nobody at all."""
    office = server.session("office", county.password("office"))
    subjects = office.get("/api/v1/subjects?limit=200").json["items"]
    said = {s[member] for s in subjects for member in ("name", "code") if s.get(member)}
    partner = server.session("partner", county.password("partner"))
    for path, methods in office.get("/openapi.json").json["paths"].items():
        if "get" not in methods or path.endswith("/session"):
            continue
        answer = partner.get(path.replace("{id}", subjects[0]["id"]))
        told = [each for each in said if each.encode() in answer.body]
        say.that(not told, f"{path} tells a partner of whom", told, answer)
    question = {"purpose": "lending", "subject": {"code": subjects[0].get("code") or "91130528HX6FNAJ458"}}
    say.same(partner.post("/api/v1/checks", {**question, "purpose": "insuring"}).json["code"], "purpose_not_agreed", "a purpose that nobody agreed to")
    say.same(partner.post("/api/v1/checks", {"purpose": "lending", "subject": {"name": subjects[0]["name"]}}).json["code"], "whole_code_is_given", "a partner asks by name")
    say.same(partner.post("/api/v1/checks", question).status, 201, "a partner asks")
    say.same([each["purpose"] for each in partner.get("/api/v1/session").json["purposes"]], ["lending"], "what its agreement names")
    # That an entry is contested in court is nobody's consent and no publication.
    today = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=8)).date().isoformat()
    listed = next(e for e in office.all_items("/api/v1/entries?state=listed") if e["list_type"] == "wage_arrears_county" and not e["subject_title"].endswith("*")
                  and office.get(f"/api/v1/subjects/{e['subject']}").json["kind"] == "organisation")
    remedy = office.post("/api/v1/remedies", {"kind": "litigation", "organ": "县人民法院", "about_kind": "entry", "about": listed["id"], "applicant": "某公司", "applied_on": today,
                                              "known_on": today, "claim": "认定有误"})
    say.same(remedy.status, 201, "a remedy")
    say.same(office.act("remedies", remedy.json["id"], "take_up", organ_case="行初1号", taken_up_on=today).status, 200, "taken up")
    told_of = partner.post("/api/v1/checks", {"purpose": "lending", "subject": {"code": office.get(f"/api/v1/subjects/{listed['subject']}").json["code"]}}).json
    say.that(told_of["result"] == "discipline" and "remedies" not in told_of["entries"][0], "a partner is not told that an entry is contested", told_of)
    [agreement] = office.get("/api/v1/partners").json["items"]
    say.same(office.act("partners", agreement["id"], "suspend", reason="核查其保存情况").status, 200, "an agreement suspended")
    no = partner.post("/api/v1/checks", question)
    say.that(no.status == 403 and no.json["code"] == "agreement_not_in_force", "a partner without an agreement", no)
    say.same(partner.get("/api/v1/session").json["purposes"], [], "nothing to ask for")
    say.same(office.act("partners", agreement["id"], "resume", reason="已核查").status, 200, "an agreement resumed")


def raw(server, text):
    host, port = server.url[7:].split(":")
    with socket.create_connection((host, int(port)), timeout=10) as s:
        s.sendall(text)
        s.settimeout(10)
        try:
            return s.recv(4096)
        except OSError:
            return b""


def hostile(county, server):
    for text in (b"GET / HTTP/1.1\r\n\r\n", b"\x00\x01\x02\r\n\r\n", b"GET /" + b"a" * 100000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
                 b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n", b"GET /%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n",
                 b"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n"):
        first = raw(server, text)[:12]
        say.that(first == b"" or first.startswith(b"HTTP/1.1 4"), f"hostile bytes {text[:30]!r}", first)
    officer = server.session("officer1", county.password("officer1"))
    matter = county.sample("none")["matter"]
    for name in ("'; DROP TABLE entry;--", "=1+1", "\u0000", "名" * 5000, "\U0001f600", "\u202e反", "<script>"):
        answer = officer.check(matter, "", name)
        say.that(answer.status in (201, 400, 422), f"a name like {name[:10]!r}", answer)
    for body in (b"", b"[]", b"null", b"{" * 10000, b'{"matter":1}', b"\xff\xfe", b'{"matter":"a","matter":"b","subject":{}}',
                 b'{"matter":"x","subject":[]}'):
        answer = officer.post("/api/v1/checks", body)
        say.same(answer.status, 400, f"a body like {body[:20]!r}")
    say.same(server.session().get("/livez").status, 200, "alive after that")


def clocks(county, server):
    officer = server.session("officer1", county.password("officer1"))
    s = county.sample("none")
    before = officer.check(s["matter"], s["code"], s["name"]).json["as_of"]
    ran = county("clock advance", "P8D", "--json")
    say.that(ran.code == 0 and ran.json["lapsed"] >= 0, "clock advance while serving", ran)
    officer.login("officer1", county.password("officer1"))
    after = officer.check(s["matter"], s["code"], s["name"]).json["as_of"]
    moved = datetime.date.fromisoformat(after) - datetime.date.fromisoformat(before)
    say.same(moved.days, 8, "as_of moves with the clock")
    office = server.session("office", county.password("office"))
    long = county("clock advance", "P300D", "--json")
    say.that(long.code == 0 and long.json["lapsed"] > 0, "what is due lapses", long)
    office.login("office", county.password("office"))
    today = long.json["today"]
    late = [e for e in office.all_items("/api/v1/entries?state=listed") if e.get("until") and e["until"] < today]
    say.same([e["id"] for e in late], [], "entries past their last day")
    for odd in ("8D", "P", "P-1D", "P1Y", "PT", "P99999999999D", ""):
        say.same(county("clock advance", odd).code, 2, f"clock advance {odd!r}")


def monitored(county):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with county.serve("--metrics", f"127.0.0.1:{port}") as server:
        officer = server.session("officer1", county.password("officer1"))
        officer.get("/api/v1/tasks")
        text = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10).read().decode()
        figures = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
        say.same(figures["hengxin_ready"], "1", "metrics: ready")
        say.that(int(figures['hengxin_answers_total{class="2xx"}']) >= 2, "metrics: answers are counted", figures)
        say.that(int(figures["hengxin_ledger_leaves"]) > 0 and int(figures["process_resident_memory_bytes"]) > 1 << 20, "metrics: figures", figures)
        say.same(officer.get("/metrics").status, 404, "metrics are not where clerks are")


def main():
    program = hengxin()
    with Place("contract") as place:
        usage(program, place)
        founded(program, place)
        logs_in(program, place)
        county = demo(program, place / "d")
        files(county)
        samples_by_cli(county, place)
        kinds_of_case(county)
        batches(county, place)
        feedback(county)
        match(county, place)
        operations(county, place)
        with county.serve() as server:
            say.that(server.first_line == f"ready {server.url}", "the first line", server.first_line)
            contract = openapi.watch(say, server)
            s = county.sample("none")
            ran = county("check", "--as", s["user"], "--matter", s["matter"], "--code", s["code"])
            say.that(ran.code == 0, "a verb goes through the running server", ran)
            second = run(program, "serve", "--data", county.folder, "--listen", "127.0.0.1:0", timeout=20)
            say.that(second.code == 3, "a second server of the same folder", second)
            for part in (logins, locked, agency_systems, confirmed_by_http, known_then, receipts_tell_of_nobody, who_acted, idempotency, feed, jobs, lists, queries, told, nothing_learned, described, guests, partners, hostile):
                part(county, server)
            samples_by_http(county, server, place)
            openapi.planted(say, contract, server.session("office", county.password("office")))
            clocks(county, server)
            openapi.as_described(say, contract, server.session("office", county.password("office")))
            say.same(server.stop(), 0, "exit of the server")
        monitored(county)
        say.same(run(program, "serve", "--data", county.folder, "--listen", "nonsense", timeout=20).code, 2, "serve --listen nonsense")
        ran = county("verify", "--full", "--json")
        say.that(ran.code == 0 and ran.json["ok"], "verify --full at the end", ran)
        shutil.copytree(county.folder, place / "copy")
        say.same(run(program, "verify", "--full", "--data", place / "copy").code, 0, "a copy of the folder verifies")
        say.end()


main()
