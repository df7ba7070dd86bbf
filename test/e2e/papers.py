"""Files and papers: uploads of every accepted type and of hostile ones, looks in the ledger, numbers in sequence under parallel requests, the same
words in PDF and DOCX, a QR code that a scanner reads, the stamped paper scanned back, and papers sealed by a platform that answers badly in every way."""
import concurrent.futures
import datetime
import hashlib
import re
import sqlite3
import subprocess
import threading
import time
import urllib.parse
import zipfile
import openapi
from county import *

say = Findings("papers")
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
                    "53de0000000c49444154789c63f8ffff3f0005fe02fea7356d0b0000000049454e44ae426082")
JPEG = bytes.fromhex("ffd8ffe000104a46494600010101006000600000ffdb004300") + bytes(64) + bytes.fromhex("ffd9")
OFFICE = "application/vnd.openxmlformats-officedocument."


def package(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def office(main, **more):
    return package(**{"[Content_Types].xml": f'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{main}.main+xml"/></Types>', **more})


def upload(session, name, body, claimed="application/octet-stream", key=None, **query):
    path = "/api/v1/documents?" + urllib.parse.urlencode({"name": name, **query})
    return session.post(path, body, Content_Type=claimed, Idempotency_Key=key)


def fetch(session, id, **query):
    return session.get(f"/api/v1/documents/{id}/content" + ("?" + urllib.parse.urlencode(query) if query else ""))


def leaves(county, act):
    """Facts of all leaves of this act."""
    file = county.folder.parent / "export.jsonl"
    file.unlink(missing_ok=True)
    county.ok("ledger export", file, "--facts")
    return [leaf["facts"] for leaf in map(json.loads, file.read_text().splitlines()) if leaf["facts"].get("act") == act]


def accepted(county, session):
    for name, body, claimed, type in (("a.pdf", PDF, "application/pdf", "pdf"), ("照片.JPG", JPEG, "image/jpeg", "jpeg"), ("a.png", PNG, "image/png", "png"),
                                      ("a.docx", office("wordprocessingml.document"), OFFICE + "wordprocessingml.document", "docx"),
                                      ("a.xlsx", office("spreadsheetml.sheet"), "application/octet-stream", "xlsx"),
                                      ("a.ofd", package(**{"OFD.xml": "<ofd:OFD/>"}), "application/ofd", "ofd"),
                                      ("名单.csv", "名称,代码\r\n甲,1\r\n".encode("gb18030"), "text/csv", "csv"), ("说明.txt", "经核实，属实。\n".encode(), "text/plain", "txt")):
        yes = upload(session, name, body, claimed)
        say.that(yes.status == 201 and yes.json["type"] == type and yes.json["size"] == len(body), f"upload of {name}", yes)
        shown = fetch(session, yes.json["id"])
        say.that(shown.status == 200 and shown.body == body, f"{name} comes back as it was brought", shown.status)
        say.that(shown.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''") and shown.headers["X-Content-Type-Options"] == "nosniff" and
                 "sandbox" in shown.headers["Content-Security-Policy"] and shown.headers["Cache-Control"] == "no-store", f"{name} runs nowhere", shown.headers)
    line = "经核实，材料与原件一致。\n".encode()
    big = (line * (20 * 1024 * 1024 // len(line))).ljust(20 * 1024 * 1024, b"\n")
    yes = upload(session, "大.txt", big, "text/plain")
    say.that(yes.status == 201 and fetch(session, yes.json["id"]).body == big, "20 MB come back whole", yes)
    try:
        say.same(upload(session, "大.txt", big + b"x" * 20, "text/plain").status, 413, "more than 20 MB")
    except ConnectionError:
        pass                          # the server answers 413 and hangs up before it has read so much
    say.same(session.get("/api/v1/documents").status, 200, "it serves on")


def refused(session):
    exe = b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0" + bytes(200)
    macros = office("wordprocessingml.document", **{"word__vbaProject.bin": "x"})
    for name, body, claimed, words in (("a.pdf", exe, "application/pdf", ""), ("a.txt", b"<html><script>alert(1)</script></html>", "text/plain", "html"),
                                       ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "image/svg+xml", ""), ("a.docx", macros, "", "vbaProject"),
                                       ("a.pdf", PNG, "application/pdf", "PNG"), ("a.png", PNG, "application/pdf", "application/pdf"), ("a.docm", macros, "", ""),
                                       ("a.zip", package(a="x"), "application/zip", "ZIP"), ("a.pdf", PDF.replace(b"/Catalog", b"/Catalog /OpenAction << /S /JavaScript >>"), "", "JavaScript"),
                                       ("a.txt", b"\0\1\2", "text/plain", ""), ("a.txt", b"", "text/plain", ""), ("", PDF, "", ""), ("../../etc/passwd", PDF, "", "")):
        no = upload(session, name, body, claimed or "application/octet-stream", )
        say.that(no.status == 422 and no.json["code"] == "file_refused" and words.lower() in no.body.decode().lower(), f"refused: {name or 'nameless'} {body[:12]!r}", no)
    no = upload(session, f"{citizen_number(4711)}.pdf", PDF, "application/pdf")
    say.that(no.status == 400 and no.json["errors"][0]["field"] == "name" and citizen_number(4711).encode() not in no.body, "a citizen number as a file name", no)


def measure_tasks(county, session, sample, how_many, case="WS"):
    """Checks, confirmed as applied: ids of tasks of one disciplinary measure."""
    tasks = []
    for i in range(how_many):
        answer = session.check(sample["matter"], sample["code"], sample["name"], case=f"{case}-{i}-{os.getpid()}").json
        number = [m["number"] for m in answer["measures"] if not m["kind"] == "incentive"][0]
        done = session.act("checks", answer["id"], "confirm", decisions=[{"measure": number, "outcome": "applied"}])
        if done.status != 200:
            raise RuntimeError(f"confirm: {done}")
        tasks += [t["id"] for t in session.all_items("/api/v1/tasks?state=applied") if t["check"] == answer["id"]][:1]
    return tasks


def issue(session, template, noun, id, key=None):
    return session.post("/api/v1/papers", {"template": template, "about": {"noun": noun, "id": id}}, Idempotency_Key=key)


def squeezed(text):
    """Letters alone: no blanks, no page numbers, and no hyphens, which a line may end with."""
    return re.sub(r"[\s-]+", "", re.sub(r"—\s*\d+\s*—", "", text))


def pdf_words(place, body, layout=()):
    return squeezed(subprocess.run(["pdftotext", *layout, write(place / "a.pdf", body), "-"], capture_output=True, text=True, check=True).stdout)


def docx_words(place, body):
    write(place / "b.docx", body)
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{place}/office", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", place, place / "b.docx"],
                   capture_output=True, check=True, timeout=180)
    return squeezed((place / "b.txt").read_text(encoding="utf-8-sig"))


