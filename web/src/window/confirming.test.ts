import { describe, expect, it } from 'vitest';
import { decisions, missing, type ToConfirm } from './confirming';

const offer = (number: string, candidate = false, entry = 'e1') => ({
  number, entry, measure: `m-${number}`, candidate, voluntary: false, until: null,
});
const now = (more: Partial<ToConfirm>): ToConfirm => ({
  offers: [offer('M01'), offer('M02')], said: {}, entry: '', candidates: 0, warnings: 0, override: '', ...more,
});

describe('confirming', () => {
  it('sends what was said and leaves the rest for later', () => {
    expect(decisions(now({ said: { M01: { outcome: 'applied', reason: '', words: '' } } }))).toEqual([{ measure: 'M01', outcome: 'applied' }]);
  });
  it('wants a reason for what was not applied', () => {
    const said = { M01: { outcome: 'not_applied' as const, reason: '', words: '' } };
    expect(missing(now({ said }))).toBe('needReason');
    const other = { M01: { outcome: 'not_applied' as const, reason: 'other', words: ' ' } };
    expect(missing(now({ said: other }))).toBe('needReason');
    expect(missing(now({ said: { M01: { ...other.M01, words: '权限已划转' } } }))).toBeNull();
    expect(missing(now({ said: { M01: { ...said.M01, reason: 'already_applied' } } }))).toBeNull();
  });
  it('wants a reason in spite of warnings', () => {
    expect(missing(now({ warnings: 1 }))).toBe('needOverride');
    expect(missing(now({ warnings: 1, override: '已核对原件' }))).toBeNull();
  });
  it('covers a candidate’s measures only when it was chosen', () => {
    const offers = [offer('I01', true, 'e2')];
    expect(missing(now({ offers, candidates: 1 }))).toBe('needCandidate');
    const said = { I01: { outcome: 'applied' as const, reason: '', words: '' } };
    expect(decisions(now({ offers, said }))).toEqual([]);
    expect(decisions(now({ offers, said, entry: 'e2' }))).toEqual([{ measure: 'I01', outcome: 'applied' }]);
  });
});
