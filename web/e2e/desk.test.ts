import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { accessible, county, fits, loggedIn, logIn, page, sample, sound } from './browser';
import { act, ago, bringList, kListHeading, path, sheet } from './desk';

const kHostile = [
  '<img src=x onerror="window.hit=1">', '=HYPERLINK("http://example.test","x")', '\u202Egnol\u202C', '"><script>window.hit=1</script>',
];

it('greets, sends to log in and back, and has no dead link', async () => {
  const one = await page();
  await one.goto('/');
  await accessible(one);
  const links = await one.locator('a[href]').evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
  for (const link of new Set(links)) expect((await one.request.get(link)).status(), link).toBe(200);
  await one.goto('/desk/subjects?state=active');
  await one.waitForURL((url) => url.pathname === '/login');
  await accessible(one);
  await one.getByRole('button', { name: '登录' }).click();
  await one.getByText('请填写登录名和口令').waitFor();
  await logIn(one, 'office');
  await one.waitForURL((url) => url.pathname === '/desk/subjects' && url.search === '?state=active');
  await one.goto('/desk/nothing-of-this-kind');
  await one.getByRole('heading', { name: '没有这个页面' }).waitFor();
});

it('shows every kind of case, its list and a case, drawn from the API', async () => {
  const one = await loggedIn('office', '/desk');
  await one.getByRole('heading', { name: '待办' }).waitFor();
  await accessible(one);
  const nouns = await one.evaluate(async () => ((await (await fetch('/api/v1/nouns')).json()) as { items: { path: string }[] }).items);
  expect(nouns.length).toBeGreaterThan(10);
  for (const noun of nouns) {
    await one.goto(`/desk/${noun.path}`);
    await one.getByRole('heading', { level: 1 }).waitFor();
    await one.locator('section.panel').first().waitFor();
    await sound(one);
    const first = one.locator('tbody a').first();
    if (!await first.count()) continue;
    await first.click();
    await one.locator('#facts').waitFor();
    await sound(one);
    // Every word is a word: no code of the program is shown to people.
    const labels = await one.locator('dt, .timeline strong, .acts button').allInnerTexts();
    expect(labels.filter((label) => /[a-z]+_[a-z]+|^[a-z]+$/.test(label)), noun.path).toEqual([]);
  }
}, 180_000);

it('names a duty by the list it is about', async () => {
  const one = await loggedIn('office', '/desk');
  type Agencies = { items: { id: string; name: string }[] };
  const all = await one.evaluate(async () => ((await (await fetch('/api/v1/agencies?limit=100')).json()) as Agencies).items);
  const agency = all.find((each) => each.name === '衡安县人力资源和社会保障局')?.id ?? '';
  await one.goto(`/desk/agencies/${agency}`);
  await one.locator('#facts').waitFor();
  await one.getByText(/^认定名单 · .*拖欠农民工工资/).waitFor();
});

it('asks again for the names that could not be read', async () => {
  const one = await loggedIn('office', '/password');
  let refused = 0;
  await one.route((url) => url.pathname === '/api/v1/list-types', (route) => (
    refused++ ? route.continue() : route.fulfill({ contentType: 'application/json', body: '{}' })));
  await one.goto('/desk/entries');
  await one.locator('tbody a').first().waitFor();
  await one.waitForFunction(() => {
    const rows = [...document.querySelectorAll('tbody tr')].map((row) => (row as HTMLElement).innerText);
    return rows.length > 0 && !rows.some((row) => /[a-z]+_[a-z]+/.test(row));
  }, undefined, { timeout: 20_000 });
  expect(refused).toBeGreaterThan(1);
});

it('changes one’s own password, by the old one and twice the new one', async () => {
  const one = await loggedIn('evaluator', '/password', { width: 360, height: 740 });
  const old = county.accounts.find((each) => each.user === 'evaluator')?.password ?? '';
  const fresh = 'tiger-paper-river-seven';
  const type = async (first: string, second: string, third: string): Promise<void> => {
    await one.fill('#old', first);
    await one.fill('#fresh', second);
    await one.fill('#again', third);
    await one.getByRole('button', { name: '修改口令' }).click();
  };
  await type(old, 'short', 'short');
  await one.getByText('新口令至少十二个字符。').waitFor();
  await type(old, fresh, `${fresh}x`);
  await one.getByText('两次输入的新口令不一致').waitFor();
  await accessible(one);
  await fits(one);
  await type(`${old}x`, fresh, fresh);
  await one.getByText('登录名或口令不正确').waitFor();
  await type(old, fresh, fresh);
  await one.getByText('口令已修改').waitFor();
  await accessible(one);
  await one.locator('main').getByRole('link', { name: '登录' }).click();
  await one.fill('#user', 'evaluator');
  await one.fill('#password', fresh);
  await one.press('#password', 'Enter');
  await one.waitForURL((url) => url.pathname === '/desk');
  await one.goto('/password');
  await type(fresh, old, old);                             // as it was, for whoever comes next
  await one.getByText('口令已修改').waitFor();
});

