import { builtin } from '../builtin.ts';
import type { WorkerEnd } from '../workers/worker.ts';

/** How a process ended, as Python says it: a signal's number, negative. @internal */
export function exitCodeOf({ exitCode, signal }: WorkerEnd): number | undefined {
  if (signal === undefined) return exitCode;
  const os = builtin('node:os') as { constants: { signals: Record<string, number> } } | undefined;
  const number = os?.constants.signals[signal];
  return number === undefined ? exitCode : -number;
}

/** The same in words. @internal */
export function exitOf({ exitCode, signal }: WorkerEnd): string {
  return signal === undefined ? `ended with exit code ${exitCode}` : `was ended by ${signal}`;
}
