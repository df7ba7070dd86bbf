// The outcome as elements. Only text is ever put in, so that nothing in a receipt can become markup; both languages stand side by side and
// the style sheet shows one.
import { canonical, type Members, type Value } from './json';
import type { Proven, Verified, Words } from './receipt';
import { dayOf, listOf, meaningOf, membersOf, momentOf, nounOf, statuteWord, textOf } from './words';

export type Trust = 'trusted' | 'unknown' | 'another';

type Child = Node | string | Words;
export function element(tag: string, className: string, ...children: Child[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const child of children) {
    if (typeof child === 'string' || child instanceof Node) made.append(child);
    else if (child.zh === child.en) made.append(child.zh);
    else
      for (const lang of ['zh', 'en'] as const) {
        const span = document.createElement('span');
        span.lang = lang;
        span.textContent = child[lang];
        made.append(span);
      }
  }
  return made;
}

const both = (zh: string, en = zh): Words => ({ zh, en });

export function seal(kind: 'good' | 'bad' | 'care', title: Words, why: Words): HTMLElement {
  const sign = element('span', 'sign', { good: '✓', bad: '✗', care: '!' }[kind]);
  sign.setAttribute('aria-hidden', 'true');
  return element('section', `seal ${kind}`, sign, element('div', '', element('h2', '', title), element('p', '', why)));
}

function sealOf(trust: Trust): HTMLElement {
  switch (trust) {
    case 'trusted':
      return seal('good', both('通过验证', 'Verified'),
        both('内容自签发以来未被改动；签署者正是您所信任的公钥。', 'Nothing was altered since it was issued, and the key you trust has signed it.'));
    case 'unknown':
      return seal('care', both('内容未被改动，签署者尚未核对', 'Nothing was altered; the signer is not yet confirmed'),
        both('任何人都能用自己的密钥签出这样的回执。请在上面填入签发机关公布的公钥，再看一次。',
          'Anybody can sign such a receipt with a key of their own. Fill in the key that the authority has published, above.'));
    case 'another':
      return seal('bad', both('不是您所信任的公钥签署的', 'Not signed by a key you trust'),
        both('签名本身成立，但签署的是另一把密钥。请勿采信。', 'The signature holds, but another key has signed. Do not rely on it.'));
  }
}

function row(list: HTMLElement, name: Words, value: Child | '') {
  if (value !== '') list.append(element('dt', '', name), element('dd', '', value));
}

function question(all: Proven): Members {
  return new Map(all.persons.flatMap((person) => [...person]));
}

function particulars(all: Proven): HTMLElement {
  const { facts } = all, list = element('dl', ''), asked = question(all), isCheck = textOf(facts, 'act') === 'ask';
  row(list, both('比对编号', 'Check'), isCheck ? all.leaf : '');
  row(list, both('法定日', 'Legal day'), dayOf(all));
  row(list, both('记账时刻', 'Recorded at'), momentOf(all) && both(`${momentOf(all)}（北京时间）`, `${momentOf(all)} (China Standard Time)`));
  row(list, both('所问名称', 'Name asked'), textOf(asked, 'name'));
  row(list, both('所问代码', 'Code asked'), textOf(asked, 'code'));
  row(list, both('办件编号', 'Case number'), textOf(asked, 'case'));
  row(list, both('事项编码', 'Matter'), textOf(facts, 'matter'));
  if (isCheck) {
    row(list, both('名单条目', 'Entries'), String(listOf(facts, 'entries').length));
    row(list, both('奖惩措施', 'Measures'), String(listOf(facts, 'measures').length));
    row(list, both('提示', 'Warnings'), all.answer ? '' : listOf(facts, 'warnings').map(String).join(' '));
  } else {
    row(list, both('类别', 'Kind'), nounOf(facts));
    row(list, both('行为', 'Act'), statuteWord('act', facts, 'act'));
    row(list, both('由', 'From'), facts.has('from') ? statuteWord('state', facts, 'from') : '');
    row(list, both('至', 'To'), facts.has('to') ? statuteWord('state', facts, 'to') : '');
    row(list, both('编号', 'Case'), textOf(facts, 'case'));
  }
  row(list, both('账页', 'Leaf'), both(`第 ${all.leaf} 页，账本当时共 ${all.size} 页`, `${all.leaf}, of a ledger of ${all.size}`));
  row(list, both('账本', 'Ledger'), all.origin);
  row(list, both('签署公钥', 'Signed by key'), element('code', '', all.key));
  row(list, both('密码套件', 'Suite'),
    all.suite === 'sm3-sm2' ? both('SM3 与 SM2（国密）', 'SM3 with SM2') : both('SHA-256 与 Ed25519', 'SHA-256 with Ed25519'));
  return list;
}

