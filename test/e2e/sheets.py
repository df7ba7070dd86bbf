"""Workbooks, as people and other programs make them: LibreOffice opens what we write and we read what it writes; imports and checks of
whole sheets over HTTP, as jobs that survive a reload, a restart and a kill; the file back with reasons; undo."""
import subprocess
import zipfile
import openapi
from county import *

say = Findings("sheets")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ORGANISATION = "法人及非法人组织"
SUBJECTS = ["企业名称", "主体类别", "统一社会信用代码"]
KINDS = ["subjects", "penalties", "licences", "entries", "measures", "agencies", "calendar"]
ENTRIES = ["企业名称", "统一社会信用代码", "认定机关", "认定文书号", "认定日期", "拟移出日期", "列入事由", "认定依据"]


def subject(serial):
    return [f"衡安县试验{serial}号有限公司", ORGANISATION, unified_code(7000 + serial)]


def entry(serial):
    return [f"衡安县试验{serial}号有限公司", unified_code(7000 + serial), "衡安县某局", f"衡认〔2026〕{serial}号", "2026-03-02", "2029-03-01", "试验",
            "无证无照经营查处办法第十三条"]


class Office:
    """LibreOffice without a screen, in a profile of its own."""

    def __init__(self, place):
        self.place, self.rounds = place, 0

    def convert(self, file, to, infilter=None):
        self.rounds += 1
        out = self.place / f"round{self.rounds}"
        command = ["soffice", f"-env:UserInstallation=file://{self.place}/profile", "--headless", *([f"--infilter={infilter}"] if infilter else []),
                   "--convert-to", to, "--outdir", str(out), str(file)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=180)
        made = list(out.glob("*"))
        if not made:
            raise RuntimeError(f"soffice: {' '.join(command)}: {done.stdout} {done.stderr}")
        return made[0]

    def cells(self, workbook):
        made = self.convert(workbook, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1")
        return list(csv.reader(io.StringIO(made.read_text("utf-8-sig"))))

    def workbook(self, rows, text_columns, ending="xlsx"):
        """A workbook that LibreOffice makes of these rows; other columns are guessed, as a person's paste would be."""
        columns = "/".join(f"{i + 1}/{2 if i in text_columns else 1}" for i in range(len(rows[0])))
        file = write(self.place / f"in{self.rounds}.csv", csv_text(*rows))
        return self.convert(file, ending, f"CSV:44,34,76,1,{columns}")


def forms(county, office, place):
    for kind in KINDS:
        form = place / f"{kind}.xlsx"
        say.same(run(county.program, "template", kind, form).code, 0, f"template {kind}")
        cells = office.cells(form)
        say.that(len(cells) == 4 and len(cells[3]) > 2 and any(c.startswith("例：") for c in cells[2]), f"LibreOffice opens the form of {kind}", cells)
    say.same(run(county.program, "template", "nonsense", place / "x.xlsx").code, 2, "a template of nonsense")
    say.same(run(county.program, "template", "subjects", place / "x.csv").code, 2, "a template that is no .xlsx")
    own = place / "own.xlsx"
    county.ok("template", "entries", own)
    with zipfile.ZipFile(own) as parts:
        texts = parts.read("xl/sharedStrings.xml").decode()
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    say.that("失信被执行人" in texts and "dataValidation" in sheet, "the code tables of the folder are inside")
    ran = county("import", "subjects", place / "subjects.xlsx", "--as", "officedata", "--json")
    say.that(ran.code == 0 and ran.json["rows"] == 0, "an empty form brings nothing in", ran)


def inert(county, office, place):
    """Codes stay text and formulas inert in what we write, whoever opens it."""
    s = county.sample("none")
    names = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "=HYPERLINK(\"http://x\";\"y\")", "=cmd|' /C calc'!A0", "𠮷𡈽有限公司", "买买提·艾力"]
    rows = [(name, code) for name, code in zip(names, ["911305281234567890", "130528198001010010", "000123456789012345", "", "", "", "", ""])]
    out = place / "batch.xlsx"
    county.ok("batch", write(place / "b.csv", csv_text(("name", "code"), *rows)), "--out", out, "--as", s["user"], "--matter", s["matter"])
    cells = office.cells(out)
    say.same(cells[0][2:], ["result", "entries", "measures", "warnings", "reason", "receipt"], "the headings of a batch as a workbook")
    say.same([tuple(c[:2]) for c in cells[1:]], rows, "LibreOffice shows every name and code as they were")
    with zipfile.ZipFile(out) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    say.that("<f>" not in sheet and 't="n"' not in sheet, "no formula and no number in the workbook")
    again = place / "again.csv"
    county.ok("batch", out, "--out", again, "--as", s["user"], "--matter", s["matter"])
    say.same([(r["name"].lstrip("'"), r["code"].strip()) for r in table(again)], rows, "a batch of a workbook")
    say.same(county("batch", out, "--out", place / "x.pdf", "--as", s["user"], "--matter", s["matter"]).code, 2, "a batch written as PDF")


