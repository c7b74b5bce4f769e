interface Bar {
  from: number;
  to: number;
  readonly y: number;
}

/** How much of the picture is one path: a browser draws a path whole, however little is seen. */
const STRETCH = 1000;

interface Path {
  readonly look: string;
  readonly parts: string[];
}

/**
 * Gathers the shapes of one look in one stretch of the picture into one path: ten thousand elements
 * would be slow to draw.
 */
export class Shapes {
  readonly #height: number;
  readonly #paths = new Map<string, Path>();
  readonly #bars = new Map<string, Bar>();
  #lastDot = '';

  constructor(height: number) {
    this.#height = height;
  }

  /** Bars that would touch within a pixel become one. */
  bar(look: string, from: number, to: number, y: number): void {
    const before = this.#bars.get(look);
    if (before?.y === y && from - before.to < 0.5 && to - from < 1) {
      before.to = to;
      return;
    }
    this.#draw(look, before);
    this.#bars.set(look, { from, to, y });
  }

  /** How busy a lane was in a stretch of time, from 0 to 1. */
  column(x: number, width: number, y: number, share: number): void {
    const height = round(Math.max(1, share * this.#height));
    const [left, wide] = [round(x), round(width)];
    this.#add('totals', x, `M${left} ${y + this.#height / 2}v-${height}h${wide}v${height}z`);
  }

  dot(x: number, y: number): void {
    // A line of no length with round ends: the shortest way to write a dot.
    const d = `M${Math.round(x)} ${y}h0`;
    if (d !== this.#lastDot) this.#add('event', x, d);
    this.#lastDot = d;
  }

  end(outcome: string, x: number, y: number): void {
    if (outcome === 'finished') this.#add('end finished', x, `M${x} ${y - 8}v16`);
    else this.#add(`end ${outcome}`, x, `M${x - 4} ${y - 4}l8 8m0-8l-8 8`);
  }

  arrow(look: string, x1: number, y1: number, x2: number, y2: number): void {
    const down = y2 > y1 ? 1 : -1;
    const [start, end] = [y1 + down * 4, y2 - down * 4];
    const bend = Math.abs(x2 - x1) < 1 ? x1 + 6 : (x1 + x2) / 2;
    this.#add(
      look,
      x1,
      `M${x1} ${start}C${bend} ${start} ${bend} ${end} ${x2} ${end}` +
        `m-3 ${-4 * down}l3 ${4 * down}l3 ${-4 * down}`,
    );
  }

  paths(): { look: string; d: string }[] {
    for (const [look, bar] of this.#bars) this.#draw(look, bar);
    this.#bars.clear();
    return [...this.#paths.values()].map(({ look, parts }) => ({ look, d: parts.join('') }));
  }

  #draw(look: string, bar: Bar | undefined): void {
    if (bar === undefined) return;
    const width = Math.max(0.5, round(bar.to - bar.from));
    const height = look.startsWith('ready') ? 4 : this.#height;
    this.#add(look, bar.from, `M${bar.from} ${bar.y - height / 2}h${width}v${height}h-${width}z`);
  }

  #add(look: string, x: number, d: string): void {
    const key = `${look} ${Math.floor(x / STRETCH)}`;
    const path = this.#paths.get(key);
    if (path === undefined) this.#paths.set(key, { look, parts: [d] });
    else path.parts.push(d);
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
