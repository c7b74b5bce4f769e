import type { Target } from '../workers/target.ts';
import type { Address } from './address.ts';

/** Who a process is. @internal */
export interface Identity {
  readonly address: Address;
  readonly name: string;
  readonly pid: number | undefined;
  readonly daemon: boolean;
}

/** The first that a new process is told. @internal */
export interface Start {
  readonly type: 'process:start';
  readonly own: Identity;
  readonly parent: Identity;
  readonly target: Target | undefined;
  /** Packed. */
  readonly args: unknown;
  /** Whether somebody wants to know what happens there. */
  readonly traced: boolean;
}

/** The last that a process says which ends by itself. @internal */
export interface End {
  readonly type: 'process:end';
  readonly exitCode: number;
}
