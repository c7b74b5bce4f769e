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
