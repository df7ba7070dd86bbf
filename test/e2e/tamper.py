"""Rows edited by hand in the database, an old backup put back: verify --full finds and names each."""
import datetime
import random
import shutil
import sqlite3
from county import *

say = Findings("tamper")
NOUNS = "agency account subject list_type measure rule determination batch entry withdrawal objection record repair memorandum partner consent check_case subscription task commitment remedy complaint review clue document address notice casefile".split()
# What the ledger does not prove, by design: answers given before, who is logged in, headings remembered, which migrations ran, how far sheets
# have come, what was given by a feed, which partner asked when; and contents of files, which their proven rows speak for.
UNPROVEN = {"idempotency", "session", "heading_map", "migration", "job", "job_file", "document_content", "recipient", "feed_change", "feed_given", "partner_question"}
chance = random.Random(17)


class Edited:
    """The pristine database, edited anew for each question."""

    def __init__(self, county):
        self.county, self.path = county, county.folder / "hengxin.db"
        with sqlite3.connect(self.path) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()
        self.pristine, self.copy = self.path.read_bytes(), county.folder.parent / "pristine.db"
        self.copy.write_bytes(self.pristine)
        self.tables = {name: columns(self.path, name) for name in names(self.path)}

    def __call__(self, *statements):
        """The findings after these edits."""
        for extra in ("-wal", "-shm"):
            pathlib.Path(f"{self.path}{extra}").unlink(missing_ok=True)
        self.path.write_bytes(self.pristine)
        db = sqlite3.connect(self.path)
        with db:
            for sql, *values in statements:
                changed = db.execute(sql, values).rowcount
                if changed == 0:
                    raise RuntimeError(f"nothing was edited by {sql} {values}")
        db.close()
        ran = self.county("verify", "--full", "--json")
        if ran.code not in (0, 1):
            say.that(False, f"verify after {statements}", ran)
            return []
        say.same(ran.code, 0 if ran.json["ok"] else 1, "the exit code of verify")
        return ran.json["findings"]

    def rows(self, sql, *values):
        """What the pristine database says."""
        db = sqlite3.connect(f"file:{self.copy}?mode=ro&immutable=1", uri=True)
        try:
            return db.execute(sql, values).fetchall()
        finally:
            db.close()


def names(path):
    db = sqlite3.connect(path)
    all = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
    db.close()
    return all


def columns(path, name):
    db = sqlite3.connect(path)
    all = [(c[1], c[2]) for c in db.execute(f"PRAGMA table_info({name})")]
    db.close()
    return all


def other(value, kind):
    if value is None:
        return {"INTEGER": 7, "BLOB": b"x", "TEXT": "2020-01-01"}[kind]
    if kind == "INTEGER":
        return value + 1
    if kind == "BLOB":
        return value[:-1] + bytes([value[-1] ^ 1]) if value else b"x"
    return value + " " if value and value[0] not in "[{" else value[:-1] + "1" + value[-1:] if value and value not in ("[]", "{}") else '["x"]'


def every_column(edited, table):
    """Each column of the table altered in a row of its own; each of these rows must be named."""
    ids = [i for (i,) in edited.rows(f"SELECT id FROM {table} ORDER BY id")]
    if not say.that(ids, f"{table} has rows"):
        return
    statements, touched = [], {}
    for column, kind in edited.tables[table]:
        if column == "id":
            continue
        row = next((i for i in chance.sample(ids, len(ids)) if i not in touched), None)
        if row is None:                                   # few rows: ask in turn
            wrong(edited, table, statements, touched)
            statements, touched, row = [], {}, chance.choice(ids)
        value = edited.rows(f'SELECT "{column}" FROM {table} WHERE id = ?', row)[0][0]
        touched[row] = column
        new = other(value, kind)
        statements.append((f'UPDATE {table} SET "{column}" = ? WHERE id = ?', new, row))
    wrong(edited, table, statements, touched)


