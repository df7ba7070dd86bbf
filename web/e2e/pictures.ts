// The pictures of README and docs, taken anew: web/test.sh pictures PATH_TO_HENGXIN. A picture is looked at before it is committed.
import { join } from 'node:path';
import { it } from 'vitest';
import type { Page } from 'playwright-core';
import { county, loggedIn, sample } from './browser';
import { bringList, kListHeading, sheet } from './desk';

const kFolder = join(import.meta.dirname, '../../docs/pictures');

async function picture(one: Page, name: string, whole = false): Promise<void> {
  await one.evaluate(() => { window.scrollTo(0, 0); });
  await one.screenshot({ path: join(kFolder, `${name}.png`), fullPage: whole });
}

async function atTheWindow(expected: string, width = 1280, height = 900): Promise<Page> {
  const one = await loggedIn(sample('none').user, '/window', { width, height });
  await one.selectOption('#matter', sample('none').matter);
  await one.getByLabel('办件编号').fill('2026-审批-0118');
  await one.fill('#scan', sample(expected).code);
  await one.press('#scan', 'Enter');
  await one.locator('[data-verdict]').waitFor();
  return one;
}

it('the counter', async () => {
  await picture(await atTheWindow('none'), 'window-none');
  await picture(await atTheWindow('discipline', 360, 780), 'window-360');
  const one = await atTheWindow('discipline');
  await one.getByRole('button', { name: '确认身份并反馈' }).waitFor();
  await one.keyboard.press('F9');
  await one.locator('.outcomes label:first-of-type input:checked').first().waitFor();
  await picture(one, 'window-discipline');
  await one.keyboard.press('F8');
  await one.getByText('身份已由您确认').waitFor();
  await one.goto('/desk/tasks');
  await one.locator('tbody a').first().click();
  await one.getByRole('button', { name: '生成文书' }).first().click();
  await one.getByRole('link', { name: 'PDF' }).first().waitFor();
  await picture(one, 'case');
});

it('a sheet that is checked', async () => {
  const one = await loggedIn(sample('discipline').user, '/desk/checks-of-a-sheet');
  const asked = ['none', 'discipline', 'incentive', 'suspended', 'candidate'].map((each) => sample(each));
  await one.selectOption('#batch-matter', sample('discipline').matter);
  const rows = asked.map((each, i) => `${each.name},${i === asked.length - 1 ? '' : each.code}`);
  await one.setInputFiles('input[type=file]', sheet('窗口名单.csv', ['企业名称,统一社会信用代码', ...rows]));
  await one.getByRole('button', { name: '开始比对' }).click();
  await one.locator('a[download][href*="result.csv"]').first().waitFor();
  await picture(one, 'batch-check');
});

it('an import with bad rows', async () => {
  const one = await loggedIn('officedata', '/desk/import');
  await one.selectOption('#import-kind', 'subjects');
  await one.setInputFiles('input[type=file]', sheet('主体登记表.csv', ['企业名称,主体类别,统一社会信用代码',
    '衡安县甲乙丙商贸有限公司,法人及非法人组织,91130528MA0ABCDE6N', '衡安县丁戊己建材有限公司,法人及非法人组织,9113O528MA0ABCDE6N',
    '衡安县庚辛壬餐饮有限公司,法人及非法人组织,91130528MA0ABCDF4J']));
  await one.locator('#mapping').waitFor();
  await one.getByRole('button', { name: '试导入' }).click();
  await one.getByRole('heading', { name: '有误的行' }).waitFor();
  await picture(one, 'import', true);
});

it('a batch under review, and the work list with it', async () => {
  const clerk = await loggedIn('officedata', '/desk/import');
  const rest = '2026-11-02,2026-11-03,2027-11-02,抽查发现严重失信情形,建筑市场信用管理暂行办法第十四条';
  const rows = county.samples.filter((each) => each.expected === 'none').slice(1).map(
    (each, i) => `${each.name},法人及非法人组织,${each.code},衡州市住房和城乡建设局,衡市建罚〔2026〕${i + 11}号,${rest}`);
  await bringList(clerk, sheet('建筑市场严重失信名单.csv', [kListHeading, ...rows]));
  const office = await loggedIn('office2', '/desk', { height: 1000 });
  await office.locator('a.work-row').first().waitFor();
  await picture(office, 'desk-work');
  await office.goto('/desk/batches?state=brought');
  await office.locator('tbody a').first().click();
  await office.locator('#changes').waitFor();
  await office.getByText(sample('none', 1).name).first().waitFor();
  await picture(office, 'batch-review');
});
