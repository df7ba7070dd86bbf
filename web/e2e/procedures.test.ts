// One journey for each procedure, from its first act to what it changes, as its people walk it on the screen of every case.
import { expect, it } from 'vitest';
import { accessible, fits, sample } from './browser';
import { askedAtTheWindow, items, listed, read, userOf, type Body } from './cases';
import { act, ago, awaited, begin, fill, filled, path, person, state } from './desk';

const today = ago(0);

it('repairs an entry by the decision of whoever recognised it: it is nowhere in force any more', async () => {
  const entry = await listed('wage_arrears_county', 0);
  await askedAtTheWindow(entry.code, '失信惩戒');
  const office = await person('office');
  await begin(office, '信用修复', '申请修复', async (form) => {
    await fill(form, { 名单条目: entry.document, 申请人身份: '信用主体本人', 申请人: entry.name, 提出渠道: '大厅窗口', '改正、履行完毕之日': ago(190),
      履行义务的证明材料: '工资支付凭证', 信用承诺书: '承诺书一份' });
    await accessible(form);
  });
  await act(office, '受理');
  await filled(office, '转认定单位', { 信用中国受理编号: 'XYXF-2026-001' });
  const recogniser = await awaited(userOf('supervisor', entry.agency), path(office));
  await filled(recogniser, '登记准予修复', { 认定单位决定文书号: '衡安人社修〔2026〕1号', 决定日期: today, 决定内容: '准予修复' });
  expect(await state(recogniser)).toBe('准予修复');
  await accessible(recogniser);
  await askedAtTheWindow(entry.code, '未列入名单');
});

it('suspends what a reconsideration orders suspended, and makes good its outcome at everyone who was told', async () => {
  const entry = await listed('government_procurement_county', 0);
  const office = await person('office');
  await begin(office, '权益救济', '登记', async (form) => {
    await fill(form, { 救济方式: '行政复议', 复议机关或法院: '衡安县人民政府', 针对的事项类别: '名单条目', 针对的事项: entry.document, 申请人或原告: entry.name,
      申请或起诉日期: today, 请求和理由: '处罚对象有误' });
    await accessible(form);
  });
  await filled(office, '登记受理（立案）', { 案号: '衡安复〔2026〕9号', 受理或立案日期: today });
  await askedAtTheWindow(entry.code, '失信惩戒');
  // What must wait is no button: it says for what.
  expect(await office.getByRole('button', { name: /^登记恢复执行/ }).count()).toBe(0);
  await office.locator('.waiting dt', { hasText: '登记恢复执行' }).waitFor();
  await office.locator('.waiting dd', { hasText: '（十九）' }).first().waitFor();
  await fits(office);
  await accessible(office);
  await filled(office, '登记停止执行', { 停止执行的文书号: '衡安复停〔2026〕9号' });
  await askedAtTheWindow(entry.code, '惩戒暂停');
  const other = await person('office2', path(office));
  await other.getByRole('button', { name: /^登记恢复执行/ }).waitFor();
  await other.locator('.waiting dt', { hasText: '登记停止执行' }).waitFor();
  await filled(other, '支持并执行结果', { 决定书或裁判文书号: '衡安复决〔2026〕9号', 作出日期: today, 生效日期: today, 结果要点: '撤销' });
  expect(await state(other)).toBe('已获支持，恢复中');
  await accessible(other);
  await askedAtTheWindow(entry.code, '未列入名单');
  const told = (await items(other, 'withdrawals?limit=200')).find((each) => each['cause'] === path(other).split('/').pop());
  const asker = await awaited(sample('none').user, `/desk/withdrawals/${String(told?.['id'])}`);
  await accessible(asker);
  await act(asker, '签收');
  expect(await state(asker)).toBe('已签收结果');
  await other.reload();
  await act(other, '恢复完毕');
  expect(await state(other)).toBe('已恢复');
});

it('takes up a complaint about an agency, answers it by one person and closes it by another', async () => {
  const organ = '衡安县人力资源和社会保障局';
  const officer = await person('officer2', '/desk');
  await begin(officer, '投诉', '登记投诉', async (form) => {
    await fill(form, { 投诉对象: '被投诉单位', 被投诉单位: organ, 投诉事项: '服务态度和效率', 投诉人: '某甲', 提出渠道: '窗口', 投诉内容和理由: '查询后久不答复' });
    await accessible(form);
  });
  expect(await state(officer)).toBe('已收到待受理');
  const office = await awaited('office', path(officer));
  await act(office, '受理');
  await filled(office, '答复', { 核查结论: '部分属实', 核查情况和处理: '答复迟延三日，已提醒' });
  expect(await office.getByRole('button', { name: /^审结/ }).count(), 'who answered does not close').toBe(0);
  const other = await awaited('office2', path(officer));
  await filled(other, '审结', { 告知投诉人: '当面告知' });
  expect(await state(other)).toBe('已办结');
  await other.locator('dd', { hasText: organ }).first().waitFor();
  await accessible(other);
});

