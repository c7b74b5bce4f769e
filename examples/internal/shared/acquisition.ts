import { checkTimeout } from '../check.ts';
import { Deadline } from './futex.ts';

const forEver = new Deadline(undefined);

interface Acquisition {
  readonly deadline: Deadline;
  /** Whether to wait at all. */
  readonly isPatient: boolean;
}

const patient: Acquisition = { deadline: forEver, isPatient: true };
const impatient: Acquisition = { deadline: forEver, isPatient: false };

/** How long a lock's caller wants to wait. @internal */
export function acquisition(
  options: { timeout?: number | undefined; blocking?: boolean | undefined } = {},
): Acquisition {
  const { timeout, blocking } = options;
  if (blocking === false) {
    if (timeout === undefined) return impatient;
    throw new RangeError(
      'Leave out "timeout" or "blocking: false": what does not wait has no limit',
    );
  }
  if (timeout === undefined) return patient;
  checkTimeout('"timeout"', timeout);
  if (timeout < 0) {
    throw new RangeError(`Pass milliseconds >= 0 as "timeout", or undefined: received ${timeout}`);
  }
  return { deadline: new Deadline(timeout), isPatient: true };
}

/** Up to when a wait with these options goes on; it may be in the past. @internal */
export function deadlineOf(options: { timeout?: number | undefined } | undefined): Deadline {
  const timeout = options?.timeout;
  if (timeout === undefined) return forEver;
  checkTimeout('"timeout"', timeout);
  return new Deadline(timeout);
}
