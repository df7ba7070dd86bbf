// What people are told of what is decided about them, from an objection to its very end: by which way, with which proof, and when it did not arrive.
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessible, sample, sound } from './browser';
import { askedAtTheWindow, items, listed, read, userOf, type Listed } from './cases';
import { act, ago, attach, awaited, begin, fill, filled, path, person, refused, state } from './desk';

const objected: { entry?: Listed; notices: Record<string, string> } = { notices: {} };
async function noticeOf(one: Page, kind: string): Promise<string> {
  const about = path(one).split('/').pop();
  const found = (await items(one, 'notices?limit=200')).find((each) => each['about'] === about && each['kind'] === kind);
  return `/desk/notices/${String(found?.['id'])}`;
}

it('walks an objection to its end: held at the window at once, answered by the source, decided by another, held no more', async () => {
  const entry = await listed('government_procurement_county', 2);
  await askedAtTheWindow(entry.code, '失信惩戒');
  const office = await person('office', '/desk');
  await begin(office, '异议', '提出异议', async (form) => {
    await fill(form, { 名单条目: entry.document, 异议人身份: '信用主体', 异议人: entry.name, 提出渠道: '窗口', 异议事项: '程序有误',
      异议内容和理由: '决定书送达的是另一家公司', 联系方式: '0319-0000000' });
  });
  expect(await state(office)).toBe('已提出待受理');
  await act(office, '受理');
  await askedAtTheWindow(entry.code, '惩戒暂停');
  await act(office, '转来源单位核实');
  const source = await awaited(userOf('supervisor', entry.agency), path(office));
  await filled(source, '核实答复', { 核实结论: '属实，维持', 核实情况和理由: '送达回证由该公司前台签收' });
  expect(await state(source)).toBe('来源单位已答复');
  await office.reload();
  expect(await office.getByRole('button', { name: /^异议不成立/ }).count(), 'who accepted does not decide').toBe(0);
  const other = await awaited('office2', path(office));
  await other.locator('.waiting dt', { hasText: '异议成立' }).waitFor();
  await filled(other, '异议不成立', { 处理决定和理由: '送达对象无误', '救济途径（复议、诉讼的机关和期限）': '六十日内向衡安县人民政府申请行政复议' });
  expect(await state(other)).toBe('异议不成立');
  await sound(other);
  await askedAtTheWindow(entry.code, '失信惩戒');
  objected.entry = entry;
  expect(await other.locator('dd a[href^="/desk/notices/"]').count(), 'each notice is told with the case').toBe(2);
  for (const kind of ['objection_accepted', 'objection_rejected']) objected.notices[kind] = await noticeOf(other, kind);
});

it('tells by phone with the record of the call; what must be served is sent by post, does not arrive, and is brought by hand', async () => {
  const office = await person('office', objected.notices['objection_accepted']);
  await attach(office, '通话记录.txt');
  await filled(office, '登记当面送达或电话告知', { 送达方式: '电话（留有记录）', 接收人: '法定代表人', 送达凭证: '通话记录.txt' });
  expect(await state(office)).toBe('已送达');
  const at = objected.notices['objection_rejected'] ?? '';
  const sent = await awaited('office', at);
  await attach(sent, '通话记录二.txt');
  await refused(sent, '登记当面送达或电话告知', { 送达方式: '电话（留有记录）', 接收人: '前台', 送达凭证: '通话记录二.txt' }, '不得仅以电话告知');
  await filled(sent, '选定送达方式', { 送达方式: '邮寄', 邮寄地址或电话: '某路1号' });
  await filled(sent, '登记发出', { 运单号或者平台回执号: 'EMS-1' });
  expect(await state(sent)).toBe('已发出待确认送达');
  await filled(sent, '登记未送达', { 未送达的原因: '查无此人，退回' });
  expect(await state(sent)).toBe('未送达，须另行送达');
  await sound(sent);
  // It stays somebody's work until it arrives.
  const again = await awaited('office2', at);
  await filled(again, '选定送达方式', { 送达方式: '当面送达' });
  await attach(again, '送达回证.txt');
  await filled(again, '登记当面送达或电话告知', { 送达方式: '当面送达', 接收人: '法定代表人', 送达凭证: '送达回证.txt' });
  expect(await state(again)).toBe('已送达');
  await again.locator('dt', { hasText: '未送达次数' }).waitFor();
  await sound(again);
});

it('serves nothing electronically without the receiver’s confirmation, and nothing any more once it is taken back', async () => {
  const name = sample('none', 1).name;
  const office = await person('office', '/desk');
  await begin(office, '告知送达', '拟制告知', async (form) => {
    await fill(form, { 事项种类: '信用主体', 所涉事项: name, 告知对象: '信用主体', 被告知的主体或单位: name, 告知内容: '请来领取文书。' });
    await accessible(form);
  });
  const at = path(office);
  await refused(office, '选定送达方式', { 送达方式: '短信' }, '没有受送达人有效的电子送达地址确认书');
  const other = await person('office2', '/desk');
  await begin(other, '送达地址确认', '登记确认书', async (form) => {
    await fill(form, { 信用主体: name, 电子送达方式: '短信', 手机号码或邮箱地址: '13800000000', 签署人: '法定代表人', 签署日期: ago(0) });
    await form.locator('input[type=file]').first().setInputFiles({ name: '确认书.txt', mimeType: 'text/plain', buffer: Buffer.from('确认书') });
    await form.getByText('确认书.txt').first().waitFor();
    await accessible(form);
  });
  expect(await state(other)).toBe('有效');
  await sound(other);
  await office.goto(at);
  await filled(office, '选定送达方式', { 送达方式: '短信' });
  await filled(other, '撤回', { 撤回的说明: '本人当面撤回' });
  expect(await state(other)).toBe('已撤回');
  await refused(office, '登记发出', { 运单号或者平台回执号: 'SM-1' }, '没有受送达人有效的电子送达地址确认书');
  expect((await read(office, `notices/${at.split('/').pop() ?? ''}`))['state']).toBe('due');
});