def wrong(edited, table, statements, touched):
    if not statements:
        return
    found = " ".join(f["name"] + "\n" for f in edited(*statements))
    for row, column in touched.items():
        say.that(row in found, f"{table}.{column} altered in {row}: it is named", found[:400])


def come_and_gone(edited, table):
    ids = [i for (i,) in edited.rows(f"SELECT id FROM {table} ORDER BY id")]
    gone, copied, renamed = chance.sample(ids, 3) if len(ids) > 2 else (ids * 3)[:3]
    found = edited((f"DELETE FROM {table} WHERE id = ?", gone))
    say.that(any(gone in f["name"] for f in found), f"a row of {table} deleted", found)
    new = "01a00000-0000-7000-8000-000000000001"
    list = ", ".join(f'"{c}"' for c, _ in edited.tables[table])
    unique = {"account": 'user', "measure": "number"}.get(table)
    values = ", ".join("'" + new + "'" if c == "id" else "'other'" if c == unique else f'"{c}"' for c, _ in edited.tables[table])
    found = edited((f"INSERT INTO {table} ({list}) SELECT {values} FROM {table} WHERE id = ?", copied))
    say.that(any(new in f["name"] for f in found), f"a row of {table} inserted", found)
    found = edited((f"UPDATE {table} SET id = ? WHERE id = ?", new, renamed))
    say.that(all(any(i in f["name"] for f in found) for i in (new, renamed)), f"a row of {table} renamed", found)


