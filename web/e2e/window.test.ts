import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessible, county, fits, loggedIn, sample, scan } from './browser';

const kVerdict = '[data-verdict]';

async function atTheWindow(width = 1280, height = 900): Promise<Page> {
  const one = await loggedIn(sample('none').user, '/window', { width, height });
  await one.waitForSelector('#scan');
  await one.selectOption('#matter', sample('none').matter);
  await one.focus('#scan');
  return one;
}
async function verdict(one: Page, word: string): Promise<void> {
  await one.locator(kVerdict).getByRole('heading', { name: word }).waitFor();
}
const receiptNo = async (one: Page): Promise<string> => /(?:回执号) (\d+)/.exec(await one.locator(kVerdict).innerText())?.[1] ?? '';
const stateOf = (one: Page, id: string): Promise<string> =>
  one.evaluate(async (check) => ((await (await fetch(`/api/v1/checks/${check}`)).json()) as { state: string }).state, id);

it('tells each result in its word, of what was scanned', async () => {
  const one = await atTheWindow();
  const words = { none: '未列入名单', incentive: '守信激励', suspended: '惩戒暂停', discipline: '失信惩戒' };
  for (const [expected, word] of Object.entries(words)) {
    await scan(one, sample(expected).code);
    await verdict(one, word);
    expect(await one.evaluate(() => document.activeElement?.id)).toBe('scan');
    await accessible(one);
  }
  await one.fill('#scan', sample('invalid').code);
  await one.press('#scan', 'Enter');
  await verdict(one, '代码有误');
  await one.fill('#scan', sample('candidate').name);
  await one.press('#scan', 'Enter');
  await verdict(one, '疑似，需核对');
  await accessible(one);
});

it('says whom a code belongs to, a possible match by name and code, and asks why beside the warning', async () => {
  const one = await atTheWindow(1280, 900);
  const listed = sample('discipline');
  await scan(one, listed.code);
  await verdict(one, '失信惩戒');
  const whom = await one.locator('[data-whom]').innerText();
  expect(whom).not.toBe('');
  if (listed.name) expect(whom).toBe(listed.name);
  const alike = sample('candidate').name;
  await one.fill('#scan', alike);
  await one.press('#scan', 'Enter');
  await verdict(one, '疑似，需核对');
  expect(await one.locator('[data-whom]').count()).toBe(0);
  expect((await one.locator('fieldset strong').first().innerText()).length).toBeGreaterThan(1);
  // The box that must be filled in is seen at once, not under the bar that confirms.
  const [box, bar] = [await one.locator('#override').boundingBox(), await one.locator('.confirm-bar').boundingBox()];
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  await accessible(one);
});

it('understands full-width, lower case, spaces and a licence’s address', async () => {
  const one = await atTheWindow();
  const code = sample('discipline').code;
  const wide = [...code].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xFEE0)).join('');
  const spaced = ` ${code.slice(0, 8)} ${code.slice(8)} `, named = `${sample('discipline').name} ${code}`;
  for (const typed of [wide, code.toLowerCase(), spaced, `http://example.test/q?uniscid=${code}`, named]) {
    await one.fill('#scan', typed);
    await one.press('#scan', 'Enter');
    await verdict(one, '失信惩戒');
  }
  await scan(one, `http://example.test/${code}`);
  await verdict(one, '失信惩戒');
});

it('asks by the whole code of a scanner that paused within it', async () => {
  const one = await atTheWindow();
  const { code } = sample('discipline');
  await scan(one, code.slice(0, 8), { enter: false });
  await scan(one, code.slice(8));
  await verdict(one, '失信惩戒');
});

it('reads a scanner whose letters a Chinese input method has swallowed', async () => {
  const one = await atTheWindow();
  await scan(one, sample('discipline').code, { ime: true });
  await verdict(one, '失信惩戒');
});

it('confirms and reports by two keys', async () => {
  const one = await atTheWindow();
  await scan(one, sample('discipline').code);
  await verdict(one, '失信惩戒');
  const id = await receiptNo(one);
  await one.getByRole('button', { name: '确认身份并反馈' }).waitFor();
  await one.keyboard.press('F9');
  const applied = '.outcomes label:first-of-type input';
  await one.waitForFunction((all) => [...document.querySelectorAll<HTMLInputElement>(all)].every((each) => each.checked), applied);
  await one.keyboard.press('F8');
  await one.getByText('身份已由您确认').waitFor();
  expect(await stateOf(one, id)).toBe('confirmed');
  await accessible(one);
});

