/**
 * What comes of an awaitable: of a future or a promise what it gives, of a body what it returns.
 */
export type ResultOf<A> = A extends (...args: never) => infer R ? Awaited<R> : Awaited<A>;
