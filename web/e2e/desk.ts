// The desk as people use it: by its menu, labels and buttons.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { loggedIn } from './browser';

// One act on the case that is open: its button, its fields, its submission.
export async function act(one: Page, title: string, fill?: () => Promise<void>): Promise<void> {
  await one.getByRole('button', { name: new RegExp(`^${title}( Alt \\d)?$`) }).first().click();
  await fill?.();
  await one.locator('.act-form button[type=submit]').click();
  await one.getByText(`已办理：${title}`).waitFor();
}

// A day as the law counts it: in China.
export const ago = (days: number): string => new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);

// Whoever has logged in stays so until the file's last journey.
const people = new Map<string, Promise<Page>>();
export async function person(user: string, then?: string): Promise<Page> {
  const known = people.has(user), coming = people.get(user) ?? loggedIn(user, then, { stays: true });
  people.set(user, coming);
  const one = await coming;
  if (known && then) await one.goto(then);
  return one;
}
export const path = (one: Page): string => new URL(one.url()).pathname;
export const state = (one: Page): Promise<string> => one.locator('.page-head .tag').first().innerText();

export type Filled = Record<string, string | true>;
// By the label that stands above it: typed, chosen by its title, ticked, or found and picked.
export async function fill(one: Page, values: Filled): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    const named = new RegExp(`^\\s*${label.replace(/[()]/g, '\\$&')}(必填)?$`);
    const field = one.locator('form.stack').getByLabel(named).first();
    const kind = await field.evaluate((each) => (each instanceof HTMLSelectElement ? 'select' : (each as HTMLInputElement).type));
    if (value === true) await field.check();
    else if (kind === 'select') await field.selectOption({ label: value });
    else await field.fill(value);
    if (kind !== 'search') continue;
    await one.locator('.found button').first().click();
    await one.locator('.row', { hasText: '重选' }).first().waitFor();
  }
}
export const filled = async (one: Page, title: string, values: Filled): Promise<void> => act(one, title, () => fill(one, values));

// An act that the server refuses, in the words that tell why; the form is closed again.
export async function refused(one: Page, title: string, values: Filled, words: string): Promise<void> {
  await one.getByRole('button', { name: new RegExp(`^${title}( Alt \\d)?$`) }).first().click();
  await fill(one, values);
  await one.locator('.act-form button[type=submit]').click();
  await one.locator('.act-form [role=alert]', { hasText: words }).waitFor();
  await one.locator('.act-form').getByRole('button', { name: '取消' }).click();
}
// A paper brought to the case that is open.
export async function attach(one: Page, name: string): Promise<void> {
  await one.setInputFiles('input[type=file]', { name, mimeType: 'text/plain', buffer: Buffer.from(name) });
  await one.getByText(name).first().waitFor();
}

// From the menu to a new case.
export async function begin(one: Page, kind: string, title: string, then: (form: Page) => Promise<void>): Promise<void> {
  await one.locator('#side-nav').getByRole('link', { name: kind, exact: true }).click();
  await one.getByRole('link', { name: title, exact: true }).click();
  await one.locator('form.stack').waitFor();
  await then(one);
  await one.locator('form.stack button[type=submit]').click();
  await one.locator('#facts').waitFor();
}
// From the work list to a case that awaits this person.
export async function awaited(user: string, at: string): Promise<Page> {
  const one = await person(user, '/desk');
  await one.locator(`a.work-row[href="${at}"]`).click();
  await one.locator('#facts').waitFor();
  return one;
}

// A sheet as a spreadsheet saves it.
export function sheet(name: string, lines: string[]): string {
  const file = join(tmpdir(), `${process.pid}-${name}`);
  writeFileSync(file, `\uFEFF${lines.join('\n')}\n`);
  return file;
}
export const kListHeading = '企业名称,主体类别,统一社会信用代码,认定机关,认定文书号,认定日期,列入日期,拟移出日期,列入事由,认定依据';
// A list of another place, tried without changing anything: of the city, unless another region is named.
interface Elsewhere { region: string; theirs: string }
export async function tryList(clerk: Page, file: string, from?: Elsewhere): Promise<void> {
  await clerk.selectOption('#import-kind', 'entries');
  await clerk.setInputFiles('input[type=file]', file);
  await clerk.locator('#import-type, #import-theirs').first().waitFor();
  await clerk.selectOption('#import-level', from ? 'region' : 'city');
  if (!from) await clerk.selectOption('#import-type', 'construction_market_severe');
  for (const [name, value] of Object.entries(from ?? { node: '衡州市信用平台' })) await clerk.fill(`#import-${name}`, value as string);
  await clerk.getByRole('button', { name: '试导入' }).click();
}
// … and brought in.
export async function bringList(clerk: Page, file: string, from?: Elsewhere): Promise<void> {
  await tryList(clerk, file, from);
  await clerk.getByText('试导入完成，没有改动任何数据').waitFor();
  await clerk.getByRole('button', { name: '正式导入' }).click();
  await clerk.getByText('✓ 导入完成').waitFor();
}
