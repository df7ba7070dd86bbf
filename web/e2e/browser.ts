// A browser for journeys: whatever it complains of in its console, and whatever axe finds, fails the test.
import { source } from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';

export const county = inject('county');

let browser: Browser;
const open: BrowserContext[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
});
afterAll(() => browser.close());
afterEach(async () => {
  for (const context of open.splice(0)) await context.close();
  expect(complaints.splice(0)).toEqual([]);
});

// A refusal of the server is an answer, and Chromium reports every answer above 399 as an error of its own.
const isAnswer = (text: string): boolean => /^Failed to load resource: the server responded with a status of 4\d\d/.test(text);

// `stays`: until the last test of the file.
export async function page(width = 1280, height = 900, stays = false): Promise<Page> {
  const context = await browser.newContext({
    baseURL: county.address, viewport: { width, height }, locale: 'zh-CN',
    reducedMotion: 'reduce', acceptDownloads: true,
  });
  if (!stays) open.push(context);
  const one = await context.newPage();
  one.setDefaultTimeout(15_000);
  one.on('console', (message) => { if (message.type() === 'error' && !isAnswer(message.text())) complaints.push(message.text()); });
  one.on('pageerror', (error) => complaints.push(String(error)));
  one.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return one;
}

interface Screen { width?: number; height?: number; stays?: boolean }
export async function loggedIn(user: string, then = '/desk', { width, height, stays }: Screen = {}): Promise<Page> {
  const one = await page(width, height, stays);
  await one.goto(`/login?then=${encodeURIComponent(then)}`);
  await logIn(one, user);
  await one.waitForURL((url) => url.pathname !== '/login');
  return one;
}
export async function logIn(one: Page, user: string): Promise<void> {
  const account = county.accounts.find((each) => each.user === user);
  await one.fill('#user', user);
  await one.fill('#password', account?.password ?? '');
  await one.press('#password', 'Enter');
}

export async function accessible(one: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  // Brought into a page once, and asked for violations alone: there is no frame to look into, and what passed is not told.
  if (!await one.evaluate(() => 'axe' in window)) await one.evaluate(source);
  const violations = await one.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    return (await axe.run({ runOnly, resultTypes: ['violations'] })).violations.map(
      (each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' | ').slice(0, 500)}`);
  }, tags);
  expect(violations).toEqual([]);
}
export async function fits(one: Page): Promise<void> {
  const [wide, window] = await one.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(wide, 'the page is no wider than the window').toBeLessThanOrEqual(window ?? 0);
}

// A page of the desk as everybody must find it: on a phone and on a wide screen, read aloud, and in words that are words: no code of the program.
export async function sound(one: Page): Promise<void> {
  for (const width of [360, 1920, 1280]) {
    await one.setViewportSize({ width, height: 900 });
    await fits(one);
  }
  await accessible(one);
  const words = 'main :is(dt, dd:not(:has(> code)), th, td, option, .tag, .timeline strong, .acts button)';
  const code = /\b[a-z]+(?:_[a-z]+)+\b|\(own rule\)/;
  // Names of lists and agencies come with a request of their own.
  await one.waitForFunction(([where, what]) => {
    const all = [...document.querySelectorAll<HTMLElement>(where)];
    return !all.some((each) => new RegExp(what).test(each.innerText));
  }, [words, code.source] as const, { timeout: 15_000 }).catch(() => undefined);
  const said = await one.locator(words).allInnerTexts();
  expect(said.filter((text) => code.test(text)), one.url()).toEqual([]);
}

export const sample = (expected: string, at = 0): { code: string; name: string; matter: string; user: string } => {
  const found = county.samples.filter((each) => each.expected === expected)[at];
  if (!found) throw new Error(`the county has no sample for ${expected}`);
  return found;
};

const kSigns: Record<string, string> = { '/': 'Slash', ':': 'Semicolon', '.': 'Period' };
// What a scanner sends: one key after the other at its pace, with the times that its keys have, however busy this machine is.
interface Sent { gap?: number; enter?: boolean; ime?: boolean; before?: string[]; after?: string[] }
export async function scan(one: Page, text: string, more: Sent = {}): Promise<void> {
  const { gap = 8, enter = true, ime = false, before = [], after = [] } = more;
  const client = await one.context().newCDPSession(one);
  let at = Date.now() / 1000;
  const sent: Promise<unknown>[] = [];
  const press = (key: string, code: string, virtual: number, typed?: string): void => {
    at += gap / 1000;
    const common = { key: ime && typed ? 'Process' : key, code, windowsVirtualKeyCode: ime && typed ? 229 : virtual, timestamp: at };
    const down = typed && !ime ? { type: 'keyDown' as const, text: typed } : { type: 'rawKeyDown' as const };
    sent.push(client.send('Input.dispatchKeyEvent', { ...common, ...down }));
    if (typed && ime && typed !== '\r') {
      sent.push(client.send('Input.imeSetComposition', { text: '吗', selectionStart: 1, selectionEnd: 1 }));
    }
    sent.push(client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common }));
  };
  const special = (name: string): void => { press(name, name, name === 'F8' ? 119 : 120); };
  before.forEach(special);
  for (const c of text) {
    const letter = /[A-Za-z]/.test(c), digit = /\d/.test(c);
    const code = letter ? `Key${c.toUpperCase()}` : digit ? `Digit${c}` : kSigns[c] ?? 'Minus';
    press(c, code, letter || digit ? c.toUpperCase().charCodeAt(0) : 189, c);
  }
  if (enter) press('Enter', 'Enter', 13, '\r');
  after.forEach(special);
  await Promise.all(sent);
  await client.detach();
  // Those times ran ahead of the clock: what is pressed next comes after them, a person's moment later.
  await new Promise((go) => { setTimeout(go, (at - Date.now() / 1000 + 0.3) * 1000); });
}
