// The inclusion proof of RFC 9162 section 2.1.3.2. Leaf hash: H(0x00 ‖ bytes); node hash: H(0x01 ‖ left ‖ right).
import { same } from './bytes';
import type { Suite } from './suite';

export const leafHash = (suite: Suite, bytes: Uint8Array) => suite.hash(Uint8Array.of(0), bytes);
export const nodeHash = (suite: Suite, left: Uint8Array, right: Uint8Array) => suite.hash(Uint8Array.of(1), left, right);

export interface Path {
  index: bigint;
  size: bigint;
  proof: Uint8Array[];
}

// False for every proof that is too long, too short, or for an index outside the tree.
export function included(suite: Suite, leaf: Uint8Array, { index, size, proof }: Path, root: Uint8Array): boolean {
  if (index >= size) return false;
  let place = index, last = size - 1n, hash = leaf;
  for (const sibling of proof) {
    if (last === 0n) return false;
    if (place % 2n === 1n || place === last) {
      hash = nodeHash(suite, sibling, hash);
      while (place % 2n === 0n && place !== 0n) place >>= 1n, last >>= 1n;
    } else {
      hash = nodeHash(suite, hash, sibling);
    }
    place >>= 1n;
    last >>= 1n;
  }
  return last === 0n && same(hash, root);
}
