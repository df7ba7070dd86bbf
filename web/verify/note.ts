// A C2SP signed note of a checkpoint: "origin\nsize\nroot\n" is what is signed; then a blank line and one signature line. One spelling only.
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, same } from './bytes';
import type { Suite } from './suite';

export interface Note {
  origin: string;
  size: bigint;
  root: Uint8Array;
}

const kNote = /^([!-*,-~]+)\n(0|[1-9][0-9]{0,19})\n([^\n]*)\n\n\u2014 ([!-*,-~]+) ([^\n]*)\n$/;

// The first four bytes, whatever the suite: the format fixes the hash.
const keyId = (origin: string, suite: Suite, key: Uint8Array) =>
  sha256(concatBytes(utf8ToBytes(origin + '\n'), suite.algorithm, key)).subarray(0, 4);

// Nothing unless the spelling is exact and the signature of this key fits. Cosignatures are refused: nothing in a receipt says whose they are.
export function openNote(text: string, suite: Suite, key: Uint8Array): Note | undefined {
  const found = kNote.exec(text);
  if (!found) return undefined;
  const [, origin, size, rootText, signer, blobText] = found;
  if (signer !== origin || BigInt(size) >= 1n << 64n) return undefined;
  const root = fromBase64(rootText), blob = fromBase64(blobText);
  if (!root || root.length !== 32 || !blob || blob.length <= 4 || !same(blob.subarray(0, 4), keyId(origin, suite, key))) return undefined;
  const body = utf8ToBytes(`${origin}\n${size}\n${rootText}\n`);
  return suite.verify(key, body, blob.subarray(4)) ? { origin, size: BigInt(size), root } : undefined;
}