def qr_words(place, body):
    write(place / "q.pdf", body)
    subprocess.run(["pdftoppm", "-r", "200", "-png", place / "q.pdf", place / "page"], check=True)
    said = ""
    for page in sorted(place.glob("page*.png")):
        said += subprocess.run(["zbarimg", "-q", "--raw", page], capture_output=True, text=True).stdout
        page.unlink()
    return said.strip()


def same_words(place, pdf, docx, what):
    """Both hold the same letters; where the boxes of a page stand in another order, their letters are still the same."""
    one, other = pdf_words(place, pdf), docx_words(place, docx)
    say.that(sorted(one) == sorted(other), f"{what}: the same words in PDF and DOCX", one, other)
    return one


class Platform(Outside):
    """The county's seal platform: answers with what it is told to, or seals."""
    asked, answers = [], None

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Platform.asked.append((dict(self.headers), body))
        status, answer = Platform.answers(body) if Platform.answers else (200, body + b"\n% sealed\n%%EOF\n")
        self.answer(status, answer)


def configure(county, **sealing):
    path = county.folder / "hengxin.conf"
    known = {name: value for name, value in json.loads(path.read_text()).items() if name != "sealing"}
    path.write_text(json.dumps({**known, **({"sealing": sealing} if sealing else {})}, ensure_ascii=False))


