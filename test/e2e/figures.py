"""Every figure of the agencies' work counted again from the exported ledger by another program (I-22), who may read them, and that a figure,
a fact, a row or a leaf that is not the ledger's is noticed."""
import copy
import datetime
import json
import re
import sys

import openapi
from county import REPO, Findings, Place, csv_text, demo, hengxin, write

sys.path.insert(0, str(REPO / "docs"))
import recompute_figures

say = Findings("figures")


def acts(county, server):
    """Work of every kind that is counted: in time and late, applied, left undone, told and acknowledged."""
    session = lambda user: server.session(user, county.password(user))
    s = county.sample("discipline")
    officer, office, office2 = session(s["user"]), session("office"), session("office2")
    for i, decided in enumerate((1, 0, 0)):
        answer = officer.check(s["matter"], s["code"], s["name"], case=f"F-{i}").json
        decisions = [{"measure": answer["measures"][0]["number"], "outcome": "applied"}][:decided]
        if i < 2:
            say.same(officer.act("checks", answer["id"], "confirm", decisions=decisions).status, 200, "a confirmation")
    entries = [answer["entries"][0]["id"]] + [e["id"] for e in office.all_items("/api/v1/entries?state=listed") if e["id"] != answer["entries"][0]["id"]]
    names = {agency["id"]: agency["name"] for agency in office.all_items("/api/v1/agencies")}

    def objection(entry):
        filed = office.post("/api/v1/objections", {"act": "file", "entry": entry, "applicant_kind": "subject", "applicant": "某公司（虚构）", "contact": "0319-0000000",
                                                   "channel": "window", "ground": "content", "claim": "处罚决定书送达的是另一家公司"})
        say.same(filed.status, 201, "an objection")
        id = filed.json["id"]
        for act in ("accept", "forward"):
            say.same(office.act("objections", id, act).status, 200, f"an objection: {act}")
        return id

    def decided(id):
        whose = names[session("office").get(f"/api/v1/objections/{id}").json["source"]]
        source = next((u for u, row in county.accounts.items() if row["agency"] == whose and row["role"] in ("supervisor", "office")), None)
        answered = session(source).act("objections", id, "answer", found="stands", answer="送达程序合法")
        say.that(answered.status == 200, "an answer of the source", answered)
        # Whoever reviewed or published the listing does not decide; the legal reviewer takes part in none.
        done = session(county.user("legal_reviewer")).act("objections", id, "reject", conclusion="不成立", remedies="六十日内申请复议")
        say.that(done.status == 200, "an objection decided", done)

    decided(objection(entries[0]))
    late = objection(entries[1])
    told = officer.all_items("/api/v1/withdrawals")
    if say.that(told, "the agency that was answered is told of the suspension"):
        say.same(officer.act("withdrawals", told[0]["id"], "acknowledge", words="知悉").status, 200, "acknowledged")
    return late, decided


def agrees(county, place, figures, what):
    told = write(place / "figures.json", json.dumps(figures, ensure_ascii=False))
    county.ok("ledger export", place / "ledger.jsonl", "--facts")
    lines = (place / "ledger.jsonl").read_text(encoding="utf-8").splitlines()
    different = list(recompute_figures.differences(lines, figures))
    say.same(different, [], what)
    return lines


def noticed(lines, figures, what):
    try:
        seen = list(recompute_figures.differences(lines, figures))
    except (ValueError, KeyError, TypeError) as wrong:
        seen = [str(wrong)]
    return say.that(seen, f"not noticed: {what}")


def alterations(lines, figures):
    at = next(i for i, item in enumerate(figures["items"]) if item["count"])
    for what, change in {"a count one higher": lambda item: item.update(count=item["count"] + 1), "evidence that is another leaf": lambda item: item["evidence"][0].update(leaf="1"),
                         "evidence left out": lambda item: item["evidence"].pop()}.items():
        other = copy.deepcopy(figures)
        change(other["items"][at])
        noticed(lines, other, what)
    other = copy.deepcopy(figures)
    del other["items"][at]
    noticed(lines, other, "a figure left out")
    act = next(i for i, line in enumerate(lines) if '"noun":"check"' in line and '"act":"ask"' in line and '"row"' not in line)
    row = next(i for i, line in enumerate(lines) if '"row":1,' in line or re.search(r'"row":1}$', line))
    for i, what in ((act, "a leaf"), (row, "a row")):
        noticed(lines[:i] + [re.sub(r'"act":"\w+"', '"act":"told"', lines[i], count=1)] + lines[i + 1:], figures, f"another fact in {what}")
        noticed(lines[:i] + lines[i + 1:], figures, f"{what} left out")
    noticed(lines[:-1], figures, "the last leaf left out")


