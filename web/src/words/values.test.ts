import { describe, expect, it } from 'vitest';
import type { Noun } from '../api/types';
import { causeOf, isWritten } from './values';

const noun = (name: string): Noun => ({ name, path: name, title: name, states: [], opens: [], members: [], words: { publisher: '发布员' } });

describe('what people write', () => {
  it('is shown as they wrote it, also where it is a name of the program', () => {
    expect(isWritten(noun('account'), 'user')).toBe(true);
    expect(isWritten(noun('agency'), 'remits.name')).toBe(true);
    expect(isWritten(noun('entry'), 'origin.document_no')).toBe(true);
  });
  it('is not what was chosen, nor the name of a rule or a duty', () => {
    for (const path of ['roles', 'kind', 'exit_reason', 'origin.level', 'list_type']) expect(isWritten(noun('account'), path)).toBe(false);
    expect(isWritten(noun('rule'), 'name')).toBe(false);
    expect(isWritten(noun('agency'), 'proposed.duties.name')).toBe(false);
  });
});

describe('the cause of a hold', () => {
  it('is told in words, with the case that it comes from', () => {
    const id = '01a226c6-d83e-7561-a3af-b57cb3b5c043';
    expect(causeOf(`异议 ${id}`)).toEqual({ words: '异议', noun: 'objection', id });
    expect(causeOf('来源单位来函更正，核实中')).toBe(null);
  });
});