def sealing(county, place):
    """A paper goes to the platform and comes back sealed, once; whatever goes wrong leaves it as it was."""
    s = county.sample("discipline")
    with county.serve() as server:
        openapi.watch(say, server)
        officer = server.session(s["user"], county.password(s["user"]))
        issued = [issue(officer, "measure_notice", "tasks", task).json for task in measure_tasks(county, officer, s, 3, "YZ")]
        paper, second, third = [each["document"] for each in issued]
        no = officer.post(f"/api/v1/documents/{paper}/seal", {})
        say.that(no.status == 409 and no.json["code"] == "sealing_not_configured" and "扫描归档" in no.json["title"], "no platform is configured", no)
        mine = county.accounts[s["user"]]["agency"]
        organ = next(a["code"] for a in officer.all_items("/api/v1/agencies") if a["name"] == mine)
    gateway = Platform.serve()
    url = f"http://127.0.0.1:{gateway.server_port}/seal"
    (county.folder / "seal.token").write_text("seal-secret\n")
    seal = {"organ": organ, "id": "CZJ-01", "name": "某局电子印章（虚构）"}

    def under(platform, seals):
        configure(county, platform=platform, seals=seals)
        with county.serve() as server:
            openapi.watch(say, server)
            return server.session(s["user"], county.password(s["user"])).post(f"/api/v1/documents/{paper}/seal", {})

    no = under({"url": url, "token_file": ""}, [{**seal, "organ": "11130528000000000X"}])
    say.that(no.status == 409 and no.json["code"] == "no_seal_of_this_organ", "another organ's seal is not used", no)
    for address, token in (("http://seal.county.example/seal", ""), ("https://seal.county.example/seal", ""), ("file:///etc/passwd", ""), (url, "no-such-file")):
        no = under({"url": address, "token_file": token}, [seal])
        say.that(no.status == 409 and no.json["code"] == "sealing_misconfigured" and "example" not in no.body.decode(), f"a demo folder does not send to {address}", no)
    no = under({"url": "http://127.0.0.1:9/seal", "token_file": ""}, [seal])
    say.that(no.status == 502 and no.json["code"] == "seal_platform_failed", "nobody listens", no)
    say.same(Platform.asked, [], "nothing has left for the platform")

    configure(county, platform={"url": url, "token_file": "seal.token"}, seals=[seal])
    with county.serve() as server:
        openapi.watch(say, server)
        officer = server.session(s["user"], county.password(s["user"]))
        other = [r["user"] for r in county.accounts.values() if r["role"] == "officer" and r["agency"] != mine][0]
        say.same(server.session(other, county.password(other)).post(f"/api/v1/documents/{paper}/seal", {}).status, 404, "another agency's paper")
        say.same(Platform.asked, [], "and it was not sent")
        script = PDF.replace(b"/Catalog", b"/Catalog /OpenAction << /S /JavaScript >>")
        for what, answers in (("an error", lambda body: (500, b"{}")), ("a redirection", lambda body: (302, b"")), ("nothing", lambda body: (200, b"")), ("a page", lambda body: (200, b"<html>wait</html>")),
                              ("the same bytes", lambda body: (200, body)), ("a picture", lambda body: (200, PNG)), ("a script in a PDF", lambda body: (200, script)),
                              ("more than 20 MB", lambda body: (200, body + bytes(21 << 20)))):
            Platform.answers = staticmethod(answers)
            no = officer.post(f"/api/v1/documents/{paper}/seal", {})
            say.that(no.status == 502 and no.json["code"] == "seal_platform_failed" and no.json["detail"] and "扫描归档" in no.json["title"], f"the platform answers with {what}", no)
            say.same(officer.get(f"/api/v1/documents/{paper}").json["state"], "issued", f"after {what} the paper is as it was")
        Platform.answers = None
        before, looked = len(Platform.asked), len(leaves(county, "look"))
        yes = officer.post(f"/api/v1/documents/{paper}/seal", {})
        say.that(yes.status == 201 and yes.json["seal"] == seal["name"] and yes.json["state"] == "filed", "sealed", yes)
        headers, sent = Platform.asked[-1]
        say.that(headers["Authorization"] == "Bearer seal-secret" and headers["Seal"] == "CZJ-01" and headers["Content-Type"] == "application/pdf", "what the platform sees", headers)
        say.same(len({asked[0]["Idempotency-Key"] for asked in Platform.asked}), 1, "each try under the same key")
        say.same(len(leaves(county, "look")), looked + 1, "who had it sealed has seen it")
        plain, sealed = fetch(officer, paper).body, fetch(officer, yes.json["document"]).body
        say.that(sent == plain and sealed == plain + b"\n% sealed\n%%EOF\n", "the unsealed paper went, and the sealed one is kept beside it")
        again = officer.post(f"/api/v1/documents/{paper}/seal", {})
        say.that(again.status == 200 and again.json["document"] == yes.json["document"] and len(Platform.asked) == before + 1, "asked again, it is not sealed again", again)
        known = officer.get(f"/api/v1/documents/{paper}").json
        say.that(known["state"] == "filed" and known["scan"] == yes.json["document"], "the paper names its sealed file", known)
        say.same(officer.get(f"/api/v1/papers/possible?noun=tasks&id={known['about']}").json["seals"], True, "its agency has a seal")
        file = officer.get(f"/api/v1/documents/{yes.json['document']}").json
        say.that(file["paper"] == paper and file["seal"] == seal["name"] and file["state"] == "relied_on" and file["about"] == known["about"], "the sealed file names its paper and its seal", file)
        facts = leaves(county, "receive_sealed")
        say.that(len(facts) == 1 and facts[0]["seal"] == seal["name"] and facts[0]["paper"] == paper and len(facts[0]["digest"]) == len(facts[0]["unsealed_digest"]) == 64 and
                 facts[0]["digest"] != facts[0]["unsealed_digest"] and facts[0]["digest"] == file["digest"], "seal and both digests are in the ledger", facts)
        say.that(hashlib.sha256(sealed).hexdigest() != facts[0]["digest"], "digests are salted", facts)

        # Two at once: one is sent. A paper that was scanned back is not sealed, one that was forged is not taken.
        slow = threading.Event()
        Platform.answers = staticmethod(lambda body: (slow.wait(20), (200, body + b"\n% sealed\n%%EOF\n"))[1])
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            first = pool.submit(officer.post, f"/api/v1/documents/{second}/seal", {})
            while len(Platform.asked) < before + 2:
                time.sleep(0.01)
            beside = server.session(s["user"], county.password(s["user"]))
            busy = beside.post(f"/api/v1/documents/{second}/seal", {})
            slow.set()
            say.that(busy.status == 409 and busy.json["code"] == "sealing_under_way", "a second request while the first is on its way", busy)
            say.same(first.result().status, 201, "the first is sealed")
        say.same(len(Platform.asked), before + 2, "one of two was sent")
        scan = upload(officer, "用印件.png", PNG, "image/png").json["id"]
        say.same(officer.act("documents", third, "scan_back", scan=scan).status, 200, "stamped by hand")
        no = officer.post(f"/api/v1/documents/{third}/seal", {})
        say.that(no.status == 409 and no.json["code"] == "paper_awaits_its_seal" and len(Platform.asked) == before + 2, "what was stamped by hand is not sealed as well", no)
        forged = officer.post("/api/v1/documents", {"act": "receive_sealed", "name": "a.pdf", "paper": third, "seal": seal["name"], "content": {}, "unsealed_digest": ""})
        say.that(forged.status in (400, 422), "nobody brings a sealed file but the platform", forged)
        forged = county("act", "document", "receive_sealed", "--as", s["user"], "--json", "--fields",
                        json.dumps({"name": "a.pdf", "paper": third, "seal": seal["name"], "content": [{}], "unsealed_digest": "x"}))
        say.that(forged.code == 1 and "came_from_the_platform" in forged.out + forged.err, "nor by the command line", forged)
    gateway.shutdown()
    say.that(county.verified()["ok"], "the county with sealed papers verifies")


