"""Counts the figures of the agencies' work again, from the ledger alone: python3 recompute_figures.py LEDGER.jsonl FIGURES.json
LEDGER.jsonl: `hengxin ledger export --facts`; FIGURES.json: GET /api/v1/indicators, `hengxin --json indicators` or GET /api/v1/reports/industry. Exit 0 when
every figure and its evidence is what the ledger says; else 1 and what differs. Standard library, and verify_receipt.py beside it for the checkpoint."""
import collections, hashlib, json, sys
from verify_receipt import NOTE, SUITES, b64, canonical, need

# 1. The leaves that the checkpoint signs: every fact is what the leaf committed to, and all leaves together have the root that was signed.
def tree_root(h, leaves):
    if not leaves: return h(b"")
    stack = []                                             # (height, hash) of full subtrees, the largest first
    for leaf in leaves:
        height = 0
        while stack and stack[-1][0] == height: leaf, height = h(b"\1" + stack.pop()[1] + leaf), height + 1
        stack.append((height, leaf))
    root = stack.pop()[1]
    while stack: root = h(b"\1" + stack.pop()[1] + root)
    return root

def leaf_of(h, line):
    need(h(b64(line["facts_salt"]) + canonical(line["facts"])) == b64(line["commitments"]["facts"], 32), f"leaf {line['leaf']}: its facts are not what it committed to")
    return h(b"\0" + canonical(line["commitments"]))

def read(lines, note):
    """(reference, facts, facts of its leaf) in the order of the ledger, as far as the checkpoint goes."""
    signed = NOTE.fullmatch(note)
    need(signed, "the figures name no checkpoint")
    size, genesis = int(signed[3]), json.loads(lines[0])["facts"]
    name, key_size, algorithm, is_signed = SUITES[genesis["suite"]]
    h, key, blob = (lambda raw: hashlib.new(name, raw).digest()), b64(genesis["key"], key_size), b64(signed[6])
    need(blob[:4] == hashlib.sha256(signed[2].encode() + b"\n" + algorithm + key).digest()[:4], "the checkpoint is of another key")
    need(is_signed(h, key, signed[1].encode(), blob[4:]), "the checkpoint is not signed by the ledger's key")
    leaves, told, rows = [], [], []

    def end_of_batch():
        wanted = told_of.get("rows")
        if wanted: need(len(rows) == wanted["count"] and tree_root(h, rows) == b64(wanted["root"], 32), f"leaf {len(leaves) - 1}: its rows are not what it committed to")
        else: need(not rows, f"leaf {len(leaves) - 1}: rows of a leaf that has none")

    told_of = {}
    for text in lines:
        line = json.loads(text)
        if line["leaf"] >= size: break
        if "row" in line:
            need(line["leaf"] == len(leaves) - 1 and line["row"] == len(rows), f"leaf {line['leaf']}: a row out of order")
            rows.append(leaf_of(h, line))
            told.append((f"{line['leaf']}.{line['row']}", line["facts"], told_of))
        else:
            end_of_batch()
            need(line["leaf"] == line["facts"]["leaf"] == len(leaves), f"leaf {line['leaf']}: out of order")
            leaves.append(leaf_of(h, line))
            told_of, rows = line["facts"], []
            told.append((str(line["leaf"]), told_of, told_of))
    end_of_batch()
    need(len(leaves) == size and tree_root(h, leaves) == b64(signed[4], 32), "these are not the leaves that the checkpoint signs")
    return told

# 2. What counts: (noun, act) → names of figures, as the sentence beside each figure says; in time or late as the leaf says.
BY_ACT = {
    ("determination", "publish"): ["determinations_published"], ("entry", "expire"): ["entries_lifted"], ("entry", "remove"): ["entries_lifted"],
    ("check", "ask"): ["checks_made"], ("check", "confirm"): ["answers_confirmed"],
    ("task", "apply"): ["tasks_applied"], ("task", "open_applied"): ["tasks_applied"],
    ("task", "not_apply"): ["tasks_not_applied"], ("task", "open_not_applied"): ["tasks_not_applied"],
    ("objection", "accept"): ["objections_accepted"], ("objection", "note"): ["objections_accepted"],
    ("objection", "decline"): ["objections_declined"],
    ("objection", "answer"): ["objections_answered_in_time", "objections_answered_late"],
    ("objection", "uphold"): ["objections_decided_in_time", "objections_decided_late"], ("objection", "reject"): ["objections_decided_in_time", "objections_decided_late"],
    ("repair", "approve"): ["repairs_decided_in_time", "repairs_decided_late"], ("repair", "refuse"): ["repairs_decided_in_time", "repairs_decided_late"],
    ("withdrawal", "tell_hold"): ["corrections_told"], ("withdrawal", "tell_end"): ["corrections_told"], ("withdrawal", "acknowledge"): ["corrections_acknowledged"],
}
OF_WHO_ACTED = {"checks_made", "objections_declined", "objections_decided_in_time", "objections_decided_late"}
NAMES = sorted({name for names in BY_ACT.values() for name in names} | {"tasks_overdue"})

