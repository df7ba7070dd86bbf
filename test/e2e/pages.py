"""The screens from the program, what they are drawn from (kinds of cases, the work list, the session), and the counter without script."""
import gzip
import html
import html.parser
import re
import urllib.parse
from county import *

say = Findings("pages")
POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
          "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
HOSTILE = "\"'><script>alert(1)</script><b onclick=x>"


def screens(server):
    guest = server.session()
    for path in ("/", "/login", "/desk", "/desk/tasks", "/desk/tasks/17", "/window"):
        page = guest.get(path)
        say.that(page.status == 200 and page.headers["Content-Type"] == "text/html; charset=utf-8", path, page)
        say.same(page.headers["Content-Security-Policy"], POLICY, f"{path}: policy")
        say.same(page.headers["X-Content-Type-Options"], "nosniff", f"{path}: nosniff")
        say.same(page.headers["X-Frame-Options"], "DENY", f"{path}: frames")
        say.same(page.headers["Referrer-Policy"], "no-referrer", f"{path}: referrer")
        say.same(page.headers["Cache-Control"], "no-cache", f"{path}: caching")
        say.same(guest.get(path, If_None_Match=page.headers["ETag"]).status, 304, f"{path}: known already")
        head = guest.ask("HEAD", path)
        say.that(head.status == 200 and head.body == b"" and int(head.headers["Content-Length"]) == len(page.body), f"HEAD {path}", head)
        say.same(guest.ask("PUT", path).status, 405, f"PUT {path}")
        packed = guest.get(path, Accept_Encoding="gzip")
        if packed.headers["Content-Encoding"]:
            say.same(gzip.decompress(packed.body), page.body, f"{path}: packed")
    for asset in re.findall(r'(?:src|href)="(/assets/[^"]+)"', guest.get("/").body.decode()):
        file = guest.get(asset, Accept_Encoding="gzip")
        hashed = re.search(r"-[\w-]{8}\.\w+$", asset)
        say.that(file.status == 200 and ("immutable" in file.headers["Cache-Control"]) == bool(hashed), asset, file.headers["Cache-Control"])
        say.same(file.headers["Content-Encoding"], "gzip", f"{asset}: packed")
        say.same(gzip.decompress(file.body), guest.get(asset).body, f"{asset}: packed and plain")
    for odd in ("/index.html", "/assets/", "/assets/none.js", "/assets/..%2findex.html", "/assets/%2e%2e/index.html", "/desk/a/b/c/d", "/verify.html",
                "/window/none", "/etc/passwd", "//desk"):
        say.that(guest.get(odd).status in (400, 404), odd, guest.get(odd))
    verify = guest.get("/verify")
    if verify.status == 200:
        policy = verify.headers["Content-Security-Policy"]
        say.that("script-src 'sha256-" in policy and "connect-src 'none'" in policy and "unsafe" not in policy, "the policy of /verify", policy)
    css = guest.get("/window/plain.css")
    say.that(css.status == 200 and css.headers["Content-Type"] == "text/css; charset=utf-8", "the style of the counter", css.status)
    api = guest.get("/openapi.json").json["paths"]
    say.that("/api/v1/nouns" in api and "/api/v1/work" in api and not [p for p in api if p.startswith(("/window", "/desk", "/assets"))],
             "the description is of the interface alone", sorted(api)[:5])


def who(county, server):
    officer = server.session("officer1", county.password("officer1"))
    me = officer.get("/api/v1/session")
    account = county.accounts["officer1"]
    say.that(me.status == 200 and {"account", "user", "name", "agency", "agency_name", "roles", "csrf", "matters"} <= set(me.json), "the session", me)
    say.same([me.json["name"], me.json["agency_name"], me.json["roles"], me.json["csrf"]],
             [account["name"], account["agency"], ["officer"], officer.csrf], "who is logged in")
    say.that(county.sample("none")["matter"] in [m["matter"] for m in me.json["matters"]] and
             all(set(m) == {"matter", "kind", "title"} and m["title"] for m in me.json["matters"]), "the matters of the agency", me.json["matters"])
    say.same(server.session("auditor", county.password("auditor")).get("/api/v1/session").json["matters"], [], "no agency, no matters")
    say.same(server.session().get("/api/v1/session").status, 401, "nobody is logged in")


