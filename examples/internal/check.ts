/** Refuses what is not a whole number of at least `least`, in one line. @internal */
export function checkCount(what: string, value: number, least: number): void {
  if (typeof value !== 'number') {
    throw new TypeError(`Pass a number as ${what}: received ${typeof value}`);
  }
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`Pass a whole number >= ${least} as ${what}: received ${value}`);
  }
}

/** @internal */
export function checkFunction(what: string, value: unknown): void {
  if (typeof value !== 'function') {
    throw new TypeError(`Pass a function as ${what}: received ${typeof value}`);
  }
}

/** Refuses a limit of time that is neither left out nor a number of milliseconds. @internal */
export function checkTimeout(what: string, ms: number | undefined): void {
  if (ms !== undefined && typeof ms !== 'number') {
    throw new TypeError(`Pass milliseconds as ${what}, or undefined: received ${typeof ms}`);
  }
  if (Number.isNaN(ms)) {
    throw new RangeError(`Pass milliseconds as ${what}, or undefined: received NaN`);
  }
}

/** Refuses what is no AbortSignal, where `refusal()` cannot be used. @internal */
export function checkSignal(signal: AbortSignal | undefined): void {
  if (signal === undefined) return;
  if (typeof (signal as { aborted?: unknown } | null)?.aborted !== 'boolean') {
    throw new TypeError(`Pass an AbortSignal as "signal": received ${typeof signal}`);
  }
}

/** Refuses what cannot be iterated: a lone future, for one. @internal */
export function checkIterable(what: string, value: unknown): void {
  if (typeof (value as Iterable<unknown> | null | undefined)?.[Symbol.iterator] === 'function') {
    return;
  }
  throw new TypeError(`Pass an array to ${what}: received ${described(value)}`);
}

/** Refuses what is no array. @internal */
export function checkArray(what: string, value: unknown): void {
  if (Array.isArray(value)) return;
  throw new TypeError(`Pass an array as ${what}: received ${described(value)}`);
}

function described(value: unknown): string {
  const name = (value as { constructor?: { name?: string } } | null | undefined)?.constructor?.name;
  return typeof value === 'object' ? (name ?? 'null') : typeof value;
}