function items(title: Words, all: HTMLElement[]): HTMLElement[] {
  return all.length === 0 ? [] : [element('h3', '', title), element('ul', '', ...all)];
}

function answerOf(answer: Members): HTMLElement[] {
  const told = (of: Members, zh: string, en = zh) => both(textOf(of, zh), textOf(of, en) || textOf(of, zh));
  const until = (of: Members) => (textOf(of, 'until') ? both(`至 ${textOf(of, 'until')}`, `until ${textOf(of, 'until')}`) : both(''));
  const entries = membersOf(listOf(answer, 'entries')).map((e) => {
    const issuer = e.get('origin');
    return element('li', '', both(textOf(e, 'list_type_name') || textOf(e, 'list_type')), ' ', until(e),
      element('p', 'faint', both(issuer instanceof Map ? `${textOf(issuer, 'issuer')} ${textOf(issuer, 'document_no')}` : '')));
  });
  const measures = membersOf(listOf(answer, 'measures')).map((m) =>
    element('li', '', told(m, 'name', 'name_en'), ' ', m.get('suspended') === true ? both('（暂停）', '(suspended)') : until(m),
      element('p', 'faint', told(m, 'what_to_do', 'what_to_do_en')), element('p', 'faint', both('依据：', 'Basis: '), textOf(m, 'basis'))));
  const candidates = membersOf(listOf(answer, 'candidates')).map((c) => element('li', '', textOf(c, 'name') ? `${textOf(c, 'name')} ` : '', told(c, 'reason', 'reason_en')));
  const warnings = membersOf(listOf(answer, 'warnings')).map((w) => element('li', '', told(w, 'zh', 'en')));
  const name = textOf(answer, 'name');
  const whom = name ? [element('p', '', both('登记名称：', 'Name on file: '), name)] : [];
  return [...whom, ...items(both('名单条目', 'Entries'), entries), ...items(both('奖惩措施', 'Measures'), measures),
    ...items(both('疑似对象', 'Possible matches'), candidates), ...items(both('提示', 'Warnings'), warnings)];
}

function pretty(value: Value, indent = ''): string {
  const deeper = indent + '  ';
  if (Array.isArray(value) && value.length) return `[\n${value.map((each) => deeper + pretty(each, deeper)).join(',\n')}\n${indent}]`;
  if (value instanceof Map && value.size)
    return `{\n${[...value].map(([name, each]) => `${deeper}${canonical(name)}: ${pretty(each, deeper)}`).join(',\n')}\n${indent}}`;
  return canonical(value);
}

export function outcome(verified: Verified, trust: (key: string) => Trust): HTMLElement[] {
  if (!verified.ok) return [seal('bad', both('未通过验证', 'Not verified'), verified.why)];
  const meaning = meaningOf(verified), signer = trust(verified.key), doubted = signer === 'another';
  const title = doubted ? both(`该回执自称：${meaning.title.zh}`, `It claims: ${meaning.title.en}`) : meaning.title;
  const heading = element('h2', doubted ? 'doubted' : meaning.tone, title);
  if (meaning.day) heading.append(element('span', '', both('', ' ')), element('span', 'day', meaning.day));
  const card = element('section', 'card', heading);
  if (meaning.explained) card.append(element('p', '', meaning.explained));
  if (verified.answer) card.append(...answerOf(verified.answer));
  card.append(particulars(verified));
  const note = element('pre', '', verified.checkpoint.trimEnd());
  const summary = element('summary', '', both('账页所载全部事实与检查点', 'All facts of the leaf, and the checkpoint'));
  card.append(element('details', '', summary, element('pre', '', pretty(verified.facts)), note));
  return [sealOf(signer), card];
}