it('agrees on a memorandum: drafted, every party heard, signed by each for itself, reported, published', async () => {
  const lead = await person('handler3', '/desk');
  await begin(lead, '合作备忘录', '起草', async (form) => {
    const words = ['奖惩对象', '实施单位', '名单信息共享', '奖惩实施', '情况反馈', '惩戒有效期限和信用修复方式'];
    await fill(form, { 备忘录名称: '拖欠工资联合惩戒合作备忘录', ...Object.fromEntries(words.map((each) => [each, `${each}：见正文`])) });
    for (const each of [/增加一项 参与单位/, /增加一项 奖惩依据/, /增加一项 奖惩措施/]) await form.getByRole('button', { name: each }).click();
    await form.getByLabel(/^参与单位.* 第 1 项$/).selectOption({ label: '衡安县财政局' });
    await fill(form, { 措施编号: 'R06', 文件名称: '保障农民工工资支付条例', 条款: '第四十八条', 效力层级: '行政法规' });
    await accessible(form);
  });
  const at = path(lead);
  const approver = await person('approver3', at);
  await act(approver, '送各单位征求意见');
  await act(await awaited('handler4', at), '同意');
  await approver.goto(at);
  await filled(approver, '送各单位会签', { 备忘录文号: '衡安人社备〔2026〕1号', 生效日期: today });
  await act(approver, '签署');
  const party = await awaited('approver4', at);
  await act(party, '签署');
  expect(await state(party)).toBe('各方已签署');
  await lead.goto(at);
  await filled(lead, '登记报送市级', { 报送日期: today, 市级接收回执: '回执1号' });
  const publisher = await awaited('publisher', at);
  await filled(publisher, '公开', { 已完成保密审查: true });
  expect(await state(publisher)).toBe('已公开');
  await publisher.locator('dd', { hasText: '衡安县财政局' }).first().waitFor();
  await accessible(publisher);
  await fits(publisher);
  // A new edition begins with its parties, by their names, and with the edition that it takes the place of.
  await lead.goto(at);
  await lead.getByRole('link', { name: '起草新版' }).click();
  await lead.locator('form.stack').getByText('拖欠工资联合惩戒合作备忘录（第1版）').waitFor();
  const parties = lead.locator('form.stack').getByLabel(/^参与单位.* 第 \d 项$/);
  const names = await parties.evaluateAll((all) => all.map((each) => (each as HTMLSelectElement).selectedOptions[0]?.text));
  expect(names.sort()).toEqual(['衡安县人力资源和社会保障局', '衡安县财政局']);
  await accessible(lead);
  await lead.locator('form.stack button[type=submit]').click();
  await lead.locator('#facts').waitFor();
  const draft = await read(lead, `memoranda/${path(lead).split('/').pop() ?? ''}`);
  expect((draft['parties'] as Body[]).map(({ name }) => String(name)).sort()).toEqual(names);
});

it('finds a commitment kept, and another broken only after the subject was told and heard', async () => {
  const officer = await person('officer2', '/desk');
  const { title, matter } = ((await read(officer, 'session'))['matters'] as { title: string; matter: string }[])[0] ?? { title: '', matter: '' };
  const make = (caseNo: string): Promise<void> => begin(officer, '信用承诺', '登记承诺', async (form) => {
    await fill(form, { 承诺类型: '容缺受理', 信用主体: sample('none').name, 办理事项: `${title} · ${matter}`, 办件编号: caseNo, 承诺内容: '十日内补交租赁合同',
      '承诺书（编号或存放处）': '承诺书1号', 承诺日期: ago(30), 履约期限: ago(caseNo.endsWith('2') ? 15 : -2) });
    if (caseNo.endsWith('1')) await accessible(form);
  });
  await make('RQ-001');
  await filled(officer, '认定已履行', { 核实结论: '已补交', 核实证据: '收件回执' });
  expect(await state(officer)).toBe('已履行');
  await make('RQ-002');
  // The clock comes by each minute; from then on it is due.
  await expect.poll(async () => { await officer.reload(); return state(officer); }, { timeout: 90_000, interval: 3_000 }).not.toBe('已承诺');
  await filled(officer, '告知拟认定未履行', { '拟认定未履行的事实、理由，及告知方式和时间': '逾期未补交；当面告知' });
  await filled(officer, '登记陈述申辩', { 陈述申辩情况: '已陈述申辩', 陈述申辩内容和采纳情况: '称已邮寄，无凭证，不予采纳' });
  expect(await officer.getByRole('button', { name: /^认定未履行/ }).count(), 'who told and heard does not find').toBe(0);
  const approver = await awaited('approver2', path(officer));
  await filled(approver, '认定未履行', { 核实结论: '未补交', 核实证据: '窗口收件记录' });
  expect(await state(approver)).toBe('未履行，便利终止');
  await approver.locator('dt', { hasText: '便利终止' }).first().waitFor();
  await accessible(approver);
});

