// The kinds of case there are, and names of what cases refer to by code or id. Read once per login and language.
import { shallowReactive, watch } from 'vue';
import { session } from '../session';
import { language } from '../words';
import { get } from './client';
import type { Case, Noun, Page } from './types';

const known = shallowReactive<{ nouns: Noun[]; agencies: Case[]; listTypes: Case[] }>({ nouns: [], agencies: [], listTypes: [] });
let reading: Promise<void> | null = null;

export const nouns = (): Noun[] => known.nouns;
export const nounAt = (path: string): Noun | undefined => known.nouns.find((noun) => noun.path === path);
export const nounNamed = (name: string): Noun | undefined => known.nouns.find((noun) => noun.name === name);

// Kinds of case that say whom they are about.
export const isAboutSubjects = (noun: Noun): boolean => noun.members.some(({ name }) => name === 'subject');

export function readNouns(): Promise<void> {
  reading ??= get<{ items: Noun[] }>('/nouns').then(({ items }) => { known.nouns = items; }, (error: unknown) => {
    reading = null;
    throw error;
  });
  return reading;
}

// Every case of a kind that names no person; long lists are cut.
export async function all(path: string, limit = 400): Promise<Case[]> {
  const items: Case[] = [];
  for (let cursor = ''; items.length < limit;) {
    const page = await get<Page>(`/${path}?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    items.push(...page.items);
    if (!page.next) break;
    cursor = page.next;
  }
  return items;
}

let naming: Promise<void> | null = null;
// Names that could not be read are asked for again, later each time: until they come their codes stand.
export function readNames(waits = [1, 5, 20]): Promise<void> {
  naming ??= Promise.all([
    all('agencies').then((items) => { known.agencies = items; }),
    all('list-types').then((items) => { known.listTypes = items; }),
  ]).then(() => undefined, () => {
    naming = null;
    const [wait, ...later] = waits;
    if (wait) setTimeout(() => { if (session.who) void readNames(later); }, wait * 1000);
  });
  return naming;
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '');

export const agencyName = (id: string): string => word(known.agencies.find((agency) => agency.id === id)?.['name']) || word(
  session.who?.agency === id ? session.who.agency_name : '');
export function listTypeName(code: string): string {
  const type = known.listTypes.find((each) => each['code'] === code);
  return word(type?.[language.value === 'zh' ? 'name_zh' : 'name_en']) || word(type?.['name_zh']);
}
// Titles name a list type by its code; people read its name, once.
export const titled = (title: string): string => title.replace(/[a-z][a-z0-9]*(?:_[a-z0-9]+)+ ?/g, (code, at: number) => {
  const name = listTypeName(code.trim());
  return !name ? code : title.slice(at + code.length).startsWith(name) ? '' : name + (code.endsWith(' ') ? ' ' : '');
});
export const listTypes = (): Case[] => known.listTypes;
export const agencies = (): Case[] => known.agencies;
interface Remit { matter: string; name: string }
export const matterName = (code: string): string => session.who?.matters?.find((matter) => matter.matter === code)?.title
  ?? known.agencies.flatMap((agency) => (agency['remits'] as Remit[] | undefined) ?? []).find((remit) => remit.matter === code)?.name ?? '';

watch(() => [session.who?.account, language.value], () => {
  reading = null;
  naming = null;
  if (!session.who) Object.assign(known, { nouns: [], agencies: [], listTypes: [] });
});
