"""Notices on their way out: an SMS gateway that fails half the time, a mail server that is real, a file for the county's platform, and a crash
between sending and recording. Everything on this machine."""
import email
import email.policy
import json
import os
import signal
import socket
import subprocess

from aiosmtpd.controller import Controller

import openapi
from county import Findings, Outside, Place, demo, hengxin

say = Findings("notices")


class Gateway(Outside):
    asked, every_second, kill, moved = [], False, None, False

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        Gateway.asked.append((self.headers["Idempotency-Key"], self.headers["Authorization"], body))
        if Gateway.kill:                                   # taken, and whoever sent it dies before it hears so
            os.kill(Gateway.kill.pid, signal.SIGKILL)
            Gateway.kill.wait()
            return
        bad = Gateway.every_second and len(Gateway.asked) % 2 == 0
        answer = json.dumps({"id": f"SM-{len(Gateway.asked)}"}).encode() if not bad else b"{}"
        self.answer(302 if Gateway.moved else 500 if bad else 200, answer)


class Mails:
    def __init__(self):
        self.got = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.got.append((envelope.mail_from, envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=email.policy.default)))
        return "250 OK"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def configure(county, sending):
    path = county.folder / "hengxin.conf"
    path.write_text(json.dumps({**json.loads(path.read_text()), "sending": sending}, ensure_ascii=False))


def agreed(county, subjects, channel, contact):
    for i, subject in enumerate(subjects):
        paper = county.folder.parent / "确认书.txt"
        paper.write_text(f"确认书 {channel} {i}\n")
        proof = county.ok("upload", paper, "--as", "office").out.strip()
        county.act("office", "address", "confirm", subject=subject, channel=channel, contact=contact(i), signed_by="法定代表人", signed_on="2026-01-05", proof=proof)


def due(county, subjects, words):
    """A notice to each, which goes by the way that was agreed to."""
    return [county.act("office", "notice", "draft", about_noun="subject", about=s, addressee="subject", told=s, words=f"{words}{i}")["id"] for i, s in enumerate(subjects)]


def send(county):
    ran = county("notices send", "--as", "office", "--json")
    return ran, ran.json if ran.code in (0, 1) else {}


def states(session, ids):
    return [session.get(f"/api/v1/notices/{i}").json["state"] for i in ids]


def gateway(county, subjects, mails):
    ids = due(county, subjects, "告知")
    with county.serve() as server:
        openapi.watch(say, server)
        office = server.session("office", county.password("office"))
        Gateway.asked, Gateway.every_second = [], True
        ran, told = send(county)                            # through the running server
        say.that(ran.code == 1 and (told["sent"], told["failed"], told["left"]) == (3, 3, 0), "half of them fail", ran)
        say.same(sorted(states(office, ids)), ["failed"] * 3 + ["sent"] * 3, "each has its act")
        say.that(told["items"] and told["items"][0]["reference"] == "SM-1", "the gateway's number", told["items"][:1])
        say.that(all(a[1] == "Bearer secret" and a[0] == a[2]["id"] for a in Gateway.asked), "token and key", Gateway.asked[:1])
        say.that("告知0。" in Gateway.asked[0][2]["text"] and Gateway.asked[0][2]["to"] == "13800000000", "the words", Gateway.asked[0])
        waiting = [w["id"] for w in office.get("/api/v1/work").json["items"] if w["noun"] == "notice" and w["state"] == "failed"]
        failed = [i for i, state in zip(ids, states(office, ids)) if state == "failed"]
        say.that(set(failed) <= set(waiting), "a failed one is work", waiting)
        say.same(send(county)[1].get("items"), [], "nothing is sent twice")
        say.same(office.act("notices", failed[0], "choose", channel="email").status, 409, "no e-mail without a confirmation")
        say.same(office.act("notices", failed[0], "choose", channel="sms").status, 200, "again")
        Gateway.every_second = False
        say.that(send(county)[0].code == 0 and Gateway.asked[-1][0].endswith("-1"), "the second attempt has another key", Gateway.asked[-1])
        Gateway.moved = True
        say.same(office.act("notices", failed[1], "choose", channel="sms").status, 200, "again")
        before = len(Gateway.asked)
        ran, told = send(county)
        say.that(told["failed"] == 1 and "302" in told["items"][0]["reason"] and len(Gateway.asked) == before + 1, "a redirection is followed nowhere", ran)
        Gateway.moved = False
        officer = [r["user"] for r in county.accounts.values() if r["role"] == "approver"][0]
        no = county("notices send", "--as", officer, "--json")
        say.that(no.code == 1 and no.json["refusal"]["code"] == "not_this_party", "an approver sends nothing", no)


