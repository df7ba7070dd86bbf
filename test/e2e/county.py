"""A demo county in a folder of its own, the program's command line, its server, and sessions with it. Standard library only."""
import csv
import http.client
import http.server
import io
import json
import os
import pathlib
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

REPO = pathlib.Path(__file__).resolve().parents[2]


class Findings:
    """What was expected and did not happen; printed as it is found, so that a hanging script has said what it knows."""

    def __init__(self, name):
        self.name, self.asked, self.failed, self.began = name, 0, 0, time.monotonic()
        self.lock = threading.Lock()

    def that(self, holds, what, *seen):
        with self.lock:
            self.asked += 1
            if not holds:
                self.failed += 1
                print(f"FAIL {self.name}: {what}", *(f"\n       {shorten(s)}" for s in seen), flush=True)
        return bool(holds)

    def same(self, is_, wanted, what):
        return self.that(is_ == wanted, f"{what}: expected {wanted!r}, got {is_!r}")

    def end(self):
        print(f"{self.name}: {self.asked} asked, {self.failed} failed, {time.monotonic() - self.began:.0f} s", flush=True)
        sys.exit(1 if self.failed or not self.asked else 0)


def shorten(text, most=600):
    text = str(text)
    return text if len(text) <= most else text[:most] + " …"


def hengxin():
    if len(sys.argv) < 2:
        sys.exit("usage: SCRIPT PATH_TO_HENGXIN")
    return str(pathlib.Path(sys.argv[1]).resolve())


class Ran:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def json(self):
        return json.loads(self.out)

    def __str__(self):
        return f"exit {self.code}; stdout: {shorten(self.out)}; stderr: {shorten(self.err)}"


def run(program, *arguments, input=None, env=None, timeout=300):
    known = {"LANG": "C.UTF-8", **{k: v for k, v in os.environ.items() if not k.startswith("LC_")}, **(env or {})}
    done = subprocess.run([program, *map(str, arguments)], input=input, capture_output=True, text=True, timeout=timeout, env=known)
    return Ran(done.returncode, done.stdout, done.stderr)


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    def get(self, name, otherwise=None):
        try:
            return self.json.get(name, otherwise)
        except ValueError:
            return otherwise

    def __str__(self):
        return f"{self.status} {shorten(self.body.decode('utf-8', 'replace'))}"


class Session:
    """Requests to a server: one connection for each thread, opened again when it broke."""
    watched = None                             # told of every exchange: openapi.py


    def __init__(self, url):
        self.address = urllib.parse.urlsplit(url).netloc
        self.cookie = self.csrf = self.bearer = self.user = None
        self.kept = threading.local()

    def ask(self, method, path, body=None, **headers):
        """Header names are written with _ for -; None leaves out a header that would be sent by itself."""
        sent = {"Cookie": f"hengxin_session={self.cookie}" if self.cookie else None,
                "Authorization": f"Bearer {self.bearer}" if self.bearer else None,
                "X-CSRF-Token": self.csrf if method not in ("GET", "HEAD") else None}
        sent.update({name.replace("_", "-"): value for name, value in headers.items()})
        if isinstance(body, (dict, list)):
            body = json.dumps(body, ensure_ascii=False)
        if isinstance(body, str):
            body = body.encode()
        connection = getattr(self.kept, "connection", None)
        if not connection or (connection.sock and select.select([connection.sock], [], [], 0)[0]):      # readable before asked: hung up while idle
            connection = http.client.HTTPConnection(self.address, timeout=60)
        self.kept.connection = connection
        try:
            connection.request(method, path, body=body, headers={k: v for k, v in sent.items() if v is not None})
            answer = connection.getresponse()
            answer = Answer(answer.status, answer.headers, answer.read())
            if self.watched:
                self.watched(method, path, {k: v for k, v in sent.items() if v is not None}, body, answer)
            return answer
        except (OSError, http.client.HTTPException):
            connection.close()
            self.kept.connection = None
            raise

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def post(self, path, body, **headers):
        return self.ask("POST", path, body, **headers)

    def act(self, noun, id, act, **fields):
        return self.post(f"/api/v1/{noun}/{id}/acts", {"act": act, **fields})

    def check(self, matter, code="", name="", key=None, **more):
        return self.post("/api/v1/checks", {"matter": matter, "subject": {"code": code, "name": name}, **more}, Idempotency_Key=key)

    def login(self, user, password):
        answer = self.post("/api/v1/session", {"user": user, "password": password}, Cookie=None, X_CSRF_Token=None)
        if answer.status == 201:
            self.cookie = answer.headers["Set-Cookie"].split(";")[0].split("=", 1)[1]
            self.csrf, self.user = answer.json["csrf"], user
        return answer

    def all_items(self, path):
        items, cursor = [], ""
        while True:
            join = "&" if "?" in path else "?"
            page = self.get(f"{path}{join}limit=200" + (f"&cursor={urllib.parse.quote(cursor)}" if cursor else ""))
            if page.status != 200:
                raise RuntimeError(f"{path}: {page}")
            items += page.json["items"]
            cursor = page.json["next"]
            if not cursor:
                return items


