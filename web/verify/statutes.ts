// At build time: the Chinese and English words of every noun's states and acts, read from the statute tables so that nothing is written twice.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface StatuteWords {
  [nounAndName: string]: [zh: string, en: string]; // "task act apply"
}

export function statuteWords(): StatuteWords {
  const nouns = fileURLToPath(new URL('../../src/', import.meta.url));
  const all: StatuteWords = {};
  for (const noun of readdirSync(nouns).sort()) {
    const file = `${nouns}${noun}/statute.h`;
    if (!existsSync(file)) continue;
    for (const [, table, name, zh, en] of readFileSync(file, 'utf8').matchAll(/\{(State|Act)::(\w+), *"([^"]+)", *"([^"]+)"/g))
      all[`${noun} ${table.toLowerCase()} ${name}`] = [zh, en];
  }
  return all;
}
