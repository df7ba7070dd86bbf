// The address that a receipt's code holds: the offline page with the whole proof behind the #, which no browser sends anywhere.
const kMost = 2900;                                        // characters that the largest code holds

async function packed(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

// A proof too long for a code leaves the page's address alone: the receipt's number is printed beside it.
export async function proofAddress(origin: string, receipt: unknown): Promise<string> {
  const page = `${origin}/verify`;
  if (!receipt || typeof CompressionStream === 'undefined') return page;
  const address = `${page}#z=${await packed(JSON.stringify(receipt))}`;
  return address.length > kMost ? page : address;
}
