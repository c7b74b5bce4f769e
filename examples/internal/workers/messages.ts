import type { TraceEvent } from '../../trace/event.ts';
import type { Target } from './target.ts';
import type { Scope } from './thread-scope.ts';

/** The first message to a worker. @internal */
export interface Init {
  readonly type: 'init';
  /** Its place among those that started each other. */
  readonly address: string;
  /** The table of threads; a process has its own. */
  readonly registry: SharedArrayBuffer | undefined;
  readonly ident: number;
  readonly entry: string | undefined;
  readonly prelude: string | undefined;
}

/** What is not said is not sent: each property costs as much as the rest of a call. @internal */
export interface Call {
  readonly type: 'call';
  readonly id: number;
  readonly target: number;
  readonly args: unknown;
  /** The thread that this call is, which ends with it; none for one call among others. */
  readonly ident?: number;
  /** The target of that number, the first time. */
  define?: Target;
  /** Sleeps first: until the time is up, or the cell is no longer zero and there is no call. */
  after?: After;
  /** What it is a method of: the object, and its fields under the names. */
  self?: Self;
  /** Nobody wants to know what it gives, which then need not be cloned. */
  isUnwanted?: true;
  traced?: true;
}

/** @internal */
export interface After {
  readonly cells: Int32Array;
  readonly ms: number;
}

/** An object and its public fields, as arguments are sent. @internal */
export interface Self {
  readonly names: readonly string[];
  readonly values: unknown;
}

/** What came of a function that was called back. @internal */
export interface Answer {
  readonly type: 'answer';
  readonly call: number;
  readonly value?: unknown;
  readonly error?: Failure;
}

/** What structured cloning drops of an error. @internal */
export interface Dropped {
  readonly name: unknown;
  /** Own properties, as `code`. */
  readonly own?: Readonly<Record<string, unknown>>;
  /** Those of an AggregateError. */
  readonly errors?: readonly Failure[];
}

/** An error as it travels. @internal */
export interface Failure extends Dropped {
  readonly error: unknown;
  /** The same of its causes, in their order. */
  readonly causes?: readonly Dropped[];
}

/** @internal */
export interface Result {
  readonly type: 'result';
  readonly id: number;
  readonly value: unknown;
  /** The worker cannot be used again yet: threads that it has started need it. */
  isKept?: true;
}

/** @internal */
export type FromWorker =
  | Result
  | {
      readonly type: 'error';
      readonly id: number;
      readonly failure: Failure;
      isKept?: true;
    }
  | {
      readonly type: 'callback';
      readonly index: number;
      readonly call: number;
      readonly args: unknown;
    }
  | { readonly type: 'cancel'; readonly call: number }
  | { readonly type: 'free' }
  | (Scope & { readonly type: 'scope' })
  /** What a thread that has ended left behind has failed. */
  | { readonly type: 'stray'; readonly ident: number; readonly failure: Failure }
  | { readonly type: 'tired' }
  | { readonly type: 'trace'; readonly origin: number; readonly rows: readonly TraceEvent[] }
  | { readonly type: 'host'; readonly data: unknown };
