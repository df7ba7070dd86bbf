"""Verifies a Hengxin receipt, alone or within its answer: python3 verify_receipt.py FILE. Prints what it proves and whose key signed, exit 0;
or why not, exit 1. Standard library only; verify.md explains each step. Compare the key with the published one: that is the other half."""
import base64, hashlib, json, re, sys

ROW = {"row", "row_facts", "row_facts_salt", "row_person", "row_proof"}
ALL = {"v", "suite", "key", "leaf", "facts", "facts_salt", "persons", "proof", "checkpoint"} | ROW
NOTE = re.compile(r"(([!-*,-~]+)\n(0|[1-9]\d{0,19})\n([^\n]*)\n)\n\u2014 ([!-*,-~]+) ([^\n]*)\n", re.ASCII)

def need(holds, why):
    if not holds: raise ValueError(why)

# 1. JSON with one reading: no name twice, integers within 2^53-1 and nothing else; canonical text as in RFC 8785.
def members(pairs):
    need(len(dict(pairs)) == len(pairs), "a name stands twice")
    return dict(pairs)

def integer(spelled):
    need(spelled != "-0" and abs(int(spelled)) < 2**53, f"{spelled} is no integer within 2^53-1")
    return int(spelled)

def canonical(value):
    def ordered(v):
        if isinstance(v, dict): return {k: ordered(v[k]) for k in sorted(v, key=lambda name: name.encode("utf-16-be"))}
        return [ordered(each) for each in v] if isinstance(v, list) else v
    return json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":")).encode()

def b64(text, size=None):
    raw = base64.b64decode(text, validate=True)
    need(base64.b64encode(raw).decode() == text and size in (None, len(raw)), f"{text}: not base64 in its one spelling, or of another size")
    return raw

def natural(number):
    need(type(number) is int and number >= 0, f"{number} is no natural number")
    return number

# 2. Commitments H(salt ‖ canonical), the leaf H(0 ‖ {"facts":…,"persons":[…]}), and the inclusion proof of RFC 9162 section 2.1.3.2.
def leaf_hash(h, facts, salt, persons):
    def commitment(part):
        if "commitment" in part: return need(set(part) == {"commitment"}, "unknown member") or b64(part["commitment"], 32)
        need(set(part) == {"body", "salt"} and type(part["body"]) is dict, "a personal part is misshapen")
        return h(b64(part["salt"], 32) + canonical(part["body"]))
    text = lambda raw: base64.b64encode(raw).decode()
    need(type(facts) is dict and type(persons) is list, "facts or persons are misshapen")
    return h(b"\0" + canonical({"facts": text(h(b64(salt, 32) + canonical(facts))), "persons": [text(commitment(p)) for p in persons]}))

def included(h, node, at, size, proof, root):
    if at >= size or type(proof) is not list: return False
    last = size - 1
    for sibling in [b64(each, 32) for each in proof]:
        if last == 0: return False
        if at & 1 or at == last:
            node = h(b"\1" + sibling + node)
            while not at & 1 and at: at, last = at >> 1, last >> 1
        else: node = h(b"\1" + node + sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and node == root

# 3. Signatures: SM2 (GB/T 32918.2 section 7.1) and Ed25519 (RFC 8032 section 5.1.7), by plain arithmetic.
def times(k, point, add, zero):
    total = zero
    for bit in bin(k)[2:]:
        total = add(total, total)
        if bit == "1": total = add(total, point)
    return total

P = 2**256 - 2**224 - 2**96 + 2**64 - 1
A, B = P - 3, 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7, 0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)