def of_other_programs(county, office, place):
    rows = [["关于报送主体的情况表", "", ""], SUBJECTS, *[subject(i) for i in range(3)]]
    made = office.workbook(rows, {0, 1, 2})
    ran = county("import", "subjects", made, "--as", "officedata", "--json")
    say.that(ran.code == 0 and ran.json["fresh"] == 3, "a workbook of LibreOffice", ran)
    again = county("import", "subjects", write(place / "same.csv", csv_text(*rows)), "--as", "officedata", "--json")
    say.that(again.code == 0 and again.json["same"] == 3, "the same rows as CSV are the same", again)
    dated = [ENTRIES, entry(20), entry(21)]
    dated[2][4] = "2026/3/2"
    made = office.workbook(dated, {0, 1, 2, 3, 6, 7})
    ran = county("import", "entries", made, "--as", "officedata", "--json", "--type", "tax_severe", "--dry-run")
    say.that(ran.code == 0 and ran.json["fresh"] == 2, "dates that LibreOffice made dates of", ran)
    people = [["企业名称", "主体类别", "证件类型", "证件号码"], *[[f"试验{i}", "自然人", "身份证", citizen_number(i * 61 + 5)] for i in range(4)]]
    digits = [row for row in people if row[3].isdigit()]
    made = office.workbook([people[0], *digits], {0, 1, 2})
    errors = place / "errors.xlsx"
    ran = county("import", "subjects", made, "--as", "officedata", "--json", "--errors", errors)
    say.same(ran.code, 1, "numbers that became numbers")
    say.that(len(ran.json["bad"]) == len(digits) and all("末几位已丢失" in b["reason"] and "文本" in b["remedy"] and b["field"] == "number" for b in ran.json["bad"]),
             "last digits lost: named by row and column, with the remedy", ran)
    say.that(all(row[3] not in ran.out for row in digits), "no digits of them are told")
    back = office.cells(errors)
    say.that("错误原因 / reason" in back[0] and all("末几位已丢失" in row[4] for row in back[1:]), "the same file back with reasons", back)
    s = county.sample("none")
    made = office.workbook([["name", "code"], ["某某", "911305281234567890"]], {0})
    ran = county("batch", made, "--out", place / "lost.csv", "--as", s["user"], "--matter", s["matter"])
    say.that(ran.code == 2 and "末几位已丢失" in ran.err, "a batch of codes that became numbers", ran)
    for ending in ("xls", "ods"):
        made = office.workbook([SUBJECTS, subject(9)], {0, 1, 2}, ending)
        for name in (made, write(made.with_name("renamed.xlsx"), made.read_bytes())):
            ran = county("import", "subjects", name, "--as", "officedata")
            say.that(ran.code == 2 and "另存为" in ran.err and "WPS" in ran.err, f"a .{ending} is refused with the steps, whatever it is called", ran)


