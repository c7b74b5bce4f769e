import { createHash } from 'node:crypto';

/** The hash that `git hash-object` gives the same bytes, without needing git. */
export function blobHash(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}
