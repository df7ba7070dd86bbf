"""kill -9 under load, 200 times (HENGXIN_LONG: 2000): every acknowledged act is there exactly once, a retried one has one effect."""
import random
from county import *

say = Findings("kills")
TIMES = 2000 if os.environ.get("HENGXIN_LONG") else 200
THREADS, READY_IN = 4, 2.0
chance = random.Random(9)


class Ledger:
    """What the clients know: what was acknowledged, and what was sent and never answered."""

    def __init__(self):
        self.lock, self.serial = threading.Lock(), 0
        self.asked, self.confirmed, self.waiting = {}, {}, []

    def next(self):
        with self.lock:
            self.serial += 1
            return f"kill-{self.serial}"

    def took(self, request, answer):
        """An answer for a request (kind, key, path, body)."""
        kind, key = request[0], request[1]
        with self.lock:
            if kind == "ask":
                if say.that(answer.status == 201, f"{key} was asked", answer):
                    self.asked[key] = answer.json
            elif say.that(answer.status == 200 and answer.json["state"] == "confirmed", f"{key} was confirmed", answer):
                self.confirmed[request[2].split("/")[4]] = answer.json

    def lost(self, request):
        with self.lock:
            self.waiting.append(request)


def send(session, known, request):
    """False when the server went away."""
    try:
        answer = session.post(request[2], request[3], Idempotency_Key=request[1])
    except OSError:
        known.lost(request)
        return False
    except Exception as odd:                       # a half answer is no answer
        known.lost(request)
        say.that(type(odd).__name__ in ("RemoteDisconnected", "IncompleteRead", "BadStatusLine", "CannotSendRequest"), "a clean break", odd)
        return False
    known.took(request, answer)
    return True


def client(session, known, samples, stop):
    while not stop.is_set():
        s = samples[int.from_bytes(os.urandom(2), "big") % len(samples)]
        key = known.next()
        body = {"matter": s["matter"], "case": key, "subject": {"code": s["code"], "name": s["name"]}}
        if not send(session, known, ("ask", key, "/api/v1/checks", body)):
            return
        answer = known.asked.get(key)
        if answer and answer["result"] == "discipline" and answer["measures"]:
            decisions = [{"measure": answer["measures"][0]["number"], "outcome": "applied"}]
            path = f"/api/v1/checks/{answer['id']}/acts"
            if not send(session, known, ("confirm", key + "-c", path, {"act": "confirm", "decisions": decisions})):
                return


def same_session(server, cookie, csrf):
    session = Session(server.url)
    session.cookie, session.csrf = cookie, csrf
    return session


def retry(session, known):
    waiting, known.waiting = known.waiting, []
    for request in waiting:
        answer = session.post(request[2], request[3], Idempotency_Key=request[1])
        again = session.post(request[2], request[3], Idempotency_Key=request[1])
        say.that(answer.body == again.body, f"{request[1]}: retried twice, the same bytes", answer, again)
        known.took(request, answer)
    return len(waiting)


def still_there(session, known, before):
    """What was acknowledged since the last restart, read back."""
    fresh = [key for key in list(known.asked) if key not in before]
    for key in fresh:
        mine = known.asked[key]["receipt"]
        theirs = session.get(f"/api/v1/receipts/{mine['leaf']}")
        say.that(theirs.status == 200 and theirs.json["facts"] == mine["facts"], f"{key} is in the ledger after the kill", mine["facts"], theirs)
    before.update(fresh)
    return fresh


def verify_receipts(county, place, known, keys):
    for key in keys:
        file = write(place / "receipt.json", json.dumps(known.asked[key], ensure_ascii=False))
        ran = run(county.program, "verify", file, "--data", county.folder)
        say.that(ran.code == 0 and "trusted: yes" in ran.out, f"receipt of {key}", ran)


def exactly_once(county, place, known):
    file = place / "leaves.jsonl"
    county.ok("ledger export", file)
    asked, confirmed, tasks = {}, {}, {}
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            leaf = json.loads(line)
            facts = leaf["facts"]
            if facts.get("noun") == "check" and facts.get("act") == "ask":
                for case in find_cases(leaf):
                    asked[case] = asked.get(case, 0) + 1
            if facts.get("noun") == "check" and facts.get("act") == "confirm":
                confirmed[facts["check"]] = confirmed.get(facts["check"], 0) + 1
            if facts.get("noun") == "task":
                tasks[facts.get("check")] = tasks.get(facts.get("check"), 0) + 1
    for key in known.asked:
        say.same(asked.get(key), 1, f"{key} in the ledger")
    for id in known.confirmed:
        say.same(confirmed.get(id), 1, f"the confirmation of check {id}")
    say.same(sorted(set(asked.values()) | set(confirmed.values())), [1], "how often anything is in the ledger")
    say.that(set(asked) == set(known.asked), "the ledger has nothing that no client sent or got back", sorted(set(asked) ^ set(known.asked))[:5])
    say.that(set(confirmed) == set(known.confirmed), "no confirmation that no client knows", sorted(set(confirmed) ^ set(known.confirmed))[:5])


def find_cases(leaf):
    found = set()

    def walk(value):
        if isinstance(value, dict):
            if isinstance(value.get("case"), str) and value["case"].startswith("kill-"):
                found.add(value["case"])
            for each in value.values():
                walk(each)
        elif isinstance(value, list):
            for each in value:
                walk(each)
    walk(leaf)
    return found


def main():
    program = hengxin()
    with Place("kills") as place:
        county = demo(program, place / "d", "--suite", "sha256-ed25519")
        anchor, known, before = place / "anchor.txt", Ledger(), set()
        samples = [s for s in county.samples if s["user"] == "officer1" and s["expected"] in ("none", "discipline", "candidate")]
        with county.serve() as server:
            session = server.session("officer1", county.password("officer1"))
        cookie, csrf, slowest, retried, last = session.cookie, session.csrf, 0.0, 0, []
        for round in range(TIMES):
            server = county.serve("--anchor", anchor)
            slowest = max(slowest, server.seconds)
            session = same_session(server, cookie, csrf)
            retried += retry(session, known)
            fresh = still_there(session, known, before)
            last += fresh[-1:]
            if round % 10 == 0:
                verify_receipts(county, place, known, fresh[-2:])
            stop = threading.Event()
            threads = [threading.Thread(target=client, args=(session, known, samples, stop)) for _ in range(THREADS)]
            for thread in threads:
                thread.start()
            time.sleep(chance.uniform(0.02, 0.5))
            server.stop(signal.SIGKILL)
            stop.set()
            for thread in threads:
                thread.join()
            if say.failed > 20:
                break
        with county.serve("--anchor", anchor) as server:
            session = same_session(server, cookie, csrf)
            retried += retry(session, known)
            still_there(session, known, before)
        say.that(slowest <= READY_IN, f"ready within {READY_IN} s of a kill", slowest)
        exactly_once(county, place, known)
        verify_receipts(county, place, known, chance.sample(last, min(60, len(last))))
        ran = county("verify", "--full", "--against", anchor, "--json")
        say.that(ran.code == 0 and ran.json["ok"], "verify --full against every anchored checkpoint", ran)
        print(f"kills: {round + 1} kills, {len(known.asked)} checks and {len(known.confirmed)} confirmations acknowledged, {retried} retried,"
              f" slowest start {slowest:.2f} s")
        say.that(len(known.confirmed) > TIMES and retried > TIMES // 10, "there was load enough", len(known.confirmed), retried)
        say.end()


main()
