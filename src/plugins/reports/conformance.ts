/** What the library's tests prove of one class of CPython's tests. */
export interface ClassResult {
  readonly cases: number;
  readonly ported: number;
  readonly passing: number;
  /** Cases whose tests assert a behaviour of ours that differs, as their documentation says. */
  readonly differs: readonly string[];
  /** The case and the key of its reason in `examples/conformance/reasons.json`. */
  readonly leftOut: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
}

/** `src/data/conformance.json`, written by `npm run conformance`. */
export interface Conformance {
  readonly cpython: string;
  readonly cases: number;
  readonly ported: number;
  readonly passing: number;
  readonly differs: number;
  readonly leftOut: number;
  readonly modules: Readonly<Record<string, ModuleResult>>;
}

export interface ModuleResult {
  /** CPython's test file, below `Lib/test/`. */
  readonly file: string;
  readonly classes: Readonly<Record<string, ClassResult>>;
}

export type Reasons = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