def shapes(shape, place):
    """A shape is complete: every member has a title, every choice its titles, down to the last."""
    say.that(shape["type"] in "object array text integer date flag choice".split(), f"{place}: type", shape)
    if shape["type"] == "choice":
        say.that(shape["values"] and len(shape["values"]) == len(shape["value_titles"]) and all(shape["value_titles"]), f"{place}: values", shape)
    if shape["type"] == "array":
        shapes(shape["of"], place + "[]")
    for member in shape.get("members", []):
        say.that(set(member) == {"name", "title", "required", "shape"} and member["title"], f"{place}.{member.get('name')}", member)
        shapes(member["shape"], place + "." + member["name"])


def kinds(county, server):
    say.same(server.session().get("/api/v1/nouns").status, 401, "nouns without login")
    opens = {}
    for role in ("officer", "handler", "data_clerk", "office", "publisher", "system_admin", "auditor"):
        user = county.user(role)
        session = server.session(user, county.password(user))
        for language in ("zh-CN", "en"):
            items = session.get("/api/v1/nouns", Accept_Language=language).json["items"]
            for noun in items:
                at = f"{noun['name']} for {user} in {language}"
                say.that({"name", "path", "title", "states", "opens", "members", "words"} <= set(noun) and noun["title"], at, noun)
                say.that(noun["states"] and any(s["ends"] for s in noun["states"]) and all(s["title"] for s in noun["states"]), f"{at}: states", noun["states"])
                titles = [m["title"] for m in noun["members"]]
                chinese = [t for t in titles if re.search("[\u4e00-\u9fff]", t)]
                say.same(len(chinese), len(titles) if language == "zh-CN" else 0, f"{at}: language of the titles")
                for act in noun["opens"]:
                    for field in act["fields"]:
                        say.same(len(field["values"]), len(field["value_titles"]), f"{at}: choices of {field['name']}")
                        if field["type"] == "json":
                            shapes(field.get("shape", {"type": "none"}), f"{at}: {field['name']}")
                opens.setdefault(role, set()).update((noun["name"], act["act"]) for act in noun["opens"])
    say.that(("measure", "draft") in opens["office"] and ("account", "open") in opens["system_admin"] and ("determination", "draft") in opens["handler"],
             "what may be opened", opens)
    say.that(not {noun for noun, _ in opens["officer"]} & {"measure", "determination", "account", "batch"}, "what an officer may not open", opens["officer"])
    say.same(opens["auditor"], set(), "an auditor opens nothing")


def screen_matches(county, server):
    """Whatever a list or a case shows has a title in the description of its kind."""
    for user in ("office", "officer1", "sysadmin"):
        session = server.session(user, county.password(user))
        known = "id noun state state_title due provisional opened agency version title subject_title titles history possible next_edition documents".split()
        for noun in session.get("/api/v1/nouns").json["items"]:
            named = {m["name"] for m in noun["members"]}
            items = session.get(f"/api/v1/{noun['path']}?limit=3").json["items"]
            for item in items:
                say.same(sorted(set(item) - named - set(known)), [], f"members of {noun['path']} in a list without title")
            for item in items[:1]:
                case = session.get(f"/api/v1/{noun['path']}/{item['id']}").json
                say.same(sorted(set(case) - named - set(known)), [], f"members of {noun['path']} without title")
                for act in case["possible"]:
                    for field in act["fields"]:
                        if field["type"] == "json":
                            shapes(field.get("shape", {"type": "none"}), f"{noun['path']} {act['act']}: {field['name']}")


