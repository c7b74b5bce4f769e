import { sharedIn } from '@site/src/editor/arrival';
import { nameOf, readDraft } from '@site/src/editor/draft';
import { open } from '@site/src/editor/share';
import { fetchSource } from '@site/src/live/fetch-source';
import type { Start } from './useEditor';

/** Loads what the editor starts with: the page's program and the one that its address brings. */
export async function loadStart(id: string, url: string): Promise<Omit<Start, 'focus'>> {
  const original = await fetchSource(url);
  const shared = sharedIn(location.hash);
  return {
    original,
    shared: shared?.id === id ? await decode(shared.encoded) : undefined,
  };
}

async function decode(encoded: string): Promise<Start['shared']> {
  try {
    return { encoded, text: await open(encoded) };
  } catch {
    return 'damaged';
  }
}

/** Where the reader's changes to one text are kept. */
export interface Slot {
  readonly key: string;
  /** The text before any change. */
  readonly base: string;
  readonly name: string;
}

export function slotOf(id: string, original: string, shared: Start['shared']): Slot {
  if (shared === undefined || shared === 'damaged') {
    return { key: id, base: original, name: nameOf(original) };
  }
  // A program from elsewhere never takes the place of the reader's own.
  return { key: `shared/${id}`, base: shared.text, name: nameOf(shared.encoded) };
}

export interface Kept {
  readonly text: string;
  /** Names the program that the reader changed. */
  readonly original: string;
  /** Whether the program changed since the reader changed it. */
  readonly older: boolean;
}

export function keptIn({ key, base, name }: Slot, own: boolean): Kept {
  const draft = readDraft(key);
  const older = draft !== undefined && draft.original !== name;
  if (draft === undefined || (older && !own)) return { text: base, original: name, older: false };
  return { ...draft, older };
}
