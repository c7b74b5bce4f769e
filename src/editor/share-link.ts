/** A program that came with the page's address. */
export interface Shared {
  readonly id: string;
  readonly encoded: string;
}

export const MARK = '#program=';

export function sharedIn(hash: string): Shared | undefined {
  if (!hash.startsWith(MARK)) return undefined;
  const [id = '', encoded = ''] = hash.slice(MARK.length).split('&code=');
  return { id, encoded };
}
