import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDigitFits, read, shown, suspicious } from './code';

const kCode = '91130528MA0ABCDE6N';                       // invented, its check digit fits

describe('the code in what was scanned', () => {
  it('is found in a licence’s address', () => {
    expect(read(`http://www.example.test/q?uniscid=${kCode}&t=1`)).toEqual({ code: kCode, name: '' });
    expect(read(`HTTPS://EXAMPLE.TEST/${kCode.toLowerCase()}`)).toEqual({ code: kCode, name: '' });
    expect(read(`http://example.test/x/00000000000000000A/${kCode}`).code).toBe(kCode);
  });
  it('is found in the lines of a licence, with the name', () => {
    expect(read(`统一社会信用代码:${kCode};名称:衡安县恒通商贸有限公司;`)).toEqual({ code: kCode, name: '衡安县恒通商贸有限公司' });
    expect(read(`名称：衡安县恒通商贸有限公司\n统一社会信用代码：${kCode}`)).toEqual({ code: kCode, name: '衡安县恒通商贸有限公司' });
  });
  it('stands beside a name', () => {
    expect(read(`衡安县恒通商贸有限公司 ${kCode}`)).toEqual({ code: kCode, name: '衡安县恒通商贸有限公司' });
  });
  it('is left as typed where it is no code', () => {
    expect(read('9.11305E+16')).toEqual({ code: '9.11305E+16', name: '' });
    expect(read('9113O5285755099751')).toEqual({ code: '9113O5285755099751', name: '' });
    expect(read('')).toEqual({ code: '', name: '' });
  });
  it('is no name, and a name is no code', () => {
    expect(read('衡安县恒通商贸有限公司')).toEqual({ code: '', name: '衡安县恒通商贸有限公司' });
  });
});

describe('a natural person', () => {
  it('is shown masked after the question', () => {
    expect(shown({ code: '130528199001010010', name: '' })).toBe('1305************10');
    expect(shown({ code: '１３０５２８１９９００１０１００１０', name: '' })).toBe('1305************10');
    expect(shown({ code: kCode, name: '' })).toBe(kCode);
    expect(shown({ code: kCode.toLowerCase(), name: '' })).toBe(kCode);
  });
});

describe('the check digit', () => {
  it('fits or is told at once', () => {
    expect(checkDigitFits(kCode)).toBe(true);
    expect(suspicious(kCode.toLowerCase())).toBe(false);
    expect(suspicious(`${kCode.slice(0, 17)}P`)).toBe(true);
    expect(suspicious('9113')).toBe(false);
    expect(suspicious('130528199001010010')).toBe(false);
  });
});

// Codes as agencies really hand them over; they are kept outside the repository and read where they are present.
const kSheet = `${process.env['HENGXIN_REAL_DATA'] ?? ''}/ningjin-as-received.csv`;
describe.skipIf(!existsSync(kSheet))('codes as received', () => {
  const lines = existsSync(kSheet) ? readFileSync(kSheet, 'utf8').replace(/^\uFEFF/, '').trim().split(/\r?\n/) : [];
  const rows = lines.slice(1).map((line) => line.split(','));
  it('come through unharmed in every form', () => {
    expect(rows.length).toBeGreaterThan(100);
    for (const [, code = '', damage = '', clean = ''] of rows) {
      const asked = read(code);
      expect(asked.name, damage).toBe('');
      if (!clean) continue;
      expect(asked.code.normalize('NFKC').replace(/[\s\u200B\uFEFF-]/g, '').toUpperCase(), damage).toContain(clean);
    }
  });
  it('are understood beside the name and inside an address', () => {
    for (const [name = '', , damage = '', clean = ''] of rows) {
      if (!clean || clean.length !== 18) continue;
      expect(read(`${name} ${clean}`), damage).toEqual({ code: clean, name });
      expect(read(`http://example.test/?code=${clean}`).code, damage).toBe(clean);
    }
  });
});
