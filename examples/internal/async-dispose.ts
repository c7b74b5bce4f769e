/**
 * `Symbol.asyncDispose`, or the symbol that compiled `await using` looks for where the runtime has
 * none. Not in dispose.ts, so that neither brings the other along.
 */
export const asyncDispose: typeof Symbol.asyncDispose =
  (Symbol as { asyncDispose?: typeof Symbol.asyncDispose }).asyncDispose ??
  (Symbol.for('Symbol.asyncDispose') as typeof Symbol.asyncDispose);
