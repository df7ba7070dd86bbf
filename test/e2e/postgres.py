"""The slice on PostgreSQL, on a server of the test's own: a demo, its samples, a batch, a kill, verify, an edited row."""
import getpass
from county import *

say = Findings("postgres")


def psql(socket, sql):
    done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", socket, "-U", "test", "-d", "hengxin", "-c", sql],
                          capture_output=True, text=True, timeout=60)
    if done.returncode:
        raise RuntimeError(f"psql: {done.stderr}")
    return done.stdout.strip()


def samples(county, server):
    for i, s in enumerate(county.samples):
        arguments = ["--as", s["user"], "--matter", s["matter"], "--json"]
        arguments += ["--code", s["code"]] if s["code"] else []
        arguments += ["--name", s["name"]] if s["name"] else []
        ran = county("check", *arguments)
        say.that(ran.code == 0 and ran.json["result"] == s["expected"], f"sample {i} by the command line", s, ran)
        session = server.session(s["user"], county.password(s["user"])) if i == 0 else session
        answer = session.check(s["matter"], s["code"], s["name"], key=f"pg-{i}", case=f"PG-{i}")
        say.that(answer.status == 201 and answer.json["result"] == s["expected"], f"sample {i} by HTTP", s, answer)
        again = session.check(s["matter"], s["code"], s["name"], key=f"pg-{i}", case=f"PG-{i}")
        say.same(again.body, answer.body, f"sample {i} by HTTP, the same key")
        if answer.json["result"] == "discipline":
            decisions = [{"measure": answer.json["measures"][0]["number"], "outcome": "applied"}]
            done = session.act("checks", answer.json["id"], "confirm", decisions=decisions)
            say.that(done.status == 200, "a confirmation", done)
    return session


def batch(county, place):
    s = county.sample("none")
    rows = [r for r in county.samples if r["user"] == s["user"] and r["matter"] == s["matter"]]
    out = place / "out.csv"
    county.ok("batch", write(place / "in.csv", csv_text(("name", "code"), *[(r["name"], r["code"]) for r in rows])), "--out", out,
              "--as", s["user"], "--matter", s["matter"])
    done = table(out)
    say.same([d["result"] for d in done], [r["expected"] for r in rows], "a batch")
    ran = county("receipt", done[0]["receipt"])
    say.same(run(county.program, "verify", write(place / "r.json", ran.out), "--data", county.folder).code, 0, "the receipt of a row")


def edited(county, socket):
    edits = {"entry": "until", "subject": "name", "casefile": "state", "account": "roles", "measure": "what_to_do_zh", "agency": "remits"}
    for name, column in edits.items():
        id = psql(socket, f"SELECT id FROM {name} ORDER BY id LIMIT 1 OFFSET 3")
        before = psql(socket, f"SELECT \"{column}\" FROM {name} WHERE id = '{id}'")
        psql(socket, f"UPDATE {name} SET \"{column}\" = '2019-01-01' WHERE id = '{id}'")
        ran = county("verify", "--full", "--json")
        say.that(ran.code == 1 and any(id in f["name"] for f in ran.json["findings"]), f"{name}.{column} edited is found", ran)
        value = "NULL" if column == "until" and not before else "$body$" + before + "$body$"
        psql(socket, f"UPDATE {name} SET \"{column}\" = {value} WHERE id = '{id}'")
    id = psql(socket, "SELECT id FROM entry ORDER BY id LIMIT 1")
    psql(socket, f"CREATE TABLE aside AS SELECT * FROM entry WHERE id = '{id}'; DELETE FROM entry WHERE id = '{id}'")
    ran = county("verify", "--full", "--json")
    say.that(ran.code == 1 and any(id in f["name"] for f in ran.json["findings"]), "an entry deleted is found", ran)
    psql(socket, "INSERT INTO entry SELECT * FROM aside; DROP TABLE aside")
    say.same(county("verify", "--full").code, 0, "everything put back")


def slice(program, place, socket):
    # The socket's folder belongs to another user; the address names it by query.
    address = f"postgresql:///hengxin?host={socket}&user=test"
    county = demo(program, place / "d", "--db", address, "--suite", "sha256-ed25519")
    again = run(program, "demo", "--data", place / "d2", "--db", address)
    say.that(again.code != 0, "a second county in the same database is refused", again)
    with county.serve() as server:
        samples(county, server)
        batch(county, place)
        say.same(county("verify", "--full").code, 0, "verify --full beside the server")
        second = run(program, "serve", "--data", county.folder, "--listen", "127.0.0.1:0", timeout=30)
        say.same(second.code, 3, "a second server")
        server.stop(signal.SIGKILL)
    with county.serve() as server:
        s = county.sample("discipline")
        session = server.session(s["user"], county.password(s["user"]))
        say.same(session.check(s["matter"], s["code"], s["name"]).json["result"], "discipline", "a check after a kill")
        # The database goes away beneath the server and comes back: what is written then is written.
        subprocess.run([REPO / "test" / "postgres.sh", "restart", socket], check=True)
        session.check(s["matter"], s["code"], s["name"])
        again = session.check(s["matter"], s["code"], s["name"])
        say.that(again.status == 201 and again.json["result"] == "discipline", "a check after the database was away", again)
        say.same(session.get("/readyz").status, 200, "ready again")
        ran = county("clock advance", "P40D", "--json")
        say.that(ran.code == 0, "clock advance", ran)
    ran = county("verify", "--full", "--json")
    say.that(ran.code == 0 and ran.json["leaves"] > 300, "verify --full", ran)
    edited(county, socket)


def main():
    program = hengxin()
    with Place("postgres") as place:
        socket = tempfile.mkdtemp(prefix="hengxin-e2e-pg-", dir="/tmp")
        script = REPO / "test" / "postgres.sh"
        subprocess.run([script, "start", socket], check=True)
        try:
            created = subprocess.run(["psql", "-X", "-q", "-h", socket, "-U", "test", "-d", "postgres", "-c", "CREATE DATABASE hengxin"], timeout=60)
            say.same(created.returncode, 0, f"a database for {getpass.getuser()}")
            slice(program, place, socket)
        finally:
            subprocess.run([script, "stop", socket], check=False)
        say.end()


main()
