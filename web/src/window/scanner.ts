// A scanner types like a keyboard, only faster. It is told from a person by its pace; what it typed is rebuilt from the physical keys,
// because a Chinese input method turns its letters into candidates. What comes at its pace never confirms anything.

import { checkDigitFits, read } from './code';

export interface Key { code: string; key: string; shift: boolean; ctrl: boolean; at: number }

export const kGap = 50;            // ms between keys of a scanner, at most; people stay above, holding a key down aside
export const kSilence = 90;        // ms before and after a key that a person pressed alone
const kShortest = 8;               // characters: shorter than any code

const kPlain: Record<string, string> = {
  Minus: '-_', Equal: '=+', BracketLeft: '[{', BracketRight: ']}', Backslash: '\\|', Semicolon: ';:', Quote: '\'"', Backquote: '`~',
  Comma: ',<', Period: '.>', Slash: '/?', Space: '  ', NumpadDecimal: '..', NumpadSubtract: '--',
  NumpadAdd: '++', NumpadDivide: '//', NumpadMultiply: '**',
};
const kShiftedDigits = ')!@#$%^&*(';

// The character of a physical key on the keyboard layout that scanners assume (US).
export function characterOf(key: Pick<Key, 'code' | 'shift'>): string {
  const letter = /^Key([A-Z])$/.exec(key.code)?.[1];
  if (letter) return key.shift ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(key.code)?.[1];
  if (digit) return key.shift ? kShiftedDigits.charAt(Number(digit)) : digit;
  const pad = /^Numpad(\d)$/.exec(key.code)?.[1];
  return pad ?? kPlain[key.code]?.charAt(key.shift ? 1 : 0) ?? '';
}

const isEnter = (key: Key): boolean => key.code === 'Enter' || key.code === 'NumpadEnter' || key.key === 'Enter';
const isModifier = (key: Key): boolean => /^(Shift|Control|Alt|Meta|CapsLock)/.test(key.code);

export class Scanner {
  private text = '';
  private last = -Infinity;
  private begun = 0;

  // Feeds one key; true when it closes a scan (Enter at the scanner's pace). `scanned` then holds what was read.
  feed(key: Key): boolean {
    if (isModifier(key)) return false;
    if (key.at - this.last > kGap) {
      this.text = '';
      this.begun = key.at;
    }
    this.last = key.at;
    if (!isEnter(key)) {
      this.text += characterOf(key);
      return false;
    }
    return this.bursting();
  }

  get scanned(): string { return this.text; }
  get startedAt(): number { return this.begun; }
  bursting(): boolean { return this.text.length >= kShortest; }

  // More lines of the same label follow their Enter at the same pace.
  continues(key: Key): boolean { return key.at - this.last <= kGap; }
}

// A scanner that pauses goes on as if it began: what its keys say is then the end of a code alone, and the field that it writes into holds the
// whole. `stood`: what stood in the field before those keys; a whole code there is of the question before.
const holdsCode = (text: string): boolean => checkDigitFits(read(text).code.toUpperCase());
export function whole(scanned: string, stood: string, field: string): string {
  const begun = stood !== '' && !holdsCode(scanned) && !holdsCode(stood);
  return begun && field.toUpperCase() === (stood + scanned).toUpperCase() ? field : scanned;
}

// Whether a confirming key was pressed alone: silence before it. The caller waits for the silence after it.
export class Pace {
  private last = -Infinity;
  private alone = false;
  press(key: Key): void {
    if (isModifier(key)) return;
    this.alone = key.at - this.last >= kSilence;
    this.last = key.at;
  }
  get wasAlone(): boolean { return this.alone; }
  get lastAt(): number { return this.last; }
}

export const confirms = (key: Key): boolean => key.code === 'F8' || (isEnter(key) && key.ctrl);
