/** One way to do a row's work. */
export interface Contestant {
  /** `bingfa`, `floor` or the package's name, with what it is used as where there are several. */
  readonly name: string;
  /** How many operations it is given, when the row's own number would take it too long. */
  readonly count?: number;
  /** Does the work and checks that it was really done; only then may its time count. */
  run(count: number): Promise<void>;
  /** Lets go what its runs have used, after the last. */
  end?(): unknown;
}

export interface Row {
  /** How many operations a run consists of: enough that the clock and the first await are lost in it. */
  readonly count: number;
  readonly contestants: readonly Contestant[];
}

/** A run of several parts, each with so many operations of its own: a list of waiters, a set of tasks. */
export function inParts(
  size: number,
  part: (size: number) => PromiseLike<void>,
): (count: number) => Promise<void> {
  return async (count) => {
    const each = Math.min(count, size);
    for (let done = 0; done < count; done += each) await part(each);
  };
}

/** Ends a run whose result is wrong: a time for work that was not done would be a lie. */
export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  if (!Object.is(actual, expected)) {
    throw new Error(`Fix the contestant: ${what} is ${String(actual)}, not ${String(expected)}`);
  }
}

/** Ends a run in which the numbers did not come in the order 0, 1, 2 … */
export function expectOrder(order: readonly number[], count: number): void {
  expectEqual('number of turns', order.length, count);
  for (let i = 0; i < count; i += 1) expectEqual(`turn ${i}`, order[i], i);
}