def filters(county, server):
    s = county.sample("discipline")
    officer = server.session(s["user"], county.password(s["user"]))
    check = officer.check(s["matter"], s["code"], s["name"], case="FILTER-1").json
    opened = officer.act("checks", check["id"], "confirm", decisions=[])          # nothing decided yet: tasks that are due
    say.same(opened.status, 200, "a confirmation that decides later")
    office = server.session("office", county.password("office"))
    tasks = office.all_items("/api/v1/tasks")
    one = next(t for t in tasks if t["state"] == "due")
    for name, value, member in (("state", one["state"], "state"), ("agency", one["agency"], "agency")):
        found = office.all_items(f"/api/v1/tasks?{name}={urllib.parse.quote(value)}")
        say.same({t["id"] for t in found}, {t["id"] for t in tasks if t[member] == value}, f"the filter {name}")
    found = office.all_items(f"/api/v1/tasks?due_before={one['due']}")
    say.same({t["id"] for t in found}, {t["id"] for t in tasks if t["due"] and t["due"] < one["due"]}, "the filter due_before")
    subject = office.get(f"/api/v1/tasks/{one['id']}").json["subject"]
    found = office.all_items(f"/api/v1/tasks?subject={subject}")
    say.that(one["id"] in {t["id"] for t in found} and all(office.get(f"/api/v1/tasks/{t['id']}").json["subject"] == subject for t in found), "the filter subject")
    types = office.all_items("/api/v1/list-types")
    words = types[0]["title"].split()[0]
    found = office.all_items(f"/api/v1/list-types?q={urllib.parse.quote(words)}")
    say.that(found and {t["id"] for t in found} == {t["id"] for t in types if words in t["title"]}, "words of the title", words, len(found))
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in words)
    say.same({t["id"] for t in office.all_items(f"/api/v1/list-types?q={urllib.parse.quote(wide)}")}, {t["id"] for t in found}, "full-width words")
    say.same(office.all_items("/api/v1/list-types?q=" + urllib.parse.quote("%_'--")), [], "words that no title holds")
    paged = office.get(f"/api/v1/list-types?limit=1&q={urllib.parse.quote(types[0]['title'][:1])}")
    say.that(len(paged.json["items"]) == 1, "a page of found words", paged)


def work(county, server):
    say.same(server.session().get("/api/v1/work").status, 401, "work without login")
    groups = "overdue today week later open".split()
    for user in sorted({county.user(r) for r in ("officer", "data_clerk", "handler", "approver", "office", "publisher", "legal_reviewer", "auditor", "security_admin")}):
        session = server.session(user, county.password(user))
        mine = session.get("/api/v1/session").json["agency"]
        got = session.get("/api/v1/work")
        if not say.that(got.status == 200 and {"items", "counts", "more"} <= set(got.json), f"the work of {user}", got):
            continue
        items = got.json["items"]
        say.same(list(got.json["counts"]), groups, f"groups of {user}")
        say.same(got.json["counts"], {g: sum(i["group"] == g for i in items) for g in groups}, f"counts of {user}")
        order = [groups.index(i["group"]) for i in items]
        say.that(order == sorted(order), f"{user}: the most urgent first", order)
        say.that(all((i["due"] is None) == (i["group"] == "open") for i in items), f"{user}: what is due has a day")
        for item in items[:5] + items[-5:]:
            case = session.get(f"/api/v1/{item['path']}/{item['id']}")
            say.that(case.status == 200 and case.json["possible"] and case.json["state"] == item["state"] and case.json["due"] == item["due"]
                     and case.json["provisional"] == item["provisional"], f"{user} may act on {item}", case)
            if county.accounts[user]["role"] in ("officer", "data_clerk", "handler", "approver"):
                say.same(case.json["agency"], mine, f"{user}: only the own agency's cases")
    officer = server.session("officer1", county.password("officer1"))
    s = next(s for s in county.samples if s["user"] == "officer1" and s["expected"] == "discipline")
    check = officer.check(s["matter"], s["code"], s["name"], case="WORK-1").json
    numbers = [m["number"] for m in check["measures"]]
    find = lambda: [i for i in officer.get("/api/v1/work").json["items"] if i["noun"] == "check" and i["id"] == check["id"]]
    say.that(len(find()) == 1, "a check that offers measures is work", find())
    done = officer.act("checks", check["id"], "confirm", decisions=[{"measure": n, "outcome": "applied"} for n in numbers])
    say.that(done.status == 200 and not find(), "what is done is work no longer", done)
    say.same([i["noun"] for i in server.session("auditor", county.password("auditor")).get("/api/v1/work").json["items"]], [], "an auditor acts on nothing")