def papers(county, server, place):
    s = county.sample("discipline")
    officer = server.session(s["user"], county.password(s["user"]))
    tasks = measure_tasks(county, officer, s, 12)
    say.same(len(set(tasks)), 12, "tasks that were applied")
    task = tasks[0]
    say.same(officer.get("/api/v1/papers/possible?noun=nothing").status, 400, "what papers: the kind and the id are wanted")
    say.that(officer.get(f"/api/v1/papers/possible?noun=tasks&id={task}").json["items"][0]["template"] == "measure_notice", "what can be issued")
    yes = issue(officer, "measure_notice", "tasks", task, "issue-1")
    say.that(yes.status == 201 and re.fullmatch(r".+惩告〔\d{4}〕1号", yes.json["number"]), "a measure notice", yes)
    again = issue(officer, "measure_notice", "tasks", task, "issue-1")
    say.that(again.status == 201 and again.json == yes.json, "the same request again", again)
    no = issue(officer, "measure_notice", "tasks", task)
    say.that(no.status == 409 and no.json["code"] == "not_issued_before", "issued twice", no)
    say.same(officer.get(f"/api/v1/papers/possible?noun=tasks&id={task}").json["items"], [], "nothing more can be issued")
    document = yes.json["document"]
    case = officer.get(f"/api/v1/tasks/{task}").json
    say.same([(d["id"], d["number"], d["type"]) for d in case["documents"]], [(document, yes.json["number"], "paper")], "the task lists its paper")

    pdf, docx = fetch(officer, document, format="pdf").body, fetch(officer, document, format="docx").body
    say.that(fetch(officer, document, format="pdf").body == pdf and fetch(officer, document, format="docx").body == docx, "the same bytes each time")
    words = same_words(place, pdf, docx, "measure notice")
    for piece in ("联合惩戒措施告知书", yes.json["number"], s["code"], case["measure"], "陈述、申辩", "行政复议法", "60日内", "6个月内", "异议", "信用修复"):
        say.that(squeezed(piece) in words, f"the notice says {piece}", words)
    say.that("{" not in words and "}" not in words, "no blank is left open", words)
    qr = qr_words(place, pdf)
    leaf = [d for d in officer.get(f"/api/v1/documents/{document}").json["history"] if d["act"] == "issue"][0]["leaf"]
    say.that(qr.startswith("hengxin:") and f"leaf={leaf}&key=" in qr, "the QR code names ledger, leaf and key", qr)
    fonts = subprocess.run(["pdffonts", write(place / "f.pdf", pdf)], capture_output=True, text=True).stdout.splitlines()[2:]
    say.that(fonts and all(re.search(r"\byes\s+yes\b", line) for line in fonts), "every font is embedded and subset", fonts)

    # Numbers in sequence, whoever comes first; a refused one takes none.
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(issue, officer, "measure_notice", "tasks", t) for t in tasks[1:] + [task, "nobody"] + tasks[1:4]]
    numbers = [a.result().json["number"] for a in asked if a.result().status == 201]
    serials = sorted(int(re.search(r"〕(\d+)号", n)[1]) for n in numbers)
    say.same(serials, list(range(2, 13)), "numbers under parallel requests have no gap and no double")

    # Print, stamp, scan back.
    scan = upload(officer, "用印件.png", PNG, "image/png").json["id"]
    done = officer.act("documents", document, "scan_back", scan=scan)
    say.that(done.status == 200 and done.json["state"] == "filed", "scan back", done)
    say.same(officer.get(f"/api/v1/documents/{scan}").json["paper"], document, "the scan names its paper")
    say.that(officer.act("documents", scan, "withdraw", reason="x").status == 409, "a scan on file is not taken back")
    say.same(len(officer.get(f"/api/v1/tasks/{task}").json["documents"]), 2, "the task lists paper and scan")
    return officer, document, task