class Client:
    def __init__(self, county, server, user):
        self.session = server.session(user, county.password(user))

    def upload(self, kind, content, key=None, **query):
        if not isinstance(content, (bytes, str)):
            content = csv_text(*content)
        return self.session.post("/api/v1/imports?" + urllib.parse.urlencode({"kind": kind, **query}), content, Idempotency_Key=key)

    def job(self, where):
        """The job when it is over."""
        while True:
            job = self.session.get(where).json
            if job["state"] != "running":
                return job
            threading.Event().wait(0.02)

    def run(self, kind, content, **query):
        answer = self.upload(kind, content, **query)
        if not say.same(answer.status, 202, f"an upload of {kind}: {answer}"):
            return None
        return self.job(answer.headers["Location"])

    def undo(self, job):
        return self.session.post(f"/api/v1/jobs/{job['id']}/acts", {"act": "undo"})


def told_by_http(county, office, server, place):
    data = Client(county, server, "officedata")
    fields = data.session.get("/api/v1/imports/subjects/fields").json["fields"]
    say.that({"name", "title", "required", "example"} <= set(fields[0]) and fields[0]["name"] == "name" and fields[0]["required"], "the fields of an import", fields)
    say.same(data.session.get("/api/v1/imports/nonsense/fields").status, 400, "fields of nonsense")
    say.same(Client(county, server, "auditor").session.get("/api/v1/imports/subjects/fields").status, 403, "fields, for an auditor")
    own = [["商户", "性质", "赋码"], subject(30)]
    told = data.session.post("/api/v1/imports/subjects/headings", csv_text(["情况表"], *own)).json
    say.same((told["headings"], told["missing"], told["sample"]), (own[0], ["name"], [subject(30)]), "headings that nobody knows")
    mapping = json.dumps({"商户": "name", "性质": "kind", "赋码": "code"})
    told = data.session.post("/api/v1/imports/subjects/headings?map=" + urllib.parse.quote(mapping), csv_text(*own)).json
    say.same((told["mapping"].get("name"), told["missing"]), ("商户", []), "headings mapped")
    job = data.run("subjects", own, map=mapping, dry_run="true")
    say.that(job and job["state"] == "done" and job["result"]["fresh"] == 1 and not job["result"]["imported"] and job["undo_until"] is None, "a dry run", job)
    again = data.session.post("/api/v1/imports/subjects/headings", csv_text(*own)).json
    say.same(again["mapping"].get("code"), None, "a dry run remembers no headings")
    data.run("subjects", own, map=mapping)
    again = data.session.post("/api/v1/imports/subjects/headings", csv_text(*own)).json
    say.same(again["mapping"].get("code"), "赋码", "headings remembered")
    form = data.session.get("/api/v1/templates/entries.xlsx")
    say.that(form.status == 200 and form.headers["Content-Type"] == XLSX and "attachment" in form.headers["Content-Disposition"], "a template", form.status)
    cells = office.cells(write(place / "form.xlsx", form.body))
    say.that(any("名单类别代码" in c for c in cells[3]), "LibreOffice opens the template", cells)


