"""A listing from the proposal to the removal, walked by the command line alone: papers, proofs, service, review, publication, the check, an
objection that holds, its outcome, and what everybody was told. With a server beside it and without one."""
import re
import zipfile
from datetime import datetime, timedelta, timezone
from county import Findings, Place, demo, hengxin, table

say = Findings("walk")
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" \
      b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
CODE = "91130528MA0ABCDE6N"


class Walk:
    def __init__(self, county, place):
        self.county, self.place = county, place

    def act(self, user, noun, act, *more):
        return self.county.ok("--json act", noun, act, *more, "--as", user).json

    def refused(self, user, noun, act, *more):
        ran = self.county("act", noun, act, *more, "--as", user)
        say.same(ran.code, 1, f"{act} is refused")
        return ran

    def show(self, user, noun, id):
        return self.county.ok("--json show", noun, id, "--as", user).json

    def list(self, user, noun, *more):
        return self.county.ok("--json list", noun, *more, "--as", user).json["items"]

    def proof(self, user, noun, id, name):
        file = self.place / name
        file.write_bytes(PDF + f"% {name}\n".encode())      # one paper proves one step
        return self.county.ok("upload", file, "--about", noun, id, "--as", user).out.strip()

    def paper(self, user, template, noun, id):
        document = self.county.ok("--json issue", template, noun, id, "--as", user).json["document"]
        out = self.place / f"{template}.pdf"
        self.county.ok("download", document, out, "--as", user)
        say.that(out.read_bytes().startswith(b"%PDF-"), f"{template} as a PDF")
        out = self.place / f"{template}.docx"
        self.county.ok("download", document, out, "--as", user)
        say.that(out.read_bytes().startswith(b"PK"), f"{template} as a DOCX")
        return document

    def listed(self):
        subject = self.act("data3", "subject", "register", "kind=organisation", "name=衡安县甲乙丙商贸有限公司", f"code={CODE}")["id"]
        said = self.refused("handler3", "record", "enter", f"subject={subject}", "fine_cents=99999999999999999")
        say.that("fine_cents" in said.err, "an integer that no reader keeps is refused by its name", said)
        plan = ["list_type=wage_arrears_county", "until=2029-03-01", "basis=保障农民工工资支付条例 第四十八条", "facts=拖欠三名农民工工资，责令支付后逾期未付",
                "exit_conditions=期满，或者改正满六个月并作出信用承诺", "remedies=可以依法申请行政复议或者提起行政诉讼"]
        d = self.act("handler3", "determination", "propose", f"subject={subject}", *plan)["id"]
        said = self.refused("handler3", "determination", "notice", d, "way=in_person", "receiver=前台", "proof=none")
        say.that("事先告知书" in said.err, "a refusal says what is missing", said)
        self.paper("handler3", "prior_notice", "determinations", d)
        proof = self.proof("handler3", "determinations", d, "送达回证.pdf")
        self.act("handler3", "determination", "notice", d, "way=in_person", "receiver=前台", f"proof={proof}")
        self.act("handler3", "determination", "state", d, "heard=in_writing", "statement=已付清两人工资")
        self.act("handler3", "determination", "weigh", d, "weighed=partly_accepted", "reasons=两人已付清，一人仍未付")
        self.refused("handler3", "determination", "decide", d, "document_no=衡人社列〔2026〕1号")
        self.act("approver3", "determination", "decide", d, "document_no=衡人社列〔2026〕1号")
        for template in ("listing_decision", "repair_notice"):
            self.paper("handler3", template, "determinations", d)
        proof = self.proof("handler3", "determinations", d, "决定书送达回证.pdf")
        self.act("handler3", "determination", "serve", d, "way=in_person", "receiver=前台", f"proof={proof}")
        self.act("approver3", "determination", "submit", d)
        self.act("office", "determination", "review", d)
        self.act("publisher", "determination", "publish", d, "secrecy_reviewed=true")
        shown = self.show("office", "determinations", d)
        say.same(shown["state"], "published", "published")
        say.that(len(shown["history"]) >= 9 and any(step["act"] == "notice" for step in shown["history"]), "the history tells each step", shown["history"])
        plain = self.county.ok("show", "determinations", d, "--as", "office").out
        say.that("经过" in plain and "现在可以办理" in plain, "a case in words", plain)
        entry = next(e for e in self.list("office", "entries", "--subject", subject))
        return subject, entry["id"]

    def objected(self, subject, entry):
        mine = ["applicant_kind=subject", "applicant=衡安县甲乙丙商贸有限公司", "contact=0319-0000000", "channel=window", "ground=content", "claim=工资已全部付清"]
        o = self.act("officer3", "objection", "file", f"entry={entry}", *mine)["id"]
        self.act("office", "objection", "accept", o)
        say.same(self.show("office", "entries", entry)["standing"], "held", "accepted means held")
        say.same(self.check()["result"], "suspended", "a check says so at once")
        self.act("office", "objection", "forward", o)
        self.refused("handler3", "objection", "answer", o, "found=remove", "answer=核实已付清")        # whoever proposed it does not answer
        self.act("supervisor3", "objection", "answer", o, "found=remove", "answer=核实已付清")
        self.refused("office", "objection", "uphold", o, "conclusion=移出")        # whoever accepted it does not decide
        self.act("office2", "objection", "uphold", o, "conclusion=核实已付清，予以移出")
        say.same(self.show("office", "entries", entry)["standing"], "exited", "removed")
        say.same(self.check()["result"], "none", "gone from every answer")
        return o

    def corrected(self, subject, entry):
        """A court shortens it: the letter to whoever had received it says about whom, what, and what it is now; the subject is told as well."""
        today = (datetime.now(timezone.utc) + timedelta(hours=8)).date().isoformat()
        r = self.act("handler3", "remedy", "register", "kind=litigation", "organ=衡州县人民法院", f"about={entry}", "about_kind=entry", "applicant=衡安县甲乙丙商贸有限公司",
                     f"applied_on={today}", f"known_on={today}", "claim=期限过长")["id"]
        self.act("handler3", "remedy", "take_up", r, "organ_case=行初1号", f"taken_up_on={today}")
        self.act("office2", "remedy", "uphold_in_part", r, "document_no=行判1号", f"decided_on={today}", f"effective_on={today}", "conclusion=期限应予缩短", "until=2027-10-01")
        self.paper("office", "correction_letter", "remedies", r)
        with zipfile.ZipFile(self.place / "correction_letter.docx") as package:
            words = re.sub("<[^>]*>", "", package.read("word/document.xml").decode())
        for said in ("衡安县甲乙丙商贸有限公司", CODE, "衡人社列〔2026〕1号", "截止日期更正为2027年10月1日"):
            say.that(said in words, f"the letter of correction says {said}", words)
        say.that(any(n["about"] == r and n["kind"] == "entry_put_right" for n in self.list("office", "notices")), "the subject is told what was put right")

    def check(self):
        matter, user = self.asking
        return self.county.ok("--json check", "--as", user, "--matter", matter, "--code", CODE).json

    def served(self, objection):
        """What was to be told opened a notice; one is served in person with its proof."""
        mine = [n for n in self.list("office", "notices") if n.get("about") == objection and n["state"] == "due"]
        say.that({"objection_accepted"} <= {n["kind"] for n in mine}, "each act that is told opened a notice", [n["kind"] for n in mine])
        notice = mine[0]["id"]
        proof = self.proof("office", "notices", notice, "通话回证.pdf")
        self.act("office", "notice", "serve", notice, "channel=in_person", "receiver=法定代表人", f"proof={proof}")
        say.same(self.show("office", "notices", notice)["state"], "delivered", "served with its proof")

    def withdrawn(self):
        """The agency that had asked acknowledges the end of what it was told."""
        mine = [w for w in self.list(self.asking[1].replace("officer", "handler"), "withdrawals") if w["state"] not in ("acknowledged",)]
        say.that(mine, "whoever received the entry is told of its end")
        for each in mine[:1]:
            done = self.county("act", "withdrawal", "acknowledge", each["id"], "--as", self.asking[1].replace("officer", "handler"))
            say.same(done.code, 0, "acknowledged")


def main():
    with Place("walk") as place:
        county = demo(hengxin(), place / "county")
        walk = Walk(county, place)
        sample = next(row for row in table(county.folder / "demo-samples.csv") if row["expected"] == "discipline")
        walk.asking = sample["matter"], sample["user"]
        subject, entry = walk.listed()
        say.same(walk.check()["result"], "discipline", "found once it is published")
        walk.corrected(subject, entry)
        with county.serve():                       # the same verbs through the running server
            objection = walk.objected(subject, entry)
        walk.served(objection)
        walk.withdrawn()
        say.same(county("verify --full").code, 0, "the ledger verifies")
        foreign = county("act", "objection", "withdraw", objection, "--as", "officer15")
        missing = county("act", "objection", "withdraw", "00000000-0000-7000-8000-000000000000", "--as", "officer15")
        alike = foreign.err.replace(objection, "") == missing.err.replace("00000000-0000-7000-8000-000000000000", "")
        say.that(foreign.code == missing.code == 1 and alike, "whoever may not read a case learns nothing of it", foreign, missing)
    say.end()


main()
