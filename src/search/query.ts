import { bigrams, canonical, endings, humps, isHan, stem, words } from './tokenize.ts';
import { contentOf, isFunctionWord, SYNONYMS } from './words.ts';

/** A form of something the reader asked for. */
export interface Form {
  token: string;
  boost: number;
  prefix: boolean;
  /** Which of the wanted things this form stands for. */
  wants: number[];
}

export interface Query {
  forms: Form[];
  /** How much each wanted thing counts. */
  wants: number[];
  /** The query as a name, with and without its function words: `task group` is `taskgroup`. */
  names: string[];
}

const WORD_WEIGHT = 2;
const LONGEST_NAME = 6;

export function nameOf(text: string): string {
  return words(text).map(canonical).join('');
}

class Reading {
  readonly wants: number[] = [];
  readonly #forms = new Map<string, Form>();

  want(weight: number): number {
    return this.wants.push(weight) - 1;
  }

  add(token: string, boost: number, prefix: boolean, wants: number[]): void {
    if (token === '') return;
    const known = this.#forms.get(token);
    if (known === undefined) {
      this.#forms.set(token, { token, boost, prefix, wants: [...wants] });
      return;
    }
    known.boost = Math.max(known.boost, boost);
    known.prefix ||= prefix;
    known.wants = [...new Set([...known.wants, ...wants])];
  }

  forms(): Form[] {
    return [...this.#forms.values()];
  }
}

function readHan(run: string, reading: Reading): number[] {
  return contentOf(run).flatMap((piece) => {
    const pairs = bigrams(piece);
    const wants = pairs.map((pair) => {
      const want = reading.want(1);
      reading.add(pair, 1, pair.length === 1, [want]);
      return want;
    });
    if (pairs.length > 1) reading.add(piece, 1.5, false, wants);
    return wants;
  });
}

function readLatin(chain: string, last: boolean, reading: Reading): number[] {
  const prefix = (token: string) => last || token.length > 2;
  const wants = chain.split('.').flatMap((word) => {
    const whole = canonical(word);
    const parts = humps(word);
    const own = parts.map((part) => {
      const want = reading.want(WORD_WEIGHT / parts.length);
      reading.add(part, parts.length > 1 ? 0.5 : 1, prefix(part), [want]);
      reading.add(stem(part), parts.length > 1 ? 0.4 : 0.8, false, [want]);
      return want;
    });
    if (parts.length > 1) reading.add(whole, 2, prefix(whole), own);
    return own;
  });
  for (const ending of endings(chain)) {
    // Only the full chain stands for all of it; a shorter ending would hide the module typed.
    reading.add(
      ending,
      2.5,
      last,
      ending.split('.').length === chain.split('.').length ? wants : [],
    );
  }
  return wants;
}

interface Span {
  name: string;
  wants: number[];
}

function readSynonyms(spans: Span[], reading: Reading): void {
  const expand = (name: string, wants: number[]) => {
    for (const group of SYNONYMS) {
      if (!group.some((member) => nameOf(member) === name)) continue;
      for (const member of group) {
        const other = nameOf(member);
        if (other !== name) reading.add(other, 0.5, false, wants);
      }
    }
  };
  for (const [i, span] of spans.entries()) {
    expand(span.name, span.wants);
    const stemmed = stem(span.name);
    if (stemmed !== span.name) expand(stemmed, span.wants);
    const next = spans[i + 1];
    if (next !== undefined) expand(span.name + next.name, [...span.wants, ...next.wants]);
  }
}

/** `task group` is also `TaskGroup`, and `ren wu zu` the reading of one name. */
function joinNeighbours(spans: Span[], reading: Reading): void {
  for (const [i, first] of spans.entries()) {
    let { name } = first;
    const wants = [...first.wants];
    for (const next of spans.slice(i + 1, i + LONGEST_NAME)) {
      if (isHan(name) || isHan(next.name)) break;
      name += next.name;
      wants.push(...next.wants);
      reading.add(name, 2, next === spans.at(-1), wants);
    }
  }
}

/** The longest known Chinese names inside a run: 单线程死锁 holds 线程 and 死锁. */
function knownIn(run: string): string[] {
  const names = SYNONYMS.flat().filter((name) => isHan(name) && run.includes(name));
  return names.filter((name) => !names.some((other) => other !== name && other.includes(name)));
}

/** What the reader asked for: each wanted thing with the forms that it is indexed under. */
export function readQuery(text: string): Query {
  const reading = new Reading();
  const spans: Span[] = [];
  const all = words(text);
  const lower = all.map((word) => word.toLowerCase());
  const telling = all.filter(
    (word, i) => !isFunctionWord(word.toLowerCase(), lower[i - 1], lower[i + 1]),
  );
  const asked = telling.length > 0 ? telling : all;
  for (const [i, word] of asked.entries()) {
    if (!isHan(word)) {
      const wants = readLatin(word, i === asked.length - 1, reading);
      spans.push({ name: canonical(word), wants });
      continue;
    }
    const first = reading.wants.length;
    readHan(word, reading);
    for (const name of knownIn(word)) {
      const wants = reading
        .forms()
        .filter(
          (form) =>
            form.wants.length === 1 && (form.wants[0] ?? -1) >= first && name.includes(form.token),
        )
        .flatMap((form) => form.wants);
      spans.push({ name, wants });
    }
  }
  joinNeighbours(spans, reading);
  readSynonyms(spans, reading);
  const names = new Set([nameOf(text), asked.map(canonical).join('')]);
  return { forms: reading.forms(), wants: reading.wants, names: [...names] };
}
