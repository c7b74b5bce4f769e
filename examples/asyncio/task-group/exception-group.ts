/** Which errors to pick: those of a class, or those for which a function says yes. */
export type ErrorCondition =
  (abstract new (...args: never[]) => Error) | ((error: unknown) => boolean);

function isClass(condition: ErrorCondition): condition is abstract new (...args: never[]) => Error {
  const { prototype } = condition as { prototype?: unknown };
  return condition === Error || prototype instanceof Error;
}

function fits(condition: ErrorCondition, error: unknown): boolean {
  return isClass(condition) ? error instanceof condition : condition(error);
}

/**
 * Several errors at once: what a task group throws.
 *
 * - `errors` has them all, in the order in which they happened.
 * - **Differs from Python**: it is an `AggregateError`; one class stands for `ExceptionGroup` and
 *   `BaseExceptionGroup`; and there is no `except*`: `split()` gives what such a clause would
 *   handle, and the rest to throw on.
 *
 * @example
 * ```ts
 * import { ExceptionGroup } from 'bingfa/asyncio';
 *
 * const group = new ExceptionGroup('two failed', [new Error('one'), new TypeError('two')]);
 * const [handled, rest] = group.split(TypeError);
 * console.log(handled?.errors.length, String(rest?.errors[0])); // 1 Error: one
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

  /**
   * Gives a group of the errors that meet the condition, groups inside groups kept as they are;
   * undefined when there is none.
   *
   * @see https://docs.python.org/3.13/library/exceptions.html#BaseExceptionGroup.subgroup
   */
  subgroup(condition: ErrorCondition): ExceptionGroup | undefined {
    return this.split(condition)[0];
  }

  /**
   * Gives two groups: the errors that meet the condition, and the others; undefined for an empty one.
   *
   * @see https://docs.python.org/3.13/library/exceptions.html#BaseExceptionGroup.split
   */
  split(condition: ErrorCondition): [ExceptionGroup | undefined, ExceptionGroup | undefined] {
    if (fits(condition, this)) return [this, undefined];
    const picked: unknown[] = [];
    const others: unknown[] = [];
    for (const error of this.errors as unknown[]) {
      if (error instanceof ExceptionGroup) {
        const [some, rest] = error.split(condition);
        if (some !== undefined) picked.push(some);
        if (rest !== undefined) others.push(rest);
      } else {
        (fits(condition, error) ? picked : others).push(error);
      }
    }
    return [this.#derive(picked), this.#derive(others)];
  }

  #derive(errors: unknown[]): ExceptionGroup | undefined {
    if (errors.length === 0) return undefined;
    const group = new ExceptionGroup(this.message, errors);
    if (this.cause !== undefined) group.cause = this.cause;
    return group;
  }
}