def decisions(county, server, place):
    """Of those that the demo's agencies brought to the list, one for discipline is told."""
    issued, refusals = None, []
    for user in [row["user"] for row in county.accounts.values() if row["role"] == "handler"]:
        handler = server.session(user, county.password(user))
        for each in handler.all_items("/api/v1/determinations?state=published"):
            yes = issue(handler, "listing_decision", "determinations", each["id"])
            if yes.status == 201:
                issued = yes.json
                break
            refusals.append(str(yes))
        if issued:
            break
    if not say.that(issued, "a determination whose listing can be told", refusals[:3]):
        return
    pdf = fetch(handler, issued["document"]).body
    words = same_words(place, pdf, fetch(handler, issued["document"], format="docx").body, "listing decision")
    say.that("列入名单决定书" in words and "列决〔" in words and "移出条件" in words, "the decision to list", words)
    say.that(qr_words(place, pdf).startswith("hengxin:"), "its QR code")


def procedure(county, server, place):
    """A listing walked by its agency: told by a paper, waived, decided, both papers served together, and only then submitted."""
    handler = listed = None
    for row in [row for row in county.accounts.values() if row["role"] == "handler"]:
        one = server.session(row["user"], county.password(row["user"]))
        ours = [d for d in one.all_items("/api/v1/determinations?state=published") if "county" in d["list_type"] and "honesty" not in d["list_type"]]
        if ours:
            handler, listed = one, ours[0]
            break
    if not say.that(listed, "an agency that determines for discipline"):
        return
    mine = county.accounts[handler.user]["agency"]
    approver = [row["user"] for row in county.accounts.values() if row["role"] == "approver" and row["agency"] == mine][0]
    approver = server.session(approver, county.password(approver))
    opened = handler.post("/api/v1/determinations", {"act": "propose", "subject": listed["subject"], "list_type": listed["list_type"], "basis": "保障农民工工资支付条例 第四十八条",
                                                     "facts": "经查拖欠工资，责令后逾期未付", "exit_conditions": "期满", "remedies": "可以依法申请行政复议或者提起行政诉讼",
                                                     "until": (datetime.date.today() + datetime.timedelta(days=60)).isoformat()})
    if not say.that(opened.status == 201 and opened.json["state"] == "proposed", "a proposal", opened):
        return
    id = opened.json["id"]
    possible = lambda: [p["template"] for p in handler.get(f"/api/v1/papers/possible?noun=determinations&id={id}").json["items"]]
    say.same(possible(), ["prior_notice"], "a proposal is told by its prior notice alone")
    proof = upload(handler, "送达回证.pdf", PDF, "application/pdf", about_noun="determinations", about=id).json["id"]
    serve = {"way": "in_person", "receiver": "前台", "proof": proof}
    early = handler.act("determinations", id, "notice", **serve)
    say.that(early.status == 409 and early.json["code"] == "prior_notice_is_issued", "no service without the paper", early)
    notice = issue(handler, "prior_notice", "determinations", id)
    say.that(notice.status == 201 and re.fullmatch(r".+列告〔\d{4}〕1号", notice.json["number"]), "the prior notice", notice)
    told = handler.act("determinations", id, "notice", **serve)
    say.that(told.status == 200 and told.json["state"] == "noticed" and told.json["due"], "told, with the last day for a statement", told)
    early = approver.act("determinations", id, "decide", document_no="测试〔2026〕1号")
    say.that(early.status == 409 and early.json["code"] == "statement_time_has_run" and "起可以作出决定" in early.json["title"], "decided too early", early)
    attach = lambda name: upload(handler, name, PDF + f"% {name}\n".encode(), "application/pdf", about_noun="determinations", about=id).json["id"]
    again = handler.act("determinations", id, "waive", proof=proof)
    say.that(again.status == 422 and again.json["code"] == "proof_is_on_file", "one receipt proves one step", again)
    again = handler.act("determinations", id, "waive", proof=upload(handler, "放弃声明.pdf", PDF, "application/pdf", about_noun="determinations", about=id).json["id"])
    say.that(again.status == 422 and again.json["code"] == "proof_is_on_file", "also when it is uploaded again under another name", again)
    say.same(handler.act("determinations", id, "waive", proof=attach("放弃声明.pdf")).status, 200, "waived in writing")
    say.same(approver.act("determinations", id, "decide", document_no="测试〔2026〕1号").json.get("state"), "decided", "decided")
    say.same(sorted(possible()), ["listing_decision", "repair_notice"], "a decision is told by both papers")
    both = {form: issue(handler, form, "determinations", id) for form in ("listing_decision", "repair_notice")}
    say.that(all(one.status == 201 for one in both.values()), "both papers", both)
    say.same(handler.act("determinations", id, "serve", **(serve | {"proof": attach("决定书送达回证.pdf")})).json.get("state"), "served", "served together")
    done = approver.act("determinations", id, "submit")
    say.that(done.status == 200 and done.json["state"] == "submitted", "submitted", done)
    for paper, what, pieces in ((notice, "prior notice", ("列入名单事先告知书", "拖欠工资", "陈述、申辩", "5个工作日内", "拟列入的期限", "移出条件")),
                                (both["repair_notice"], "notice of credit repair", ("信用修复告知书", "测试〔2026〕1号", "信用承诺书", "停止公示", "谁认定、谁修复"))):
        pdf = fetch(handler, paper.json["document"]).body
        words = same_words(place, pdf, fetch(handler, paper.json["document"], format="docx").body, what)
        say.that(all(squeezed(piece) in words for piece in pieces) and "{" not in words, f"the {what} says what it must", words)
        say.that(qr_words(place, pdf).startswith("hengxin:"), f"the QR code of the {what}")
    say.that("放弃陈述申辩" in pdf_words(place, fetch(handler, both["listing_decision"].json["document"]).body), "the decision says what became of statement and defence")


