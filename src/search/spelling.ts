function at(row: readonly number[], i: number): number {
  return row[i] ?? Infinity;
}

/** Edits between two words, a swap of neighbours counting one; more than `limit` is `limit + 1`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

export interface Correction {
  token: string;
  edits: number;
}

/** The Latin words of the index, to ask which of them a mistyped word may mean. */
export class Spelling {
  readonly #words: string[];

  constructor(tokens: Iterable<string>) {
    this.#words = [...tokens].filter((token) => /^[a-z][a-z0-9.]*$/.test(token)).sort();
  }

  /** Whether some word of the index begins with this. */
  knows(start: string): boolean {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] ?? '') < start) low = middle + 1;
      else high = middle;
    }
    return this.#words[low]?.startsWith(start) ?? false;
  }

  /** The nearest words, or words beginning nearly so, as when the typing is not finished. */
  near(word: string): Correction[] {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) return [];
    const limit = word.length < 6 ? 1 : 2;
    const found: Correction[] = [];
    for (const token of this.#words) {
      if (token[0] !== word[0] && token[0] !== word[1]) continue;
      let edits = distance(word, token, limit);
      if (edits > limit && token.length > word.length) {
        edits = distance(word, token.slice(0, word.length), limit - 1);
        edits = edits > limit - 1 ? limit + 1 : edits + 0.5;
      }
      if (edits <= limit) found.push({ token, edits });
    }
    const best = Math.min(...found.map(({ edits }) => edits));
    return found.filter(({ edits }) => edits === best).slice(0, 8);
  }
}