def sm2_add(p, q):
    if p is None or q is None: return p or q
    if p[0] == q[0] and (p[1] + q[1]) % P == 0: return None
    slope = (3 * p[0] ** 2 + A) * pow(2 * p[1], -1, P) if p == q else (q[1] - p[1]) * pow(q[0] - p[0], -1, P)
    x = (slope**2 - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P

def sm2(h, key, message, der):
    x, y = (int.from_bytes(key[i:i + 32], "big") for i in (1, 33))
    number = lambda n: (lambda raw: b"\2" + bytes([len(raw)]) + raw)(n.to_bytes(n.bit_length() // 8 + 1, "big"))
    r = int.from_bytes(der[4:4 + der[3]], "big")
    s = int.from_bytes(der[6 + der[3]:], "big")
    fits = 0 < r < N and 0 < s < N and x < P and y < P and (y * y - x**3 - A * x - B) % P == 0 and (r + s) % N and key[0] == 4
    if not fits or der != b"\x30" + bytes([len(number(r) + number(s))]) + number(r) + number(s): return False
    z = h(b"\0\x80" + b"1234567812345678" + b"".join(n.to_bytes(32, "big") for n in (A, B, *G)) + key[1:])
    point = sm2_add(times(s, G, sm2_add, None), times((r + s) % N, (x, y), sm2_add, None))
    return point is not None and (int.from_bytes(h(z + message), "big") + point[0]) % N == r

Q, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, Q) % Q

def ed_add(p, q):
    t = D * p[0] * q[0] * p[1] * q[1]
    return (p[0] * q[1] + q[0] * p[1]) * pow(1 + t, -1, Q) % Q, (p[1] * q[1] + p[0] * q[0]) * pow(1 - t, -1, Q) % Q

def ed_point(raw):
    y, odd = int.from_bytes(raw, "little") % 2**255, raw[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, Q) % Q
    x = pow(square, (Q + 3) // 8, Q)
    if x * x % Q != square: x = x * pow(2, (Q - 1) // 4, Q) % Q
    need(y < Q and x * x % Q == square and not (x == 0 and odd), "no point of Ed25519")
    return (Q - x if x & 1 != odd else x), y

def ed25519(h, key, message, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or s >= L: return False
    k = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % L
    base = ed_point((4 * pow(5, -1, Q) % Q).to_bytes(32, "little"))
    return times(s, base, ed_add, (0, 1)) == ed_add(ed_point(r), times(k, ed_point(key), ed_add, (0, 1)))

SUITES = {"sm3-sm2": ("sm3", 65, b"\xffsm2", sm2), "sha256-ed25519": ("sha256", 32, b"\1", ed25519)}

# 4. All of it. Returns the proven facts, the disclosed answer or None, and the key.
def verify(text):
    whole = json.loads(text.decode(), object_pairs_hook=members, parse_int=integer, parse_float=integer, parse_constant=integer)
    need(type(whole) is dict, "no object")
    receipt = whole.get("receipt", whole)
    need(type(receipt) is dict and set(receipt) <= ALL, "unknown member")
    need(type(receipt["v"]) is int and receipt["v"] == 1 and receipt["suite"] in SUITES, "unknown version or suite")
    name, size, algorithm, signed = SUITES[receipt["suite"]]
    h = lambda raw: hashlib.new(name, raw).digest()
    key, note = b64(receipt["key"], size), NOTE.fullmatch(receipt["checkpoint"])
    need(note and note[2] == note[5] and int(note[3]) < 2**64, "the checkpoint is misspelled")
    body, origin, blob = note[1].encode(), note[2].encode(), b64(note[6])
    need(blob[:4] == hashlib.sha256(origin + b"\n" + algorithm + key).digest()[:4], "the checkpoint is of another key")
    need(signed(h, key, body, blob[4:]), "the checkpoint is not signed by this key")
    facts, number = receipt["facts"], natural(receipt["leaf"])
    leaf = leaf_hash(h, facts, receipt["facts_salt"], receipt["persons"])
    need(included(h, leaf, number, int(note[3]), receipt["proof"], b64(note[4], 32)), "the leaf is not in the ledger")
    need(natural(facts["leaf"]) == number, "another leaf")
    if ROW & set(receipt):
        rows, facts = facts["rows"], receipt["row_facts"]
        leaf = leaf_hash(h, facts, receipt["row_facts_salt"], [receipt["row_person"]] if "row_person" in receipt else [])
        path = natural(receipt["row"]), natural(rows["count"]), receipt["row_proof"], b64(rows["root"], 32)
        need(included(h, leaf, *path), "the row is not in its batch")
    if receipt is whole: return facts, None, receipt["key"]
    del whole["receipt"]
    need(facts.get("answer") == base64.b64encode(h(canonical(whole))).decode(), "another answer")
    return facts, whole, receipt["key"]

if __name__ == "__main__":
    try:
        proven, _, signer = verify(open(sys.argv[1], "rb").read())
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError) as error:
        sys.exit(f"not verified: {error!r}")
    print(f"verified; signed by {signer}\n{json.dumps(proven, ensure_ascii=False, indent=2)}")