def repairs(county, server, place):
    """An application for repair, printed to be signed."""
    office = server.session("office", county.password("office"))
    day = (datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=2)).date().isoformat()
    able = [e for e in office.all_items("/api/v1/entries?state=listed") if e["polarity"] == "discipline" and (e["repairable_from"] or "9999") <= day]
    if not say.that(able, "an entry whose repair may be asked for"):
        return
    applied = office.post("/api/v1/repairs", {"act": "apply", "entry": able[0]["id"], "applicant_kind": "subject", "applicant": "某公司", "channel": "window",
                                              "duties_done_on": day, "proof": "缴款凭证", "commitment": "依法经营"})
    if not say.same(applied.status, 201, "an application"):
        return
    paper = issue(office, "repair_application", "repairs", applied.json["id"])
    say.that(paper.status == 201 and "修申〔" in paper.json["number"], "its form", paper)
    pdf = fetch(office, paper.json["document"]).body
    words = same_words(place, pdf, fetch(office, paper.json["document"], format="docx").body, "application for repair")
    say.that(all(piece in words for piece in ("信用修复申请表与信用承诺书", "缴款凭证", "依法经营", "签字或者盖章")) and "{" not in words, "the form says what it must", words)
    say.that(qr_words(place, pdf).startswith("hengxin:"), "its QR code")


