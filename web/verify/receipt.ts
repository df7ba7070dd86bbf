// Verifying a receipt with nothing but its text, as src/ledger/receipt.cc does: every value is bound, unknown and repeated members are refused,
// values have one spelling.
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64, fromBase64 } from './bytes';
import { canonical, parse, Unreadable, type Members, type Value } from './json';
import { openNote } from './note';
import { suites, type Suite } from './suite';
import { included, leafHash } from './tree';

export interface Words {
  zh: string;
  en: string;
}

export interface Proven {
  suite: string;
  origin: string;
  key: string; // base64: whose key signed
  leaf: string; // "17" or "17.3"
  facts: Members; // row_facts for a row
  batch?: Members; // the facts of the batch that a row belongs to
  persons: Members[]; // personal parts that are disclosed
  answer?: Members; // without its receipt
  size: string; // of the ledger under the checkpoint
  checkpoint: string;
}
export type Verified = ({ ok: true } & Proven) | { ok: false; why: Words };

class Broken extends Error {
  constructor(readonly why: Words) {
    super(why.en);
  }
}
function broken(zh: string, en: string): never {
  throw new Broken({ zh, en });
}

const kRow = ['row', 'row_facts', 'row_facts_salt', 'row_person', 'row_proof'];
const kMembers = ['v', 'suite', 'key', 'leaf', 'facts', 'facts_salt', 'persons', 'proof', 'checkpoint', ...kRow];
const kSalt = 32, kDigest = 32, kMostProof = 64;

function member(of: Members, name: string): Value {
  const value = of.get(name);
  if (value === undefined) throw new Unreadable('$.' + name, '缺少此项', 'required field is missing');
  return value;
}
function object(of: Members, name: string): Members {
  const value = member(of, name);
  if (!(value instanceof Map)) throw new Unreadable('$.' + name, '应为对象', 'expected an object');
  return value;
}
function list(of: Members, name: string): Value[] {
  const value = member(of, name);
  if (!Array.isArray(value)) throw new Unreadable('$.' + name, '应为列表', 'expected a list');
  return value;
}
function text(of: Members, name: string): string {
  const value = member(of, name);
  if (typeof value !== 'string') throw new Unreadable('$.' + name, '应为文字', 'expected a string');
  return value;
}
function natural(of: Members, name: string): number {
  const value = member(of, name);
  if (typeof value !== 'number' || value < 0) throw new Unreadable('$.' + name, '应为不小于零的整数', 'expected an integer, not below zero');
  return value;
}
function bytes(of: Members, name: string, size: number): Uint8Array {
  const read = fromBase64(text(of, name));
  if (!read) throw new Unreadable('$.' + name, '不是规范的 base64', 'not base64 in its one spelling');
  if (read.length !== size) throw new Unreadable('$.' + name, `不是 ${size} 字节`, `not ${size} bytes`);
  return read;
}
function proof(of: Members, name: string): Uint8Array[] {
  const all = list(of, name).map((each) => (typeof each === 'string' ? fromBase64(each) : undefined));
  if (all.length > kMostProof || !all.every((hash) => hash?.length === kDigest))
    throw new Unreadable('$.' + name, '不是哈希值的列表', 'not a list of hashes in base64');
  return all as Uint8Array[];
}
function refuseUnknown(of: Members, known: string[], where = '$') {
  for (const name of of.keys()) if (!known.includes(name)) throw new Unreadable(`${where}.${name}`, '不认识的成员', 'unknown field');
}

const commit = (suite: Suite, salt: Uint8Array, value: Members) => suite.hash(salt, utf8ToBytes(canonical(value)));

// {"body","salt"} or {"commitment"}. What is disclosed goes to `shown`.
function personal(suite: Suite, value: Value, shown: Members[]): Uint8Array {
  if (!(value instanceof Map)) throw new Unreadable('$.persons', '个人部分不是对象', 'a personal part is no object');
  if (value.has('commitment')) {
    refuseUnknown(value, ['commitment'], '$.persons');
    return bytes(value, 'commitment', kDigest);
  }
  refuseUnknown(value, ['body', 'salt'], '$.persons');
  shown.push(object(value, 'body'));
  return commit(suite, bytes(value, 'salt', kSalt), object(value, 'body'));
}

