"""Sheets of every kind, as other systems hand them over: good and bad, in every charset; batches brought, reviewed, published, undone."""
import openapi
from county import *

say = Findings("imports")
CHARSETS = {"UTF-8": "utf-8", "UTF-8 with a mark": "utf-8-sig", "GB18030": "gb18030"}
DATES = ["2026-03-02", "2026-3-2", "2026/3/2", "2026.3.2", "2026年3月2日", "20260302", "46083", "２０２６－０３－０２", "2026-03-02 00:00:00"]
BASIS = "无证无照经营查处办法第十三条"


def good(kind, serial=0):
    """Headings, one row that is good, and the user who may bring it."""
    code = unified_code(7000 + serial)
    name = f"衡安县试验{serial}号有限公司"
    organisation = "法人及非法人组织"
    penalty = ["CF_XDR_MC", "CF_XDR_LB", "CF_XDR_SHXYM", "CF_WSH", "CF_YJ", "CF_CFLB", "CF_NR_FK", "CF_JDRQ", "CF_CFJG"]
    licence = ["XK_XDR_MC", "XK_XDR_LB", "XK_XDR_SHXYM", "XK_WSH", "XK_XKLB", "XK_JDRQ", "XK_YXQZI", "XK_XKJG"]
    entry = ["企业名称", "统一社会信用代码", "认定机关", "认定文书号", "认定日期", "拟移出日期", "列入事由", "认定依据"]
    return {
        "subjects": (["企业名称", "主体类别", "统一社会信用代码"], [name, "法人及非法人组织", code], "officedata"),
        "penalties": (penalty, [name, organisation, code, f"衡市监罚〔2026〕{serial}号", BASIS, "罚款", "0.2", "2026-03-02", "衡安县某局"],
                      "officedata"),
        "licences": (licence, [name, organisation, code, f"衡许〔2026〕{serial}号", "普通", "2026-03-02", "2099-12-31", "衡安县某局"], "officedata"),
        "entries": (entry, [name, code, "衡安县某局", f"衡认〔2026〕{serial}号", "2026-03-02", "2029-03-01", "试验", BASIS], "officedata"),
        "measures": (["编号", "措施名称", "英文名称", "性质", "类别", "种类", "适用名单类别", "事项类别", "实施单位类别", "法律强制", "操作要求",
                      "操作要求（英文）", "修复方式", "依据", "起", "止", "已核对原文"],
                     [f"T{serial:02}", "试验措施", "A measure for trial", "discipline", "administrative", "management", "tax_severe", "licence", "*",
                      "no", "从严审核", "Examine closely", "随条目解除", "国发〔2016〕33号#（十）#central_policy", "2026-01-01", "", "yes"], "office"),
        "agencies": (["单位名称", "统一社会信用代码", "单位类别", "职权事项", "职责", "起", "止"],
                     [f"衡安县试验{serial}局", unified_code(9000 + serial, "11130528"), "market_regulation", f"SY-XK-{serial:02}:试验许可:licence", "",
                      "2026-01-01", ""], "sysadmin"),
        "memoranda": (["层级", "出台机关", "文号", "印发日期", "备忘录名称", "奖惩对象", "措施编号", "奖惩依据", "实施单位", "信息共享", "奖惩实施", "情况反馈", "修复方式"],
                      ["国家", "某部（虚构）", f"某财金〔2018〕{serial}号", "2018-03-01", f"合作备忘录（虚构）{serial}", "某类主体", "", "国发〔2016〕33号#（十）#central_policy", "各单位",
                       "经平台共享", "依法实施", "每季反馈", "期满"], "office"),
        "commitments": (["承诺类型", "企业名称", "主体类别", "统一社会信用代码", "办件编号", "承诺内容", "承诺书", "承诺日期", "履约期限"],
                        ["主动公示型承诺", name, organisation, code, f"B-{serial}", "守法经营", f"承诺书第{serial}号", "2026-03-02", "2026-12-31"], "handler2"),
        "calendar": (["日期", "类型", "来源"], [f"2031-01-{serial + 1:02}", "holiday", "关于2031年部分节假日安排的通知"], "office"),
    }[kind]


