/** Longer addresses get lost on their way through chats and mail. */
export const MAX_PACKED = 32_000;

/** A text made small, in characters that an address may have. */
export async function pack(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const compressed = await drain(through(bytes, new CompressionStream('deflate')), Infinity);
  return btoa(Array.from(compressed, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** Rejects whatever `pack` would not have made, and what is longer than `maxBytes`. */
export async function unpack(packed: string, maxBytes: number): Promise<string> {
  if (packed === '' || packed.length > MAX_PACKED || !/^[\w-]+$/.test(packed)) {
    throw new Error('Copy the whole address: this is none that the site made');
  }
  const characters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(characters, (character) => character.charCodeAt(0));
  // A few bytes can say "a gigabyte of the same": read no further than it may be long.
  const text = await drain(through(bytes, new DecompressionStream('deflate')), maxBytes);
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text);
}

function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream().pipeThrough(transform);
}

async function drain(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      throw new Error('Copy the whole address: what this one holds is too long');
    }
    chunks.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
