import type { Pages } from './objects-inv.ts';

export interface Inventory {
  readonly about: string;
  readonly pages: Pages;
}

export interface Merged {
  readonly inventory: Inventory;
  readonly added: number;
  readonly removed: string[];
}

/**
 * Brings an inventory up to date with an `objects.inv`.
 *
 * Only names of the API are removed: sections are mostly not in `objects.inv`, so that their
 * absence says nothing. An empty inventory takes every page.
 */
export function mergeInventory(before: Inventory, live: Pages): Merged {
  const isNew = Object.keys(before.pages).length === 0;
  const wanted = isNew ? Object.keys(live) : Object.keys(before.pages);
  const pages: Pages = {};
  const removed: string[] = [];
  let added = 0;
  for (const page of wanted.sort()) {
    const old = before.pages[page] ?? {};
    const now = live[page] ?? {};
    const anchors: Record<string, string> = {};
    for (const [anchor, kind] of Object.entries(old)) {
      if (kind === 'api' && now[anchor] === undefined) removed.push(`${page}#${anchor}`);
      else anchors[anchor] = kind;
    }
    for (const [anchor, kind] of Object.entries(now)) {
      if (anchors[anchor] !== undefined) continue;
      anchors[anchor] = kind;
      added += 1;
    }
    pages[page] = anchors;
  }
  return { inventory: { about: before.about, pages }, added, removed };
}
