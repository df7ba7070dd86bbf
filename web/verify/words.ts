// What the proven facts mean, in plain words. Chinese first.
import type { Members, Value } from './json';
import type { Proven, Words } from './receipt';
import type { StatuteWords } from './statutes';

declare const __STATUTE_WORDS__: StatuteWords;

export interface Meaning {
  tone: 'good' | 'bad' | 'plain';
  title: Words;
  day?: Words; // as of when
  explained?: Words;
}

const both = (zh: string, en = zh): Words => ({ zh, en });

const nouns: Record<string, Words> = {
  account: both('账号', 'account'), agency: both('单位', 'agency'), batch: both('批次', 'batch'), check: both('查询比对', 'check'),
  determination: both('认定', 'determination'), entry: both('名单条目', 'entry'), list_type: both('名单类别', 'list type'),
  measure: both('奖惩措施', 'measure'), record: both('失信信息', 'record'), rule: both('规则数据', 'rule'), subject: both('信用主体', 'subject'),
  task: both('奖惩任务', 'task'),
};

const results: Record<string, Meaning> = {
  none: {
    tone: 'plain', title: both('未列入名单', 'Not listed'),
    explained: both('本结果仅反映截至当日本县已公布名单的比对情况，不是信用良好的证明。',
      'It reflects the published lists as of that day and is no certificate of good conduct.'),
  },
  incentive: { tone: 'good', title: both('列入激励名单', 'Listed for incentives') },
  discipline: { tone: 'bad', title: both('列入惩戒名单', 'Listed for discipline') },
  suspended: {
    tone: 'plain', title: both('列入名单，核实期间暂停', 'Listed, suspended pending verification'),
    explained: both('核实期间，联合奖惩措施暂停实施；法律直接规定的限制不受影响。',
      'While the entry is verified, no joint measure rests on it; what the law itself forbids stays forbidden.'),
  },
  candidate: {
    tone: 'plain', title: both('疑似，须人工确认', 'Possible matches, for a person to confirm'),
    explained: both('名称相近不等于同一主体；未经确认，不得据此实施任何措施。',
      'A similar name is not the same subject; nothing may be done on it until a person has confirmed.'),
  },
  invalid: {
    tone: 'plain', title: both('代码有误，未作比对', 'The code is wrong; nothing was compared'),
    explained: both('请核对代码后重新查询。', 'Look at the code again and ask anew.'),
  },
};

export const textOf = (of: Members | undefined, name: string): string => {
  const value = of?.get(name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
export const listOf = (of: Members | undefined, name: string): Value[] => {
  const value = of?.get(name);
  return Array.isArray(value) ? value : [];
};
export const membersOf = (values: Value[]): Members[] => values.filter((each): each is Members => each instanceof Map);

// The legal day; the rows of a batch leave it to the batch.
export const dayOf = ({ facts, batch }: Proven): string => textOf(facts, 'on') || textOf(batch, 'on');

// 2026-03-02T01:00:01.000Z → 2026-03-02 09:00:01, China Standard Time.
export function momentOf({ facts, batch }: Proven): string {
  const at = Date.parse(textOf(facts, 'at') || textOf(batch, 'at'));
  return Number.isNaN(at) ? '' : new Date(at + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ');
}

export function nounOf(facts: Members): Words {
  const noun = textOf(facts, 'noun');
  return nouns[noun] ?? both(noun || '—');
}

// A state or an act, as the statute of its noun calls it.
export function statuteWord(table: 'state' | 'act', facts: Members, member: string): Words {
  const name = textOf(facts, member), noun = textOf(facts, 'noun');
  if (noun === 'check' && name === 'ask') return both('查询', 'asked');
  const found = __STATUTE_WORDS__[`${noun} ${table} ${name}`] ?? __STATUTE_WORDS__[`${noun} ${table} ${name}_`];
  return found ? both(...found) : both(name);
}

export function meaningOf(all: Proven): Meaning {
  const day = dayOf(all), result = textOf(all.facts, 'noun') === 'check' ? results[textOf(all.facts, 'result')] : undefined;
  if (result) return day ? { ...result, day: both(`（截至 ${day}）`, `(as of ${day})`) } : result;
  const noun = nounOf(all.facts), act = statuteWord('act', all.facts, 'act');
  return { tone: 'plain', title: both(`${noun.zh}：${act.zh}`, `${noun.en}: ${act.en}`) };
}
