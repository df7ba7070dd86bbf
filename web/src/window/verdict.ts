// The word of an answer. A market party is told what is public, and what is not told to it is neither said to be listed nor not to be.
import type { Answer } from '../api/types';
import { t } from '../words';

export function wordOf(result: Answer['result'], market: boolean): string {
  const { verdict, market: told } = t.value.window;
  return market && (result === 'none' || result === 'discipline' || result === 'incentive') ? told[result] : verdict[result];
}
