/**
 * Several errors at once: what a task group throws.
 *
 * - `errors` has them all, in the order in which they happened.
 * - Differs from Python: it is an `AggregateError`, there is no `except*`, and one class stands for
 *   `ExceptionGroup` and `BaseExceptionGroup`.
 *
 * @example
 * ```ts
 * import { ExceptionGroup } from 'bingfa/asyncio';
 *
 * const group = new ExceptionGroup('two failed', [new Error('one'), new TypeError('two')]);
 * console.log(String(group), group.errors.length); // ExceptionGroup: two failed 2
 * ```
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#ExceptionGroup
 */
export class ExceptionGroup extends AggregateError {
  /** Makes a group of errors. */
  constructor(message: string, errors: Iterable<unknown>) {
    super(errors, message);
  }

  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'ExceptionGroup';
  }
}