it('wants a reason for what was not done, and for confirming in spite of a warning', async () => {
  const one = await atTheWindow();
  await one.fill('#scan', sample('candidate').name);
  await one.press('#scan', 'Enter');
  await verdict(one, '疑似，需核对');
  await one.getByRole('button', { name: '确认身份并反馈' }).waitFor();
  await one.keyboard.press('F8');
  await one.getByText('请先选择疑似对象').waitFor();
  await one.locator('input[name=candidate]').first().check();
  await one.locator('.outcomes').first().getByText('未实施').click();
  await one.keyboard.press('F8');
  await one.getByText('未实施的措施须选择原因').waitFor();
  await one.locator('.measure select').first().selectOption({ index: 1 });
  await one.keyboard.press('F8');
  await one.getByText('请写明仍予确认的理由').first().waitFor();
  await one.fill('#override', '已核对营业执照原件');
  await one.keyboard.press('Control+Enter');
  await one.getByText('身份已由您确认').waitFor();
});

it('never confirms by what a scanner sends', async () => {
  const one = await atTheWindow();
  const a = sample('discipline', 1).code, b = sample('none').code;
  const askA = async (): Promise<string> => {
    await one.focus('#scan');
    await scan(one, a);
    await verdict(one, '失信惩戒');
    await one.getByRole('button', { name: '确认身份并反馈' }).waitFor();
    return receiptNo(one);
  };
  // B is scanned while A's answer is open: from the scan field, from the button that confirms, from another field, with F8 in the burst.
  const ways: [string, () => Promise<void>][] = [
    ['from the scan field', () => scan(one, b)],
    ['on the confirming button', async () => { await one.getByRole('button', { name: '确认身份并反馈' }).focus(); await scan(one, b); }],
    ['in the case number', async () => { await one.focus('#case-no'); await scan(one, b); }],
    ['on the list of matters', async () => { await one.focus('#matter'); await scan(one, b); }],
    ['with F8 before', async () => { await scan(one, b, { before: ['F8'] }); }],
    ['with F8 and F9 after', async () => { await scan(one, b, { after: ['F9', 'F8'] }); }],
  ];
  for (const [way, press] of ways) {
    const id = await askA();
    const matter = await one.inputValue('#matter');
    await press();
    await verdict(one, '未列入名单').catch(() => { throw new Error(`B was not asked: ${way}`); });
    expect(await stateOf(one, id), way).toBe('answered');
    expect(await one.inputValue('#matter'), way).toBe(matter);
    expect(await one.inputValue('#case-no'), way).toBe('');
  }
});

it('remembers the matter, takes a scanned case number, masks a person’s number', async () => {
  const one = await atTheWindow();
  await one.focus('#case-no');
  await scan(one, 'BJ2026-000123');
  await one.waitForFunction(() => document.activeElement?.id === 'scan');
  expect(await one.inputValue('#case-no')).toContain('000123');
  await one.fill('#scan', '130528199001010010');
  await one.press('#scan', 'Enter');
  await one.locator(kVerdict).waitFor();
  expect(await one.locator(kVerdict).innerText()).toContain('1305************10');
  const matter = await one.inputValue('#matter');
  await one.reload();
  expect(await one.inputValue('#matter')).toBe(matter);
});

it('prints a receipt with its code, on A4 and on a roll', async () => {
  const one = await atTheWindow();
  await scan(one, sample('discipline').code);
  await verdict(one, '失信惩戒');
  await one.evaluate(() => { window.print = () => { document.title = document.body.className; }; });
  for (const [size, button] of [['receipt-a4', 'A4'], ['receipt-roll', '80 毫米小票']] as const) {
    await one.getByRole('button', { name: button }).click();
    expect(await one.title()).toContain(size);
    await one.evaluate((name) => { document.body.classList.add(name); }, size);
    await one.emulateMedia({ media: 'print' });
    const paper = one.locator('body > .receipt-paper');
    expect(await paper.isVisible()).toBe(true);
    expect(await paper.locator('svg.receipt-qr path').count()).toBe(1);
    expect(await one.locator('#app').isVisible()).toBe(false);
    await one.emulateMedia({ media: 'screen' });
    await one.evaluate((name) => { document.body.classList.remove(name); }, size);
  }
});

it('fits a phone and a wide screen, also in large type', async () => {
  for (const width of [360, 1920]) {
    const one = await atTheWindow(width, 800);
    await scan(one, sample('discipline').code);
    await verdict(one, '失信惩戒');
    await fits(one);
    await one.getByRole('button', { name: '大字版' }).click();
    await fits(one);
    await accessible(one);
  }
  expect(county.samples.length).toBeGreaterThan(0);
});
