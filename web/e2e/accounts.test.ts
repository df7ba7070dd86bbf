import { expect, it } from 'vitest';
import { items } from './cases';
import { act, fill, person } from './desk';

it('sets a forgotten password anew by two administrators, and it logs in', async () => {
  const whose = 'auditadmin';                              // whom no other journey logs in
  const system = await person('sysadmin');
  const account = (await items(system, 'accounts?limit=200')).find(({ user }) => user === whose);
  await system.goto(`/desk/accounts/${String(account?.['id'])}`);
  await act(system, '提出重置口令', () => fill(system, { 理由: '忘记口令' }));
  const security = await person('secadmin', `/desk/accounts/${String(account?.['id'])}`);
  await security.getByRole('button', { name: /^设置口令/ }).first().click();
  await security.locator('.act-form input[type=password]').fill('short');
  await security.locator('.act-form button[type=submit]').click();
  const typed = security.getByLabel(/^\s*新口令/);
  await security.locator('.act-form p.wrong', { hasText: '过短' }).waitFor();
  expect(await typed.getAttribute('aria-invalid')).toBe('true');
  expect(await typed.getAttribute('autocomplete')).toBe('new-password');
  expect(await security.getByText('填写的内容已自动暂存').count()).toBe(0);
  await security.locator('.act-form input[type=password]').fill('tiger-paper-river-eight');
  await security.locator('.act-form button[type=submit]').click();
  await security.getByText('已办理：设置口令').waitFor();
  const answer = await security.request.post('/api/v1/session', { data: { user: whose, password: 'tiger-paper-river-eight' } });
  expect(answer.status()).toBe(201);
});
