// The law as data, and what it does: a dated period, what is recognised of another region, what gives a class of conduct, a decision put right.
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessible, sound } from './browser';
import { askedAtTheWindow, items, listed, read, unlisted, userOf } from './cases';
import { act, ago, awaited, begin, bringList, fill, filled, kListHeading, path, person, refused, sheet, state, tryList, type Filled } from './desk';

// Drafted by one, reviewed by a second, published by a third.
async function published(kind: string, values: Filled, look?: (office: Page) => Promise<void>): Promise<string> {
  const office = await person('office', '/desk');
  await begin(office, '期间与日历', '起草', async (form) => {
    await fill(form, { 类别: kind, ...values });
    await accessible(form);
  });
  const at = path(office);
  await look?.(office);
  await act(office, '送法制审核');
  expect(await office.getByRole('button', { name: /^审核通过/ }).count(), 'who drafted does not review').toBe(0);
  await act(await awaited('legal', at), '审核通过');
  const publisher = await person('publisher', at);
  await act(publisher, '公布');
  expect(await state(publisher)).toBe('已公布');
  await sound(publisher);
  return at;
}

it('dates a new value of a period: foreseen, reviewed by another, published; the one before ends the day before', async () => {
  const basis = { 文件名称: '宁社信发〔2020〕6号', 条款: '（十九）', 效力层级: '规范性文件' };
  await published('法定期间', { 名称: '未送达后另行送达', 数值: '2', 单位: '工作日', 期限性质: '行为期限', 起始日期: ago(-400), ...basis }, async (office) => {
    await office.getByRole('button', { name: '预估影响' }).click();
    await office.getByRole('row', { name: /^数值 / }).waitFor();
    await sound(office);
  });
  const rows = (await items(await person('office'), 'rules?limit=200')).filter((each) => each['name'] === 'notice.again');
  const values = Object.fromEntries(rows.map((each) => [String(each['from']), [each['to'], each['count']]]));
  expect(values).toEqual({ '2020-03-18': [ago(-399), 3], [ago(-400)]: [null, 2] });
});

it('recognises what another region lists only where a mapping is published, and tells at the window what it was there', async () => {
  const { id, name, code } = await unlisted(), from = { region: '130600', theirs: 'wage-black' };
  const clerk = await person('officedata', '/desk/import');
  const row = [name, '法人及非法人组织', code, '邻市人社局（虚构）', '邻人社列〔2026〕1号', ago(30), ago(29), ago(-300), '逾期未支付工资',
    '保障农民工工资支付条例第四十八条'].join(',');
  const brought = sheet('邻市名单.csv', [kListHeading, row]);
  await tryList(clerk, brought, from);
  await clerk.getByText('没有已公布、在期的互认规定').first().waitFor();
  await accessible(clerk);
  await published('跨区域互认', { 来源地区划代码: from.region, 来源地: '邻市（虚构）', 互认事项: '名单', 来源地代码: from.theirs, 来源地名称: '欠薪黑名单',
    予以互认: true, 对应本县名单类别: '拖欠农民工工资失信联合惩戒对象', 通知文号: '跨区域信用合作协议（虚构）', 起始日期: ago(0), 终止日期: ago(-200),
    文件名称: '宁社信发〔2020〕6号', 条款: '（五）', 效力层级: '规范性文件' });
  await askedAtTheWindow(code, '未列入名单');
  await clerk.goto('/desk/import');
  await bringList(clerk, brought, from);
  const office = await person('office', '/desk/batches?state=brought');
  await office.locator('tbody a').first().click();
  await office.locator('#changes').waitFor();
  await act(office, '审核通过');
  const publisher = await person('publisher', path(office));
  await filled(publisher, '公布', { 已完成保密审查: true });
  const officer = await askedAtTheWindow(code, '失信惩戒');
  await officer.getByText('欠薪黑名单').first().waitFor();
  await sound(officer);
  await office.goto(`/desk/entries/${String((await items(office, `entries?subject=${id}`))[0]?.['id'])}`);
  for (const word of ['邻市（虚构）', '欠薪黑名单', '拖欠农民工工资失信联合惩戒对象']) await office.locator('dd', { hasText: word }).first().waitFor();
  await sound(office);
});

it('tells an organisation’s classes of conduct, what gave them and by which rule, and that they have no effect', async () => {
  const entry = await listed('government_procurement_county', 3);
  const office = await person('office', `/desk/subjects/${entry.subject}`);
  await office.getByRole('button', { name: '查看分类' }).click();
  const told = office.getByRole('region', { name: '信用行为分类' });
  await told.getByRole('heading', { name: '严重失信' }).waitFor();
  await told.getByText('国办发〔2020〕49号').first().waitFor();
  await told.getByText('本身不产生任何效力').waitFor();
  await sound(office);
});

it('puts a published decision right: its entry ends sooner, never later, and who is listed is told', async () => {
  const entry = await listed('wage_arrears_county', 1);
  const { determination } = await read(await person('office'), `entries/${entry.id}`);
  const approver = await person(userOf('approver', entry.agency), `/desk/determinations/${String(determination)}`);
  const correction = { 更正文书号: '衡安人社更〔2026〕1号', 理由: '期限计算有误', '证明材料（名称、编号）': '更正决定书' };
  await refused(approver, '更正认定', { 截止日期: ago(-4000), ...correction }, '更正后的截止日期不得晚于原截止日期');
  await filled(approver, '更正认定', { 截止日期: ago(-60), ...correction });
  await sound(approver);
  const office = await person('office', `/desk/entries/${entry.id}`);
  await office.locator('dd', { hasText: '衡安人社更〔2026〕1号' }).first().waitFor();
  expect((await read(office, `entries/${entry.id}`))['until']).toBe(ago(-60));
  const told = (await items(approver, 'notices?limit=200')).filter((each) => each['told'] === entry.subject).map((each) => each['kind']);
  expect(told).toContain('entry_put_right');
});