def ledger_itself(edited):
    last = edited.rows("SELECT MAX(seq) FROM leaf")[0][0]
    for table, key in (("leaf", "seq"), ("leaf_row", "leaf"), ("tile", "level"), ("checkpoint", "size"), ("head", "id")):
        keys = [k for (k,) in edited.rows(f"SELECT DISTINCT {key} FROM {table}")]
        for column, kind in edited.tables[table]:
            have = [k for (k,) in edited.rows(f'SELECT {key} FROM {table} WHERE "{column}" IS NOT NULL')]
            row = chance.choice(have or keys)
            where = f"rowid = (SELECT MIN(rowid) FROM {table} WHERE {key} = ?)"
            value = edited.rows(f'SELECT "{column}" FROM {table} WHERE {where}', row)[0][0]
            new = 999_999 if column in (key, "n", "idx") else other(value, kind)
            if (table, column) == ("checkpoint", "at"):    # no signature says it: only never before its last leaf
                new = value - 1000
            found = edited((f'UPDATE {table} SET "{column}" = ? WHERE {where}', new, row))
            named = [f for f in found if str(row) in f["name"] or table in f["name"] or table in f["what"]]
            # The epoch only tells two writers apart; it says nothing about what happened.
            if (table, column) != ("head", "epoch"):
                say.that(named, f"{table}.{column} altered in {row}", found)
        row = chance.choice(keys)
        found = edited((f"DELETE FROM {table} WHERE {key} = ?", row))
        # Checkpoints are kept for the asking; of those the newest is the one that counts.
        if table != "checkpoint":
            say.that(found, f"{table} {row} deleted", found)
    for leaf in (0, last // 2, last):
        found = edited(("DELETE FROM leaf WHERE seq = ?", leaf))
        say.that(found, f"leaf {leaf} deleted", found)
    found = edited(("INSERT INTO leaf SELECT ?, at, commitments, facts_salt, facts, persons FROM leaf WHERE seq = ?", last + 1, last))
    say.that(any(str(last + 1) in f["name"] for f in found), "a leaf added", found)
    first, second = last // 3, last // 3 + 1
    move = "UPDATE leaf SET seq = ? WHERE seq = ?"
    found = edited((move, -1, first), (move, first, second), (move, second, -1))
    say.that(any(str(first) in f["name"] for f in found), "two leaves exchanged", found)
    say.same(edited(), [], "the pristine database")


def rolled_back(county, place):
    """An old backup put back is a ledger without fault; only what was kept elsewhere tells."""
    anchor, old = place / "anchor.txt", place / "old"
    s = county.sample("discipline")
    with county.serve("--anchor", anchor) as server:
        officer = server.session(s["user"], county.password(s["user"]))
        say.same(officer.check(s["matter"], s["code"], s["name"]).status, 201, "a check")
    shutil.copytree(county.folder, old)
    with county.serve("--anchor", anchor) as server:
        officer = server.session(s["user"], county.password(s["user"]))
        for _ in range(5):
            receipt = officer.check(s["matter"], s["code"], s["name"]).json
    notes = anchor.read_text().count("— ")
    say.that(notes >= 6, "every checkpoint was anchored", notes)
    ran = county("verify", "--full", "--against", anchor)
    say.same(ran.code, 0, "verify against the anchor")
    back = County(county.program, old)
    say.same(back("verify", "--full").code, 0, "the old backup has no fault of its own")
    ran = back("verify", "--full", "--against", anchor, "--json")
    say.that(ran.code == 1 and any("checkpoint" in f["what"] for f in ran.json["findings"]), "the old backup against the anchor", ran)
    ran = back("verify", write(place / "receipt.json", json.dumps(receipt, ensure_ascii=False)))
    say.same(ran.code, 1, "a receipt from after the backup, against it")
    back.ok("check", "--as", s["user"], "--matter", s["matter"], "--code", s["code"])
    for _ in range(6):
        back.ok("check", "--as", s["user"], "--matter", s["matter"], "--name", "衡安县另一家厂")
    ran = back("verify", "--full", "--against", anchor, "--json")
    say.that(ran.code == 1 and ran.json["findings"], "a history that went on from the old backup", ran)
    forged = write(place / "forged.txt", anchor.read_text().replace("hengxin/", "hengxim/"))
    ran = county("verify", "--full", "--against", forged)
    say.that(ran.code in (1, 2), "an anchor file that is none", ran)
    ran = county("verify", "--full", "--against", write(place / "empty.txt", ""), "--json")
    say.that(ran.code == 1 and "outside checkpoint" in [f["what"] for f in ran.json["findings"]], "an anchor file without a checkpoint", ran)
    ran = county("verify", "--full", "--against", anchor, "--json")
    say.that(ran.code == 0 and ran.json["outside"] == notes and ran.json["cut"] == [], "how many checkpoints were compared", ran)
    for less in (2, 60, 100):
        cut = write(place / "cut.txt", anchor.read_text()[:-less])
        ran = county("verify", "--full", "--against", cut, "--json")
        say.that(ran.code == 0 and ran.json["outside"] == notes - (less > 2) and len(ran.json["cut"]) == (less > 2), f"an anchor file cut by {less}", ran)


def followed(edited):
    """What follows from the ledger is derived anew: a row taken away, added or altered is named, and doctor makes the tables again."""
    for table, what in (("recipient", "recipient"), ("feed_change", "feed change")):
        (thing,) = edited.rows(f"SELECT thing FROM {table} ORDER BY thing")[0]
        row = f"rowid = (SELECT MIN(rowid) FROM {table} WHERE thing = ?)"
        for change in (f"DELETE FROM {table} WHERE {row}", f"UPDATE {table} SET leaf = leaf + 100000 WHERE {row}"):
            found = edited((change, thing))
            say.that(found and all(f["what"] == what and thing in f["name"] for f in found), f"named after {change}", found)
        found = edited((f"DELETE FROM {table} WHERE {row}", thing), ("UPDATE subject SET name = name || 'x' WHERE id = (SELECT MIN(id) FROM subject)",))
        say.that({"row", what} <= {f["what"] for f in found}, f"an altered subject does not hide what was deleted from {table}", found)
        edited((f"DELETE FROM {table} WHERE {row}", thing))
        ran = edited.county("doctor", "--remake", "--json")
        say.that(ran.code == 0, "the tables made again", ran)
        say.same(edited.county("verify", "--full").code, 0, f"{table} made again")
    (leaf,) = edited.rows("SELECT MAX(seq) FROM leaf")[0]
    found = edited(("INSERT INTO partner_question (leaf, partner, asked_on, purpose, subject, consent) VALUES (?, 'p', '2026-01-05', 'lending', '', '')", leaf))
    say.same([f["name"] for f in found], [f"partner_question {leaf}"], "a question that no partner asked")


def contents(edited):
    """Files have no image of their own: the digest in the proven row speaks for them."""
    (id, piece) = edited.rows("SELECT document, piece FROM document_content")[0]
    for change in ("UPDATE document_content SET sealed = zeroblob(length(sealed)) WHERE document = ? AND piece = ?",
                   "DELETE FROM document_content WHERE document = ? AND piece = ?"):
        found = edited((change, id, piece))
        say.that([f["name"] for f in found] == [f"document {id}"], f"named after {change}", found)
    found = edited(("INSERT INTO document_content (document, piece, sealed) VALUES ('nothing', 0, x'00')",))
    say.that([f["name"] for f in found] == ["document_content nothing"], "a content of no document", found)


def remedies_and_complaints(office, entries):
    for i, entry in enumerate(entries[:3]):
        remedy = office.post("/api/v1/remedies", {"act": "register", "kind": "reconsideration", "organ": "县人民政府", "about_kind": "entry", "about": entry["id"], "applicant": "某公司",
                                                  "applied_on": entry["opened"], "known_on": entry["opened"], "claim": "期限有误"}).json["id"]
        say.same(office.act("remedies", remedy, "take_up", organ_case=f"复〔2026〕{i}号", taken_up_on=entry["opened"]).status, 200, "taken up")
        say.same(office.act("remedies", remedy, "order_suspension", document_no="停1").status, 200, "an order of suspension")
        shown = office.get(f"/api/v1/entries/{entry['id']}").json
        say.same([(each["id"], each["suspended"]) for each in shown["remedies_pending"]], [(remedy, True)], "the mark on the entry")
        say.same((shown["state"], shown["standing"]), ("held", "held"), "the entry is held")
    organs = [agency["id"] for agency in office.all_items("/api/v1/agencies") if agency["kind"] != "credit_office"]
    for i, organ in enumerate(organs[:3]):
        complained = {"act": "receive", "about": "officer", "organ": organ, "officer": "窗口3号", "concerns": "service", "complainant": "某甲", "contact": f"0319-100000{i}",
                      "channel": "window", "claim": "超期", "evidence": "受理单"}
        say.same(office.post("/api/v1/complaints", complained).status, 201, "a complaint")

    for i, entry in enumerate(entries[:3]):
        alleged = {"act": "open", "organ": organs[i % len(organs)], "kind": "wrongly_applying", "of_case": entry["id"], "words": f"疑似未正确实施{i}"}
        clue = office.post("/api/v1/clues", alleged)
        say.same(clue.status, 201, "a clue")
        if i:
            say.same(office.act("clues", clue.json["id"], "notify", asked="请说明").status, 200, "a clue put to its agency")
    candidates = office.get("/api/v1/clues/candidates")
    say.that(candidates.status == 200 and candidates.json["items"] == [], "candidates, and none yet", candidates)


def reviews(officer, office, sample):
    for i in range(3):
        letter = officer.post(f"/api/v1/documents?name=letter{i}.txt", "来函。\n", Content_Type="text/plain").json["id"]
        asked = {"act": "file", "purpose": "other", "occasion": f"虚构评审{i}", "matter": sample["matter"], "basis_instrument": "虚构办法", "basis_article": f"第{i + 1}条", "letter_no": f"虚函〔2026〕{i}号",
                 "letter_on": "2026-01-05", "letter": letter, "roster": f"{sample['name']},{sample['code']}\n某某商贸{i}店"}
        review = officer.post("/api/v1/reviews", asked)
        say.same(review.status, 201, "a review")
        if i == 2:
            say.same(office.act("reviews", review.json["id"], "refuse", ground="no_basis", reason="依据不足").status, 200, "a review refused")
            continue
        say.same(office.act("reviews", review.json["id"], "accept").status, 200, "a review accepted")
        say.same(office.act("reviews", review.json["id"], "check").status, 200, "a roster checked")
        shown = office.get(f"/api/v1/reviews/{review.json['id']}").json
        say.same([row["result"] for row in shown["roster"]], ["discipline", "none"], "the answers of the roster")


def subscriptions(officer, office):
    opened = [office.post("/api/v1/subscriptions", {"act": "subscribe", "agency": a["id"]}).status for a in office.all_items("/api/v1/agencies")]
    say.that(opened.count(201) >= 3, "subscriptions", opened)
    page = officer.get("/api/v1/feed/entries?limit=5")
    say.that(page.status == 200 and page.json["items"], "a page of the feed", page)
    say.same(officer.post("/api/v1/feed/entries/ack", {"cursor": page.json["next"], "digest": page.json["digest"]}).status, 200, "the feed acknowledged")


def partners_and_consents(office, second, subjects):
    for i, subject in enumerate(subjects[:3]):
        drafted = {"act": "draft", "name": f"虚构银行{i}", "code": subject["code"], "kind": "bank", "contact": f"某经理{i}", "agreement_no": f"协{i}", "purposes": ["lending"],
                   "list_types": ["wage_arrears"], "daily_quota": 10 + i, "from": "2026-01-05", "until": "2099-12-31"}
        partner = office.post("/api/v1/partners", drafted)
        say.same(partner.status, 201, "a partner")
        say.same(second.act("partners", partner.json["id"], "approve").status, 200, "a partner approved")
        say.same(office.act("partners", partner.json["id"], "suspend", reason=f"核查{i}").status, 200, "a partner suspended")
        say.same(office.act("partners", partner.json["id"], "resume", reason=f"已核查{i}").status, 200, "a partner resumed")
        paper = office.post(f"/api/v1/documents?name=consent{i}.txt", f"授权{i}\n", Content_Type="text/plain").json["id"]
        until = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=30 + i)).date().isoformat()
        agreed = {"act": "record", "subject": subject["id"], "partner": partner.json["id"], "purpose": "lending", "until": until, "paper": paper}
        say.same(office.post("/api/v1/consents", agreed).status, 201, "a consent")


