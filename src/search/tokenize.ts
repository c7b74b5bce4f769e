const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[+\-*/|&]=|[\p{Script=Latin}\p{N}_$]+(?:\.[\p{Script=Latin}\p{N}_$]+)*/gu;
const HAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The runs of Chinese characters, the identifiers and the words of a text, full-width folded. */
export function words(text: string): string[] {
  return text.normalize('NFKC').match(WORD) ?? [];
}

export function isHan(word: string): boolean {
  return HAN.test(word);
}

/** `put_nowait` and `putNowait` are one name to who searches. */
export function canonical(word: string): string {
  return word.toLowerCase().replace(/[_$]/g, '');
}

/** `putNowait`, `put_nowait` → `put`, `nowait`; a word without humps is its only part. */
export function humps(word: string): string[] {
  return word
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[\s_$]+/)
    .filter(Boolean);
}

export function bigrams(run: string): string[] {
  const chars = Array.from(run);
  return chars.length < 2 ? chars : chars.slice(1).map((char, i) => `${chars[i]}${char}`);
}

/** The stem of an English word, so that tasks finds task and cancelling finds cancel. */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  if (/[^su]s$/.test(word)) return word.slice(0, -1);
  const verb = /^(.*[aeiouy].*?)(?:ing|ed)$/.exec(word)?.[1];
  if (verb === undefined || verb.length < 3) return word;
  return verb.replace(/([bdglmnprt])\1$/, '$1');
}

/** `a.b.c` → `a.b.c`, `b.c`: a dotted name is found by any of its endings. */
export function endings(chain: string): string[] {
  const names = chain.split('.').map(canonical);
  return names.slice(0, -1).map((_, i) => names.slice(i).join('.'));
}

function latinTokens(chain: string): string[] {
  const tokens = endings(chain);
  for (const word of chain.split('.')) {
    const parts = humps(word);
    tokens.push(canonical(word), ...parts, ...parts.map(stem));
  }
  return tokens;
}

/** What the index keeps of a running text. */
export function textTokens(text: string): string[] {
  const tokens = new Set<string>();
  for (const word of words(text)) {
    if (!isHan(word)) {
      for (const token of latinTokens(word)) tokens.add(token);
      continue;
    }
    for (const pair of bigrams(word)) tokens.add(pair);
    // With its last character too, each character of the run begins some token, so that
    // one typed character finds all of its words by prefix.
    tokens.add(word.slice(-1));
  }
  tokens.delete('');
  return [...tokens];
}

/** What the index keeps of a name: also the whole of it, written as one word. */
export function nameTokens(text: string): string[] {
  const tokens = new Set(textTokens(text));
  const all = words(text);
  for (const word of all) if (isHan(word) && word.length <= 12) tokens.add(word);
  for (const [i, word] of all.entries()) {
    const next = all[i + 1];
    if (next !== undefined && !isHan(word) && !isHan(next)) {
      tokens.add(canonical(word) + canonical(next));
    }
  }
  return [...tokens];
}

const LONGEST_READING = 12;

/** `you jie xin hao liang` → the reading from each syllable on, and the initials `yjxhl`. */
export function pinyinTokens(reading: string): string[] {
  const syllables = reading.split(' ').filter(Boolean);
  const tokens = syllables.map((_, i) => syllables.slice(i, i + LONGEST_READING).join(''));
  const initials = syllables.map((syllable) => syllable[0]).join('');
  if (initials.length > 1 && initials.length <= LONGEST_READING) tokens.push(initials);
  return tokens;
}
