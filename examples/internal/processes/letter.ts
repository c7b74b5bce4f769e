import type { Address } from './address.ts';

/** How a process ended. @internal */
export interface Ending {
  readonly address: Address;
  readonly name: string;
  readonly pid: number | undefined;
  /** Minus the number of the signal that ended it. */
  readonly exitCode: number;
}

/** What went wrong in the process that has the object; classes do not travel. @internal */
export interface Failure {
  readonly name: string;
  readonly message: string;
}

/** What one process asks or tells another about an object that lives there. @internal */
export type Letter =
  | { kind: 'create'; object: string; served: string; args: readonly unknown[] }
  | {
      kind: 'call';
      object: string;
      method: string;
      args: readonly unknown[];
      /** Left out when nobody waits for the answer. */
      id?: number | undefined;
      timeout?: number | undefined;
    }
  | { kind: 'abort'; id: number }
  /** `isCounted` asks for a receipt: without one, the answer is taken back when the asker ends. */
  | { kind: 'answer'; id: number; value: unknown; isCounted: boolean }
  | { kind: 'failure'; id: number; error: Failure | 'aborted' }
  | { kind: 'receipt'; id: number };

/** @internal */
export const POST = 'process:mail';

/** What goes through the channels between processes. @internal */
export type Mail =
  | { type: typeof POST; to: Address; from: Address; letter: Letter }
  | { type: typeof POST; ending: Ending };