it('filters in the address and goes through pages', async () => {
  const one = await loggedIn('office', '/desk/subjects');
  await one.getByRole('link', { name: '下一页' }).click();
  await one.waitForURL(/cursor=/);
  await one.goBack();
  await one.locator('tbody tr').first().waitFor();
  const state = await one.locator('#list-state option').nth(1).getAttribute('value') ?? '';
  await one.selectOption('#list-state', state);
  await one.waitForURL((url) => url.searchParams.get('state') === state && !url.searchParams.has('cursor'));
  await one.reload();
  expect(await one.inputValue('#list-state')).toBe(state);
});

it('loses nothing that was typed, and runs none of it', async () => {
  const one = await loggedIn('handler1', '/desk/determinations/new/draft');
  await one.getByRole('button', { name: '起草' }).click();
  await one.locator('[aria-invalid=true]').first().waitFor();
  await accessible(one);
  await one.fill('#f-subject', sample('none').name.slice(0, 8));
  await one.locator('.found button').first().click();
  await one.selectOption('#f-list_type', 'dishonest_judgment_debtor');
  await one.fill('#f-document_no', kHostile[1] ?? '');
  await one.fill('#f-decided_on', '2026年11月2日');
  await one.fill('#f-basis', kHostile[0] ?? '');
  await one.fill('#f-facts', `${kHostile.join('\n')}\n${'长'.repeat(5000)}`);
  await one.getByRole('button', { name: '起草' }).click();
  await one.locator('[role=alert] .note').waitFor();
  await accessible(one);
  await one.reload();
  await one.locator('.panel form').waitFor();
  expect(await one.inputValue('#f-facts')).toContain('长长长');
  expect(await one.inputValue('#f-decided_on')).toBe('2026-11-02');
  expect(await one.evaluate(() => 'hit' in window)).toBe(false);
});

it('takes in an objection and accepts it: the entry is suspended in the same moment, and found again by its words', async () => {
  const one = await loggedIn('office', '/desk/objections');
  const entry = await one.evaluate(async (name) => {
    const first = async (path: string): Promise<{ id: string; title: string }> =>
      ((await (await fetch(`/api/v1/${path}`)).json()) as { items: { id: string; title: string }[] }).items[0] ?? { id: '', title: '' };
    return first(`entries?state=listed&subject=${(await first(`subjects?q=${encodeURIComponent(name)}`)).id}`);
  }, sample('discipline', 2).name);
  const document = entry.title.split(' · ').at(-1) ?? '';
  await one.getByRole('link', { name: '提出异议' }).click();
  await one.fill('#f-entry', document);
  await one.locator('.found button').first().click();
  for (const [field, value] of Object.entries({ applicant_kind: 'subject', channel: 'window', ground: 'mistaken_identity' })) {
    await one.selectOption(`#f-${field}`, value);
  }
  await one.fill('#f-applicant', kHostile[0] ?? '');
  await one.fill('#f-claim', kHostile.join('\n'));
  await accessible(one);
  await one.getByRole('button', { name: '提出异议' }).click();
  await one.locator('#facts').waitFor();
  await act(one, '受理');
  await accessible(one);
  await one.goto(`/desk/entries/${entry.id}`);
  await one.getByText('核实期间暂停').first().waitFor();
  await one.goto('/desk/objections');
  await one.fill('#list-words', document);
  await one.press('#list-words', 'Enter');
  await one.waitForURL((url) => url.searchParams.get('q') === document);
  expect(await one.locator('tbody tr').count()).toBe(1);
  expect(await one.evaluate(() => 'hit' in window)).toBe(false);
});

