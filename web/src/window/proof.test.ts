import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { proofAddress } from './proof';

describe('a receipt’s code', () => {
  it('holds the whole proof behind the #', async () => {
    const receipt = { leaf: 318, facts: { result: 'none' }, note: '衡信'.repeat(40) };
    const address = await proofAddress('http://example.test', receipt);
    expect(address.startsWith('http://example.test/verify#z=')).toBe(true);
    const bytes = Buffer.from(address.split('#z=')[1] ?? '', 'base64url');
    expect(JSON.parse(inflateRawSync(bytes).toString('utf8'))).toEqual(receipt);
  });
  it('is the page alone where the proof is too long for a code', async () => {
    const noise = Array.from({ length: 400 }, (_, i) => ((i * 2654435761) % 4294967291).toString(36)).join('');
    expect(await proofAddress('http://example.test', { noise: noise + [...noise].reverse().join('') })).toBe('http://example.test/verify');
  });
});
