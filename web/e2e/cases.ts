// Cases of the county that journeys begin with, and what the window tells of them.
import type { Page } from 'playwright-core';
import { county, sample } from './browser';
import { person } from './desk';

export type Body = Record<string, unknown>;
export async function read(one: Page, at: string): Promise<Body> {
  return one.evaluate(async (url) => (await (await fetch(`/api/v1/${url}`)).json()) as Body, at);
}
export const items = async (one: Page, at: string): Promise<Body[]> => (await read(one, at))['items'] as Body[];

export interface Listed { id: string; document: string; determination: string; subject: string; name: string; code: string; agency: string }
// Enterprises on a list of the county's own, the longest listed first, none of them those that other journeys ask about.
export async function listed(type: string, at: number): Promise<Listed> {
  const office = await person('office');
  const decided = (entry: Body): Record<string, string> => entry['origin'] as Record<string, string>;
  const named = new Set(county.samples.map(({ name }) => name));
  const found = (await items(office, 'entries?state=listed&limit=200')).filter((entry) => entry['list_type'] === type)
    .filter(({ subject_title: whom }) => !/\*$/.test(String(whom)) && !named.has(String(whom)))
    .sort((a, b) => String(decided(a)['decided_on']).localeCompare(String(decided(b)['decided_on'])))[at];
  if (!found) throw new Error(`the county lists nobody more as ${type}`);
  const subject = await read(office, `subjects/${String(found['subject'])}`);
  return { id: String(found['id']), document: String(decided(found)['document_no']), agency: String(decided(found)['node']),
    determination: String(found['determination'] ?? ''), subject: String(found['subject']), name: String(found['subject_title']),
    code: String(subject['code']) };
}
// An enterprise of the register that nobody lists and no other journey asks about.
export async function unlisted(): Promise<{ id: string; name: string; code: string }> {
  const office = await person('office');
  const named = new Set(county.samples.map(({ name }) => name));
  for (const one of await items(office, 'subjects?limit=100')) {
    if (one['kind'] !== 'organisation' || named.has(String(one['name']))) continue;
    if ((await items(office, `entries?subject=${String(one['id'])}`)).length) continue;
    return { id: String(one['id']), name: String(one['name']), code: String(one['code']) };
  }
  throw new Error('the county lists everybody');
}
export const userOf = (role: string, agency: string): string =>
  county.accounts.find((each) => each.role === role && each.agency === agency)?.user ?? '';

export async function askedAtTheWindow(code: string, word: string): Promise<Page> {
  const officer = await person(sample('none').user, '/window');
  await officer.fill('#scan', code);
  await officer.press('#scan', 'Enter');
  await officer.locator('[data-verdict]').getByRole('heading', { name: word }).waitFor();
  return officer;
}