def main():
    program = hengxin()
    with Place("tamper") as place:
        county = demo(program, place / "d", "--subjects", "300", "--entries", "150")
        s = county.sample("discipline")
        with county.serve() as server:                     # so that there are checks and tasks to alter
            officer = server.session(s["user"], county.password(s["user"]))
            for i in range(6):
                answer = officer.check(s["matter"], s["code"], s["name"], case=f"T-{i}").json
                applied = [{"measure": answer["measures"][0]["number"], "outcome": "applied"}]
                say.same(officer.act("checks", answer["id"], "confirm", decisions=applied).status, 200, "a confirmation")
            task = officer.all_items("/api/v1/tasks?state=applied")[0]["id"]
            file = officer.post(f"/api/v1/documents?name=a.txt&about_noun=tasks&about={task}", "经核实，属实。\n", Content_Type="text/plain")
            paper = officer.post("/api/v1/papers", {"template": "measure_notice", "about": {"noun": "tasks", "id": task}})
            say.same((file.status, paper.status), (201, 201), "a file and a paper")
            office = server.session("office", county.password("office"))
            entries = office.all_items("/api/v1/entries?state=listed")[:4]
            for i, entry in enumerate(entries):
                objected = {"act": "file", "entry": entry["id"], "applicant_kind": "agent", "applicant": "某代理人", "authorisation": "委托书", "contact": f"0319-000000{i}",
                            "channel": "mail", "ground": "period", "claim": "期限有误", "evidence": "复印件"}
                objection = office.post("/api/v1/objections", objected)
                say.same(objection.status, 201, "an objection")
                say.same(office.act("objections", objection.json["id"], "return_it", missing="授权书").status, 200, "an objection returned")
                signed = office.post("/api/v1/documents?name=a.txt", f"确认书 {i}\n", Content_Type="text/plain").json["id"]
                agreed = {"act": "confirm", "about": objection.json["id"], "channel": "sms", "contact": f"1380000000{i}", "signed_by": "某代理人", "signed_on": "2026-01-05", "proof": signed}
                say.same(office.post("/api/v1/addresses", agreed).status, 201, "an address for service")
            for notice in [n for n in office.all_items("/api/v1/notices") if n["kind"] == "objection_returned"][:2]:
                say.same(office.act("notices", notice["id"], "choose", channel="sms").status, 200, "by text message")
                say.same(office.act("notices", notice["id"], "send", reference="SM-1").status, 200, "a notice sent")
            for i, entry in enumerate(entries):
                memorandum = {"act": "follow", "level": "nation", "issuer": "某部（虚构）", "document_no": f"某财金〔2018〕{i}号", "issued_on": "2018-03-01", "name": f"合作备忘录（虚构）{i}"}
                say.same(office.post("/api/v1/memoranda", memorandum).status, 201, "a memorandum")
                promised = {"act": "make", "kind": "open_pledge", "subject": entry["subject"], "promise": "按期整改", "proof": f"承诺书{i}", "made_on": "2026-01-05", "due_on": "2026-12-31"}
                say.same(officer.post("/api/v1/commitments", promised).status, 201, "a commitment")
            day = (datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=2)).date().isoformat()
            able = [(noun, each["id"]) for noun, path in (("record", "records"), ("entry", "entries")) for each in office.all_items(f"/api/v1/{path}")
                    if each["state"] in ("current", "listed") and (each.get("repairable_from") or "9999") <= day]
            say.that(len(able) >= 2, "some may ask for a repair")
            for i, (noun, target) in enumerate(able[:4]):
                applied = {"act": "apply", noun: target, "applicant_kind": "agent", "applicant": "某代理人", "authorisation": "委托书", "contact": f"0319-000001{i}",
                           "channel": "credit_china", "credit_china_no": f"XYZG-{i}", "duties_done_on": day, "proof": "缴款凭证", "commitment": "信用承诺书"}
                say.same(office.post("/api/v1/repairs", applied).status, 201, "a repair")
            remedies_and_complaints(office, entries)
            reviews(officer, office, s)
            subscriptions(officer, office)
            partners_and_consents(office, server.session("office2", county.password("office2")),
                                  [each for each in office.all_items("/api/v1/subjects") if each["kind"] == "organisation" and len(each["code"]) == 18])
            # Accepted at once: whoever received the entry in an answer gets a withdrawal.
            doubted = {"act": "note", "entry": answer["entries"][0]["id"], "ground": "content", "claim": "疑为同名", "evidence": "复印件"}
            say.same(office.post("/api/v1/objections", doubted).status, 201, "a doubt of the office")
            say.that(office.all_items("/api/v1/withdrawals"), "a withdrawal to who received it")
        rolled_back(county, place)
        edited = Edited(county)
        say.same(edited(), [], "before any edit")
        say.same(sorted(set(edited.tables) - UNPROVEN - set(NOUNS)), ["checkpoint", "head", "leaf", "leaf_row", "tile"], "tables of the ledger")
        for table in NOUNS:
            every_column(edited, table)
            come_and_gone(edited, table)
        contents(edited)
        followed(edited)
        ledger_itself(edited)
        say.end()


main()
