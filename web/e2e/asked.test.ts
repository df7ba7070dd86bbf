// What agencies ask for by letter, and what the credit office says to it.
import { expect, it } from 'vitest';
import { county, sample, sound } from './browser';
import { userOf } from './cases';
import { act, ago, begin, fill, filled, path, person, state } from './desk';

it('replies to a letter about a roster: taken up, checked, drafted, approved by another, numbered and served', async () => {
  const { name, code, matter, user } = sample('discipline');
  const officer = await person(user, '/desk');
  const said = { 核查目的: '评优评先', '具体工作（如某年度某项评选）': '2026年度诚信示范企业评选（虚构）',
    '核查依据（法律、法规、规章或文件）': '县评选表彰管理办法（虚构）', 条款: '第六条', 来函文号: '虚函〔2026〕1号', 来函日期: ago(0) };
  await begin(officer, '信用核查', '来函申请核查', async (form) => {
    await fill(form, said);
    await form.getByLabel('以何事项核查（本单位事项编码）').selectOption(matter);
    await form.locator('input[type=file]').first().setInputFiles({ name: '来函.txt', mimeType: 'text/plain', buffer: Buffer.from('来函') });
    await form.getByText('来函.txt').waitFor();
    await form.getByLabel('核查名单（每行：名称,代码）').fill(`${name},${code}\n某某商贸一店（虚构）`);
    await sound(form);
  });
  expect(await state(officer)).toBe('已来函待受理');
  const office = await person('office', path(officer));
  for (const title of ['受理', '批量比对', '拟稿']) await act(office, title);
  expect(await office.getByRole('button', { name: /^审签/ }).count(), 'who drafted does not approve').toBe(0);
  await act(await person('office2', path(officer)), '审签');
  await office.reload();
  await office.getByRole('button', { name: /核查复函/ }).click();
  await office.getByText(/核复〔/).first().waitFor();
  await filled(office, '送达复函', { 送达方式: '公文交换', 签收人或凭证号: '公文交换单第3号' });
  expect(await state(office)).toBe('已复函');
  await officer.reload();
  await officer.getByText('列入惩戒名单').first().waitFor();
  await sound(officer);
  // Another agency knows of none of it.
  const elsewhere = county.accounts.find((each) => each.role === 'officer' && each.user !== user)?.agency ?? '';
  const other = await person(userOf('officer', elsewhere), path(officer));
  await other.getByRole('alert').getByText('没有').first().waitFor();
  expect(await other.getByText('公文交换单第3号').count()).toBe(0);
});
