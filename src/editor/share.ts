import { SHARED } from './arrival.ts';

/** Longer addresses get lost on their way through chats and mail. */
export const MAX_ENCODED = 32_000;
const MAX_TEXT_BYTES = 200_000;

/** The hash that carries a program, or undefined when it is too long for an address. */
export async function share(id: string, text: string): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > MAX_TEXT_BYTES) return undefined;
  const compressed = await drain(through(bytes, new CompressionStream('deflate')), Infinity);
  const encoded = btoa(Array.from(compressed, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
  return encoded.length > MAX_ENCODED ? undefined : `${SHARED}${id}&code=${encoded}`;
}

/** The program in an address; rejects whatever `share` would not have made. */
export async function open(encoded: string): Promise<string> {
  if (encoded === '' || encoded.length > MAX_ENCODED || !/^[\w-]+$/.test(encoded)) {
    throw new Error('Not a program');
  }
  const characters = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(characters, (character) => character.charCodeAt(0));
  // A few bytes can say "a gigabyte of the same": read no further than a program may be long.
  const text = await drain(through(bytes, new DecompressionStream('deflate')), MAX_TEXT_BYTES);
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
      throw new Error('Not a program: too long');
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