def count(told, first, last):
    """{(figure, agency or None for the county): [references]}, and the agencies' ids."""
    found, agencies, tasks, voluntary = collections.defaultdict(list), set(), {}, set()
    for reference, facts, leaf in told:
        day, case, file = facts.get("on", leaf.get("on", "")), facts.get("case"), None
        for image in facts.get("images", []):
            fields = image["fields"]
            if image["kind"] == "agency": agencies.add(image["id"])
            elif image["kind"] == "task" and fields["voluntary"]: voluntary.add(image["id"])
            elif image["kind"] == "casefile":
                file = fields
                if fields["noun"] == "task" and day <= last: tasks[image["id"]] = (reference, fields)
        act = facts.get("noun"), facts.get("act")
        if act not in BY_ACT or not first <= day <= last or case in voluntary or (case is None and act != ("check", "ask")): continue
        names = BY_ACT[act]
        name = names[bool(facts.get("late"))] if len(names) == 2 else names[0]
        agency = facts.get("agency", leaf.get("agency", "")) if name in OF_WHO_ACTED else (file or {}).get("agency", "")
        found[name, None].append(reference)
        found[name, agency].append(reference)
    for case, (reference, fields) in tasks.items():
        if fields["state"] == "due" and fields["due"] and fields["due"] < last and not fields["provisional"] and case not in voluntary:
            found["tasks_overdue", None].append(reference)
            found["tasks_overdue", fields["agency"]].append(reference)
    in_order = lambda reference: tuple(map(int, reference.split(".")))
    return {each: sorted(all, key=in_order) for each, all in found.items()}, agencies

# 3. Figure by figure.
def differences(lines, figures):
    found, agencies = count(read(lines, figures["checkpoint"]), figures["from"], figures["to"])
    told = {(each["indicator"], each["agency"]): each for each in figures["items"]}
    need(len(told) == len(figures["items"]), "a figure is told twice")
    for (name, agency), each in sorted(told.items(), key=str):
        is_, wanted = [evidence["leaf"] for evidence in each["evidence"]], found.get((name, agency), [])
        where = f"{name} of {agency or 'the county'}"
        if name not in NAMES or (agency is not None and agency not in agencies): yield f"{where}: no such figure"
        elif each["count"] != len(wanted): yield f"{where}: {each['count']} is told, the ledger says {len(wanted)}"
        elif is_ != wanted[:len(is_)] or len(is_) + each["evidence_left_off"] != len(wanted): yield f"{where}: its evidence is not what the ledger says"
    if {agency for _, agency in told} > {None}:            # of all agencies: none is left out, and no figure
        for missing in sorted({(name, agency) for name in {name for name, _ in told} for agency in agencies | {None}} - set(told), key=str): yield f"{missing}: not told"

# 4. The industry report: organisations on each public list at the end of its day, none below the floor; the rest together where that gives none away.
def report_differences(lines, report):
    on, floor = report["on"], report["floor"]
    latest = collections.defaultdict(dict)                 # kind of image → id → fields, as they were then
    for _, facts, leaf in read(lines, report["checkpoint"]):
        if facts.get("on", leaf.get("on", "")) > on: continue
        for image in facts.get("images", []): latest[image["kind"]][image["id"]] = image["fields"]
    types = {t["code"]: t for _, t in sorted(latest["list_type"].items())
             if t["published_on"] and t["published_on"] <= on and not (t["ended_on"] and t["ended_on"] <= on) and t["publicity"] != "none"}
    on_list = {code: set() for code in types}
    for id, entry in latest["entry"].items():
        in_force = latest["casefile"][id]["state"] == "listed" and entry["listed_on"] and entry["listed_on"] <= on <= (entry["until"] or "9999") and on < (entry["exited_on"] or "9999")
        if in_force and entry["list_type"] in types and latest["subject"].get(entry["subject"], {}).get("kind") == "organisation": on_list[entry["list_type"]].add(entry["subject"])
    if {item["list_type"] for item in report["items"]} != set(types): yield "the lists are not those of that day"
    for polarity in {t["polarity"] for t in types.values()}:
        own = {code for code, t in types.items() if t["polarity"] == polarity}
        small = {code for code in own if len(on_list[code]) < floor}
        together = len(set().union(*(on_list[code] for code in small)))
        others = together if floor <= together <= (len(small) - 1) * (floor - 1) else None
        if report["others"].get(polarity) != others: yield f"others of {polarity}: {report['others'].get(polarity)} is told, the ledger says {others}"
        total = sum(len(on_list[code]) for code in own - small) + (others or 0)
        if report["totals"].get(polarity) != total: yield f"total of {polarity}: {report['totals'].get(polarity)} is told, the ledger says {total}"
        for item in report["items"]:
            wanted = (None, floor) if item["list_type"] in small else (len(on_list.get(item["list_type"], ())), None)
            if item["list_type"] in own and (item["organisations"], item["fewer_than"]) != wanted: yield f"{item['list_type']}: not what the ledger says"

if __name__ == "__main__":
    try:
        with open(sys.argv[1], encoding="utf-8") as ledger, open(sys.argv[2], encoding="utf-8") as told: lines, figures = ledger.read().splitlines(), json.load(told)
        different = list((report_differences if "floor" in figures else differences)(lines, figures))
    except (ValueError, KeyError, TypeError, IndexError, OSError) as wrong:
        different = [str(wrong)]
    for each in different: print("differs:", each)
    if not different: print(f"{len(figures['items'])} figures counted again from the ledger: all as told")
    sys.exit(1 if different else 0)
