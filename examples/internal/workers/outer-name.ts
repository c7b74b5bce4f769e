import { hasArrived } from './failure.ts';
import { ownReach } from './receiver.ts';
import type { Target } from './target.ts';

/** Says what to do where a function that came by source has used a name of its file. @internal */
export function explained(error: unknown, target: Target): unknown {
  const isOuter =
    error instanceof ReferenceError &&
    'source' in target &&
    /^\S+ is not defined$/.test(error.message) &&
    !hasArrived(error);
  if (!isOuter) return error;
  const where = ownReach() === 'threads' ? 'thread' : 'process';
  const message = `Pass to the ${where} what its function uses: ${error.message} there`;
  const hint = new ReferenceError(message, { cause: error });
  // Where it happened is where the function is, not here.
  const value = error.stack?.replace(error.message, () => message);
  Object.defineProperty(hint, 'stack', { value, writable: true, configurable: true });
  return hint;
}
