"""What must hold on bad days: sessions end where they ended, the clock passes over a case that cannot be read, one broken answer ends nothing,
and the server leaves when it is told, whoever is still connected."""
import socket
import sqlite3
from county import *

say = Findings("steady")


def sessions(county):
    user = county.user("officer")
    with county.serve() as server:
        left = server.session(user, county.password(user))
        stays = server.session(user, county.password(user))
        say.same(left.ask("DELETE", "/api/v1/session").status, 204, "log out")
        server.stop(signal.SIGKILL)
    with county.serve() as server:
        say.same(reopened(left, server).get("/api/v1/session").status, 401, "logged out, also after a kill")
        say.same(reopened(stays, server).get("/api/v1/session").status, 200, "a session outlives a kill")
        county.ok("clock", "advance", "PT1H")
        key = county.agency_key
        form = urllib.parse.urlencode({"grant_type": "client_credentials", "client_id": key["client_id"], "client_secret": key["client_secret"]})
        token = server.session().post("/oauth/token", form, Content_Type="application/x-www-form-urlencoded").json
        system = server.session()
        asked = {"matter": key["matter"], "officer": key["officer"], "subject": {"code": county.sample("discipline")["code"]}}
        say.same(system.post("/api/v1/checks", asked, Authorization=f"bearer {token['access_token']}").status, 201, "a token, its scheme in small letters")
        county.ok("clock", "advance", "PT1H")
        say.same(system.post("/api/v1/checks", asked, Authorization=f"Bearer {token['access_token']}").status, 201, "a token within the time that it was told")
        county.ok("clock", "advance", "PT12H")
        say.same(system.post("/api/v1/checks", asked, Authorization=f"Bearer {token['access_token']}").status, 401, "and not after it")
    with county.serve() as server:
        say.same(reopened(stays, server).get("/api/v1/session").status, 401, "idle for an hour, also after a restart")


def reopened(session, server):
    session.address = urllib.parse.urlsplit(server.url).netloc
    session.kept.connection = None
    return session


def database(county, sql, *values):
    connection = sqlite3.connect(county.folder / "hengxin.db", timeout=20)
    with connection:
        found = connection.execute(sql, values).fetchall()
    connection.close()
    return found


def clock(county):
    """One case that cannot be read stops no other."""
    case, steps = database(county, "SELECT id, steps FROM casefile WHERE noun = 'entry' AND state = 'listed' AND due IS NOT NULL ORDER BY due, id LIMIT 1")[0]
    state = lambda: database(county, "SELECT state FROM casefile WHERE id = ?", case)[0][0]
    listed = lambda: database(county, "SELECT count(*) FROM casefile WHERE noun = 'entry' AND state = 'listed'")[0][0]
    database(county, "UPDATE casefile SET steps = '[' WHERE id = ?", case)
    before = listed()
    with county.serve() as server:
        county.ok("clock", "advance", "P1500D")
        say.same(state(), "listed", "the case that cannot be read stays")
        say.that(listed() < before - 10, "others have lapsed", before, listed())
        say.same(server.session().get("/livez").status, 200, "it serves on")
    database(county, "UPDATE casefile SET steps = ? WHERE id = ?", steps, case)
    county.ok("clock", "advance", "P1D")
    say.same(state(), "exited", "put back, it lapses as well")
    say.same(county("verify", "--full").code, 0, "the whole ledger")


def answers(county):
    """An answer that cannot be given, on the page without script: told to whoever asked, and the end of nothing."""
    s = county.sample("discipline")
    subject, kind = database(county, "SELECT id, kind FROM subject WHERE code = ?", s["code"])[0]
    with county.serve() as server:
        officer = server.session(s["user"], county.password(s["user"]))
        database(county, "UPDATE subject SET kind = 'nonsense' WHERE id = ?", subject)
        page = officer.get("/window/plain").body.decode()
        csrf = page.split('name="csrf" value="')[1].split('"')[0]
        form = urllib.parse.urlencode({"csrf": csrf, "matter": s["matter"], "code": s["code"]})
        asked = officer.post("/window/plain/checks", form, Content_Type="application/x-www-form-urlencoded")
        say.that(asked.status in (200, 303, 500), "a check of a subject that cannot be read is answered", asked.status)
        say.same(server.session().get("/livez").status, 200, "the server serves on")
        database(county, "UPDATE subject SET kind = ? WHERE id = ?", kind, subject)
        say.same(officer.check(s["matter"], s["code"]).status, 201, "and answers when the row is put back")


def leaving(county):
    with county.serve() as server:
        silent = socket.socket(socket.AF_UNIX)
        silent.connect(str(county.folder / "hengxin.sock"))
        time.sleep(0.3)
        began = time.monotonic()
        say.same(server.stop(), 0, "it leaves when told")
        say.that(time.monotonic() - began < 15, "although somebody is connected who says nothing", time.monotonic() - began)
        silent.close()


def main():
    with Place("steady") as place:
        county = demo(sys.argv[1], place / "d", "--seed", "11", "--subjects", "300", "--entries", "100")
        sessions(county)
        answers(county)
        leaving(county)
        clock(county)
    say.end()


main()
