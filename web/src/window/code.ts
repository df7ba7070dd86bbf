// What was scanned or typed, made ready to ask: a code, a name, or both. The server judges; this only finds the code in what surrounds it.

const kAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const kWeights = Array.from({ length: 17 }, (_, i) => 3 ** i % 31);

export interface Typed { code: string; name: string }

// GB 32100-2015.
export function checkDigitFits(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false;
  const sum = kWeights.reduce((all, weight, i) => all + weight * kAlphabet.indexOf(code.charAt(i)), 0);
  return code.charAt(17) === kAlphabet.charAt((31 - (sum % 31)) % 31);
}

export function looksLikeCitizenNumber(code: string): boolean {
  return /^[1-9]\d{5}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(code) && !checkDigitFits(code);
}

const kHidden = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\u00AD]/g;
const plain = (text: string): string => text.normalize('NFKC').replace(kHidden, '').replace(/\p{Cc}+/gu, ' ').trim();
const kCjk = /\p{Script=Han}/u;

// A licence's QR holds an address, or lines of text, with the code somewhere inside.
function codeWithin(text: string): string {
  const all = text.toUpperCase().match(/(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])/g) ?? [];
  return all.find(checkDigitFits) ?? all[0] ?? '';
}

export function read(typed: string): Typed {
  const text = plain(typed);
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) || /[?&=]/.test(text);
  const labelled = /(?:统一社会信用代码|信用代码|代码)\s*[::]?\s*([0-9A-Za-z -]{15,24})/.exec(text);
  const found = codeWithin(labelled?.[1] ?? text) || codeWithin(text);
  if (address) return { code: found || typed.trim(), name: '' };
  if (!kCjk.test(text)) return { code: typed.trim(), name: '' };
  const named = /(?:企业名称|单位名称|名称)\s*[::]\s*([^;;,,\n]+?)(?=\s*(?:[;;,,]|统一社会信用代码|信用代码|$))/.exec(text);
  if (found) return { code: found, name: (named?.[1] ?? withoutCode(text, found)).trim() };
  const parts = /^(.*\p{Script=Han}\S*)\s+([0-9A-Za-z*+. -]{8,})$/u.exec(text);
  if (parts) return { code: (parts[2] ?? '').trim(), name: (parts[1] ?? '').trim() };
  return { code: '', name: named?.[1]?.trim() ?? text };
}

function withoutCode(text: string, code: string): string {
  const rest = text.replace(new RegExp(code, 'i'), ' ').replace(/统一社会信用代码|信用代码|企业名称|单位名称|名称/g, ' ');
  return kCjk.test(rest) ? rest.replace(/[::;;,,]/g, ' ').replace(/\s+/g, ' ') : '';
}

// What the screen keeps showing after the question: a natural person's number is masked.
export function shown(typed: Typed): string {
  const code = plain(typed.code).toUpperCase().replace(/[\s-]/g, '');
  const person = looksLikeCitizenNumber(code) || /^[1-9]\d{14}$/.test(code);
  const whole = typed.code.includes('://') ? plain(typed.code) : plain(typed.code).toUpperCase();
  const masked = person ? `${code.slice(0, 4)}${'*'.repeat(code.length - 6)}${code.slice(-2)}` : whole;
  return [typed.name, masked].filter(Boolean).join(' · ');
}

// Told while typing, before anything is sent; empty when nothing is to be said.
export function suspicious(typed: string): boolean {
  const { code } = read(typed);
  const tidy = plain(code).toUpperCase().replace(/[\s-]/g, '');
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(tidy) && !checkDigitFits(tidy) && !looksLikeCitizenNumber(tidy);
}
