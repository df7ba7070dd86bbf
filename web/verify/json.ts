// JSON as the program reads it (src/json/json.h), and no other: integers within 2^53-1 without fraction or exponent, no name twice, 32 levels,
// well-formed Unicode, nothing behind the end. JSON.parse would take the last of two equal names and read 1.0 as 1.

export type Value = null | boolean | number | string | Value[] | Members;
export type Members = Map<string, Value>; // no plain object, whose __proto__ is no member like others

// Where and why, Chinese and English: "$.subject.code".
export class Unreadable extends Error {
  constructor(readonly where: string, readonly zh: string, readonly en: string) {
    super(`${where}: ${en}`);
  }
}

const kDepth = 32;
const kInteger = /-?(?:0|[1-9][0-9]*)/y;
const kPlain = /[^"\\\0-\x1f]*/y; // eslint-disable-line no-control-regex
const kShort: Record<string, string> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const kLiterals: [string, Value][] = [['true', true], ['false', false], ['null', null]];

class Reader {
  private at = 0;
  private readonly path: (string | number)[] = [];
  constructor(private readonly text: string) {}

  whole(): Value {
    const value = this.value();
    this.blank();
    if (this.at < this.text.length) this.path.length = 0, this.refuse('结尾之后还有文字', 'text after the end');
    return value;
  }

  private refuse(zh: string, en: string): never {
    throw new Unreadable('$' + this.path.map((p) => (typeof p === 'number' ? `[${p}]` : `.${p}`)).join(''), zh, en);
  }
  private noJson(): never {
    this.refuse(`不是 JSON（第 ${this.at + 1} 个字符）`, `not JSON at character ${this.at + 1}`);
  }

  private blank() {
    while (this.at < this.text.length && ' \t\n\r'.includes(this.text[this.at])) ++this.at;
  }
  private next(expected: string) {
    this.blank();
    if (this.text[this.at] !== expected) this.noJson();
    ++this.at;
  }
  private follows(wanted: string): boolean {
    this.blank();
    if (this.text[this.at] !== wanted) return false;
    ++this.at;
    return true;
  }

  private value(): Value {
    this.blank();
    const first = this.text[this.at];
    if (first === '{') return this.members();
    if (first === '[') return this.list();
    if (first === '"') return this.string();
    for (const [word, value] of kLiterals) if (this.text.startsWith(word, this.at)) return (this.at += word.length), value;
    return this.integer();
  }

  private integer(): number {
    kInteger.lastIndex = this.at;
    const spelled = kInteger.exec(this.text)?.[0];
    if (spelled === undefined) this.noJson();
    this.at += spelled.length;
    if (/[.eE]/.test(this.text[this.at] ?? '')) this.refuse('整数不得带小数或指数', 'an integer has no fraction or exponent');
    if (spelled === '-0') this.refuse('应写 0，不写 -0', 'write 0, not -0');
    const value = Number(spelled);
    if (!Number.isSafeInteger(value)) this.refuse('整数超出 2^53-1', 'the integer is beyond 2^53-1');
    return value;
  }

  private string(): string {
    this.next('"');
    let read = '';
    for (;;) {
      kPlain.lastIndex = this.at;
      const plain = kPlain.exec(this.text)![0];
      read += plain;
      this.at += plain.length;
      if (this.text[this.at] === '"') break;
      if (this.text[this.at] !== '\\') this.noJson();
      read += this.escape();
    }
    ++this.at;
    if (read.includes('\0')) this.refuse('文字含有 U+0000', 'holds U+0000');
    if (!wellFormed(read)) this.refuse('文字不是规范的 Unicode', 'the text is not well-formed Unicode');
    return read;
  }

  private escape(): string {
    const letter = this.text[this.at + 1] ?? '';
    if (letter in kShort) return (this.at += 2), kShort[letter];
    const hex = this.text.slice(this.at + 2, this.at + 6);
    if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(hex)) this.noJson();
    this.at += 6;
    return String.fromCharCode(parseInt(hex, 16));
  }

  private list(): Value[] {
    this.open('[');
    const all: Value[] = [];
    if (!this.follows(']')) {
      do {
        this.path.push(all.length);
        all.push(this.value());
        this.path.pop();
      } while (this.follows(','));
      this.next(']');
    }
    --this.depth;
    return all;
  }

  private members(): Members {
    this.open('{');
    const all: Members = new Map();
    if (!this.follows('}')) {
      do {
        this.blank();
        const name = this.string();
        this.path.push(name);
        if (all.has(name)) this.refuse('同名成员出现两次', 'this name stands twice');
        this.next(':');
        all.set(name, this.value());
        this.path.pop();
      } while (this.follows(','));
      this.next('}');
    }
    --this.depth;
    return all;
  }

  private depth = 0;
  private open(bracket: string) {
    if (++this.depth > kDepth) this.refuse(`嵌套超过 ${kDepth} 层`, `nested deeper than ${kDepth} levels`);
    this.next(bracket);
  }
}

// A surrogate without its other half is no character, however it was spelled.
function wellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

// Throws Unreadable.
export function parse(from: string | Uint8Array): Value {
  if (typeof from === 'string') return new Reader(from).whole();
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(from);
  } catch {
    throw new Unreadable('$', '文件不是 UTF-8 文本', 'the file is not UTF-8 text');
  }
  return parse(text);
}

// RFC 8785 for these values: names by UTF-16 unit, which is how JavaScript compares; the escapes of JSON.stringify.
export function canonical(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!(value instanceof Map)) return JSON.stringify(value);
  const names = [...value.keys()].sort((a, b) => (a < b ? -1 : 1));
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value.get(name)!)}`).join(',')}}`;
}
