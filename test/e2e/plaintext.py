"""Citizen numbers: 200 invented persons are imported, listed, checked and mistyped; afterwards no byte of the folder, of the server's log
or of any answer holds one of their numbers in clear."""
import re
from county import *

say = Findings("plaintext")
PEOPLE = [("试验" + "甲乙丙丁戊己庚辛壬癸"[i % 10] + f"{i:03}", citizen_number(i * 61 + 5)) for i in range(200)]
WRONG = [number[:-1] + ("0" if number[-1] != "0" else "1") for _, number in PEOPLE[:5]]       # check digits that do not fit
SPARE = citizen_number(33_333)
NUMBERS = [number for _, number in PEOPLE] + WRONG + [SPARE]
FORBIDDEN = re.compile("|".join(NUMBERS).encode(), re.IGNORECASE)


def clear(data, what):
    """No number in these bytes; also not in UTF-16 nor with full-width digits."""
    data = data if isinstance(data, bytes) else data.encode()
    found = FORBIDDEN.search(data) or FORBIDDEN.search(data.replace(b"\0", b""))
    return say.that(not found, f"{what} holds a number in clear", found and data[max(0, found.start() - 200):found.end() + 60])


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) for c in text)


def brought(county, place):
    """As subjects, on a list, and with penalties."""
    people = [("企业名称", "主体类别", "证件类型", "证件号码")] + [(n, "自然人", "身份证", number) for n, number in PEOPLE[:150]]
    file = write(place / "people.csv", csv_text(*people))
    clear(county.ok("import", "subjects", file, "--as", "officedata", "--json").out, "the answer to an import")
    headings = ("姓名", "主体类别", "证件类型", "证件号码", "认定机关", "认定文书号", "认定日期", "拟移出日期", "列入事由", "认定依据")
    rows = [(n, "自然人", "身份证", number, "某法院", f"（2026）执{i}号", "2026-03-02", "2029-03-01", "试验", "民事诉讼法第二百六十六条")
            for i, (n, number) in enumerate(PEOPLE[100:])]
    ran = county.ok("import", "entries", write(place / "list.csv", csv_text(headings, *rows)), "--as", "officedata", "--json",
                    "--type", "dishonest_judgment_debtor", "--level", "province", "--node", "试验法院")
    clear(ran.out, "the answer to a list")
    batch = ran.json["ids"][0]
    county.act("office2", "batch", "review", batch)
    county.act("publisher", "batch", "publish", batch, secrecy_reviewed=True)
    headings = ("CF_XDR_MC", "CF_XDR_LB", "CF_XDR_ZJLX", "CF_XDR_ZJHM", "CF_WSH", "CF_YJ", "CF_CFLB", "CF_NR_FK", "CF_JDRQ", "CF_CFJG")
    rows = [(n, "自然人", "身份证", number, f"衡罚{i}号", "某法第一条", "罚款", "0.2", "2026-03-02", "衡安县某局")
            for i, (n, number) in enumerate(PEOPLE[:20])]
    file = write(place / "penalties.csv", csv_text(headings, *rows))
    clear(county.ok("import", "penalties", file, "--as", "officedata", "--json").out, "penalties")
    wrong = [("企业名称", "主体类别", "证件类型", "证件号码")] + [("试验错", "自然人", "身份证", number) for number in WRONG]
    ran = county("import", "subjects", write(place / "wrong.csv", csv_text(*wrong)), "--as", "officedata", "--json")
    say.same(ran.code, 1, "numbers whose check digit does not fit")
    clear(ran.out + ran.err, "the refusal of numbers that do not fit")
    ran = county("import", "subjects", place / "wrong.csv", "--as", "officedata")
    clear(ran.out + ran.err, "the same in words")
    wrong = [("企业名称", "主体类别", "统一社会信用代码")] + [(n, "企业", number) for n, number in PEOPLE[:5]]
    ran = county("import", "subjects", write(place / "column.csv", csv_text(*wrong)), "--as", "officedata", "--json")
    say.same(ran.code, 1, "a number in the column of codes")
    clear(ran.out + ran.err, "the refusal of a number in the column of codes")