KINDS = ["subjects", "penalties", "licences", "entries", "measures", "agencies", "calendar", "memoranda", "commitments"]
BAD = {  # kind: (heading, value that cannot be)
    "subjects": ("统一社会信用代码", "9113O528HX0000001A"), "penalties": ("CF_JDRQ", "2026-02-30"), "licences": ("XK_JDRQ", "不知道"),
    "entries": ("认定依据", ""), "measures": ("性质", "so-so"), "agencies": ("职权事项", "SY-XK-99"), "calendar": ("日期", "2031-13-01"),
    "memoranda": ("奖惩依据", "某法第一条"), "commitments": ("承诺类型", "口头承诺"),
}


class Importing:
    def __init__(self, county, place):
        self.county, self.place, self.files = county, place, 0

    def __call__(self, kind, content, *more, user=None):
        """Content: bytes, or rows."""
        self.files += 1
        if not isinstance(content, (bytes, str)):
            content = csv_text(*content)
        file = write(self.place / f"{kind}-{self.files}.csv", content)
        if kind == "entries" and "--type" not in more and "--snapshot" not in more:
            more += ("--type", "tax_severe", "--level", "province")
        return self.county("import", kind, file, "--as", user or good(kind)[2], "--json", *more)

    def done(self, kind, content, what, *more, **counts):
        ran = self(kind, content, *more)
        if say.that(ran.code == 0 and ran.out, what, ran):
            for name, count in counts.items():
                say.same(ran.json[name], count, f"{what}: {name}")
            return ran.json
        return None

    def refused(self, kind, content, what, *more):
        """Rows refused, one by one, and nothing imported."""
        before = self.county.leaves()
        ran = self(kind, content, *more)
        bad = []
        if say.that(ran.code == 1 and ran.out, what, ran):
            bad = ran.json["bad"]
            say.that(bad and ran.json["imported"] is False, f"{what}: named", ran)
            say.that(all(b["reason"] and b["remedy"] for b in bad), f"{what}: with reason and remedy", bad)
        say.same(self.county.leaves(), before, f"{what}: the ledger")
        return bad


def charsets(importing):
    serial = 0
    for kind in KINDS:
        for charset, codec in CHARSETS.items():
            serial += 1
            headings, row, _ = good(kind, serial)
            titles = [["关于报送" + kind + "的情况表"], ["填报单位：衡安县某局（盖章）", "", "2026年3月"]]
            rows = titles + [headings, row]
            content = csv_text(*rows).encode(codec)
            before = importing.county.leaves()
            dry = importing.done(kind, content, f"{kind} in {charset}, dry", "--dry-run", fresh=1, rows=1, imported=False)
            say.same(importing.county.leaves(), before, f"{kind} in {charset}: a dry run changes nothing")
            if not dry:
                continue
            importing.done(kind, content, f"{kind} in {charset}", fresh=1, same=0, imported=True)
            after = importing.county.leaves()
            say.that(after > before, f"{kind} in {charset}: is in the ledger")
            importing.done(kind, content, f"{kind} in {charset}, again", fresh=0, changed=0, same=1)
            say.same(importing.county.leaves(), after, f"{kind} in {charset}: the same file twice changes nothing")


