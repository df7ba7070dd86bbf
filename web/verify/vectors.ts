// For tests: the receipts that src/ledger/vectors_test.cc keeps, read from there so that nothing is written twice.
import { readFileSync } from 'node:fs';

function vector(name: string): string {
  const source = readFileSync(new URL('../../src/ledger/vectors_test.cc', import.meta.url), 'utf8');
  const literal = new RegExp(`string_view ${name} =((?:\\s*R"\\([^]*?\\)")+);`).exec(source);
  if (!literal) throw new Error(`no ${name} in vectors_test.cc`);
  return [...literal[1].matchAll(/R"\(([^]*?)\)"/g)].map((part) => part[1]).join('');
}

export const vectors = {
  'leaf sm3-sm2': vector('kLeafSm'),
  'row sm3-sm2': vector('kRowSm'),
  'leaf sha256-ed25519': vector('kLeafSha'),
  'row sha256-ed25519': vector('kRowSha'),
};