def mail(county, subjects, mails):
    ids = due(county, subjects, "请查收")
    ran, told = send(county)
    say.that((told["sent"], told["failed"]) == (2, 1), "mail: two are taken, one mailbox is not", ran)
    sender, receivers, message = mails.got[0]
    say.that(sender == "notice@county.example" and receivers == ["m1@firm.example"], "from and to", sender, receivers)
    say.that("请查收1。" in message.get_content() and message["Subject"] == "告知" and message["Date"], "words, subject and day", message)
    say.that(message["Message-ID"] == f"<hengxin-130528-{ids[1]}-0@county.example>", "its number comes of the notice", message["Message-ID"])
    with county.serve() as server:
        openapi.watch(say, server)
        office = server.session("office", county.password("office"))
        say.same(states(office, ids), ["failed", "sent", "sent"], "their states")
        shown = office.get(f"/api/v1/notices/{ids[0]}").json
        say.that("550" in shown["failed_because"] and shown["attempts"] == 1, "why it failed", shown)


def crash(county, subject):
    [id] = due(county, [subject], "断电")
    Gateway.asked = []
    command = [county.program, "notices", "send", "--as", "office", "--data", str(county.folder)]
    Gateway.kill = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    Gateway.kill.wait()
    Gateway.kill = None
    ran, told = send(county)
    keys = {key for key, _, body in Gateway.asked if id in key}
    say.that(told["sent"] == 1 and len([1 for key, _, _ in Gateway.asked if id in key]) == 2 and len(keys) == 1, "sent again under the same key", Gateway.asked, ran)


def platform_file(county, subjects):
    for encoding, python in (("UTF-8", "utf-8-sig"), ("GB18030", "gbk")):
        configure(county, {"sms_file": {"folder": "outgoing", "encoding": encoding}})
        ids = due(county, subjects, '以"文件"发送，')
        ran, told = send(county)
        say.that(ran.code == 0 and told["sent"] == len(subjects), f"a file in {encoding}", ran)
        files = {item["reference"] for item in told["items"]}
        say.same(len(files), 1, "one file for all")
        text = (county.folder / "outgoing" / files.pop()).read_bytes()
        say.same(text.startswith(b"\xef\xbb\xbf"), encoding == "UTF-8", "a mark at its beginning")
        lines = text.decode(python).split("\r\n")
        say.that(len(lines) == len(subjects) + 2 and lines[1].startswith(f"hengxin-130528-{ids[0]}-0,13800000000,"), "one line for each", lines)
        say.that('""文件""' in lines[1], "quotes are doubled", lines[1])


def refusals(county, subject):
    due(county, [subject], "未配置")
    configure(county, None)
    no = county("notices send", "--as", "office", "--json")
    say.that(no.code == 1 and no.json["refusal"]["code"] == "sending_not_configured", "nothing is configured", no)
    for url in ("https://gateway.example/send", "http://10.0.0.1/", "file:///etc/passwd", "http://user:secret@127.0.0.1/"):
        configure(county, {"sms_gateway": {"url": url, "token_file": ""}})
        no = county("notices send", "--as", "office")
        say.same(no.code, 2, f"a demo folder does not send to {url}")
    configure(county, {"sms_gateway": {"url": f"http://127.0.0.1:{free_port()}/", "token_file": ""}})
    ran, told = send(county)
    say.that(ran.code == 1 and told["left"] >= 1 and told["failed"] == 0, "who cannot be reached leaves it due", ran)


def main():
    mails = Mails()
    gateway_server = Gateway.serve()
    smtp = Controller(mails, hostname="127.0.0.1", port=free_port())
    smtp.start()
    try:
        with Place("notices") as place:
            county = demo(hengxin(), place / "d", "--subjects", "60", "--entries", "30")
            (county.folder / "token").write_text("secret\n")
            with county.serve() as server:
                openapi.watch(say, server)
                office = server.session("office", county.password("office"))
                on_file = sorted(s["id"] for s in office.all_items("/api/v1/subjects"))
            for_text, for_mail = on_file[:6], on_file[6:9]
            agreed(county, for_text, "sms", lambda i: f"1380000000{i}")
            agreed(county, for_mail, "email", lambda i: ("nobody" if i == 0 else f"m{i}") + "@firm.example")
            configure(county, {"sms_gateway": {"url": f"http://127.0.0.1:{gateway_server.server_port}/send", "token_file": "token"},
                               "email": {"url": f"smtp://127.0.0.1:{smtp.port}", "from": "notice@county.example", "user": "", "password_file": ""}})
            gateway(county, for_text, mails)
            mail(county, for_mail, mails)
            crash(county, for_text[0])
            platform_file(county, for_text[:2])
            refusals(county, for_text[0])
            say.same(county.verified()["ok"], True, "the county verifies")
    finally:
        smtp.stop()
        gateway_server.shutdown()
    say.end()


main()