def report(county, server, place, last):
    """The industry report of the last month that is over: counted again, with no number below the floor, and the same for everybody."""
    month = (datetime.date.fromisoformat(last).replace(day=1) - datetime.timedelta(days=1)).isoformat()[:7]
    ask = lambda user, month=month: server.session(user, county.password(user)).get(f"/api/v1/reports/industry?month={month}")
    told = ask("officer1")
    if not say.same(told.status, 200, "a report"):
        return
    report = told.json
    county.ok("ledger export", place / "ledger.jsonl", "--facts")
    lines = (place / "ledger.jsonl").read_text(encoding="utf-8").splitlines()
    say.same(list(recompute_figures.report_differences(lines, report)), [], "the report")
    shown = [item["organisations"] for item in report["items"] if item["organisations"] is not None]
    say.that(len(shown) < len(report["items"]) and any(report["totals"].values()), "lists are shown and lists are below the floor", report)
    say.that(all(number >= report["floor"] for number in [*shown, *report["others"].values()]), "a number below the floor", report)
    say.same({**ask("auditor").json, "checkpoint": report["checkpoint"]}, report, "the report is the same for everybody")
    for what, change in {"a total one higher": lambda r: r["totals"].update(discipline=r["totals"]["discipline"] + 1), "a list left out": lambda r: r["items"].pop(),
                         "a hidden number shown": lambda r: next(i for i in r["items"] if i["fewer_than"]).update(organisations=1, fewer_than=None)}.items():
        other = copy.deepcopy(report)
        change(other)
        say.that(list(recompute_figures.report_differences(lines, other)), f"not noticed: {what}")
    for bad in (last[:7], "2026-13", "", "x"):
        say.same(ask("office", bad).status, 400, f"a month that is none, or not over: {bad}")
    say.same(server.session().get(f"/api/v1/reports/industry?month={month}").status, 401, "a report for whoever is not logged in")


def readers(county, server, period):
    path = f"/api/v1/indicators?{period}"
    ask = lambda user, more="": server.session(user, county.password(user)).get(path + more)
    all_, own = ask("auditor").json["items"], ask("officer1").json["items"]
    agency = own[0]["agency"]
    say.same({item["agency"] for item in own}, {agency}, "an agency sees itself alone")
    say.same([item for item in all_ if item["agency"] == agency], own, "the same figures for the auditor and the agency")
    say.that(len({item["agency"] for item in all_}) > 5 and any(item["agency"] is None for item in all_), "the auditor sees the county and each agency")
    other = next(item["agency"] for item in all_ if item["agency"] not in (None, agency))
    say.same(ask("officer1", f"&agency={other}").status, 403, "an agency asks for another's")
    say.same(ask("subject").status, 403, "a subject asks")
    say.same(server.session().get(path).status, 401, "whoever is not logged in")
    for bad in ("from=2026-02-30&to=2026-03-01", "from=2026-03-02&to=2026-03-01", "from=2020-01-01&to=2026-01-01", "from=2026-01-01&to=2999-01-01", "", period + "&indicator=x"):
        say.same(server.session("office", county.password("office")).get(f"/api/v1/indicators?{bad}").status, 400, f"a period that is none: {bad}")
    office = server.session("office", county.password("office"))
    opened = [(item["indicator"], evidence["href"], office.get(evidence["href"]).status) for item in all_ if item["agency"] is None and item["indicator"] != "checks_made"
              for evidence in item["evidence"][:2]]
    say.same([each for each in opened if each[2] != 200], [], "each figure opens its evidence")


def main():
    with Place("figures") as place:
        county = demo(hengxin(), place / "d", "--subjects", "120", "--entries", "60", "--agencies", "6")
        with county.serve() as server:
            openapi.watch(say, server)
            late, decided = acts(county, server)
            s = county.sample("none")
            county.ok("batch", write(place / "in.csv", csv_text(("name", "code"), *[(x["name"], x["code"]) for x in county.samples[:5]])), "--out", place / "out.csv",
                      "--as", s["user"], "--matter", s["matter"])
            first = server.session("office", county.password("office")).get("/api/v1/objections/" + late).json["history"][0]["on"]
            county.ok("clock advance", "P40D")
            decided(late)
            today = (datetime.date.fromisoformat(first) + datetime.timedelta(days=40)).isoformat()
            period = f"from={first}&to={today}"
            figures = server.session("office", county.password("office")).get(f"/api/v1/indicators?{period}").json
            lines = agrees(county, place, figures, "each figure of the server")
            counts = {item["indicator"]: item["count"] for item in figures["items"] if item["agency"] is None}
            for name in ("checks_made", "answers_confirmed", "tasks_applied", "tasks_overdue", "objections_accepted", "objections_answered_in_time", "objections_answered_late",
                         "objections_decided_in_time", "corrections_told", "corrections_acknowledged", "determinations_published", "entries_lifted"):
                say.that(counts[name] > 0, f"nothing was played that {name} counts", counts)
            say.same(counts["checks_made"], 8, "checks: three at the counter, five rows")
            alterations(lines, figures)
            readers(county, server, period)
            report(county, server, place, today)
            one = server.session("office", county.password("office")).get(f"/api/v1/indicators?{period}&indicator=checks_made").json
            say.same([item["evidence_left_off"] for item in one["items"]], [0] * len(one["items"]), "one indicator has all of its evidence")
            agrees(county, place, one, "one indicator")
            earlier = (datetime.date.fromisoformat(first) + datetime.timedelta(days=1)).isoformat()
            agrees(county, place, county.ok("--json indicators", "--from", earlier, "--to", today).json, "the command line, over another period")
    say.end()


main()
