import { describe, expect, it } from 'vitest';
import { characterOf, confirms, kGap, kSilence, Pace, Scanner, whole, type Key } from './scanner';

const kSigns: Record<string, string> = { '/': 'Slash', ':': 'Semicolon', '.': 'Period' };
const codeOf = (c: string): string => (/[A-Za-z]/.test(c) ? `Key${c.toUpperCase()}` : kSigns[c] ?? `Digit${c}`);
const key = (code: string, at: number, more: Partial<Key> = {}): Key => ({ code, key: code, shift: false, ctrl: false, at, ...more });

function typed(scanner: Scanner, text: string, gap: number, start = 1000): boolean {
  let at = start, ended = false;
  for (const c of text) scanner.feed(key(codeOf(c), (at += gap), { shift: /[A-Z:]/.test(c) }));
  ended = scanner.feed(key('Enter', at + gap));
  return ended;
}

describe('a scanner', () => {
  it('is known by its pace', () => {
    const scanner = new Scanner();
    expect(typed(scanner, '91130528MA0ABCDE6N', 8)).toBe(true);
    expect(scanner.scanned).toBe('91130528MA0ABCDE6N');
  });
  it('is not a person who types the same', () => {
    expect(typed(new Scanner(), '91130528MA0ABCDE6N', kGap + 1)).toBe(false);
  });
  it('is understood under a Chinese input method, which gives no letters', () => {
    const scanner = new Scanner();
    let at = 0;
    for (const c of '91130528MA0ABCDE6N') scanner.feed(key(codeOf(c), (at += 5), { key: 'Process', shift: /[A-Z]/.test(c) }));
    expect(scanner.feed(key('Enter', at + 5, { key: 'Process' }))).toBe(true);
    expect(scanner.scanned).toBe('91130528MA0ABCDE6N');
  });
  it('reads an address', () => {
    const scanner = new Scanner();
    typed(scanner, 'http://a.test/91130528MA0ABCDE6N', 10);
    expect(scanner.scanned).toBe('http://a.test/91130528MA0ABCDE6N');
  });
  it('begins afresh after a rest', () => {
    const scanner = new Scanner();
    scanner.feed(key('KeyX', 0));
    typed(scanner, '91130528MA0ABCDE6N', 8, 2000);
    expect(scanner.scanned).toBe('91130528MA0ABCDE6N');
  });
});

describe('a scanner that pauses', () => {
  const code = '91130528HXTF2TH41T';
  it('is asked by all that it wrote into its field', () => {
    const scanner = new Scanner();
    for (const [i, c] of [...code].entries()) scanner.feed(key(codeOf(c), 1000 + i * 8 + (i > 7 ? 120 : 0), { shift: /[A-Z]/.test(c) }));
    expect(scanner.feed(key('Enter', 1000 + 18 * 8 + 120))).toBe(true);
    expect(scanner.scanned).toBe(code.slice(8));
    expect(whole(scanner.scanned, code.slice(0, 8), code)).toBe(code);
    expect(whole(code.slice(9), `http://a.test/${code.slice(0, 9)}`, `http://a.test/${code}`)).toBe(`http://a.test/${code}`);
  });
  it('is not taken for one that begins where something stands already', () => {
    expect(whole(code, '91130528', `91130528${code}`)).toBe(code);
    expect(whole('130528199001019', code, `${code}130528199001019`)).toBe('130528199001019');
    expect(whole(code.slice(8), '衡安', code.slice(8))).toBe(code.slice(8));
    expect(whole(code, '', code)).toBe(code);
  });
});

describe('a confirmation', () => {
  it('has its own keys', () => {
    expect(confirms(key('F8', 0))).toBe(true);
    expect(confirms(key('Enter', 0, { ctrl: true }))).toBe(true);
    expect(confirms(key('Enter', 0))).toBe(false);
  });
  it('is pressed alone, never in a burst', () => {
    const pace = new Pace();
    pace.press(key('F8', 1000));
    expect(pace.wasAlone).toBe(true);
    pace.press(key('Digit9', 2000));
    pace.press(key('F8', 2000 + kSilence - 1));
    expect(pace.wasAlone).toBe(false);
    pace.press(key('F8', 2000 + 2 * kSilence));
    expect(pace.wasAlone).toBe(true);
  });
  it('is not hindered by the Ctrl that belongs to it', () => {
    const pace = new Pace();
    pace.press(key('ControlLeft', 1000));
    pace.press(key('Enter', 1010, { ctrl: true }));
    expect(pace.wasAlone).toBe(true);
  });
});

describe('a physical key', () => {
  it('means what scanners mean by it', () => {
    expect(characterOf({ code: 'Slash', shift: false })).toBe('/');
    expect(characterOf({ code: 'Semicolon', shift: true })).toBe(':');
    expect(characterOf({ code: 'Numpad7', shift: false })).toBe('7');
    expect(characterOf({ code: 'F8', shift: false })).toBe('');
  });
});