def objection(county, server, place):
    """An objection from its form to its outcome: each paper when its time has come."""
    user = [row["user"] for row in county.accounts.values() if row["role"] == "office"][0]
    first = server.session(user, county.password(user))
    blank = first.get("/api/v1/papers/blank?template=objection_application")
    say.that(blank.status == 200 and blank.body.startswith(b"%PDF"), "the form to fill in by hand", blank.status)
    words = same_words(place, blank.body, first.get("/api/v1/papers/blank?template=objection_application&format=docx").body, "empty form")
    say.that("异议申请书" in words and "{" not in words, "the form says what it is", words)
    say.same(first.get("/api/v1/papers/blank?template=objection_result").status, 404, "no form to fill in by hand")
    entry = [e for e in first.all_items("/api/v1/entries?state=listed") if e["polarity"] == "discipline"][0]
    opened = first.post("/api/v1/objections", {"act": "file", "entry": entry["id"], "applicant_kind": "subject", "applicant": "某公司（虚构）", "channel": "window",
                                               "ground": "content", "claim": "债务已经履行完毕"})
    if not say.that(opened.status == 201, "an objection", opened):
        return
    id = opened.json["id"]
    papers = [("objection_application", "异申", ("异议申请书", "债务已经履行完毕", "某公司（虚构）"))]
    papers += [("objection_missing", "异补", ("异议补正告知书", "请附结案证明", "一次性告知"))]
    issued = [issue(first, "objection_application", "objections", id)]
    say.same(issue(first, "objection_result", "objections", id).status, 409, "no outcome yet")
    say.same(first.act("objections", id, "return_it", missing="请附结案证明").status, 200, "returned")
    issued.append(issue(first, "objection_missing", "objections", id))
    say.same(first.act("objections", id, "supplement", evidence="结案证明").status, 200, "supplemented")
    say.same(first.act("objections", id, "accept").status, 200, "accepted")
    papers.append(("objection_accepted", "异受", ("异议受理通知书", "暂不执行", "7个工作日", "行政复议")))
    issued.append(issue(first, "objection_accepted", "objections", id))
    for (form, letter, pieces), paper in zip(papers, issued):
        if not say.that(paper.status == 201 and re.fullmatch(r".+" + letter + r"〔\d{4}〕1号", paper.json["number"]), form, paper):
            continue
        pdf = fetch(first, paper.json["document"]).body
        words = same_words(place, pdf, fetch(first, paper.json["document"], format="docx").body, form)
        say.that(all(squeezed(piece) in words for piece in pieces) and "{" not in words, f"{form} says what it must", words)
        say.that(qr_words(place, pdf).startswith("hengxin:"), f"the QR code of {form}")


def receipts(county, server, place):
    s = county.sample("discipline")
    officer = server.session(s["user"], county.password(s["user"]))
    answer = officer.check(s["matter"], s["code"], "甲 <b>&amp;‮有限公司", case="HZ-1").json
    a4 = officer.get(f"/api/v1/receipts/{answer['id']}/paper.pdf")
    say.that(a4.status == 200 and a4.headers["Content-Type"] == "application/pdf", "a receipt on A4", a4.status)
    roll = officer.get(f"/api/v1/receipts/{answer['id']}/paper.pdf?size=80mm").body
    docx = officer.get(f"/api/v1/receipts/{answer['id']}/paper.docx").body
    words = same_words(place, a4.body, docx, "receipt")
    say.that(sorted(pdf_words(place, roll)) == sorted(words), "the roll says the same as A4")
    for piece in ("查询比对回执", s["code"], "HZ-1", "列入惩戒名单", answer["measures"][0]["number"], "不是信用良好的证明"):
        say.that(squeezed(piece) in words, f"the receipt says {piece}", words)
    for body, what in ((a4.body, "A4"), (roll, "the roll")):
        say.that(f"leaf={answer['id']}&key=" in qr_words(place, body), f"the QR code on {what}")
    say.same(officer.get(f"/api/v1/receipts/{answer['id']}/paper.pdf?size=a5").status, 400, "another size")
    say.same(officer.get("/api/v1/receipts/0/paper.pdf").status, 404, "a receipt that is not yours")
    other = [r["user"] for r in county.accounts.values() if r["role"] == "officer" and r["agency"] != county.accounts[s["user"]]["agency"]][0]
    say.same(server.session(other, county.password(other)).get(f"/api/v1/receipts/{answer['id']}/paper.pdf").status, 404, "another agency's receipt")