def bad_and_good(county, office, server, place):
    data = Client(county, server, "officedata")
    rows = [subject(i) for i in range(100, 160)]
    for i in range(0, 60, 6):
        rows[i][2] = "9113O528HX0000001A"
    before = county.leaves()
    job = data.run("subjects", [["名册"], SUBJECTS, *rows], name="名册.csv")
    result = job["result"]
    say.that(job["state"] == "done" and not result["imported"] and result["bad_count"] == 10 and len(result["bad"]) == 10 and "名册.csv" in job["title"], "ten bad rows", job)
    say.same([b["line"] for b in result["bad"]], list(range(3, 63, 6)), "each named by its line")
    say.same(county.leaves(), before, "nothing imported of a sheet with bad rows")
    hrefs = {f["href"].rsplit(".", 1)[1]: f["href"] for f in job["files"]}
    back = data.session.get(hrefs["csv"])
    cells = list(csv.reader(io.StringIO(back.body.decode("utf-8-sig"))))
    say.same(cells[1], SUBJECTS + ["错误原因 / reason", "更正办法 / remedy"], "the headings of the file back")
    say.that(all(bool(c[3]) == (i % 6 == 0) for i, c in enumerate(cells[2:])), "reasons beside the bad rows alone", cells[:9])
    workbook = write(place / "back.xlsx", data.session.get(hrefs["xlsx"]).body)
    say.same(office.cells(workbook), cells, "the same as a workbook")
    corrected = [row[:3] + ["", ""] for row in cells[2:]]
    for i in range(0, 60, 6):
        corrected[i][2] = subject(100 + i)[2]
    job = data.run("subjects", cells[:2] + corrected)
    say.that(job["result"]["imported"] and job["result"]["fresh"] == 60 and job["files"] == [], "corrected and sent again", job)
    say.that(county.leaves() > before, "it is in the ledger")
    listed = data.session.get("/api/v1/jobs").json["items"]
    say.that([j["id"] for j in listed][0] == job["id"] and len(listed) >= 3, "own jobs, the newest first", listed)
    event = data.session.get("/api/v1/jobs/" + job["id"], Accept="text/event-stream")
    say.that(event.headers["Content-Type"].startswith("text/event-stream") and b"data: {" in event.body, "a job as an event", event)
    other = Client(county, server, "office").session
    say.same([other.get(f"/api/v1/jobs/{job['id']}").status, other.get(hrefs["csv"]).status, other.get(hrefs["xlsx"]).status,
              other.post(f"/api/v1/jobs/{job['id']}/acts", {"act": "undo"}).status], [404] * 4, "another account's job")
    for what, content in {"nothing": b"", "a bad zip": b"PK\x03\x04" + b"\0" * 99, "an old workbook": b"\xd0\xcf\x11\xe0" + b"\0" * 99, "UTF-16": "a,b".encode("utf-16")}.items():
        answer = data.upload("subjects", content)
        if what == "nothing":
            say.same(data.job(answer.headers["Location"])["result"]["imported"], False, "an upload of nothing")
        else:
            say.that(answer.status == 400 and answer.json["errors"][0]["reason"], f"an upload of {what}", answer)
    say.same(data.upload("nonsense", "a").status, 400, "an upload of a kind that is none")
    say.same(data.upload("subjects", "a", map="[1]").status, 400, "a mapping that is none")
    say.same(Client(county, server, "auditor").upload("subjects", "a").status, 403, "an upload by an auditor")
    say.same(server.session().post("/api/v1/imports?kind=subjects", "a").status, 401, "an upload without login")


def repeated(county, server):
    data = Client(county, server, "officedata")
    content = [SUBJECTS, subject(200)]
    first, second = data.upload("subjects", content, key="once"), data.upload("subjects", content, key="once")
    say.that(first.status == second.status == 202 and first.json["id"] == second.json["id"], "one job for one key", first, second)
    job = data.job(first.headers["Location"])
    say.same(job["result"]["fresh"], 1, "imported once")
    say.same(data.upload("subjects", [SUBJECTS, subject(201)], key="once").status, 422, "a key for another body")
    # Each is asked as soon as the one before was answered: an answer never comes before its place is free again.
    say.same({data.upload("subjects", content, key="once", dry_run="true").status for _ in range(50)}, {422}, "a key for another question")
    finished = [data.job(data.upload("subjects", content, key=f"again {n}").headers["Location"])["state"] for n in range(20)]
    say.same(set(finished), {"done"}, "one job after another")


