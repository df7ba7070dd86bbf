// What a field asks for by an id or a code, and what there is to choose from.
import { agencies, agencyName, listTypeName, listTypes, nounNamed, nouns } from '../api/nouns';
import type { Noun } from '../api/types';
import { session } from '../session';
import { titleOf } from '../words/values';
import type { Choice } from './shape';

// Most fields are named after the kind of case whose id they hold; these are named after its part in the procedure.
const kKinds: Record<string, string> = {
  organ: 'agency', to: 'agency', officer: 'account', consent: 'address',
  proof: 'document', scan: 'document', letter: 'document', roster_file: 'document', paper: 'document',
};
const kOwnKind = new Set(['into', 'replaces']);

// The kind of case that a field refers to; none where it may be of any kind, which whoever fills it in says first.
export function referredBy(name: string, home: Noun | undefined): Noun | undefined {
  return nounNamed(kKinds[name] ?? name) ?? (kOwnKind.has(name) ? home : undefined);
}

const distinct = (values: string[]): string[] => [...new Set(values)].filter(Boolean).sort((a, b) => a.localeCompare(b));
const kinds = (): string[] => agencies().map((each) => String(each['kind'] ?? ''));
const matterKinds = (): string[] => agencies().flatMap(
  (each) => ((each['remits'] as { kind: string }[] | undefined) ?? []).map((remit) => remit.kind));

// Texts that are codes are chosen by their names.
export function offered(name: string, home: Noun | undefined): Choice[] {
  const titled = (values: string[]): Choice[] => values.map((value) => ({ value, title: titleOf(home, value, name) }));
  switch (name) {
    case 'list_type':
    case 'list_types': return distinct(listTypes().map(({ code }) => String(code))).map((value) => ({ value, title: listTypeName(value) }));
    case 'matter': return (session.who?.matters ?? []).map((each) => ({ value: each.matter, title: `${each.title} · ${each.matter}` }));
    case 'matter_kinds': return titled(distinct(matterKinds()));
    case 'agencies': return titled(['*', ...distinct(kinds())]);
    case 'about_noun': return nouns().map((each) => ({ value: each.name, title: each.title }));
    case 'name': return home?.name === 'rule' ? titled(Object.keys(home.words).filter((each) => each.includes('.'))) : [];
    case 'parties': return agencies().map(({ id }) => ({ value: id, title: agencyName(id) }));
    default: return [];
  }
}
