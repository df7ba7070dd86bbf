import { describe, expect, test } from 'vitest';
import { canonical, parse, type Members, type Value } from './json';
import { verify } from './receipt';
import { vectors } from './vectors';

const why = (text: string) => {
  const verified = verify(text);
  return verified.ok ? '' : verified.why.en;
};

// Every value once with another value, every member and element once away, doubled, renamed or joined by a stranger.
function* altered(root: Value): Generator<string> {
  const told = canonical(root);
  function* instead(put: (other: Value) => void, here: Value): Generator<string> {
    const others: Value[] = [null, true, [here], ''];
    if (typeof here === 'number') others.push(here + 1, here - 1, here + 256, String(here));
    if (typeof here === 'string') {
      others.push(17, here + 'A', here + '=', here + ' ', here + '\n', ' ' + here, here + here);
      for (let i = 0; i < here.length; ++i) {
        if (here.charCodeAt(i) < 0x80) others.push(here.slice(0, i) + (here[i] === 'A' ? 'B' : 'A') + here.slice(i + 1));
        if (i % 7 === 0) others.push(here.slice(0, i) + here.slice(i + 1));
      }
    }
    if (Array.isArray(here)) {
      here.forEach((_, i) => others.push([...here.slice(0, i), ...here.slice(i + 1)], [...here.slice(0, i), here[i], ...here.slice(i)]));
      others.push([...here, new Map()]);
    }
    if (here instanceof Map)
      for (const name of [...here.keys(), 'extra', '', 'commitment', 'row', 'receipt', 'v ', '__proto__']) {
        const without = new Map(here), renamed: Members = new Map(here);
        if (!without.delete(name)) without.set(name, 0);
        else renamed.delete(name), renamed.set(name + '_', here.get(name)!);
        others.push(without, renamed);
      }
    for (const other of others) {
      put(other);
      const text = canonical(root);
      if (text !== told) yield text;
    }
    put(here);
  }
  function* visit(here: Value): Generator<string> {
    if (here instanceof Map)
      for (const [name, value] of [...here]) {
        yield* instead((other) => here.set(name, other), value);
        yield* visit(value);
        const text = canonical(here), at = text.indexOf(`"${name}":`);
        yield told.replace(text, `${text.slice(0, at)}"${name}":${canonical(value)},${text.slice(at)}`);
        const escaped = `"\\u${name.charCodeAt(0).toString(16).padStart(4, '0')}${name.slice(1)}"`;
        yield told.replace(text, `${text.slice(0, at)}${escaped}:${canonical(value)},${text.slice(at)}`);
      }
    if (Array.isArray(here))
      for (let i = 0; i < here.length; ++i) {
        yield* instead((other) => (here[i] = other), here[i]);
        yield* visit(here[i]);
      }
  }
  yield* visit(root);
}

const reversed = (value: Value): Value =>
  value instanceof Map ? new Map([...value].reverse().map(([name, each]) => [name, reversed(each)])) : value;
const plain = (value: Value): unknown =>
  value instanceof Map ? Object.fromEntries([...value].map(([name, each]) => [name, plain(each)])) : Array.isArray(value) ? value.map(plain) : value;

describe.each(Object.entries(vectors))('the receipt of a %s', (name, receipt) => {
  test('verifies and says what the program says of it', () => {
    const verified = verify(receipt);
    expect(verified).toMatchObject({ ok: true, suite: name.split(' ')[1], size: '4' });
    if (!verified.ok) return;
    expect(verified.leaf).toBe(name.startsWith('row') ? '2.2' : '1');
    expect(verified.origin).toMatch(/^hengxin\/130528\/(04d5ef2c|f6c74fc5)$/);
    expect(verified.facts.get('result')).toBe('none');
    expect(verified.persons.map(canonical)).toEqual([name.startsWith('row') ? '{"name":"某甲2"}' : '{"name":"某甲"}']);
  });

  test('verifies however the transport spelled it', () => {
    const value = parse(receipt);
    expect(why(JSON.stringify(plain(value), null, 2))).toBe('');
    expect(why(canonical(reversed(value)))).toBe('');
    expect(why(`\r\n\t ${receipt} \n`)).toBe('');
    expect(why(receipt.replace('"leaf"', '"l\\u0065af"').replaceAll('/', '\\/'))).toBe('');
    expect(verify(new TextEncoder().encode(receipt)).ok).toBe(true);
  });

  test('does not verify with any other value, member or element', () => {
    let tried = 0;
    const accepted: string[] = [];
    for (const text of altered(parse(receipt))) {
      ++tried;
      if (verify(text).ok) accepted.push(text);
    }
    expect(accepted).toEqual([]);
    expect(tried).toBeGreaterThan(800);
  });

  test('does not verify with another spelling of a number, nor with anything around it', () => {
    for (const other of ['1.0', '1e0', '1E0', '01', '+1', '-1', '1.', '"1"', '10'])
      expect(why(receipt.replace('"v":1}', `"v":${other}}`)), other).not.toBe('');
    for (const text of ['', ' ', '\ufeff' + receipt, receipt + '0', receipt + receipt, `[${receipt}]`, receipt.slice(0, -1), '{"receipt":7}'])
      expect(why(text), text.slice(0, 20)).not.toBe('');
  });
});

test('an answer is proven by the receipt that carries its hash, and no other answer is', () => {
  const receipt = parse(vectors['leaf sm3-sm2']) as Members;
  expect(why(canonical(new Map<string, Value>([['id', '1'], ['receipt', receipt]])))).toBe('the receipt does not prove this answer');
});