def undone(county, server):
    data, office, admin = (Client(county, server, user) for user in ("officedata", "office", "sysadmin"))
    job = data.run("entries", [ENTRIES, entry(300), entry(301)], list_type="tax_severe", level="province", node="试验来源")
    batch = job["result"]["ids"][0]
    say.that(job["undo_until"], "a batch may be undone", job)
    answer = data.undo(job)
    say.that(answer.status == 200 and answer.json["state"] == "undone" and answer.json["undo_until"] is None, "a batch undone", answer)
    say.same(data.session.get(f"/api/v1/batches/{batch}").json["state"], "withdrawn", "it is withdrawn")
    say.same(data.undo(job).status, 409, "undone twice")
    job = data.run("entries", [ENTRIES, entry(302)], list_type="tax_severe", level="province", node="试验来源")
    county.act("office2", "batch", "review", job["result"]["ids"][0])
    answer = data.undo(job)
    say.that(answer.status in (403, 409) and answer.json["article"]["article"], "a batch that was reviewed meanwhile is not the clerk's to undo", answer)

    job = data.run("subjects", [SUBJECTS, subject(310)])
    answer = data.undo(job)
    say.that(job["undo_until"] is None and answer.status == 403 and "个人信息保护法" in answer.json["article"]["instrument"], "a data clerk closes no file", answer)
    renamed = ["衡安县试验310号（更名）有限公司", *subject(310)[1:]]
    job = office.run("subjects", [SUBJECTS, renamed, *[subject(i) for i in range(320, 340)]])
    say.that(job["undo_until"] and (job["result"]["fresh"], job["result"]["changed"]) == (20, 1), "subjects of the office", job)
    say.same(office.undo(job).status, 200, "subjects undone by the office")
    job = office.run("subjects", [SUBJECTS, subject(310)], dry_run="true")
    say.same(job["result"]["same"], 1, "the old name is back")
    say.same(office.undo(job).status, 409, "a dry run undone")

    penalty = [["CF_XDR_MC", "CF_XDR_LB", "CF_XDR_SHXYM", "CF_WSH", "CF_YJ", "CF_CFLB", "CF_NR_FK", "CF_JDRQ", "CF_CFJG"],
               [*subject(340), "衡罚〔2026〕1号", "某法第一条", "罚款", "0.2", "2026-03-02", "衡安县某局"]]
    job = data.run("penalties", penalty)
    say.that(job["undo_until"] and data.undo(job).status == 200, "penalties undone by who brought them", job)
    say.same(data.run("penalties", penalty)["result"]["fresh"], 1, "and brought again")
    calendar = [["日期", "类型", "来源"], ["2032-01-01", "holiday", "关于2032年部分节假日安排的通知"]]
    job = office.run("calendar", calendar)
    say.that(job["undo_until"] and office.undo(job).status == 200, "a draft of the calendar withdrawn", job)
    agency = [["单位名称", "统一社会信用代码", "单位类别", "职权事项", "职责", "起", "止"],
              ["衡安县试验局", unified_code(9100, "11130528"), "market_regulation", "SY-XK-91:试验许可:licence", "", "2026-01-01", ""]]
    answer = admin.undo(admin.run("agencies", agency))
    say.that(answer.status == 403 and answer.json["article"]["article"], "an agency proposed is the security administrator's to refuse", answer)
    job = office.run("calendar", [calendar[0], ["2033-01-03", "holiday", "关于2033年部分节假日安排的通知"]])
    county.ok("clock", "advance", "PT1H")
    office = Client(county, server, "office")            # the old session has rested too long
    answer = office.undo(job)
    say.that(answer.status == 409 and answer.json["code"] == "out_of_time", "undone after 30 minutes", answer)
    say.same(office.session.get(f"/api/v1/jobs/{job['id']}").json["undo_until"], None, "and not offered")
    say.same(office.session.post(f"/api/v1/jobs/{job['id']}/acts", {"act": "dance"}).status, 400, "an act that is none")


def checked(county, office, server, place):
    s = county.sample("discipline")
    rows = [r for r in county.samples if r["user"] == s["user"] and r["matter"] == s["matter"]]
    officer = Client(county, server, s["user"])
    sheet = office.workbook([["企业名称", "统一社会信用代码"], *[[r["name"], r["code"]] for r in rows]], {0, 1})
    path = "/api/v1/check-batches?matter=" + s["matter"]
    first, second = (officer.session.post(path, sheet.read_bytes(), Idempotency_Key="batch") for _ in range(2))
    say.that(first.status == 202 and first.json["id"] == second.json["id"], "a workbook checked once for one key", first, second)
    job = officer.job(first.headers["Location"])
    say.that(job["state"] == "done" and job["kind"] == "check_batch" and job["result"]["rows"] == len(rows) and job["undo_until"] is None, "a workbook checked", job)
    files = {f["href"].rsplit(".", 1)[1]: officer.session.get(f["href"]).body for f in job["files"]}
    cells = list(csv.reader(io.StringIO(files["csv"].decode("utf-8-sig"))))
    result = cells[0].index("result")                      # words for people stand before it
    say.same([c[result] for c in cells[1:]], [r["expected"] for r in rows], "the results")
    from_workbook = office.cells(write(place / "result.xlsx", files["xlsx"]))
    say.same([[c.strip() for c in row] for row in from_workbook], [[c.strip() for c in row] for row in cells], "the same as a workbook")
    lost = office.workbook([["name", "code"], ["某某", "911305281234567890"]], {0})
    answer = officer.session.post(path, lost.read_bytes())
    say.that(answer.status == 422 and "末几位已丢失" in answer.json["errors"][0]["reason"], "a check of codes that became numbers", answer)


