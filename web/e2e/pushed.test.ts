// What is pushed to agencies and acknowledged by them, and what the office looks into when a duty seems to be neglected.
import { expect, it } from 'vitest';
import { county, sound } from './browser';
import { items, read, userOf } from './cases';
import { ago, begin, fill, filled, path, person, refused, state } from './desk';

const handlers = county.accounts.filter((each) => each.role === 'handler');
const [first, second] = handlers;
const agencyTwo = second?.agency ?? '';

it('opens the feed for an agency, which acknowledges what it received, by the digest that came with it', async () => {
  const agency = first?.agency ?? '';
  const clerk = await person(userOf('data_clerk', agency), '/desk');
  await begin(clerk, '接收推送', '开通接收', async (form) => {
    await sound(form);
    await form.locator('form.stack button[type=submit]').click();
    await form.getByText('必填，请填写').waitFor();                  // everything there is, only where that was asked for
    await form.getByLabel('全部', { exact: true }).check();
  });
  expect(await state(clerk)).toBe('接收推送');
  const at = path(clerk);
  await refused(clerk, '签收推送', { 签收内容: '名单推送', '截至（账本序号）': '1', 所收内容的摘要: '0' }, '摘要');
  const fed = await clerk.evaluate(async () => (await (await fetch('/api/v1/feed/measures')).json()) as Record<string, unknown>);
  await filled(clerk, '签收推送', { 签收内容: '措施推送', '截至（账本序号）': String(fed['next']), 所收内容的摘要: String(fed['digest']) });
  await sound(clerk);
  const office = await person('office', at);
  await office.locator('.timeline', { hasText: '签收推送' }).waitFor();
  await sound(office);
});

it('walks a clue to what the organ concluded: the agency heard, another officer looking into it, nothing else changed', async () => {
  const office = await person('office', '/desk');
  const entries = async (): Promise<string> => JSON.stringify(await items(office, 'entries?state=listed&limit=200'));
  const before = await entries();
  const [determined] = await items(office, 'determinations?limit=1');
  const { history } = await read(office, `determinations/${String(determined?.['id'])}`) as { history: { leaf: number }[] };
  await begin(office, '责任追究线索', '登记线索（未经认定）', async (form) => {
    await fill(form, { 所涉单位: agencyTwo, 反映的情形: '未按规定公布信息',
      '所依据的账页（编号，多个以空格分开）': String(history[0]?.leaf), '反映的事实（未经认定）': '名单发布后未公示（虚构）' });
    await sound(form);
  });
  expect(await state(office)).toBe('线索（未经认定），待告知单位');
  const at = path(office);
  await filled(office, '告知单位并请说明', { 请单位说明的内容: '请说明公示情况' });
  const heard = await person(userOf('handler', agencyTwo), at);
  await filled(heard, '说明情况', { 单位说明: '系统迁移期间公示延迟三日，已补公示' });
  await sound(heard);
  await office.reload();
  expect(await office.getByRole('button', { name: /^核实后拟移送/ }).count(), 'who opened it does not look into it').toBe(0);
  const other = await person('office2', at);
  await filled(other, '核实后拟移送（不作认定）', { 核实情况和理由: '公示确有延迟' });
  await filled(other, '移送有权机关', { '移送机关（有权处理的任免机关、监察机关等）': '任免机关（虚构）', 移送的事实和依据: '公示延迟，依宁社信发〔2020〕6号（二十三）' });
  expect(await state(other)).toBe('线索（未经认定），已移送有权机关');
  await office.reload();
  await filled(office, '登记有权机关的结论', { 有权机关告知的处理结论: '提醒谈话', 处理文书号: '函〔2026〕1号', 处理文书日期: ago(0) });
  expect(await state(office)).toBe('有权机关已有结论');
  await sound(office);
  expect(await entries(), 'no list knows of it').toBe(before);
  // Nobody of another agency hears of it.
  const elsewhere = await person(userOf('handler', first?.agency ?? ''), at);
  await elsewhere.getByRole('alert').getByText('没有').first().waitFor();
});
