import type { ExceptHookArgs } from '../threading/excepthook/excepthook.ts';
import { ownIdent } from './shared/registry.ts';

type ExceptHook = (args: ExceptHookArgs) => void;

let current: ExceptHook | undefined;

/** @internal */
export function setHook(hook: ExceptHook | undefined): void {
  current = hook;
}

/**
 * Tells the hook that the program has set, or writes to the console.
 *
 * @param name - The thread's, where no object of it is known.
 * @internal
 */
export function tellHook(
  args: ExceptHookArgs,
  name: string | number = args.thread?.name ?? ownIdent(),
): void {
  if (current === undefined) {
    console.error(`Exception in thread ${name}:`, args.excValue);
    return;
  }
  try {
    current(args);
  } catch (error) {
    console.error('Exception in threading.excepthook:', error);
  }
}
