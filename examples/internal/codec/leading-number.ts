import { TAG } from './tags.ts';

/** The number at the beginning of an encoded array, if there is one. @internal */
export function leadingNumber(bytes: Uint8Array): number | undefined {
  if (bytes[0] !== TAG.array) return undefined;
  let at = 1;
  while ((bytes[at] as number) > 0x7f) at += 1;
  const tag = bytes[at + 1];
  if (tag !== TAG.int && tag !== TAG.float) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at + 2);
  return tag === TAG.int ? view.getInt32(0, true) : view.getFloat64(0, true);
}
