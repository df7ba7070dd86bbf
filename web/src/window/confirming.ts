// What the officer says about each measure, and what is still missing before it can be sent. Pure.
import type { Answer } from '../api/types';

export interface Offer { number: string; entry: string; measure: string; candidate: boolean; voluntary: boolean; until: string | null }
export interface Said { outcome: '' | 'applied' | 'not_applied'; reason: string; words: string }
export interface ToConfirm { offers: Offer[]; said: Record<string, Said>; entry: string; candidates: number; warnings: number; override: string }
export type Missing = 'needCandidate' | 'needReason' | 'needOverride';

// Measures that the confirmation covers: those certain, and those of the candidate that was chosen.
export function covered(offers: Offer[], entry: string): Offer[] {
  return offers.filter((offer) => !offer.candidate || (!!entry && offer.entry === entry));
}

export function missing(now: ToConfirm): Missing | null {
  if (now.candidates > 0 && !now.entry && covered(now.offers, '').length === 0) return 'needCandidate';
  const incomplete = covered(now.offers, now.entry).some((offer) => {
    const said = now.said[offer.number];
    return said?.outcome === 'not_applied' && (!said.reason || (said.reason === 'other' && !said.words.trim()));
  });
  if (incomplete) return 'needReason';
  return now.warnings > 0 && !now.override.trim() ? 'needOverride' : null;
}

export function decisions(now: ToConfirm): { measure: string; outcome: string; reason?: string; words?: string }[] {
  const numbers = [...new Set(covered(now.offers, now.entry).map((offer) => offer.number))];
  return numbers.flatMap((measure) => {
    const said = now.said[measure];
    if (!said?.outcome) return [];
    const refused = said.outcome === 'not_applied';
    const words = said.words.trim();
    return [{ measure, outcome: said.outcome, ...(refused ? { reason: said.reason } : {}), ...(words ? { words } : {}) }];
  });
}

export const basisOf = (basis: Answer['measures'][number]['basis']): string =>
  typeof basis === 'string' ? basis : basis.map((each) => `${each.instrument}${each.article}`).join('；');
