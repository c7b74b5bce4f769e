import { nameOf } from './query.ts';
import { titleOf, type Section } from './sections.ts';

const SHORTEST = 2;

/** The names that sections bear, to put first what is called as the reader typed. */
export class Names {
  readonly #sections = new Map<string, Map<number, number>>();

  add(section: Section): void {
    const { heading } = section;
    const own = heading.type === 'lvl1';
    // A page's first keyword is what it is about; the later ones it only touches.
    const listed = (i: number) => 1.3 + 1.1 / (i + 1);
    this.#put(nameOf(titleOf(section)), section, own ? 2.5 : 1.6);
    for (const python of own ? heading.identifiers.slice(0, 1) : []) {
      this.#put(nameOf(python), section, 2.5);
      this.#put(nameOf(python.split('.').at(-1) ?? ''), section, 2);
    }
    for (const [i, keyword] of heading.synonyms.entries()) {
      this.#put(nameOf(keyword), section, listed(i));
    }
    for (const [i, reading] of heading.pinyin.entries()) {
      this.#put(reading.replaceAll(' ', ''), section, own ? listed(i) : 1.3);
    }
  }

  /** How much more a section counts that bears one of these names, or a name beginning so. */
  bonuses(typed: readonly string[]): Map<number, number> {
    const bonuses = new Map<number, number>();
    for (const start of typed) {
      if (start.length < SHORTEST) continue;
      for (const [name, sections] of this.#sections) {
        if (!name.startsWith(start)) continue;
        const share = start.length / name.length;
        for (const [id, bonus] of sections) {
          bonuses.set(id, Math.max(bonuses.get(id) ?? 1, 1 + (bonus - 1) * share));
        }
      }
    }
    return bonuses;
  }

  #put(name: string, { id }: Section, bonus: number): void {
    if (name === '') return;
    const known = this.#sections.get(name) ?? new Map<number, number>();
    known.set(id, Math.max(known.get(id) ?? 0, bonus));
    this.#sections.set(name, known);
  }
}