def bad_rows(importing):
    for kind in KINDS:
        headings, first, _ = good(kind, 20)
        second = good(kind, 21)[1]
        heading, value = BAD[kind]
        wrong = list(second)
        wrong[headings.index(heading)] = value
        errors = importing.place / f"{kind}-errors.csv"
        rows = [["标题"], headings, first, wrong, good(kind, 22)[1]]
        bad = importing.refused(kind, rows, f"{kind} with a bad row", "--errors", errors)
        if kind != "calendar":                             # a year of the calendar is one rule
            say.same([b["line"] for b in bad], [4], f"{kind}: the line of the bad row")
        if say.that(errors.exists(), f"{kind}: --errors"):
            say.same(errors.stat().st_mode & 0o777, 0o600, f"{kind}: the mode of a sheet with its errors")
            back = errors.read_text("utf-8-sig").splitlines()
            say.that(len(back) == 5 and "错误原因" in back[1], f"{kind}: the file back with a column of errors", back)
            if kind != "calendar":
                beside = len(back[3]) > len(csv_text(wrong)) and bad[0]["remedy"].split("\n")[0][:8] in back[3]
                say.that(beside, f"{kind}: the error beside its row", back[3])
        short = [headings[1:], first[1:]]
        bad = importing.refused(kind, short, f"{kind} without its first column")
        say.that(any("缺少" in b["reason"] for b in bad), f"{kind}: a missing column is named", bad)
        importing.refused(kind, [["甲", "乙"], ["1", "2"]], f"{kind} with unknown headings only")
    headings, row, _ = good("subjects", 23)
    other = list(row)
    other[0] += "分公司"
    bad = importing.refused("subjects", [headings, row, row, other], "one code under two names")
    say.that(len(bad) == 1 and bad[0]["line"] == 4 and bad[0]["field"] == "name", "the second name is told, the same row twice is not", bad)


def wide_digits_and_dates(importing):
    wide = lambda text: "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)
    headings, row, _ = good("subjects", 30)
    row[2] = wide(row[2])
    importing.done("subjects", [headings, row], "full-width digits", fresh=1)
    importing.done("subjects", [headings, good("subjects", 30)[1]], "the same in narrow digits", fresh=0, same=1)
    headings = good("penalties")[0]
    rows = []
    for i, date in enumerate(DATES):
        row = good("penalties", 31 + i)[1]
        row[headings.index("CF_JDRQ")] = date
        rows.append(row)
    importing.done("penalties", [headings] + rows, "dates in every form", fresh=len(DATES))
    seen = set()
    with importing.county.serve() as server:
        openapi.watch(say, server)
        office = server.session("office", importing.county.password("office"))
        for record in office.all_items("/api/v1/records"):
            if "衡市监罚〔2026〕3" in json.dumps(record, ensure_ascii=False) and record.get("decided_on"):
                seen.add(record["decided_on"])
    say.same(seen, {"2026-03-02"}, "dates in every form are one day")
    for odd in ("2026-02-29", "2026-00-01", "99999", "2026年13月1日", "昨天", "03/02/2026"):
        row = good("penalties", 50)[1]
        row[headings.index("CF_JDRQ")] = odd
        importing.refused("penalties", [headings, row], f"the date {odd}")


def headings_remembered(importing):
    headings, row, _ = good("subjects", 60)
    own = ["商户", "性质", "赋码"]
    importing.refused("subjects", [own, row], "headings of one's own")
    importing.done("subjects", [own, row], "--map", "--map", "商户=name;性质=kind;赋码=code", fresh=1)
    done = importing.done("subjects", [own, good("subjects", 61)[1]], "headings remembered", fresh=1)
    say.that(done and done["headings"].get("name") == "商户", "the headings found", done)
    bad = importing("subjects", [own, good("subjects", 62)[1]], user="data2")
    say.that(bad.code == 1, "another agency's headings are its own", bad)
    say.same(importing("subjects", [own, row], "--map", "nonsense").code, 2, "--map nonsense")
    odd = importing("subjects", [own, row], "--map", "商户=nosuchfield")
    say.that(odd.code == 1 and "nosuchfield" in odd.out, "--map to a field that is none names it", odd)
    importing("subjects", [own, row], "--map", "性质=", "--dry-run")
    importing.done("subjects", [own, good("subjects", 63)[1]], "a wrong map is not remembered", fresh=1)


def sheet(serials, until="2029-03-01"):
    headings = good("entries")[0]
    rows = []
    for s in serials:
        row = good("entries", s)[1]
        row[5] = until
        rows.append(row)
    return [headings] + rows


NODE = ("--level", "province", "--node", "试验来源单位")


