"""Code columns as agencies really send them: the sheets of HENGXIN_REAL_DATA (never recorded), and the same damages on
invented enterprises that are listed."""
import random
from county import *

say = Findings("real_input")
DATA = pathlib.Path(os.environ.get("HENGXIN_REAL_DATA", "nowhere"))


def batch(county, place, name, rows, sample):
    """Rows of (name, code); what came out, row by row."""
    inside, out = write(place / f"{name}.csv", csv_text(("企业名称", "统一社会信用代码"), *rows)), place / f"{name}-out.csv"
    county.ok("batch", inside, "--out", out, "--as", sample["user"], "--matter", sample["matter"])
    done = table(out)
    say.same(len(done), len(rows), f"rows of {name}")
    return done


def receipt_of(county, place, reference, what):
    ran = county("receipt", reference)
    verified = run(county.program, "verify", write(place / "receipt.json", ran.out))
    say.that(ran.code == verified.code == 0, f"receipt of {what}", ran, verified)
    return ran.json


def code_used(receipt):
    """The code that was looked up, as the row's receipt says it."""
    def find(value):
        if isinstance(value, dict):
            if isinstance(value.get("code"), str):
                return value["code"]
            value = list(value.values())
        for each in value if isinstance(value, list) else []:
            found = find(each)
            if found is not None:
                return found
        return None
    return find({k: v for k, v in receipt.items() if k not in ("facts", "proof", "checkpoint")})


def enterprises(county, place, sample):
    rows = table(DATA / "ningjin-enterprises.csv")
    say.same(len(rows), 979, "rows of the shared sheet")
    out = place / "enterprises.csv"
    ran = county("batch", DATA / "ningjin-enterprises.csv", "--out", out, "--as", sample["user"], "--matter", sample["matter"], "--json")
    if not say.that(ran.code == 0 and ran.json["rows"] == 979, "a batch of the shared sheet", ran):
        return
    done = table(out)
    for row, d in zip(rows, done):
        say.that(d["统一社会信用代码"].strip("\t'") == row["统一社会信用代码"].strip() and d["企业名称"] == row["企业名称"].strip(), "a row is repeated", row, d)
        say.that(d["result"] in ("none", "candidate"), "nobody of the shared sheet is listed in a generated county", d)
        say.that(d["receipt"], "every row has its receipt", d)
    leaves = {d["receipt"].split(".")[0] for d in done}
    say.same(len(leaves), 1, "one leaf for the batch")
    for d in random.Random(979).sample(done, 20):
        receipt = receipt_of(county, place, d["receipt"], d["企业名称"])
        say.same(code_used(receipt), d["统一社会信用代码"].strip("\t'"), "the code in the receipt")


def as_received(county, place, sample):
    rows = table(DATA / "ningjin-as-received.csv")
    done = batch(county, place, "received", [(r["企业名称"], r["统一社会信用代码"]) for r in rows], sample)
    clean = batch(county, place, "clean", [(r["企业名称"], r["clean_code"]) for r in rows], sample)
    for i, (row, d, c) in enumerate(zip(rows, done, clean)):
        what = f"line {i + 2}, {row['damage']}"
        if row["warning"]:
            said = d["warnings"] + d["reason"]
            say.that(row["warning"].lower() in said.lower(), f"{what}: says '{row['warning']}'", d)
        if row["expected"] == "same as clean":
            used = [code_used(receipt_of(county, place, each["receipt"], what)) for each in (d, c)]
            say.that(d["result"] == c["result"] and used[0] == used[1] == row["clean_code"], f"{what}: as the clean code", used, d, c)
        elif row["expected"] == "invalid":
            say.that(d["result"] == "invalid" and d["reason"], f"{what}: invalid with a reason", d)
        else:
            say.that(d["result"] in ("none", "candidate"), f"{what}: looked up", d)


def damages(code):
    """What happens to a code on its way, and what must come out: the same result, or invalid, or (check digit) not the entry."""
    wide = "".join(chr(ord(c) + 0xFEE0) for c in code)
    other = next(c for c in ALPHABET if c not in (code[-1],))
    return {"hyphens": (f"{code[:2]}-{code[2:8]}-{code[8:17]}-{code[17]}", "same"), "spaces": (f" {code[:8]} {code[8:]}　", "same"),
            "full width": (wide, "same"), "lower case": (code.lower(), "same"), "zero width": (code[:5] + "\u200b" + code[5:] + "\ufeff", "same"),
            "apostrophe": ("'" + code, "same"), "a letter O": ("9113O" + code[5:], "invalid"), "truncated": (code[:17], "invalid"),
            "too long": (code + "0", "invalid"), "rounded": ("9.11305E+17", "invalid"), "wrong digit": (code[:-1] + other, "other"),
            "empty": ("", "name")}


def listed(county, place):
    for expected in ("discipline", "suspended", "incentive"):
        sample = county.sample(expected)
        some = damages(sample["code"])
        rows = [(sample["name"], sample["code"])] + [(sample["name"], text) for text, _ in some.values()]
        done = batch(county, place, f"listed-{expected}", rows, sample)
        say.same(done[0]["result"], expected, "the code as it is")
        for (what, (text, wanted)), d in zip(some.items(), done[1:]):
            if wanted == "same":
                say.that(all(d[k] == done[0][k] for k in ("result", "entries", "measures")), f"{expected}, {what}", d)
            elif wanted == "invalid":
                say.that(d["result"] == "invalid" and not d["entries"] and d["reason"], f"{expected}, {what}: invalid", d)
            elif wanted == "name":
                say.that(d["result"] == "candidate" and "name only" in d["warnings"], f"{expected}, {what}: by name", d)
            else:
                mild = d["result"] != expected and not d["entries"] and "check digit" in d["warnings"]
                say.that(mild, f"{expected}, {what}: not taken for the entry", d)


def main():
    program = hengxin()
    with Place("real-input") as place:
        county = demo(program, place / "d")
        sample = county.sample("none")
        listed(county, place)
        if (DATA / "ningjin-as-received.csv").exists():
            enterprises(county, place, sample)
            as_received(county, place, sample)
        else:
            print(f"real_input: skipped the real sheets, there is no {DATA}")
        say.same(county("verify", "--full").code, 0, "verify --full at the end")
        say.end()


main()