it('takes in an objection to a record: it is suspended from its acceptance', async () => {
  const one = await loggedIn('office', '/desk/objections');
  const record = await one.evaluate(async () => {
    const all = (await (await fetch('/api/v1/records?state=current')).json()) as { items: { id: string; document_no: string; kind: string }[] };
    return all.items.find((each) => each.kind === 'penalty') ?? { id: '', document_no: '' };
  });
  expect(record.id).not.toBe('');
  await one.getByRole('link', { name: '提出异议' }).click();
  await one.fill('#f-record', record.document_no);
  await one.locator('.found button').first().click();
  for (const [field, value] of Object.entries({ applicant_kind: 'subject', channel: 'phone', ground: 'content' })) {
    await one.selectOption(`#f-${field}`, value);
  }
  await one.fill('#f-applicant', kHostile[0] ?? '');
  await one.fill('#f-claim', '罚款金额登记有误');
  await accessible(one);
  await one.getByRole('button', { name: '提出异议' }).click();
  await one.locator('#facts').waitFor();
  await act(one, '受理');
  await accessible(one);
  await one.goto(`/desk/records/${record.id}`);
  await one.getByText('核实期间暂停').first().waitFor();
  await accessible(one);
  expect(await one.evaluate(() => 'hit' in window)).toBe(false);
});

it('foresees what a draft edition of a measure would change, and who would lose it', async () => {
  const office = await loggedIn('office', '/desk/measures');
  const draft = await office.evaluate(async () => {
    type Body = Record<string, unknown>;
    const read = async (path: string): Promise<Body> => (await (await fetch(`/api/v1/${path}`)).json()) as Body;
    const all = (await read('measures?state=published&q=R05'))['items'] as { id: string }[];
    const now = await read(`measures/${all[0]?.id ?? ''}`);
    const shape = ['number', 'name_zh', 'name_en', 'polarity', 'category', 'kind', 'target', 'matter_kinds', 'agencies', 'binds_by_law',
      'supplementary', 'what_to_do_zh', 'what_to_do_en', 'repair', 'bases', 'to', 'confirmed'];
    const kept = Object.fromEntries(shape.map((name) => [name, now[name]]));
    const measure = { ...kept, from: '2020-03-18', list_types: ['government_procurement_county'] };
    const sent = await fetch('/api/v1/measures', {
      method: 'POST', body: JSON.stringify({ act: 'draft', measure }),
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': sessionStorage.getItem('csrf') ?? '', 'Idempotency-Key': String(Math.random()) },
    });
    return ((await sent.json()) as { id: string }).id;
  });
  await office.goto(`/desk/measures/${draft}`);
  await office.getByRole('button', { name: '预估影响' }).click();
  await office.getByRole('heading', { name: '与现行版本的差别' }).waitFor();
  expect(await office.locator('.count', { hasText: '条目不再适用' }).locator('b').innerText()).not.toBe('0');
  expect(await office.getByRole('cell', { name: '名单类别', exact: true }).count()).toBe(1);
  await fits(office);
  await accessible(office);
});

it('begins a new edition of a published measure with all that it holds', async () => {
  const office = await loggedIn('office', '/desk/measures?q=R05&state=published');
  const [original, read] = await office.evaluate(async () => {
    const one = async (at: string): Promise<Record<string, unknown>> => (await (await fetch(`/api/v1/${at}`)).json()) as Record<string, unknown>;
    const id = ((await one('measures?state=published&q=R05'))['items'] as { id: string }[])[0]?.id ?? '';
    return [id, await one(`measures/${id}`)] as const;
  });
  await office.goto(`/desk/measures/${original}`);
  await office.getByRole('link', { name: '起草新版' }).waitFor();
  await accessible(office);
  await office.getByRole('link', { name: '起草新版' }).click();
  await office.getByText('已复制原件的全部内容').waitFor();
  await fits(office);
  await accessible(office);
  await office.getByLabel(/^办理要求必填$|^办理要求$/).first().fill('按新版办理');
  await office.locator('form.stack button[type=submit]').click();
  await office.locator('#facts').waitFor();
  const draft = await office.evaluate(
    async (at) => (await (await fetch(`/api/v1/measures/${at}`)).json()) as Record<string, unknown>, path(office).split('/').at(-1) ?? '');
  const members = ['number', 'name_zh', 'polarity', 'category', 'kind', 'target', 'list_types', 'matter_kinds', 'agencies', 'binds_by_law', 'repair',
    'bases', 'from', 'to'];
  for (const name of members) expect(draft[name], name).toEqual(read[name]);
  expect([draft['state'], draft['what_to_do_zh'], draft['confirmed']]).toEqual(['drafted', '按新版办理', false]);
  expect(Number(draft['edition'])).toBeGreaterThan(Number(read['edition']));
});