class Forms(html.parser.HTMLParser):
    """The forms of a page, as a browser without script would send them."""

    def __init__(self, page):
        super().__init__()
        self.all, self.heading, self.text, self.select, self.in_heading = [], "", "", None, False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "form":
            self.all.append({"action": a["action"], "method": a.get("method"), "fields": {}, "choices": {}, "buttons": []})
        if not self.all and tag != "h1":
            return
        form = self.all[-1] if self.all else None
        if tag == "h1":
            self.in_heading = True
        elif tag == "input" and (a.get("type", "text") not in ("radio", "checkbox") or "checked" in a):
            form["fields"][a["name"]] = a.get("value", "")
        elif tag == "input":
            form["choices"].setdefault(a["name"], []).append(a["value"])
        elif tag == "textarea":
            form["fields"][a["name"]] = ""
        elif tag == "select":
            self.select = a["name"]
        elif tag == "option":
            if "selected" in a or self.select not in form["fields"]:
                form["fields"][self.select] = a["value"]
            form["choices"].setdefault(self.select, []).append(a["value"])
        elif tag == "button":
            form["buttons"].append(a.get("value", "button"))

    def handle_endtag(self, tag):
        if tag == "h1":
            self.in_heading = False

    def handle_data(self, data):
        self.text += data
        if self.in_heading:
            self.heading += data

    def to(self, action, which=0):
        return [f for f in self.all if f["action"] == action][which]


class Browser:
    """A browser without script: follows links and forms, keeps the cookie, and checks each page's policy."""

    def __init__(self, server, language="zh-CN"):
        self.session, self.language = server.session(), language

    def open(self, path, fields=None, **headers):
        body = urllib.parse.urlencode(fields).encode() if fields is not None else None
        answer = self.session.ask("POST" if fields is not None else "GET", path, body, X_CSRF_Token=None, Accept_Language=self.language,
                                  Content_Type="application/x-www-form-urlencoded" if body is not None else None, **headers)
        if "hengxin_session=" in (answer.headers["Set-Cookie"] or ""):
            self.session.cookie = answer.headers["Set-Cookie"].split(";")[0].split("=", 1)[1]
        if answer.status == 303:
            return self.open(answer.headers["Location"])
        say.same(answer.headers["Content-Security-Policy"],
                 "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", f"{path}: policy")
        say.same(answer.headers["Cache-Control"], "no-store", f"{path}: nothing is kept")
        say.same(answer.headers["Referrer-Policy"], "same-origin", f"{path}: its forms say where they come from")
        text = answer.body.decode()
        say.that("<script" not in text and " style=" not in text and not re.search(r"<[^>]* on\w+=", text), f"{path}: nothing can run", text)
        self.status, self.page, self.forms = answer.status, text, Forms(text)
        return self

    def send(self, action, which=0, **fields):
        return self.open(action, {**self.forms.to(action, which)["fields"], **{k.replace("__", "."): v for k, v in fields.items()}})


