import { describe, expect, it } from 'vitest';
import type { Field, Member } from '../api/types';
import { dateFrom } from './dates';
import { blankForm, complaints, merged, pathOf, placeIn, prefilled, sentForm } from './shape';

const field = (name: string, type: string, required = true, more: Partial<Field> = {}): Field => ({
  name, title: name, type, required, values: [], ...more,
});
const kMeasure: Field = field('measure', 'json', true, {
  shape: {
    type: 'object',
    members: [
      { name: 'name', title: '名称', required: true, shape: { type: 'text' } },
      { name: 'note', title: '说明', required: true, shape: { type: 'text' } },
      { name: 'from', title: '起', required: false, shape: { type: 'date' } },
      { name: 'binds', title: '强制', required: true, shape: { type: 'flag' } },
      { name: 'count', title: '数', required: true, shape: { type: 'integer' } },
      { name: 'bases', title: '依据', required: false, shape: { type: 'array', of: { type: 'object', members: [
        { name: 'article', title: '条款', required: true, shape: { type: 'text' } }] } } },
    ],
  },
});

describe('dates as people write them', () => {
  it.each([['2026-03-02', '2026-03-02'], ['2026.3.2', '2026-03-02'],
    ['2026/3/2', '2026-03-02'], ['2026年3月2日', '2026-03-02'], ['20260302', '2026-03-02'],
    ['２０２６－０３－０２', '2026-03-02'], [' 2026-3-2 ', '2026-03-02'], ['2024-02-29', '2024-02-29']])('%s', (typed, iso) => {
    expect(dateFrom(typed)).toBe(iso);
  });
  it.each(['2026-02-29', '2026-13-01', '2026-3', '明天', '', '3/2/2026'])('%s is none', (typed) => { expect(dateFrom(typed)).toBe(''); });
});

describe('a form from its shape', () => {
  it('sends what was filled in and leaves out what was not', () => {
    const fields = [field('words', 'long_text', false), field('on', 'date'), field('sure', 'flag', false), field('fine', 'integer', false)];
    expect(sentForm(fields, { words: '', on: '2026年3月2日', sure: true, fine: '２００' })).toEqual({ on: '2026-03-02', sure: true, fine: 200 });
  });
  it('nests objects and lists; a required text of an object is sent though empty', () => {
    const values = blankForm([kMeasure]);
    expect(values).toEqual({ measure: { name: '', note: '', from: '', binds: false, count: '', bases: [] } });
    const filled = { measure: { name: '核验', note: '', from: '', binds: false, count: '3', bases: [{ article: '（十）' }] } };
    expect(sentForm([kMeasure], filled)).toEqual({ measure: { name: '核验', note: '', binds: false, count: 3, bases: [{ article: '（十）' }] } });
    expect(complaints([kMeasure], filled)).toEqual({});
  });
  it('complains at the place', () => {
    expect(complaints([kMeasure], { measure: { name: 'x', note: '', from: '2026-02-30', binds: false, count: '三', bases: [] } }))
      .toEqual({ 'measure.from': 'notDate', 'measure.count': 'notInteger' });
    expect(complaints([field('reason', 'long_text')], { reason: '' })).toEqual({ reason: 'missing' });
  });
  it('wants what must be filled in inside an object, and something in a list that must be given', () => {
    const text = (name: string): Member => ({ name, title: name, required: true, shape: { type: 'text' } });
    const type = field('list_type', 'json', true, { shape: {
      type: 'object', members: ['code', 'name_zh', 'field', 'name_en'].map(text) } });
    const roles = field('roles', 'json', true, { shape: { type: 'array', of: { type: 'choice', values: ['office'] } } });
    const blanks = blankForm([type, roles]);
    expect(complaints([type, roles], blanks))
      .toEqual({ 'list_type.code': 'missing', 'list_type.name_zh': 'missing', 'list_type.field': 'missing', 'roles': 'missing' });
    expect(complaints([type, roles], { list_type: { code: 'a', name_zh: '甲', field: '乙', name_en: '' }, roles: ['office'] })).toEqual({});
    expect(complaints([{ ...roles, required: false }], { roles: [] })).toEqual({});
  });
  it('sends several codes in one text, and all of them only where that was chosen', () => {
    const types = field('list_types', 'text', false);
    expect(complaints([types], blankForm([types]))).toEqual({ list_types: 'missing' });
    expect(sentForm([types], { list_types: 'tax_severe honesty' })).toEqual({ list_types: 'tax_severe honesty' });
    expect(complaints([types], { list_types: '*' })).toEqual({});
    expect(sentForm([types], { list_types: '*' })).toEqual({});
  });
  it('asks for amounts in yuan and sends cents, within lists and objects too', () => {
    const fine = field('fine_cents', 'integer', false);
    const rows = field('rows', 'json', true, { shape: { type: 'array', of: { type: 'object', members: [
      { name: 'fine_cents', title: '罚款金额（分）', required: true, shape: { type: 'integer' } }] } } });
    expect(sentForm([fine, rows], { fine_cents: '51,300.5', rows: [{ fine_cents: '7' }] }))
      .toEqual({ fine_cents: 5130050, rows: [{ fine_cents: 700 }] });
    expect(complaints([fine], { fine_cents: '五万' })).toEqual({ fine_cents: 'notAmount' });
    expect(prefilled([fine, field('basis', 'text')], { fine_cents: 5130050, basis: '甲' })).toEqual({ fine_cents: '51300.5', basis: '甲' });
  });
  it('takes a draft back as far as the fields are still the same', () => {
    const blanks = blankForm([field('a', 'text'), kMeasure]);
    expect(merged(blanks, { a: '甲', gone: 'x', measure: { name: '乙', bases: 'not a list' } })['a']).toBe('甲');
    expect(merged(blanks, { measure: { name: '乙', bases: 'not a list' } })['measure']).toMatchObject({ name: '乙', bases: [] });
  });
  it('knows the places that the server names', () => {
    expect(pathOf('$.measure.bases[0]')).toBe('measure.bases[0]');
    expect(placeIn('$.measure.name: required field is missing')).toBe('measure.name');
    expect(placeIn('没有这个名单')).toBe('');
  });
});

describe('an amendment', () => {
  it('begins with what the case holds', () => {
    const known = { measure: undefined, name: '核验', note: '旧', count: 3, binds: true, from: null, bases: [{ article: '（十）', rank: 'law' }] };
    expect(prefilled([kMeasure], known)['measure'])
      .toEqual({ name: '核验', note: '旧', from: '', binds: true, count: '3', bases: [{ article: '（十）' }] });
    expect(prefilled([field('facts', 'long_text'), field('until', 'date', false)], { facts: '事实', until: '2026-03-02' }))
      .toEqual({ facts: '事实', until: '2026-03-02' });
  });
  it('names the agencies that it shows with more', () => {
    const parties: Field = { ...field('parties', 'json'), shape: { type: 'array', of: { type: 'text' } } };
    const held = [{ agency: 'a1', name: '甲局', signed_on: '2026-03-02' }, { agency: 'a2', name: '乙局' }];
    expect(prefilled([parties], { parties: held })).toEqual({ parties: ['a1', 'a2'] });
    expect(prefilled([parties], { parties: [{ name: '甲局' }] })).toEqual({ parties: [] });
  });
  it('is not every act: a reason is never filled in', () => {
    expect(prefilled([field('reason', 'long_text'), field('name', 'text', false)], { name: '甲' })).toEqual({ reason: '', name: '' });
  });
});