it('lists a subject: drafted by a handler, submitted by the approver, reviewed by the office, published by the publisher', async () => {
  const handler = await loggedIn('handler2', '/desk/determinations');
  await handler.getByRole('link', { name: '起草' }).click();
  await handler.fill('#f-subject', sample('none', 2).name);
  await handler.locator('.found button').first().click();
  await handler.selectOption('#f-list_type', 'honesty_model_county');
  const dates = { decided_on: ago(5), proposal_shown_from: ago(20), proposal_shown_until: ago(10) };
  for (const [name, date] of Object.entries(dates)) await handler.fill(`#f-${name}`, date.replaceAll('-', '.'));
  const words = { document_no: `衡市监诚〔2026〕${kHostile[0]}`, basis: kHostile[3] ?? '', facts: `${kHostile.join('\n')}\n${'长'.repeat(5000)}` };
  for (const [name, text] of Object.entries(words)) await handler.fill(`#f-${name}`, text);
  await handler.getByRole('button', { name: '起草' }).click();
  await handler.locator('#facts').waitFor();
  const one = path(handler);

  await act(await loggedIn('approver2', one), '报送');
  const office = await loggedIn('office', '/desk');
  await office.locator(`a[href="${one}"]`).click();
  await act(office, '审核通过');
  await office.goto('/desk');
  await office.getByRole('heading', { name: '待办' }).waitFor();
  const publisher = await loggedIn('publisher', one);
  await publisher.getByRole('button', { name: /^公布/ }).first().click();
  await publisher.locator('.act-form button[type=submit]').click();
  await publisher.locator('[role=alert] .note').waitFor();               // the secrecy review must be stated
  await publisher.getByLabel('已完成保密审查').check();
  await publisher.locator('.act-form button[type=submit]').click();
  await publisher.getByText('已办理：公布').waitFor();
  expect(await publisher.locator('.page-head .tag').first().innerText()).toBe('已公布');
  expect(await publisher.evaluate(() => 'hit' in window)).toBe(false);
  await fits(publisher);
  await accessible(publisher);
});

it('comes back after its session has ended, with the draft still there', async () => {
  const one = await loggedIn('handler1', '/desk/determinations/new/draft');
  await one.fill('#f-document_no', '衡行审决〔2026〕77号');
  await one.context().clearCookies();
  await one.goto('/desk/determinations/new/draft');
  await one.waitForURL(/\/login/);
  await logIn(one, 'handler1');
  await one.waitForURL(/\/desk\/determinations\/new\/draft/);
  expect(await one.inputValue('#f-document_no')).toBe('衡行审决〔2026〕77号');
});

it('imports a sheet: bad rows told and handed back, dry run, import, reload, undo', async () => {
  // The office: to close files that were opened by mistake is its act, so a clerk is not offered to undo them.
  const one = await loggedIn('office', '/desk/import');
  const bad = join(tmpdir(), `hengxin-bad-${process.pid}.csv`), good = join(tmpdir(), `hengxin-good-${process.pid}.csv`);
  const heading = '企业名称,主体类别,统一社会信用代码\n';
  const fine = `\uFEFF${heading}衡安县甲乙丙商贸有限公司,法人及非法人组织,91130528MA0ABCDE6N\n`;
  writeFileSync(bad, `${fine}${kHostile[0]?.replaceAll('"', '')},法人及非法人组织,9113O528MA0ABCDE6N\n`);
  writeFileSync(good, fine);
  await one.selectOption('#import-kind', 'subjects');
  await one.setInputFiles('input[type=file]', bad);
  await one.locator('#mapping').waitFor();
  await accessible(one);
  await one.getByRole('button', { name: '试导入' }).click();
  await one.getByRole('heading', { name: '有误的行' }).waitFor();
  await accessible(one);
  expect(await one.evaluate(() => 'hit' in window)).toBe(false);
  const [download] = await Promise.all([one.waitForEvent('download'), one.locator('a[download][href*="errors.csv"]').first().click()]);
  expect(download.suggestedFilename()).toContain('errors');
  await one.setInputFiles('input[type=file]', good);
  await one.locator('#mapping').waitFor();
  await one.getByRole('button', { name: '试导入' }).click();
  await one.getByText('试导入完成，没有改动任何数据').waitFor();
  await one.getByRole('button', { name: '正式导入' }).click();
  await one.getByText('✓ 导入完成').waitFor();
  await one.reload();
  await one.getByText('✓ 导入完成').waitFor();
  await one.getByRole('button', { name: '撤销这次导入' }).click();
  await one.getByRole('button', { name: '撤销这次导入' }).click();
  await one.getByText('已整批撤销').waitFor();
  await accessible(one);
});

