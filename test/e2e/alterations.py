"""Every way to alter a receipt that came to mind. Pure: a text in, altered texts out."""
import itertools
import json


class Twice(dict):
    """An object one of whose members is written twice: json.dumps asks only for items()."""

    def __init__(self, pairs):
        super().__init__(pairs)
        self.pairs = pairs

    def items(self):
        return self.pairs


def spelled(value, **how):
    return json.dumps(value, ensure_ascii=False, **{"separators": (",", ":"), **how}).encode()


def transports(text):
    """The same values in other clothes: each of these still verifies."""
    value = json.loads(text)

    def reversed_(v):
        if isinstance(v, dict):
            return {k: reversed_(v[k]) for k in reversed(list(v))}
        return [reversed_(e) for e in v] if isinstance(v, list) else v

    yield spelled(value, indent=2, separators=(", ", " : "))
    yield spelled(value, indent="\t")
    yield spelled(reversed_(value))
    yield json.dumps(value, ensure_ascii=True).encode()
    yield b"\r\n\t " + text + b" \n"
    yield text.replace(b"/", b"\\/")


def flipped(text, chance):
    """Each byte with another bit, with another letter, and away; in no order."""
    for at in chance.sample(range(len(text)), len(text)):
        other = chance.choice([c for c in b"AZaz019+/=\"{}[],: \\" if c != text[at]])
        for byte in (bytes([text[at] ^ 1 << chance.randrange(8)]), bytes([other]), b""):
            yield text[:at] + byte + text[at + 1:]


def valued(text, chance):
    """Each value with others, each member and element away, doubled, renamed, moved, or joined by a stranger."""
    root = json.loads(text)

    def others(v):
        yield from (None, True, [v], {}, "")
        if type(v) is int:
            yield from (v + 1, v - 1, -v - 1, v + 256, v + 2**32, str(v), float(v), v + 0.5, 2**53 + v)
        if type(v) is str:
            yield from (17, v + "A", v + "=", v + " ", v + "\n", " " + v, v + v, v[:-1], v.upper() + "x", v.replace("+", "-") + "_")
            if v:
                at = chance.randrange(len(v))
                yield v[:at] + ("B" if v[at] == "A" else "A") + v[at + 1:]
                yield v[:-1] + chr(ord(v[-1]) ^ 1)
                yield v.rstrip("=")[:-1] + chr(ord(v.rstrip("=")[-1:] or "A") + 1) + "=" * (len(v) - len(v.rstrip("=")))
        if type(v) is list:
            for i in range(len(v)):
                yield v[:i] + v[i + 1:]
                yield v[:i] + [v[i]] + v[i:]
                yield v[i:] + v[:i]
            yield v + [{}]
        if type(v) is dict:
            for name in v:
                rest = {k: e for k, e in v.items() if k != name}
                yield rest
                yield {**rest, name + "_": v[name]}
                yield {**rest, name.upper(): v[name]}
                yield Twice([*v.items(), (name, v[name])])
                yield Twice([(name, v[name]), *v.items()])
            for stranger in ("extra", "", "commitment", "row", "row_person", "receipt", "v ", "a\r\nb", "__proto__", "constructor"):
                if stranger not in v:
                    yield {**v, stranger: 0}

    hold = {"": root}

    def visit(v, put):
        for other in others(v):
            if type(other) is not type(v) or other != v:
                put(other)
                yield spelled(hold[""])
        put(v)
        for i in list(v) if type(v) is dict else range(len(v)) if type(v) is list else ():
            yield from visit(v[i], lambda other, i=i: v.__setitem__(i, other))

    yield from visit(root, lambda other: hold.__setitem__("", other))


def framed(text, chance):
    """Something before, behind or instead."""
    yield from (b"", b" ", text[:-1], b'{"receipt":' + text + b',"x":1}')
    yield from (b"\xef\xbb\xbf" + text, text + b"0", text + text, text + b"\0", b"[" + text + b"]")
    yield from (text[:chance.randrange(len(text))] for _ in range(20))
    for number in (b".0", b"e0", b"E0", b"0", b".", b"e+0"):
        for at in [i for i in range(1, len(text)) if text[i:i + 1] in b",}" and text[i - 1:i].isdigit()]:
            yield text[:at] + number + text[at:]


def altered(text, chance, count):
    """So many, at random from all families: half of them single bytes, as far as there are others."""
    rest = [other for family in (valued, framed) for other in family(text, chance) if other != text]
    rest = chance.sample(rest, min(len(rest), count // 2))
    return rest + list(itertools.islice(flipped(text, chance), count - len(rest)))


NUMBERS = rb"""0 -0 1 -1 00 01 -01 +1 1. .5 1.0 1e0 1E5 0e0 -0e0 9007199254740991 9007199254740992 -9007199254740991 -9007199254740992
    9223372036854775807 9223372036854775808 18446744073709551616 1e400 0x1 1_0 NaN Infinity -Infinity true True tru null nul truefalse"""
STRINGS = [b"", b"\x7f", b"\x1f", b"\x00", b"\t", b"\n", b"\\", b'\\"', rb"\u0000", rb"\u001f", rb"\/", rb"\a", rb"\'", rb"\x41", rb"\u41",
           rb"\u 041", rb"\u+041", rb"\U0041", rb"\ud83d\ude00", rb"\uD83D\uDE00", rb"\ud83d", rb"\ude00", rb"\ud83dx", rb"\ud83d\n",
           rb"\ud83d\ud83d\ude00", rb"\ude00\ud83d", "😀".encode(), rb"\uffff", "\uffff\ufdd0\ufeff\u2028\u200b".encode(), b"\xc0\xaf",
           b"\xc1\x81", b"\xe0\x80\x80", b"\xed\xa0\x80", b"\xed\xb0\x80", b"\xf0\x80\x80\x80", b"\xf4\x8f\xbf\xbf", b"\xf4\x90\x80\x80",
           b"\xf5\x80\x80\x80", b"\xff", b"\x80", b"\xe5\xae"]
OTHERS = [b"[]", b"{}", b"[1,]", b"[,1]", b"[1 2]", b"{,}", b'{"a":1,}', b'{"a" 1}', b"{a:1}", b"{'a':1}", b'{"a":1 "b":2}', b"[/**/]",
          b"[//\n]", b"[\v]", b"[\f]", b"[\xc2\xa0]", b"[\xef\xbb\xbf]", b"[ \t\r\n]", b'{"a":1,"a":1}', b'{"a":1,"\\u0061":1}', b'{"":1}',
          b'{"":1,"":1}', b'{"__proto__":1,"constructor":2}', b'{"a":{"b":1,"b":2}}', b"]", b"}", b"[}", b"[[]", b"1]"]


def oddities(chance):
    """Values at the edge of what the program reads as JSON."""
    yield from NUMBERS.split()
    yield from (b'"' + inside + b'"' for inside in STRINGS)
    yield from OTHERS
    yield from (b"[" * depth + b"]" * depth for depth in (30, 31, 32, 33, 40))
    yield from (b'{"a":' * depth + b"1" + b"}" * depth for depth in (30, 31, 32, 33))
    letters = b'[]{}",:\\u0019aentrufls-+.eE \t\n\xc3\xa9'
    yield from (bytes(chance.choice(letters) for _ in range(chance.randrange(1, 7))) for _ in range(150))