class Server:
    def __init__(self, county, *more, log=None):
        began = time.monotonic()
        self.log = open(log or county.folder.parent / (county.folder.name + ".log"), "ab")
        self.process = subprocess.Popen([county.program, "serve", "--data", str(county.folder), "--listen", "127.0.0.1:0", *map(str, more)],
                                        stdout=subprocess.PIPE, stderr=self.log, text=True, start_new_session=True)
        line = self.process.stdout.readline()
        self.seconds = time.monotonic() - began
        if not line.startswith("ready http://"):
            self.process.wait(10)
            raise RuntimeError(f"the server did not start: {line!r}; see {self.log.name}:\n{open(self.log.name).read()[-2000:]}")
        self.first_line, self.url = line.rstrip("\n"), line.split()[1]

    def session(self, user=None, password=None):
        session = Session(self.url)
        if user:
            answer = session.login(user, password)
            if answer.status != 201:
                raise RuntimeError(f"{user} cannot log in: {answer}")
        return session

    def stop(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(60)
        self.process.stdout.close()
        self.log.close()
        return code

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class County:
    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)

    def __call__(self, verb, *arguments, **more):
        """A verb on this folder: county("check", "--as", "officer1", …)."""
        return run(self.program, *verb.split(), *arguments, "--data", self.folder, **more)

    def ok(self, verb, *arguments, **more):
        ran = self(verb, *arguments, **more)
        if ran.code != 0:
            raise RuntimeError(f"hengxin {verb} {' '.join(map(str, arguments))}: {ran}")
        return ran

    def serve(self, *more, **named):
        return Server(self, *more, **named)

    def act(self, user, noun, act, *ids, **fields):
        """One act by the command line; the object it prints."""
        return self.ok("act", noun, act, *ids, "--as", user, "--json", "--fields", json.dumps(fields, ensure_ascii=False)).json

    @property
    def accounts(self):
        return {row["user"]: row for row in table(self.folder / "demo-accounts.csv")}

    def user(self, role, number=0):
        return [row["user"] for row in table(self.folder / "demo-accounts.csv") if row["role"] == role][number]

    def password(self, user):
        return self.accounts[user]["password"]

    @property
    def samples(self):
        return table(self.folder / "demo-samples.csv")

    def sample(self, expected, number=0):
        return [s for s in self.samples if s["expected"] == expected][number]

    @property
    def agency_key(self):
        return json.loads((self.folder / "demo-agency-key.json").read_text())

    def leaves(self):
        """How many leaves the ledger has."""
        return self.verified()["leaves"]

    def verified(self, *more):
        ran = self("verify", "--full", "--json", *more)
        if ran.code not in (0, 1):
            raise RuntimeError(f"verify: {ran}")
        return ran.json


class Outside(http.server.BaseHTTPRequestHandler):
    """A server of somebody else's, on this machine: a gateway, a seal platform."""

    def answer(self, status, body):
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass

    @classmethod
    def serve(cls):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), cls)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server


class Place:
    """A temporary folder that goes when the script ends well and stays when something failed."""

    def __init__(self, name):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix=f"hengxin-{name}-", dir="/tmp"))

    def __enter__(self):
        return self.path

    def __exit__(self, kind, value, _):
        if kind is None or (kind is SystemExit and not value.code):
            shutil.rmtree(self.path, ignore_errors=True)
        else:
            print(f"kept: {self.path}\n", flush=True)


def demo(program, folder, *more):
    ran = run(program, "demo", "--data", folder, *more)
    if ran.code != 0:
        raise RuntimeError(f"demo: {ran}")
    return County(program, folder)


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def csv_text(*rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def write(path, content):
    path = pathlib.Path(path)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def unified_code(serial, prefix="91130528"):
    """An invented unified social credit code with a valid check digit (GB 32100)."""
    body = prefix + "HY"
    for at in range(7):
        body += ALPHABET[serial // 31 ** (6 - at) % 31]
    total = sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + ALPHABET[-total % 31]


def citizen_number(serial, region="130528"):
    """An invented citizen number with a valid check digit (GB 11643); serial gives a birthday from 1960 on."""
    days, order = serial // 1000, serial % 1000
    body = f"{region}{1960 + days // 336 % 40}{days // 28 % 12 + 1:02}{days % 28 + 1:02}{order:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(c) * w for c, w in zip(body, weights)) % 11]
