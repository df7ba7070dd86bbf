import { expect, test } from 'vitest';
import { canonical, parse, Unreadable } from './json';

const said = (text: string | Uint8Array) => {
  try {
    parse(text);
    return '';
  } catch (error) {
    return (error as Unreadable).message;
  }
};
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

test('what is accepted comes back in its one spelling', () => {
  expect(canonical(parse(String.raw` {"b": [1, -2, true, null, {}], "a": "x\u0041\/\n\u001f" } `)))
    .toBe('{"a":"xA/\\n\\u001f","b":[1,-2,true,null,{}]}');
  for (const number of ['9007199254740991', '-9007199254740991', '0']) expect(canonical(parse(number))).toBe(number);
  expect(canonical(parse(String.raw`"\u5b81\u664b\ud83d\ude00"`))).toBe('"宁晋😀"');
  expect(canonical(parse(String.raw`"\b\t\n\f\r\"\\\u007f\u2028"`))).toBe('"\\b\\t\\n\\f\\r\\"\\\\\x7f\u2028"');
});

test('names sort by UTF-16 unit, as in RFC 8785 section 3.2.3', () => {
  const value = parse(String.raw`{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}`);
  expect(canonical(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  expect(canonical(parse('{"10":1,"9":2,"aa":1,"a":2,"":3,"__proto__":4}'))).toBe('{"":3,"10":1,"9":2,"__proto__":4,"a":2,"aa":1}');
});

test('the refused spellings say where and why', () => {
  expect(said('{"a":{"b":[0,{"c":1,"c":2}]}}')).toBe('$.a.b[1].c: this name stands twice');
  expect(said(String.raw`{"a":1,"\u0061":2}`)).toBe('$.a: this name stands twice');
  expect(said(String.raw`{"a":["\u0000"]}`)).toBe('$.a[0]: holds U+0000');
  expect(said(String.raw`{"a\u0000":1}`)).toBe('$: holds U+0000');
  for (const number of ['1.0', '1e3', '1E0', '0.5', '-0.0', '100000000000000000000', '1e400', '-0', '9007199254740992', '-9007199254740992',
    '9223372036854775808', '-', '01', '1_0', '0x1'])
    expect(said(`{"n":[7,${number}]}`), number).toMatch(/^\$\.n(\[1\])?: /);
});

test('text that is no JSON or no Unicode is refused', () => {
  for (const bad of ['', ' ', '{', '[1,]', '[,1]', '{,}', '{"a":1,}', '{"a"}', '{"a":}', '01', '+1', 'nul', 'nulll',
    'NaN', 'Infinity', "'a'", '{a:1}', '[1] 2', '/**/1', '"\n"', '"\0"', '"\t"',
    '"\\x41"', '"\\u12"', '"\\u 041"', '"\\ud800"', '"\\ud800x"', '"\\udc00"', '"\\udc00\\ud800"', '"\ud800"', '"\\ud800', '"', '"\\', '\ufeff{}',
    '\u00a01', '1\u00a0', '\v1', '1\f', 'tru', 'TRUE', '[1 2]', '{"a" 1}', ']'])
    expect(said(bad), JSON.stringify(bad)).toMatch(/^\$/);
  for (const bad of [[0x22, 0x80, 0x22], [0x22, 0xc0, 0xaf, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22],
    [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xe5, 0xae, 0x22], [0xef, 0xbb, 0xbf, 0x30]])
    expect(said(Uint8Array.from(bad)), String(bad)).toMatch(/^\$/);
});

test('32 levels and no more', () => {
  expect(said(nested(32))).toBe('');
  expect(said(nested(33))).toContain('nested deeper than 32 levels');
  expect(said('['.repeat(1 << 20))).toContain('nested deeper');
});