def asked(county, server, place):
    s = county.sample("none")
    officer = server.session(s["user"], county.password(s["user"]))
    listed, results = PEOPLE[100:], {}
    for i, (name, number) in enumerate(PEOPLE[90:130]):
        typed = [number, number.lower(), wide(number), f" {number[:6]} {number[6:14]} {number[14:]}", f"{number[:6]}-{number[6:]}"][i % 5]
        answer = officer.check(s["matter"], typed, name, key=f"p-{i}" if i % 2 else None, case=f"P-{i}")
        say.same(answer.status, 201, f"a check of a person, {typed[:6]}…")
        clear(answer.body, "the answer to a check")
        results[name] = answer.json["result"]
        if answer.json["measures"] and i % 3 == 0:
            decisions = [{"measure": answer.json["measures"][0]["number"], "outcome": "applied"}]
            done = officer.act("checks", answer.json["id"], "confirm", decisions=decisions, override_reason="已核对证件")
            clear(done.body, "the answer to a confirmation")
    for name, number in PEOPLE[90:130]:
        say.same(results[name] == "discipline", (name, number) in listed, f"the result of {name}")
    for number in WRONG:
        clear(officer.check(s["matter"], number, "", key="w" + number[-6:]).body, "the answer to a mistyped number")
    inside = write(place / "batch.csv", csv_text(("name", "code"), *PEOPLE[80:140]))
    out = place / "batch-out.csv"
    county.ok("batch", inside, "--out", out, "--as", s["user"], "--matter", s["matter"])
    for row in table(out):
        clear(",".join(row[c] for c in ("result", "entries", "measures", "warnings", "reason", "receipt")), "the columns that a batch adds")
    clear(county.ok("receipt", table(out)[30]["receipt"]).out, "a row's receipt")
    wrong = {"kind": "person", "name": "试验错", "document": "citizen", "number": WRONG[0]}
    data = server.session("officedata", county.password("officedata"))
    answer = data.post("/api/v1/subjects", wrong, Idempotency_Key="s-1")
    say.that(answer.status in (400, 422), "a person whose number does not fit", answer)
    clear(answer.body, "the refusal of a person")
    good = data.post("/api/v1/subjects", {**wrong, "number": SPARE}, Idempotency_Key="s-2")
    say.same(good.status, 201, "a person registered")
    clear(good.body, "the answer to a registration")
    officer.get(f"/api/v1/checks?subject={PEOPLE[0][1]}")  # an address with a number in it: not in the log
    officer.get(f"/api/v1/{PEOPLE[0][1]}")


def uploaded(county, server):
    """Sheets over HTTP are kept for a day, with the numbers in them: sealed."""
    data = server.session("officedata", county.password("officedata"))
    headings = ("企业名称", "主体类别", "证件类型", "证件号码")
    for rows in ([(n, "自然人", "身份证", number) for n, number in PEOPLE[150:]], [("试验错", "自然人", "身份证", number) for number in WRONG]):
        answer = data.post("/api/v1/imports?kind=subjects", csv_text(headings, *rows), Idempotency_Key=f"u-{len(rows)}")
        clear(answer.body, "the answer to an upload")
        job = {"state": "running"}
        while job["state"] == "running":
            told = data.get(answer.headers["Location"])
            job = told.json
        clear(told.body, "a job")
        say.same(job["state"], "done", "an upload of numbers")


def listed_everywhere(county, server):
    shown = 0
    for user in ("office", "officedata", "officer1", "handler2", "auditor", "secadmin", "publisher"):
        session = server.session(user, county.password(user))
        paths = [p for p, methods in server.session().get("/openapi.json").json["paths"].items() if "get" in methods]
        for path in paths:
            if "{" in path or not path.startswith("/api/v1/") or path.startswith(("/api/v1/ledger", "/api/v1/session")):
                continue
            cursor = ""
            for _ in range(20):
                page = session.get(f"{path}?limit=200" + (f"&cursor={urllib.parse.quote(cursor)}" if cursor else ""))
                clear(page.body, f"{path} as {user}")
                items = page.get("items") or []
                shown += len(items)
                for item in items[-3:]:
                    if "id" in item:
                        clear(session.get(f"{path}/{item['id']}").body, f"{path}/{{id}} as {user}")
                cursor = page.get("next")
                if not cursor:
                    break
    say.that(shown > 500, "lists showed something", shown)


def every_byte(county, place, log):
    files = [f for f in county.folder.rglob("*") if f.is_file()]
    say.that(any(f.name == "hengxin.db" for f in files), "there is a database to scan")
    for file in files + [log]:
        clear(file.read_bytes(), f"{file.name}")
    facts = place / "facts.jsonl"
    county.ok("ledger export", facts, "--facts")
    clear(facts.read_bytes(), "the facts of the ledger")
    db = (county.folder / "hengxin.db").read_bytes() + b"".join(f.read_bytes() for f in county.folder.glob("hengxin.db-wal"))
    say.that("试验法院".encode() in db, "what may be read is read by this scan")


def main():
    program = hengxin()
    with Place("plaintext") as place:
        county = demo(program, place / "d", "--subjects", "200", "--entries", "100", "--suite", "sha256-ed25519")
        log = place / "server.log"
        brought(county, place)
        with county.serve(log=log) as server:
            asked(county, server, place)
            uploaded(county, server)
            listed_everywhere(county, server)
            every_byte(county, place, log)                 # with what waits in the -wal
        every_byte(county, place, log)
        say.same(county("verify", "--full").code, 0, "verify --full at the end")
        say.end()


main()
