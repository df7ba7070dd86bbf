import { expect, it } from 'vitest';
import { county, loggedIn, sample, sound } from './browser';

it('finds what is listed about a company: from its page, by its name and by its code', async () => {
  const { name, code } = sample('discipline');
  const one = await loggedIn('office', '/desk/subjects');
  await one.fill('#list-words', code);
  await one.press('#list-words', 'Enter');
  await one.getByRole('link', { name }).click();
  await one.getByRole('navigation', { name: '相关事项' }).getByRole('link', { name: '名单条目' }).click();
  await one.getByRole('cell', { name }).first().waitFor();
  const about = new URL(one.url()).search;
  expect(about).toMatch(/^\?subject=[0-9a-f-]{36}$/);
  await one.getByRole('link', { name: '清除条件' }).click();
  await one.waitForURL((url) => url.search === '');
  await one.fill('#list-subject', name);
  await one.locator('.found button').first().click();
  await one.waitForURL((url) => url.search === about);
  await sound(one);
  await one.goto('/desk/entries');
  await one.fill('#list-words', code);
  await one.press('#list-words', 'Enter');
  await one.waitForURL((url) => url.search === about);
  await one.getByRole('cell', { name }).first().waitFor();
  // The code of whoever is shown already, and words that were asked for before.
  await one.fill('#list-words', code);
  await one.press('#list-words', 'Enter');
  await one.getByRole('cell', { name }).first().waitFor();
  await one.goto('/desk/entries?q=不在任何标题中');
  await one.getByText('没有符合条件的事项').waitFor();
  await one.fill('#list-words', code);
  await one.press('#list-words', 'Enter');
  await one.waitForURL((url) => url.search === about);
  await one.getByRole('cell', { name }).first().waitFor();
  await one.goto(`/desk/records${about}`);
  await one.locator('section.panel').first().waitFor();
});

it('tells apart who bears one number, of whom a list shows little: by what they are and by their codes', async () => {
  const one = await loggedIn(county.accounts.find(({ role }) => role === 'data_clerk')?.user ?? '', '/desk/entries');
  const number = '130528198501010012', code = '92130528MA00000057';
  for (const whose of [{ kind: 'person', name: '张某某' }, { kind: 'sole_trader', name: '张某某小吃店', code }]) {
    const status = await one.evaluate(async (fields) => (await fetch('/api/v1/subjects', { method: 'POST', body: JSON.stringify(fields),
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': sessionStorage.getItem('csrf') ?? '' } })).status,
    { act: 'register', document: 'citizen', number, ...whose });
    expect(status).toBe(201);
  }
  await one.fill('#list-words', number);
  await one.press('#list-words', 'Enter');
  await one.getByRole('status').filter({ hasText: '几个信用主体使用这个号码' }).waitFor();
  await one.getByRole('button', { name: '张* · 自然人', exact: true }).waitFor();
  await sound(one);
  await one.getByRole('button', { name: `张某某小吃店 · 个体工商户 · ${code}`, exact: true }).click();
  await one.waitForURL(/[?&]subject=/);
});