it('reviews and publishes a batch, by two further persons, with differences and samples', async () => {
  const clerk = await loggedIn('officedata', '/desk/import');
  const named = [sample('none', 1), sample('none', 2)];      // the first stays unlisted, for the journeys at the window
  const rest = '2026-11-02,2026-11-03,2027-11-02,抽查发现问题,某办法第三条';
  const rows = named.map((each, i) => `${each.name},法人及非法人组织,${each.code},衡州市某局,衡某字〔2026〕${i + 1}号,${rest}`);
  await bringList(clerk, sheet('市级名单.csv', [kListHeading, ...rows]));

  const office = await loggedIn('office2', '/desk/batches?state=brought');
  await office.locator('tbody a').first().click();
  await office.locator('#changes').waitFor();
  await office.getByText(named[0]?.name ?? '').first().waitFor();
  await accessible(office);
  await office.keyboard.press('Alt+1');
  await office.locator('.act-form button[type=submit]').focus();
  await office.keyboard.press('Control+Enter');
  await office.getByText('已办理：审核通过').waitFor();
  const batch = path(office);

  const publisher = await loggedIn('publisher', batch);
  await act(publisher, '公布', async () => { await publisher.getByLabel('已完成保密审查').check(); });
  await accessible(publisher);
  const state = await publisher.locator('.page-head .tag').first().innerText();
  expect(state).toBe('已公布');
});

it('checks a whole sheet and hands it back', async () => {
  const who = sample('discipline').user;
  const one = await loggedIn(who, '/desk/checks-of-a-sheet');
  const file = join(tmpdir(), `hengxin-check-${process.pid}.csv`);
  const rows = [sample('discipline'), sample('none')].map((each) => `${each.name},${each.code}`);
  writeFileSync(file, `\uFEFF企业名称,统一社会信用代码\n${rows.join('\n')}\n`);
  await one.selectOption('#batch-matter', sample('discipline').matter);
  await one.setInputFiles('input[type=file]', file);
  await one.getByRole('button', { name: '开始比对' }).click();
  const result = one.locator('a[download][href*="result.csv"]').first();
  await result.waitFor();
  await accessible(one);
  const [download] = await Promise.all([one.waitForEvent('download'), result.click()]);
  const content = await (await download.createReadStream()).toArray();
  expect(Buffer.concat(content as Buffer[]).toString('utf8')).toContain('discipline');
  await one.reload();
  await one.locator('a[download][href*="result.csv"]').first().waitFor();
});

it('is used by keyboard alone, in English and in large type, on a phone', async () => {
  const one = await page(360, 780);
  await one.goto('/login');
  await one.waitForSelector('#user:focus');
  await one.keyboard.type('office');
  await one.keyboard.press('Tab');
  await one.keyboard.type(county.accounts.find((each) => each.user === 'office')?.password ?? '');
  await one.keyboard.press('Enter');
  await one.getByRole('heading', { name: '待办' }).waitFor();
  await one.getByRole('button', { name: 'English' }).focus();
  await one.keyboard.press('Enter');
  await one.getByRole('heading', { name: 'Work' }).waitFor();
  expect(await one.evaluate(() => document.documentElement.lang)).toBe('en');
  await one.reload();
  await one.getByRole('heading', { name: 'Work' }).waitFor();
  await one.getByRole('button', { name: 'Large type' }).focus();
  await one.keyboard.press('Space');
  await fits(one);
  await accessible(one);
  await one.getByRole('button', { name: 'Menu' }).focus();
  await one.keyboard.press('Enter');
  await accessible(one);
  for (let i = 0; i < 60; ++i) {
    await one.keyboard.press('Tab');
    const seen = await one.evaluate(() => {
      const at = document.activeElement;
      return !at || at === document.body || getComputedStyle(at).outlineStyle !== 'none' || at.matches('input[type=radio]');
    });
    expect(seen, 'the focus is visible').toBe(true);
  }
});
