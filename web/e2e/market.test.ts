// What market parties may ask, under an agreement that two persons made and with the consent of whom they ask about.
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { sample, sound } from './browser';
import { items, listed, unlisted } from './cases';
import { act, ago, attach, begin, fill, filled, path, person, refused, state } from './desk';

async function asks(banker: Page, code: string, word: string): Promise<void> {
  await banker.fill('#scan', code);
  await banker.press('#scan', 'Enter');
  await banker.locator('[data-verdict]').getByRole('heading', { name: word }).waitFor();
  await banker.locator('[data-verdict]').getByText(code).waitFor();
}

it('makes an agreement: drafted by one, approved by another, changed only when another approves, ended for a reason', async () => {
  const office = await person('office', '/desk');
  await begin(office, '市场主体合作', '起草合作协议', async (form) => {
    await fill(form, { 市场主体名称: '甲信用服务有限公司（虚构）', 统一社会信用代码: '91130528MA0000004J', 类别: '信用服务机构', 协议编号: '协〔2026〕9号',
      '每日查询上限（次）': '20', 协议起始日: ago(0), 协议截止日: ago(-365) });
    await form.getByText('信用报告', { exact: true }).check();
    await form.getByRole('button', { name: /增加一项 可查询的名单类别/ }).click();
    await fill(form, { '可查询的名单类别 第 1 项': '海关高级认证企业' });
    await sound(form);
  });
  expect(await state(office)).toBe('待批准');
  expect(await office.getByRole('button', { name: /^批准/ }).count(), 'who drafted does not approve').toBe(0);
  const other = await person('office2', path(office));
  await act(other, '批准');
  expect(await state(other)).toBe('在期');
  await filled(other, '修改', { '每日查询上限（次）': '500' });
  expect(await state(other)).toBe('变更待批准');
  await office.reload();
  await act(office, '批准');
  await office.getByText('500').first().waitFor();
  await sound(office);
  await filled(office, '终止', { 理由: '双方协商' });
  expect(await state(office)).toBe('已终止');
});

it('lets a bank ask: what is public is told without a duty, nothing else is, and whoever was asked about sees that', async () => {
  const entry = await listed('wage_arrears_county', 1);
  const banker = await person('partner', '/window');
  await banker.getByLabel('查询用途').waitFor();
  expect(await banker.locator('#case-no').count(), 'a bank has no case of an agency').toBe(0);
  await asks(banker, entry.code, '列入惩戒名单');
  await banker.locator('.tag', { hasText: '自愿参考' }).first().waitFor();
  expect(await banker.locator('[data-confirms]').count(), 'nothing is confirmed, nothing is reported back').toBe(0);
  await sound(banker);
  await asks(banker, (await unlisted()).code, '没有可以提供的信息');
  await banker.getByText('既不表示未列入名单').waitFor();
  await banker.fill('#scan', entry.name);
  await banker.press('#scan', 'Enter');
  await banker.getByRole('alert').getByText('只能按完整代码查询').first().waitFor();
  const office = await person('office2', `/desk/subjects/${entry.subject}`);
  await office.getByText('衡安县农村商业银行（虚构）').first().waitFor();
  await sound(office);
});

it('records a consent from its signed paper, and asks no more once it is withdrawn', async () => {
  const whom = await unlisted();
  const officer = await person(sample('none').user, '/desk');
  await begin(officer, '授权同意', '登记书面授权', async (form) => {
    await fill(form, { 信用主体: whom.name, 合作方: '衡安县农村商业银行（虚构）', 用途: '授信', 授权截止日: ago(-30) });
    await form.locator('input[type=file]').first().setInputFiles({ name: '授权书.txt', mimeType: 'text/plain', buffer: Buffer.from('授权书') });
    await form.getByText('授权书.txt').waitFor();
    await sound(form);
  });
  expect(await state(officer)).toBe('有效');
  await sound(officer);
  const banker = await person('partner', '/desk');
  expect(await items(banker, 'consents'), 'a partner learns of consents by asking alone').toEqual([]);
  await refused(officer, '登记书面撤回', {}, '材料');
  await attach(officer, '撤回书.txt');
  await filled(officer, '登记书面撤回', { '书面撤回（材料编号）': '撤回书.txt' });
  expect(await state(officer)).toBe('已撤回');
});