def listed(county, serials):
    """Which of them a check finds listed."""
    s = county.sample("none")
    rows = [(good("entries", n)[1][0], good("entries", n)[1][1]) for n in serials]
    folder = county.folder.parent
    out = folder / "listed-out.csv"
    county.ok("batch", write(folder / "listed.csv", csv_text(("name", "code"), *rows)), "--out", out, "--as", s["user"], "--matter", s["matter"])
    return [n for n, row in zip(serials, table(out)) if row["entries"]]


def published(county, batch, **fields):
    county.act("office2", "batch", "review", batch, **fields)
    county.act("publisher", "batch", "publish", batch, secrecy_reviewed=True)


def refusal(county, user, noun, act, id, **fields):
    ran = county("act", noun, act, id, "--as", user, "--json", "--fields", json.dumps(fields))
    return ran.json["refusal"]["code"] if ran.code == 1 else f"exit {ran.code}: {ran.out} {ran.err}"


def batches(importing):
    county, all = importing.county, list(range(100, 130))
    first = importing.done("entries", sheet(all), "a list", "--snapshot", "tax_severe", *NODE, fresh=30, gone=0)
    say.same(len(first["ids"]), 1, "one batch")
    batch = first["ids"][0]
    say.same(listed(county, all), [], "nothing is listed before it is published")
    say.that("separat" in (code := refusal(county, "officedata", "batch", "review", batch)) or "party" in code, "reviewed by who brought it", code)
    for odd in ("county", "galaxy"):
        ran = importing("entries", sheet([200]), "--type", "tax_severe", "--level", odd, "--node", "试验来源单位")
        say.that(ran.code == 1 and odd in ran.out, f"the level {odd}", ran)
    office = importing("entries", sheet([200]), "--type", "tax_severe", *NODE, user="office").json["ids"][0]
    code = refusal(county, "office", "batch", "review", office)
    say.that("person" in code or "separat" in code or "same" in code, "reviewed by the same person", code)
    county.act("office2", "batch", "withdraw", office, reason="试验")
    say.that(refusal(county, "publisher", "batch", "publish", batch, secrecy_reviewed=True), "published before the review")
    county.act("office2", "batch", "review", batch)
    code = refusal(county, "publisher", "batch", "publish", batch, secrecy_reviewed=False)
    say.same(code, "secrecy_is_reviewed", "published without the secrecy review")
    county.act("publisher", "batch", "publish", batch, secrecy_reviewed=True)
    say.same(listed(county, all), all, "listed once published")
    again = importing.done("entries", sheet(all), "the same list", "--snapshot", "tax_severe", *NODE, fresh=0, changed=0, same=30, gone=0)
    say.same(again and again["ids"], [], "no batch for the same list")

    later = importing.done("entries", sheet(all[:-1]), "a row gone", "--snapshot", "tax_severe", *NODE, fresh=0, same=29, gone=1)
    say.same(listed(county, all), all, "still listed before it is published")
    published(county, later["ids"][0])
    say.same(listed(county, all), all[:-1], "the row that is gone is listed no more")
    county.act("publisher", "batch", "undo", later["ids"][0], reason="来源误删")
    say.same(listed(county, all), all, "undone: listed again")

    partial = importing.done("entries", sheet(all[:3]), "part of a list", "--type", "tax_severe", *NODE, same=3, gone=0)
    say.same(partial and partial["ids"], [], "a sheet that is no snapshot takes nothing away")
    changed = importing.done("entries", sheet(all[:2], "2028-12-31"), "a changed row", "--type", "tax_severe", *NODE, fresh=0, changed=2)
    published(county, changed["ids"][0])
    say.same(listed(county, all), all, "changed rows stay listed")

    drop = importing.done("entries", sheet(all[2:10]), "a large drop", "--snapshot", "tax_severe", *NODE, same=8, gone=22)
    code = refusal(county, "office2", "batch", "review", drop["ids"][0])
    say.same(code, "large_drop_is_confirmed", "a large drop")
    say.same(listed(county, all), all, "not dropped yet")
    published(county, drop["ids"][0], large_drop_confirmed=True)
    say.same(listed(county, all), all[2:10], "dropped once confirmed")
    empty = importing.done("entries", [good("entries")[0]], "an empty snapshot", "--snapshot", "tax_severe", *NODE, gone=8)
    say.that(empty and len(empty["ids"]) == 1, "an empty snapshot waits for review", empty)
    exited = [good("entries")[0] + ["实际移出日期"], good("entries", 140)[1] + ["2026-03-03"]]
    importing.done("entries", exited, "a row that its origin let go", fresh=0)
    importing.refused("entries", sheet([141]), "a list type that is not", "--type", "no_such_type")
    importing.refused("entries", sheet([141]), "a list type of the county's own", "--type", "wage_arrears_county")


