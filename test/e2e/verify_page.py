"""The offline page, and the example of docs/verify.md, say of a receipt what the program says of it; no altered receipt verifies."""
import base64
import concurrent.futures
import importlib.util
import random
from alterations import altered, oddities, spelled, transports
from county import *

say = Findings("verify_page")
LONG = bool(os.environ.get("HENGXIN_LONG"))
EACH, SAMPLE, EXAMPLES = (8000, 3000, 600) if LONG else (2000, 300, 60)       # altered of each; of all, shown to the program; to the example
TITLES = {"none": "未列入名单", "incentive": "列入激励名单", "discipline": "列入惩戒名单", "suspended": "核实期间暂停", "candidate": "疑似，须人工确认",
          "invalid": "代码有误，未作比对"}
chance = random.Random(20200318)


def npm(script, *arguments):
    """A script of web/package.json, with its own node."""
    asked = ["npm", "run", "--silent", script, "--", *map(str, arguments)]
    return subprocess.run(asked, cwd=REPO / "web", capture_output=True, text=True, timeout=1500)


class Receipt:
    def __init__(self, file, title, day, key):
        self.file, self.title, self.day, self.key, self.text = file, title, day, key, file.read_bytes()


def receipts(county, suite, place):
    """Real ones: an answer of every result, a receipt alone, a row of a batch, acts."""
    all, day = [], ""

    def keep(name, text, title):
        file = write(place / f"{suite}-{name}.json", text)
        ran = run(county.program, "verify", file, "--json")
        if say.that(ran.code == 0 and ran.json["ok"], f"the program verifies {file.name}", ran):
            all.append(Receipt(file, title, day, ran.json["key"]))

    for result, title in TITLES.items():
        s, file = county.sample(result), place / "answer.json"
        asked = ["--matter", s["matter"], "--code", s["code"], "--name", s["name"], "--case", f"办件-{result}"]
        county.ok("check", "--as", s["user"], *asked, "--out", file)
        day = json.loads(file.read_bytes())["as_of"]
        keep(result, file.read_bytes().rstrip(), f"{title}（截至 {day}）")
    keep("alone", spelled(json.loads(file.read_bytes())["receipt"]), f"{TITLES['invalid']}（截至 {day}）")
    s = county.sample("discipline")
    sheet = write(place / "sheet.csv", csv_text(["名称", "统一社会信用代码"], *([x["name"], x["code"]] for x in county.samples[:7])))
    county.ok("batch", sheet, "--as", s["user"], "--matter", s["matter"], "--out", place / "out.csv")
    rows = table(place / "out.csv")
    keep("row", county.ok("receipt", rows[3]["receipt"]).out.encode().rstrip(), f"{TITLES[rows[3]['result']]}（截至 {day}）")
    keep("founding", county.ok("receipt", "0").out.encode().rstrip(), "：")
    leaves = (county.ok("receipt", leaf).out.encode().rstrip() for leaf in reversed(range(county.leaves())))
    keep("act", next(text for text in leaves if json.loads(text)["facts"]["act"] not in ("ask", "ask_batch", "look")), "：")
    return all


def page_says(texts, file):
    """Nothing where the page's verifier verifies, else why not."""
    ran = npm("agree:verify", write(file, b"".join(base64.b64encode(text) + b"\n" for text in texts)))
    lines = ran.stdout.split("\n")[:-1]                 # not splitlines: a reason may name a member that holds other line ends
    if not say.same(len(lines), len(texts), f"answers of the page's verifier ({shorten(ran.stderr)})"):
        return ["?"] * len(texts)
    return [json.loads(line) for line in lines]


def program_says(program, text, place):
    ran = run(program, "verify", write(place / f"one-{threading.get_ident()}.json", text), "--json")
    return ran.code, ran.json["why"] if ran.code in (0, 1) else ran.err


def example():
    spec = importlib.util.spec_from_file_location("verify_receipt", REPO / "docs" / "verify_receipt.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def agrees(program, all, place):
    """Page, program and example, on the receipts, on other clothes of them, and on altered ones."""
    sample = []
    tried = [([r.text, *transports(r.text)], altered(r.text, chance, EACH)) for r in all]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda each: page_says(each[1][0] + each[1][1], place / f"altered-{each[0]}.txt"), enumerate(tried)))
    for receipt, (good, bad), said in zip(all, tried, answers):
        refused = list(filter(None, said[:len(good)]))
        say.that(not refused, f"{receipt.file.name} verifies in every order and with every white space", *refused)
        accepted = [text for text, why in zip(bad, said[len(good):]) if not why]
        say.that(not accepted, f"{receipt.file.name}: none of {len(bad)} altered ones verifies", *accepted[:3])
        say.that(len(bad) >= EACH, f"{receipt.file.name}: so many alterations", len(bad))
        sample += [(text, "") for text in good]
        sample += chance.sample(list(zip(bad, said[len(good):])), SAMPLE // len(all) + 1)
    program_agrees(program, sample, place)
    example_agrees(all, sample)


def program_agrees(program, sample, place):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda each: program_says(program, each[0], place), sample))
    for (text, why), (code, words) in zip(sample, answers):
        say.that(code == (1 if why else 0), f"the program answers {code} ({words}), the page: {why or 'verified'}", text)
        if why and "无法读取" not in why and "无法读取" not in words:
            say.same(why, words, "the reason")


def parsers_agree(program, place):
    """What is read as JSON at all gets as far as the unknown member."""
    texts = [b'{"x":' + value + b"}" for value in oddities(chance)]
    read = 0
    for text, page in zip(texts, page_says(texts, place / "oddities.txt")):
        code, words = program_says(program, text, place)
        say.same((code, "$.x：不认识的成员" in page), (1, words.endswith("$.x: 不认识的成员 / unknown field")), f"whether it is JSON: {text}; {words}; {page}")
        read += "不认识的成员" in page
    say.that(20 < read < len(texts) - 100, "some are read and most are not", read)


def example_agrees(all, sample):
    verify = example().verify
    for receipt in all:
        facts, answer, key = verify(receipt.text)
        say.that(key == receipt.key and (answer is not None) == (b'"receipt":' in receipt.text), f"the example verifies {receipt.file.name}", facts)
    for text, why in chance.sample(sample, EXAMPLES):
        try:
            verified = bool(verify(text))
        except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError):
            verified = False
        say.same(verified, not why, f"the example on {shorten(text, 300)}")


def shown(all, place):
    """The built page in a browser without network."""
    built = npm("build:verify")
    say.same(built.returncode, 0, f"the page is built ({shorten(built.stdout + built.stderr)})")
    listed = write(place / "receipts.json", json.dumps([{"file": str(r.file), "title": r.title, "day": r.day, "key": r.key} for r in all]))
    pictures = [os.environ["HENGXIN_PICTURES"]] if "HENGXIN_PICTURES" in os.environ else []
    ran = npm("browse:verify", REPO / "web/dist/verify.html", listed, *pictures)
    say.that(ran.returncode == 0, "the browser ran to its end", ran.stdout[-300:], ran.stderr)
    for line in ran.stdout.splitlines():
        found = json.loads(line)
        say.that(found["holds"], found["what"], found["seen"])
    print(ran.stderr.strip())


def main():
    program = hengxin()
    with Place("verify-page") as place:
        all = []
        for suite in ("sm3-sm2", "sha256-ed25519"):
            county = demo(program, place / suite, "--suite", suite, "--subjects", "300", "--entries", "150")
            all += receipts(county, suite, place)
        shown(all, place)
        parsers_agree(program, place)
        agrees(program, all, place)
        say.end()


main()
