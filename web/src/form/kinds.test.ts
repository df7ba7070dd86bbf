import { expect, it } from 'vitest';
import { partsOf } from './kinds';

const members = ['kind', 'name', 'count', 'sort', 'from', 'year', 'days', 'recognition'].map(
  (name) => ({ name, title: name, shape: { type: 'text' } }));
const asked = (object: string, kind: string): string[] => partsOf(object, kind, members).map(({ name }) => name);

it('asks of a rule only for what its kind has, and for the kind first', () => {
  expect(asked('rule', '')).toEqual(['kind']);
  expect(asked('rule', 'period')).toEqual(['kind', 'name', 'count', 'sort', 'from']);
  expect(asked('rule', 'calendar')).toEqual(['kind', 'year', 'days']);
  expect(asked('rule', 'recognition')).toEqual(['kind', 'from', 'recognition']);
});

it('asks of everything else for all of it', () => {
  expect(asked('measure', 'period')).toEqual(members.map(({ name }) => name));
});
