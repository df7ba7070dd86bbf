// A rule is one of several kinds, each made of other parts: only the parts of the kind that was chosen are asked for.
import type { Member } from '../api/types';
import type { Value } from './shape';

const kDated = ['from', 'to', 'instrument', 'article', 'rank', 'confirmed'];
const kParts: Record<string, Record<string, string[]>> = {
  rule: {
    period: ['name', 'count', 'unit', 'sort', ...kDated], conduct_class: ['name', 'count', 'unit', ...kDated],
    calendar: ['year', 'source', 'days', 'confirmed'], recognition: ['recognition', 'source', ...kDated],
  },
};

export function partsOf(object: string, kind: Value | undefined, members: Member[]): Member[] {
  const kinds = kParts[object];
  if (!kinds) return members;
  const parts = kinds[String(kind)] ?? [];
  return members.filter(({ name }) => name === 'kind' || parts.includes(name));
}
