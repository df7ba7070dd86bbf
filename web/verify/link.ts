// What a link to this page may carry behind the #, which no browser sends anywhere: r= a receipt in base64url, z= the same after raw deflate
// (RFC 1951), key= a public key.
import { fromBase64 } from './bytes';

export interface Carried {
  receipt?: Uint8Array;
  key?: string;
}

const kMost = 1 << 20; // a small code must not unfold into gigabytes

function fromBase64Url(text: string): Uint8Array {
  const bytes = fromBase64(text.replaceAll('-', '+').replaceAll('_', '/').padEnd(Math.ceil(text.length / 4) * 4, '='));
  if (!bytes) throw new Error('not base64url');
  return bytes;
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    if ((size += part.value.length) > kMost) throw new Error('too large');
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}

// Throws when there is something that cannot be read.
export async function carried(fragment: string): Promise<Carried> {
  const members = new Map(fragment.replace(/^#/, '').split('&').map((part) => [part.split('=', 1)[0], part.slice(part.indexOf('=') + 1)]));
  const all: Carried = {};
  const plain = members.get('r'), packed = members.get('z'), key = members.get('key');
  if (plain) all.receipt = fromBase64Url(plain);
  if (packed) all.receipt = await inflated(fromBase64Url(packed) as Uint8Array<ArrayBuffer>);
  if (key) all.key = decodeURIComponent(key);
  return all;
}