function leafText(facts: Uint8Array, persons: Uint8Array[]): Uint8Array {
  return utf8ToBytes(JSON.stringify({ facts: base64(facts), persons: persons.map(base64) }));
}

function proveLeaf(receipt: Members, suite: Suite, size: bigint, root: Uint8Array, persons: Members[]) {
  const leaf = natural(receipt, 'leaf'), facts = object(receipt, 'facts');
  const commitment = commit(suite, bytes(receipt, 'facts_salt', kSalt), facts);
  const hash = leafHash(suite, leafText(commitment, list(receipt, 'persons').map((each) => personal(suite, each, persons))));
  if (!included(suite, hash, { index: BigInt(leaf), size, proof: proof(receipt, 'proof') }, root))
    broken(`账本叶 ${leaf} 的内容不在检查点所签的账本中`, `what the receipt says of leaf ${leaf} is not in the ledger that the checkpoint signs`);
  if (natural(facts, 'leaf') !== leaf) broken('事实所载的叶号与回执的叶号不同', 'the facts carry another leaf number than the receipt');
  return { leaf: String(leaf), facts };
}

function proveRow(receipt: Members, suite: Suite, batch: Members, persons: Members[]) {
  const rows = object(batch, 'rows'), row = natural(receipt, 'row'), facts = object(receipt, 'row_facts');
  const leaf = `${natural(receipt, 'leaf')}.${row}`;
  const commitment = commit(suite, bytes(receipt, 'row_facts_salt', kSalt), facts);
  const person = receipt.get('row_person');
  const hash = leafHash(suite, leafText(commitment, person === undefined ? [] : [personal(suite, person, persons)]));
  const path = { index: BigInt(row), size: BigInt(natural(rows, 'count')), proof: proof(receipt, 'row_proof') };
  if (!included(suite, hash, path, bytes(rows, 'root', kDigest)))
    broken(`第 ${leaf} 行的内容不在该批次中`, `what the receipt says of row ${leaf} is not in its batch`);
  return { leaf, facts, batch };
}

function proveAnswer(whole: Members, suite: Suite, facts: Members): Members {
  const answer = new Map(whole);
  answer.delete('receipt');
  if (facts.get('answer') !== base64(suite.hash(utf8ToBytes(canonical(answer)))))
    broken('回执所证明的不是这份答复', 'the receipt does not prove this answer');
  return answer;
}

function proven(from: string | Uint8Array): Proven {
  const whole = parse(from);
  if (!(whole instanceof Map)) throw new Unreadable('$', '应为对象', 'expected an object');
  const withAnswer = whole.has('receipt');
  const receipt = withAnswer ? object(whole, 'receipt') : whole;
  refuseUnknown(receipt, kMembers);
  if (member(receipt, 'v') !== 1) broken('回执的版本不认识', 'the version of this receipt is unknown');
  const suite = suites.find((each) => each.name === text(receipt, 'suite'));
  if (!suite) broken('回执的密码套件不认识', 'the suite of this receipt is unknown');
  const key = bytes(receipt, 'key', suite.keySize);
  const checkpoint = text(receipt, 'checkpoint'), note = openNote(checkpoint, suite, key);
  if (!note)
    broken('检查点的签名不成立，或其写法不规范', 'the checkpoint is not signed by the key of this receipt, or is misspelled');
  const ofLeaf: Members[] = [], ofRow: Members[] = [];
  const leaf = proveLeaf(receipt, suite, note.size, note.root, ofLeaf);
  const isRow = kRow.some((name) => receipt.has(name));
  const all = isRow ? proveRow(receipt, suite, leaf.facts, ofRow) : leaf;
  const answer = withAnswer ? proveAnswer(whole, suite, all.facts) : undefined;
  const persons = isRow ? ofRow : ofLeaf;
  return { suite: suite.name, origin: note.origin, key: base64(key), ...all, persons, answer, size: String(note.size), checkpoint };
}

// `from` is a receipt, or a whole answer {"…", "receipt": {…}} whose canonical form without the receipt must hash to facts.answer.
export function verify(from: string | Uint8Array): Verified {
  try {
    return { ok: true, ...proven(from) };
  } catch (error) {
    if (error instanceof Broken) return { ok: false, why: error.why };
    if (!(error instanceof Unreadable)) throw error;
    return { ok: false, why: { zh: `回执无法读取：${error.where}：${error.zh}`, en: `the receipt cannot be read: ${error.message}` } };
  }
}