def counter(county, server):
    browser = Browser(server).open("/window/plain")
    say.that(browser.status == 200 and [f["action"] for f in browser.forms.all] == ["/window/plain/login"], "the login comes first", browser.page)
    browser.send("/window/plain/login", user="officer1", password="wrong wrong wrong")
    say.that(browser.status == 401 and "不正确" in browser.page, "a wrong password", browser.page)
    say.same(Browser(server).open("/window/plain/checks/1").status, 401, "a check without login")
    for headers in ({"Sec_Fetch_Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
        foreign = Browser(server).open("/window/plain/login", {"user": "officer1", "password": county.password("officer1")}, **headers)
        say.that(foreign.status == 403 and "只能从本系统自己的页面登录" in foreign.page and not foreign.session.cookie, f"a login with {headers}", foreign.page)
    browser.send("/window/plain/login", user="officer1", password=county.password("officer1"))
    say.that(browser.status == 200 and "/window/plain/checks" in [f["action"] for f in browser.forms.all], "logged in", browser.page)
    for expected in ("none", "incentive", "candidate", "suspended", "discipline", "invalid"):
        for s in [s for s in county.samples if s["expected"] == expected and s["user"] == "officer1"][:2]:
            browser.send("/window/plain/checks", matter=s["matter"], code=s["code"], name=s["name"])
            say.that(browser.status == 200 and f'class="verdict {expected}"' in browser.page, f"the verdict {expected}", s, browser.page)
            say.that(browser.forms.heading and "receipts/" in browser.page, "in large words, with its receipt", browser.forms.heading)


def answered(county, server):
    browser = Browser(server).open("/window/plain").send("/window/plain/login", user="officer1", password=county.password("officer1"))
    s = next(s for s in county.samples if s["user"] == "officer1" and s["expected"] == "discipline" and s["code"])
    typed = "".join(chr(ord(c) + 0xFEE0) for c in s["code"].lower())
    ask = browser.forms.to("/window/plain/checks")
    browser.send("/window/plain/checks", matter=s["matter"], code=f"  {typed[:4]} {typed[4:]}　", **{"case": "PLAIN-1"})
    say.that('class="verdict discipline"' in browser.page, "full-width, lower case and spaces", typed, browser.page)
    reference = re.search(r"receipts/(\d+)", browser.page).group(1)
    confirm = f"/window/plain/checks/{reference}"
    form = browser.forms.to(confirm)
    say.same(form["buttons"], ["enter", "button"], "Enter in the confirming form presses a button that does nothing")
    say.that(not [f for f in form["fields"] if f in ("code", "name")], "the confirming form takes no code", form)
    say.that(browser.page.count('autofocus="') == 1 and re.search(r'<input[^>]*name="code"[^>]*autofocus', browser.page), "the next scan goes to the next question")
    again = browser.open("/window/plain/checks", {**ask["fields"], "matter": s["matter"], "code": f"  {typed[:4]} {typed[4:]}　", "case": "PLAIN-1"})
    say.that(f"receipts/{reference}" in again.page, "the same form sent twice is one question")
    # B is scanned while A's verdict is open: the scanner types into the next question and sends Enter, as often as it likes.
    other = next(x for x in county.samples if x["user"] == "officer1" and x["expected"] == "none" and x["code"])
    for _ in range(3):
        browser.send("/window/plain/checks", code=other["code"])
        say.that('class="verdict none"' in browser.page, "a scan asks again", browser.page)
    officer = server.session("officer1", county.password("officer1"))
    say.same(officer.get(f"/api/v1/checks/{reference}").json["state"], "answered", "and confirms nothing")

    browser.open(confirm)
    pressed = {"pressed": "button"}
    numbers = [n[8:] for n in form["choices"] if n.startswith("outcome.")]
    say.that(numbers, "measures to decide", form)
    sent = {f"outcome.{n}": "applied" if n == numbers[0] else "not_applied" for n in numbers}
    no = browser.open(confirm, {**browser.forms.to(confirm)["fields"], **pressed, **sent})
    say.that(no.status == 422 and "核对证照" in no.page, "a confirmation without comparing the papers", no.page)
    if len(numbers) > 1:
        no = browser.open(confirm, {**browser.forms.to(confirm)["fields"], **pressed, **sent, "identity": "yes"})
        say.that(no.status == 422 and "须选择原因" in no.page, "not applied needs a reason", no.page)
    for n in numbers[1:]:
        sent[f"reason.{n}"] = "discretion_exercised"
    fields = {**browser.forms.to(confirm)["fields"], **pressed, **sent, "identity": "yes", "override_reason": HOSTILE}
    for key in ({"pressed": "enter"}, {"pressed": ""}):
        no = browser.open(confirm, {**fields, **key})
        say.that(no.status == 422 and officer.get(f"/api/v1/checks/{reference}").json["state"] == "answered", "Enter confirms nothing, whatever was filled in", no.page)
    no = browser.open(confirm, {**fields, "csrf": "0" * 32})
    say.that(no.status == 403, "a form without its token", no.status)
    stranger = Browser(server).open("/window/plain").send("/window/plain/login", user="officer2", password=county.password("officer2"))
    say.same(stranger.open(confirm).status, 404, "another agency's check")
    browser.open(confirm, fields)
    say.that(browser.status == 200 and "已确认" in browser.forms.heading, "confirmed", browser.page)
    case = officer.get(f"/api/v1/checks/{reference}").json
    say.same([case["state"], {d["measure"]: d["outcome"] for d in case["decisions"]}],
             ["confirmed", {n: sent[f"outcome.{n}"] for n in numbers}], "what was confirmed")
    receipt = officer.get(f"/api/v1/receipts/{reference}")
    say.that(server.session().post("/api/v1/public/receipts/verify", receipt.body).json["ok"], "the receipt verifies", receipt)
    no = browser.open(confirm, fields)
    say.that(no.status == 409 and not [f for f in no.forms.all if f["action"] == confirm], "confirmed twice", no.page)


def set_aside(county, server):
    browser = Browser(server, "en").open("/window/plain").send("/window/plain/login", user="officer1", password=county.password("officer1"))
    say.that('lang="en"' in browser.page and "Check" in browser.page, "in English", browser.page)
    s = next(s for s in county.samples if s["user"] == "officer1" and s["expected"] == "candidate")
    browser.send("/window/plain/checks", matter=s["matter"], code=s["code"], name=s["name"])
    reference = re.search(r"receipts/(\d+)", browser.page).group(1)
    action, page = f"/window/plain/checks/{reference}", browser.forms
    entries = page.to(action)["choices"].get("entry", [])
    say.that(entries and "entry" not in page.to(action)["fields"], "possible matches, none of them chosen", browser.page)
    compared = Browser(server, "en")
    compared.session.cookie = browser.session.cookie
    compared.open(f"/window/plain/entries/{entries[0]}")
    say.that(compared.status == 200 and "The subject as listed" in compared.page, "an entry beside its subject", compared.page)
    no = browser.open(action, {**page.to(action)["fields"], "pressed": "button", "identity": "yes"})
    say.that(no.status == 422 and "entry" in no.page, "a confirmation that names none of them", no.page)
    browser.open(action, {**browser.forms.to(action, 1)["fields"], "pressed": "button", "reason": "not_the_same_subject"})
    say.that(browser.status == 200 and "set aside" in browser.forms.heading, "set aside", browser.page)
    browser.send("/window/plain/checks", code="", name="")
    say.that(browser.status == 400 and "code or name" in html.unescape(browser.page), "nothing typed", browser.page)
    browser.send("/window/plain/checks", code=HOSTILE, name=HOSTILE, **{"case": HOSTILE})
    say.that(html.escape(HOSTILE, quote=True).replace("&#x27;", "&#39;") in browser.page, "hostile text is shown as it was typed", browser.page)
    browser.send("/window/plain/logout")
    say.that([f["action"] for f in browser.forms.all] == ["/window/plain/login"], "logged out", browser.page)
    say.same(browser.open("/window/plain/checks/" + reference).status, 401, "and cannot read on")
    auditor = Browser(server).open("/window/plain").send("/window/plain/login", user="auditor", password=county.password("auditor"))
    say.that("没有在办事项" in auditor.page, "no agency, nothing to check for", auditor.page)


def main():
    program = hengxin()
    with Place("pages") as place:
        county = demo(program, place / "d")
        with county.serve() as server:
            screens(server)
            for part in (who, kinds, screen_matches, filters, counter, answered, set_aside, work):
                part(county, server)
            say.same(server.stop(), 0, "exit of the server")
        say.same(county("verify", "--full").code, 0, "verify --full at the end")
    say.end()


main()
