import { checkFunction } from '../../internal/check.ts';
import { ownIdent } from '../../internal/shared/registry.ts';
import type { Thread } from '../thread/thread.ts';

/** What a thread's function has thrown. */
export interface ExceptHookArgs {
  /** What it threw; an error is a copy. */
  readonly excValue: unknown;
  /** The thread, where it is known. */
  readonly thread?: Thread | undefined;
}

type ExceptHook = (args: ExceptHookArgs) => void;

let current: ExceptHook | undefined;

/**
 * Takes what a thread's function throws: writes it to the console with the thread's name.
 *
 * - It is called in the thread that has started the other one, before `join()` ends there.
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
  if (current === undefined) {
    console.error(`Exception in thread ${args.thread?.name ?? ownIdent()}:`, args.excValue);
    return;
  }
  try {
    current(args);
  } catch (error) {
    console.error('Exception in threading.excepthook:', error);
  }
}

/**
 * Sets who takes what a thread's function throws; `undefined` restores the default.
 *
 * @throws TypeError when it is neither a function nor `undefined`.
 * @see https://docs.python.org/3.13/library/threading.html#threading.excepthook
 */
export function setExcepthook(hook: ((args: ExceptHookArgs) => void) | undefined): void {
  if (hook !== undefined) checkFunction('hook', hook);
  current = hook;
}
