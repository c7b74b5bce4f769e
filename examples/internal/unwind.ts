import { arrangeCause, keepAsCause, namedError } from './cause.ts';
import type { Leaving } from './leaving.ts';

/**
 * Leaves contexts until none is left; each is told the error so far.
 *
 * @param next - Asked each time anew, as an exit may add others or move them away.
 * @returns Whether the error received was swallowed.
 * @internal
 */
export async function unwind(
  next: () => Leaving | undefined,
  received: unknown,
  told: boolean,
): Promise<boolean> {
  let error = received;
  let raised = false;
  let swallowed = false;
  for (let leaving = next(); leaving !== undefined; leaving = next()) {
    try {
      if ((await leaving(error, told)) === true) {
        error = undefined;
        raised = false;
        swallowed = true;
      }
    } catch (thrown) {
      const another = namedError(thrown);
      if (error !== undefined) keepAsCause(error, another);
      error = another;
      raised = true;
    }
  }
  if (raised) {
    // What was swallowed has nothing to do with what was thrown later.
    if (swallowed) arrangeCause(error);
    throw error;
  }
  return received !== undefined && swallowed;
}
