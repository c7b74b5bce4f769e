import { checkFunction } from '../../internal/check.ts';
import { setHook, tellHook } from '../../internal/excepthook.ts';
import type { Thread } from '../thread/thread.ts';

/** What a thread's function has thrown. */
export interface ExceptHookArgs {
  /** What it threw; an error is a copy. */
  readonly excValue: unknown;
  /** The thread, where it is known. */
  readonly thread?: Thread | undefined;
}

/**
 * Takes what a thread's function throws: writes it to the console with the thread's name.
 *
 * - It is called in the thread that has started the other one, before `join()` ends there.
 * - It also takes what fails after the thread's end because the function did not wait for it: a
 *   promise that nobody awaits is told so as long as the program runs, and fails no other thread.
 * - A thread that ends itself by `process.exit()` is silent, as one that raises `SystemExit`.
 * - **Differs from Python**: another hook is set by `setExcepthook()`, since an export cannot be
 *   assigned to. What a hook throws is written to the console, and the program goes on.
 *
 * @example
 * ```ts
 * import { setExcepthook, Thread } from 'bingfa/threading';
 *
 * setExcepthook(({ thread, excValue }) => {
 *   console.log(thread?.name, String(excValue)); // walker RangeError: too far
 * });
 * const thread = new Thread({
 *   target: () => {
 *     throw new RangeError('too far');
 *   },
 *   name: 'walker',
 * });
 * thread.start();
 * await thread.join();
 * setExcepthook(undefined);
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.excepthook
 */
export function excepthook(args: ExceptHookArgs): void {
  tellHook(args);
}

/**
 * Sets who takes what a thread's function throws; `undefined` restores the default.
 *
 * @throws TypeError when it is neither a function nor `undefined`.
 * @see https://docs.python.org/3.13/library/threading.html#threading.excepthook
 */
export function setExcepthook(hook: ((args: ExceptHookArgs) => void) | undefined): void {
  if (hook !== undefined) checkFunction('hook', hook);
  setHook(hook);
}