def changed(kind, serial, **cells):
    """The good row with some cells otherwise, by heading."""
    headings, row, _ = good(kind, serial)
    for heading, value in cells.items():
        row[headings.index(heading)] = value
    return row


def doubled_and_beyond(importing):
    headings, row, _ = good("subjects", 400)
    for more in ("企业名称", "名称", "code"):
        bad = importing.refused("subjects", [headings + [more], row + ["衡安县别家有限公司"]], f"two columns for one field: {more}")
        say.that(bad and bad[0]["line"] == 0 and more in bad[0]["value"] and more in bad[0]["reason"], f"both headings are named: {more}", bad)
    importing.done("subjects", [headings + ["名称"], row + ["另一列"]], "one of them mapped", "--map", "名称=", "--dry-run", fresh=1)
    s = importing.county.sample("none")
    ran = importing.county("batch", write(importing.place / "two.csv", csv_text(("name", "code", "统一社会信用代码"), ("甲", row[2], row[2]))), "--out",
                           importing.place / "two-out.csv", "--as", s["user"], "--matter", s["matter"])
    say.that(ran.code == 2 and "code · 统一社会信用代码" in ran.err, "a batch with two columns of codes", ran)
    bad = importing.refused("subjects", [headings, row, good("subjects", 401)[1] + ["多余"]], "a row longer than the headings")
    say.same([(b["line"], b["value"]) for b in bad], [(3, "多余")], "the cell beyond the headings")


def differences(importing):
    county = importing.county
    headings, row, _ = good("penalties", 410)
    importing.done("penalties", [headings, row], "a penalty", fresh=1)
    importing.done("penalties", [headings, row, row], "the same penalty, twice", same=2, fresh=0)
    for heading, value, field in (("CF_NR_FK", "5", "fine"), ("CF_JDRQ", "2026-03-03", "decided_on"), ("CF_CFLB", "警告;罚款", "penalty_kind")):
        bad = importing.refused("penalties", [headings, changed("penalties", 410, **{heading: value})], f"the same document with another {heading}")
        say.same([(b["line"], b["field"], b["value"]) for b in bad], [(2, field, value)], f"another {heading} is named")
    rows = [headings, good("penalties", 411)[1], changed("penalties", 411, CF_NR_FK="5")]
    bad = importing.refused("penalties", rows, "one document twice, otherwise")
    say.that([b["line"] for b in bad] == [3] and "第2行" in bad[0]["reason"], "both lines are named", bad)
    importing.done("penalties", [headings, changed("penalties", 410, CF_WSH="衡市监罚[2026] 410号"), row], "the same penalty, its number typed otherwise", same=2, fresh=0)
    licences = good("licences")[0]
    importing.done("licences", [licences, good("licences", 412)[1]], "a licence", fresh=1)
    bad = importing.refused("licences", [licences, changed("licences", 412, XK_YXQZI="2030-01-01")], "the same licence until another day")
    say.same([b["field"] for b in bad], ["valid_until"], "another last day is named")
    bad = importing.refused("licences", [licences, changed("licences", 414, XK_YXQZI="2020-01-01")], "a licence that ends before it was decided")
    say.same([(b["line"], b["field"], b["value"]) for b in bad], [(2, "valid_until", "2020-01-01")], "its last day is named")
    entries = [good("entries")[0], good("entries", 413)[1], changed("entries", 413, 拟移出日期="2028-01-01", 认定文书号="衡认【2026】 413号")]
    bad = importing.refused("entries", entries, "one entry twice, otherwise")
    say.that([(b["line"], b["field"]) for b in bad] == [(3, "until")] and "第2行" in bad[0]["reason"], "the entry's other line is named", bad)

    named = [headings, changed("penalties", 410, CF_XDR_MC="衡安县另一名称有限公司", CF_WSH="另文1号")]
    ran = importing.done("penalties", named, "a code under another name", "--dry-run", fresh=1)
    say.that(any("名称与库内不一致" in w["reason"] and w["line"] == 2 for w in ran["warnings"]), "the other name is a warning", ran)
    errors = importing.place / "warned.csv"
    told = county("import", "penalties", write(importing.place / "warned-in.csv", csv_text(*named)), "--as", "officedata", "--dry-run", "--errors", errors)
    say.that(told.code == 0 and "名称与库内不一致" in told.out and "2" in told.out, "warnings are printed", told)
    say.that(errors.exists() and "名称与库内不一致" in errors.read_text("utf-8-sig"), "and stand beside their rows")