it('walks a determination: proposed, told in advance, heard, decided by another person, both papers served', async () => {
  const handler = await person('handler3', '/desk');
  await begin(handler, '认定', '拟认定', async (form) => fill(form, { 信用主体: sample('none', 1).name, 名单类别代码: '拖欠农民工工资失信联合惩戒对象（本县认定）',
    截止日期: ago(-700), 认定依据: '保障农民工工资支付条例第四十八条', 认定事实: '责令支付后逾期未付', 移出条件: '期满', 救济途径: '行政复议、行政诉讼' }));
  const at = path(handler), paper = async (name: string): Promise<void> => {
    await handler.getByRole('button', { name: `生成文书：${name}` }).click();
    await handler.getByRole('link', { name: `PDF ${name}` }).waitFor();
  };
  await handler.setInputFiles('input[type=file]', { name: '送达回证.txt', mimeType: 'text/plain', buffer: Buffer.from('送达回证') });
  await handler.getByText('送达回证.txt').first().waitFor();
  await paper('列入名单事先告知书');
  const service = { 送达方式: '直接送达', 受送达人或者签收人: '前台', 证明材料: '送达回证.txt' };
  await act(handler, '事先告知', async () => {
    await fill(handler, service);
    await accessible(handler);
  });
  await filled(handler, '登记陈述申辩', { 陈述申辩形式: '书面', 陈述申辩内容: '已付清两人工资' });
  await filled(handler, '核实陈述申辩', { 核实结论: '不予采纳', 核实情况和理由: '未提交付款凭证' });
  const approver = await awaited('approver3', at);
  await filled(approver, '作出决定', { 决定文书号: '衡安人社列〔2026〕99号' });
  await approver.locator('.waiting dt', { hasText: '报送' }).waitFor();   // nothing is submitted before it was served
  expect(await state(approver)).toBe('已作决定待送达');
  await handler.goto(at);
  await paper('列入名单决定书');
  await paper('信用修复告知书');
  // What proved the prior notice proves no service of the decision.
  await handler.locator('input[type=file]').last().setInputFiles({ name: '决定送达回证.txt', mimeType: 'text/plain', buffer: Buffer.from('决定的送达回证') });
  await handler.getByText('决定送达回证.txt').first().waitFor();
  await filled(handler, '送达', { ...service, 证明材料: '决定送达回证.txt' });
  expect(await state(handler)).toBe('已送达待报送');
  await accessible(handler);
  await fits(handler);
});

it('publishes a measure after legal review by another person: from then on the window offers it', async () => {
  const entry = await listed('government_procurement_county', 1), name = '采购资格审查时核对禁止期限';
  const at = await askedAtTheWindow(entry.code, '失信惩戒');
  expect(await at.getByText(name).count()).toBe(0);
  const office = await person('office', '/desk');
  await begin(office, '奖惩措施', '起草', async (form) => {
    for (const each of [/增加一项 名单类别/, /增加一项 实施单位类型/]) await form.getByRole('button', { name: each }).click();
    await fill(form, { 措施编号: 'X90', 名称: name, 英文名称: 'Check the ban', 性质: '惩戒', 措施类型: '行政性', 措施性质: '管理性', 适用对象: '所列名单类别',
      '名单类别 第 1 项': '政府采购严重违法失信行为记录名单（本县认定）', '实施单位类型 第 1 项': '全部', 办理要求: '核对禁止期限', '办理要求（英文）': 'Check it',
      修复办法: '随条目移出', 起始日期: today });
    await form.getByRole('button', { name: /增加一项 依据/ }).click();
    await fill(form, { 文件名称: '政府采购法', 条款: '第七十七条', 效力层级: '法律' });
    await accessible(form);
  });
  await act(office, '送法制审核');
  expect(await office.getByRole('button', { name: /^审核通过/ }).count(), 'who drafted does not review').toBe(0);
  const legal = await awaited('legal', path(office));
  await act(legal, '审核通过');
  const publisher = await person('publisher', path(office));
  await act(publisher, '公布');
  expect(await state(publisher)).toBe('已公布');
  await accessible(publisher);
  const offered = await askedAtTheWindow(entry.code, '失信惩戒');
  await offered.getByText(name).first().waitFor();
});
