/**
 * `Symbol.dispose`, or the symbol that compiled `using` looks for where the runtime has none
 * (Safari before 18.4): esbuild and the live block's prelude agree on this fallback.
 * Not marked internal, since the declarations of what is disposable name it.
 */
export const dispose: typeof Symbol.dispose =
  (Symbol as { dispose?: typeof Symbol.dispose }).dispose ??
  (Symbol.for('Symbol.dispose') as typeof Symbol.dispose);
