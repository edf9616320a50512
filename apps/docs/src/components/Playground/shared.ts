const most = 8 * 1024;

/** Encodes code for the part of a URL after `#code=`: deflated, in characters that a URL allows. */
export async function packCode(code: string): Promise<string> {
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(code));
  const packed = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  if (packed.length > most)
    throw new Error(`The code is too long for a link: ${packed.length} characters, ${most} fit.`);
  return packed.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Decodes code from such a URL; throws if it is not valid, or too long to have come from here. */
export async function unpackCode(packed: string): Promise<string> {
  if (packed.length > most) throw new Error('The link is too long to have come from this page.');
  const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = await through(
    new DecompressionStream('deflate-raw'),
    Uint8Array.from(letters, (letter) => letter.charCodeAt(0)),
  );
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

const largest = 256 * 1024;

/** A few bytes can inflate to very many, so reading stops beyond the size of any snippet. */
async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: number[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const byte of part.value) parts.push(byte);
    if (parts.length > largest) throw new Error('The link holds more than a snippet.');
  }
  return Uint8Array.from(parts);
}