def catalogue(importing):
    headings, row, _ = good("agencies", 420)
    importing.done("agencies", [headings, row], "an agency", fresh=1)
    importing.done("agencies", [headings, row], "the same agency", same=1, fresh=0)
    bad = importing.refused("agencies", [headings, changed("agencies", 420, 单位名称="衡安县改名局")], "an agency renamed by a sheet")
    say.that(bad[0]["field"] == "name" and "propose_change" in bad[0]["remedy"], "changes go through their own act", bad)
    bad = importing.refused("agencies", [headings, good("agencies", 421)[1], changed("agencies", 421, 单位名称="衡安县别局")], "one code for two agencies")
    say.that(bad[0]["line"] == 3 and "第2行" in bad[0]["reason"], "both lines of it", bad)
    for heading, value, field in (("单位名称", "", "name"), ("单位类别", "", "kind"), ("统一社会信用代码", "12", "code"), ("职权事项", "SY-9:试:nolic", "remits"),
                                  ("职责", "king", "duties"), ("止", "2020-01-01", "to")):
        bad = importing.refused("agencies", [headings, changed("agencies", 422, **{heading: value})], f"an agency with {heading} {value!r}")
        say.that([b["field"] for b in bad] == [field], f"its column {field} is named", bad)
    headings = good("measures")[0]
    for heading, value, field in (("适用名单类别", "nosuch_list", "target_list_types"), ("实施单位类别", "nosuch_kind", "agencies")):
        bad = importing.refused("measures", [headings, changed("measures", 43, **{heading: value})], f"a measure for {value}")
        say.same([(b["line"], b["field"], b["value"]) for b in bad], [(2, field, value)], f"{value} is named")
    source = "关于2034年部分节假日安排的通知"
    calendar = [good("calendar")[0], ["2034-01-02", "holiday", source], ["2034-01-02", "make_up_working_day", source]]
    bad = importing.refused("calendar", calendar, "a day of two kinds")
    say.that([b["line"] for b in bad] == [3] and "第2行" in bad[0]["reason"], "both lines of the day", bad)
    bad = importing.refused("calendar", [calendar[0], ["2034-01-01", "holiday", source]], "a holiday on a Sunday")
    say.same([(b["line"], b["field"]) for b in bad], [(2, "date")], "that Sunday is named")


