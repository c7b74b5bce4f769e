import type { Identity } from '../processes/messages.ts';
import type { Failure } from '../workers/messages.ts';
import type { Target } from '../workers/target.ts';

/** How a call's input becomes arguments. @internal */
export type CallKind = typeof APPLY | typeof MAP | typeof STARMAP;

/** The input is the arguments of one call. @internal */
export const APPLY = 0;
/** The input is the items of a chunk, each the one argument of a call. @internal */
export const MAP = 1;
/** The input is the items of a chunk, each the arguments of a call. @internal */
export const STARMAP = 2;

/** The first message to a worker of a pool. @internal */
export interface Prepare {
  readonly type: 'pool:prepare';
  /** Counts the calls that somebody has taken; nothing where memory cannot be shared. */
  readonly claims: Int32Array | undefined;
  readonly ident: number;
  /** Who the worker is, and whose child, if it is a process. */
  readonly process: { readonly own: Identity; readonly parent: Identity } | undefined;
  readonly initializer: Target | undefined;
  readonly initargs: unknown;
  /** Whether somebody wants to know what happens there. */
  readonly isTraced: boolean;
}

/** Many calls at once, each with its function by number. @internal */
export interface Calls {
  readonly type: 'pool:calls';
  /** Functions that the worker does not have yet, by their numbers. */
  readonly targets: readonly (readonly [number, Target])[];
  readonly functions: Int32Array;
  readonly kinds: Uint8Array;
  /** How many arguments each has; a chunk counts as one. */
  readonly lengths: Int32Array;
  /** The arguments of all, one after the other: nested arrays would take longer to clone. */
  readonly inputs: readonly unknown[];
  /** Whether there is a shared object among the inputs. */
  readonly isPacked: boolean;
  /** Whether the worker may forget all functions, after these calls. */
  readonly forget: boolean;
  /** Says which task of the trace each is, if somebody wants to know what happens. */
  readonly traced: TracedCalls | undefined;
}

/** @internal */
export interface TracedCalls {
  /** By the owner's numbers; 0 for what the trace does not know. */
  readonly ids: readonly number[];
  readonly names: readonly string[];
}

/** The worker is ready for calls, or never will be. @internal */
export interface Prepared {
  readonly type: 'pool:prepared';
  readonly failure: PoolFailure | undefined;
}

/** What came of many calls, in their order. @internal */
export interface Answers {
  readonly type: 'pool:answers';
  readonly values: readonly unknown[];
  /** Where a value is a failure. */
  readonly failed: readonly number[];
  /** How long each took, in milliseconds. */
  readonly ms: Float32Array;
  /** How many calls the worker has passed so far, with those that were taken back. */
  readonly passed: number;
  /** Whether there is a shared object among the values. */
  readonly isPacked: boolean;
}

/** An error as it travels, with where it was thrown. @internal */
export interface PoolFailure extends Failure {
  readonly stack: string | undefined;
  /** What could not be sent, as text, when that is the error. */
  readonly unsent: string | undefined;
}

/** @internal */
export type FromHand = Prepared | Answers;
