import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { statuteWords } from './statutes';

test('every noun with a statute has Chinese and English words for its states and acts', () => {
  const all = statuteWords(), nouns = fileURLToPath(new URL('../../src/', import.meta.url));
  for (const noun of readdirSync(nouns)) {
    if (noun === 'law' || !existsSync(`${nouns}${noun}/statute.h`)) continue;
    for (const table of ['state', 'act'])
      expect(Object.keys(all).filter((name) => name.startsWith(`${noun} ${table} `)).length, `${noun} ${table}`).toBeGreaterThan(1);
  }
  expect(all['task act apply']).toEqual(['实施', 'apply']);
  for (const [zh] of Object.values(all)) expect(zh).toMatch(/\p{Script=Han}/u);
});
