import { DRAFT } from './arrival.ts';

/** What a reader made of a program, kept by the browser. */
export interface Draft {
  readonly text: string;
  /** Names the original that was changed. */
  readonly original: string;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Where drafts are kept; reading `localStorage` throws where it is forbidden. */
export function browserStore(): Store | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

export function readDraft(id: string, store = browserStore()): Draft | undefined {
  try {
    const value = JSON.parse(store?.getItem(DRAFT + id) ?? 'null') as Partial<Draft> | null;
    if (typeof value?.text !== 'string' || typeof value.original !== 'string') return undefined;
    return { text: value.text, original: value.original };
  } catch {
    return undefined;
  }
}

/** Says whether the browser keeps it: a full or a private one may not. */
export function writeDraft(id: string, draft: Draft, store = browserStore()): boolean {
  try {
    store?.setItem(DRAFT + id, JSON.stringify(draft));
    return store !== undefined;
  } catch {
    return false;
  }
}

export function dropDraft(id: string, store = browserStore()): void {
  try {
    store?.removeItem(DRAFT + id);
  } catch {
    // What cannot be removed could not be kept either.
  }
}

/** Names a text: equal ones alike, and others, in all likelihood, differently. */
export function nameOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of text) {
    hash ^= BigInt(character.codePointAt(0) ?? 0);
    hash = BigInt.asUintN(64, hash * 0x100000001b3n);
  }
  return hash.toString(36);
}