def large(county, server):
    """Ten thousand rows, five hundred of them bad."""
    data = Client(county, server, "officedata")
    rows = [[*subject(20_000 + i), "", ""] for i in range(10_000)]
    for i in range(0, 10_000, 20):                       # one in two refused by its row alone, one in two by the law of subjects
        if i % 40:
            rows[i][2] = "9113O528HX0000001A"
        else:
            number = citizen_number(i)
            rows[i][1:] = ["自然人", "", "身份证", number[:17] + ("1" if number[17] != "1" else "2")]
    began = time.monotonic()
    job = data.run("subjects", [[*SUBJECTS, "证件类型", "证件号码"], *rows], dry_run="true")
    print(f"sheets: dry run of 10,000 rows with 500 bad ones: {time.monotonic() - began:.1f} s", flush=True)
    say.that(job["result"]["rows"] == 10_000 and job["result"]["bad_count"] == 500 and len(job["result"]["bad"]) == 100, "ten thousand rows", job and job["result"]["bad_count"])
    return job


def survives(county, job):
    with county.serve() as server:
        openapi.watch(say, server)
        data = Client(county, server, "officedata")
        again = data.session.get(f"/api/v1/jobs/{job['id']}")
        say.that(again.status == 200 and again.json == job, "a job after a restart", again)
        back = data.session.get(next(f["href"] for f in job["files"] if f["href"].endswith(".xlsx")))
        say.that(back.status == 200 and back.body[:2] == b"PK", "and its file")
        content = csv_text(SUBJECTS, *[subject(40_000 + i) for i in range(12_000)])
        where = data.upload("subjects", content).headers["Location"]
        server.stop(signal.SIGKILL)
    with county.serve() as server:
        openapi.watch(say, server)
        data = Client(county, server, "officedata")
        killed = data.session.get(where).json
        if killed["state"] == "failed":
            say.that("未导入" in killed["why"] and "nothing was imported" in killed["why"], "a job that a kill interrupted says so", killed)
        else:
            say.that(killed["state"] == "done" and killed["result"]["imported"], "a job that was over before the kill", killed)
        job = data.run("subjects", content)
        say.that(job["state"] == "done" and job["result"]["imported"], "sent again", job)
        say.same(job["result"]["fresh"], 12_000 if killed["state"] == "failed" else 0, "all or nothing was there")
        county.ok("clock", "advance", "P2D")
        data = Client(county, server, "officedata")
        say.same(data.session.get(where).status, 404, "a job is forgotten after a day")
        data.run("subjects", [SUBJECTS, subject(1)], dry_run="true")
        say.same(len(data.session.get("/api/v1/jobs").json["items"]), 1, "and gone")


def main():
    program = hengxin()
    with Place("sheets") as place:
        county, office = demo(program, place / "d", "--subjects", "200", "--entries", "100", "--suite", "sha256-ed25519"), Office(place)
        for part in (forms, inert, of_other_programs):
            part(county, office, place)
        with county.serve() as server:
            openapi.watch(say, server)
            told_by_http(county, office, server, place)
            bad_and_good(county, office, server, place)
            repeated(county, server)
            undone(county, server)
            checked(county, office, server, place)
            job = large(county, server)
        survives(county, job)
        say.same(county("verify", "--full").code, 0, "verify --full at the end")
        say.end()


main()
