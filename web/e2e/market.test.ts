// What market parties may ask, under an agreement that two persons made and with the consent of whom they ask about.
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { sample, sound } from './browser';
import { items } from './cases';
import { act, ago, attach, begin, fill, filled, path, person, refused, state } from './desk';

const codeOf = '91130528HXTNG0014';
async function asks(banker: Page, code: string, word: string): Promise<void> {
  await banker.fill('#scan', code);
  await banker.press('#scan', 'Enter');
  await banker.locator('[data-verdict]').getByRole('heading', { name: word }).waitFor();
}

it('makes an agreement: drafted by one, approved by another, changed only when another approves', async () => {
  const office = await person('office', '/desk');
  await begin(office, '市场合作', '起草合作协议', async (form) => {
    await fill(form, { 市场主体名称: '甲信用服务有限公司（虚构）', 统一社会信用代码: codeOf, 类别: '信用服务机构', 协议编号: '协〔2026〕9号',
      '每日查询上限（次）': '20', 协议起始日: ago(0), 协议截止日: ago(-365) });
    await sound(form);
  });
});