def hostile(importing):
    headings, row, _ = good("subjects", 300)
    formula = ["=HYPERLINK(\"http://x\")", "+1+1", "@SUM(A1)", "-2+3", "=cmd|' /C calc'!A0"]
    for i, cell in enumerate(formula):
        errors = importing.place / "formula-errors.csv"
        wrong = [cell, "法人及非法人组织", "9113O528HX0000001A"]
        importing.refused("subjects", [headings, wrong], f"a formula {cell}", "--errors", errors)
        for line in csv.reader(errors.read_text("utf-8-sig").splitlines()[1:]):
            say.that(all(not c or c[0] not in "=+-@" for c in line), f"the formula {cell} comes back inert", line)
        out = importing.place / "formula-out.csv"
        s = importing.county.sample("none")
        inside = write(importing.place / "f.csv", csv_text(("name", "code"), (cell, "")))
        importing.county.ok("batch", inside, "--out", out, "--as", s["user"], "--matter", s["matter"])
        say.that(all(not c or c[0] not in "=+-@" for c in table(out)[0].values()), f"the formula {cell} in a batch", table(out))
    top = csv_text(headings)
    for what, content in {"a NUL": csv_text(headings, row).replace("试验", "试\0验").encode(),
                          "10 MB in a cell": csv_text(headings, ["名" * 3_500_000, *row[1:]]).encode(),
                          "an open quote": (top + '"衡安县,法人\r\n甲,乙\r\n').encode(), "a quote inside": (top + '衡安"县,法人,x\r\n').encode(),
                          "UTF-16": csv_text(headings, row).encode("utf-16"), "a workbook": b"PK\x03\x04" + b"\0" * 100,
                          "an old workbook": b"\xd0\xcf\x11\xe0" + b"\0" * 100, "broken bytes": top.encode() + b"\xff\xff\xff,\xfe\r\n",
                          "nothing": b"", "only a mark": b"\xef\xbb\xbf", "only line ends": b"\r\n" * 50}.items():
        before = importing.county.leaves()
        ran = importing("subjects", content)
        say.that(ran.code in (1, 2) and (ran.err or ran.out), f"{what} is refused", ran)
        say.same(importing.county.leaves(), before, f"{what}: the ledger")
    for extension in ("xls", "et", "xlsx"):
        ran = importing.county("import", "subjects", write(importing.place / f"x.{extension}", b"\xd0\xcf\x11\xe0"), "--as", "officedata")
        say.that(ran.code == 2 and ("另存为" in ran.err), f"a file .{extension} comes with the steps", ran)
    quoted = [headings, ['衡安县"引号",\n两行厂', row[1], row[2]]]
    importing.done("subjects", quoted, "quotes, a comma and a line end in a cell", fresh=1)
    many = [headings] + [good("subjects", 1000 + i)[1] for i in range(5000)]
    importing.done("subjects", many, "more rows than one leaf takes", fresh=5000)
    many[-1][2] = "9113O528HX0000001A"
    for i in range(1, 4900):
        many[i] = good("subjects", 7000 + i)[1]
    bad = importing.refused("subjects", many, "the last of 5000 rows is bad")
    say.same([b["line"] for b in bad], [5001], "the last of 5000 rows is named")
    say.same(importing("nonsense", [headings, row], user="officedata").code, 2, "a kind that is none")
    for user in ("auditor", "partner", "publisher"):
        for what, serial in (("new", 301), ("known", 1000)):   # that a row is known already is no answer for everybody
            ran = importing("subjects", [headings, good("subjects", serial)[1]], user=user)
            say.that(ran.code == 1, f"an import of a row that is {what}, by {user}", ran)


def main():
    program = hengxin()
    with Place("imports") as place:
        county = demo(program, place / "d", "--subjects", "200", "--entries", "100", "--suite", "sha256-ed25519")
        same = demo(program, place / "same", "--subjects", "200", "--entries", "100", "--suite", "sha256-ed25519")
        say.same((same.folder / "demo-samples.csv").read_text(), (county.folder / "demo-samples.csv").read_text(), "one seed makes one county")
        importing = Importing(county, place)
        for part in (charsets, bad_rows, wide_digits_and_dates, headings_remembered, doubled_and_beyond, differences, catalogue, batches, hostile):
            part(importing)
        say.same(county("verify", "--full").code, 0, "verify --full at the end")
        say.end()


main()
