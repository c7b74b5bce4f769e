import { BrokenBarrierError } from '../../asyncio/errors.ts';
import { BrokenPipeError, BufferTooShort, EOFError } from '../../multiprocessing/errors.ts';
import { Empty, Full } from '../../queue/errors.ts';
import { BrokenLockError } from '../../threading/errors.ts';
import type { Address } from './address.ts';
import type { Ending, Failure } from './letter.ts';

const classes: Readonly<Record<string, new (message: string) => Error>> = {
  BrokenBarrierError,
  BrokenLockError,
  BrokenPipeError,
  BufferTooShort,
  EOFError,
  Empty,
  Full,
  RangeError,
  TypeError,
};

/** What travels of an error. @internal */
export function failureOf(error: unknown): Failure {
  if (error instanceof Error) return { name: error.name, message: error.message };
  return { name: 'Error', message: String(error) };
}

/** The error that another process threw. @internal */
export function errorOf({ name, message }: Failure): Error {
  const known = classes[name];
  if (known !== undefined) return new known(message);
  const error = new Error(message);
  if (name !== 'Error') Object.defineProperty(error, 'name', { value: name, configurable: true });
  return error;
}

/** As in "process 123 (worker) ended with exit code -9". @internal */
export function described({ name, pid, exitCode }: Ending): string {
  const who = pid === undefined ? name : `${pid} (${name})`;
  return `process ${who} ended with exit code ${exitCode}`;
}

/** What a caller gets when the object's process is gone. @internal */
export function lostOwner(to: Address, ending: Ending | undefined): BrokenPipeError {
  const how = ending === undefined ? `process ${to} has ended` : described(ending);
  return new BrokenPipeError(`Keep the process running in which the object was made: ${how}`);
}