def looks(county, server, officer, document, task):
    """Only who may read the case may read its document, and each look is a leaf before the bytes leave."""
    file = upload(officer, "证据.pdf", PDF, "application/pdf", about_noun="tasks", about=task)
    say.same(file.status, 201, "a file comes to a task")
    before = len(leaves(county, "look"))
    say.same(fetch(officer, file.json["id"]).status, 200, "its content")
    after = leaves(county, "look")
    say.that(len(after) == before + 1 and after[-1]["cases"] == [file.json["id"]] and after[-1]["noun"] == "document", "the look is in the ledger", after[-1:])
    mine = county.accounts[officer.user]["agency"]
    other = [r["user"] for r in county.accounts.values() if r["role"] == "officer" and r["agency"] != mine][0]
    stranger = server.session(other, county.password(other))
    for id in (file.json["id"], document):
        say.same(fetch(stranger, id).status, 404, "another agency's document")
        say.same(stranger.get(f"/api/v1/documents/{id}").status, 404, "another agency's document as a case")
    say.same(fetch(server.session(), document).status, 401, "nobody's look")
    say.that(not [d for d in stranger.all_items("/api/v1/documents") if d["id"] in (file.json["id"], document)], "a list shows only what may be read")
    say.same(len(leaves(county, "look")), before + 1, "what was refused is no look")
    say.same(issue(stranger, "measure_notice", "tasks", task).status, 403, "another agency's paper")
    one = upload(officer, "a.pdf", PDF, "application/pdf", key="same")
    say.that(upload(officer, "a.pdf", PDF, "application/pdf", key="same").json["id"] == one.json["id"], "the same upload again is one document")
    gone = officer.act("documents", one.json["id"], "withdraw", reason="误传")
    say.that(gone.status == 200 and fetch(officer, one.json["id"]).status == 404, "what was withdrawn is gone", gone)
    ran = county("act", "document", "attach", upload(officer, "b.pdf", PDF, "application/pdf").json["id"], "--as", officer.user, "--json",
                 "--fields", json.dumps({"about_noun": "task", "about": task}))
    say.that(ran.code == 0 and ran.json["state"] == "received", "a document by the command line", ran)
    return file.json["id"]


def altered(county, id):
    say.same(county.verified()["ok"], True, "the county verifies")
    database = next(p for p in county.folder.iterdir() if p.suffix in (".db", ".sqlite"))
    with sqlite3.connect(database) as db:
        content = b"".join(bytes(row[0]) for row in db.execute("SELECT sealed FROM document_content"))
        say.that(b"%PDF" not in content and "经核实".encode() not in content, "contents are sealed")
        db.execute("UPDATE document_content SET sealed = zeroblob(length(sealed)) WHERE document = ?", (id,))
    found = county.verified()
    say.that(not found["ok"] and any(id in json.dumps(f) for f in found["findings"]), "an altered content is named", found)
    with county.serve() as server:
        openapi.watch(say, server)
        officer = server.session(USER, county.password(USER))
        no = fetch(officer, id)
        say.that(no.status == 500 and no.json["code"] == "altered", "an altered content is not shown", no)


def main():
    global USER
    with Place("papers") as place:
        county = demo(hengxin(), place / "d")
        USER = county.sample("discipline")["user"]
        with county.serve() as server:
            openapi.watch(say, server)
            session = server.session(USER, county.password(USER))
            accepted(county, session)
            refused(session)
            officer, document, task = papers(county, server, place)
            decisions(county, server, place)
            procedure(county, server, place)
            repairs(county, server, place)
            objection(county, server, place)
            receipts(county, server, place)
            file = looks(county, server, officer, document, task)
        sealing(county, place)
        altered(county, file)
        say.end()


main()
