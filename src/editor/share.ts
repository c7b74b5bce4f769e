import { MAX_PACKED, pack, unpack } from '../live/packed.ts';
import { SHARED } from './arrival.ts';

const MAX_TEXT_BYTES = 200_000;

/** The hash that carries a program, or undefined when it is too long for an address. */
export async function share(id: string, text: string): Promise<string | undefined> {
  if (new TextEncoder().encode(text).length > MAX_TEXT_BYTES) return undefined;
  const encoded = await pack(text);
  return encoded.length > MAX_PACKED ? undefined : `${SHARED}${id}&code=${encoded}`;
}

/** The program in an address; rejects whatever `share` would not have made. */
export function open(encoded: string): Promise<string> {
  return unpack(encoded, MAX_TEXT_BYTES);
}
