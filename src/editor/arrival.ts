/** A program that came with the page's address. */
export interface Shared {
  readonly id: string;
  readonly encoded: string;
}

/** Where a reader's own version of a program is kept. */
export const DRAFT = 'bingfa.program/';
export const SHARED = '#program=';

/** Whether the reader was at work on the program; all that a page asks before it has the editor. */
export function hasDraft(id: string): boolean {
  try {
    return localStorage.getItem(DRAFT + id) !== null;
  } catch {
    return false;
  }
}

export function sharedIn(hash: string): Shared | undefined {
  if (!hash.startsWith(SHARED)) return undefined;
  const [id = '', encoded = ''] = hash.slice(SHARED.length).split('&code=');
  return { id, encoded };
}
