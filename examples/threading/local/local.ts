import { ownIdent } from '../../internal/shared/registry.ts';
import { pack, REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import { onNewThread } from '../../internal/workers/thread-scope.ts';

interface State {
  readonly id: string;
  /** Packed. */
  readonly initial: object;
}

const made = new Map<string, WeakRef<object>>();
/** Those that this thread was given. */
const given = new Map<string, object>();
let count = 0;

onNewThread(() => given.clear());

class Local {
  readonly #state: State;

  constructor(initial: object | undefined, known?: string) {
    checkInitial(initial);
    count += 1;
    const id = known ?? `${ownIdent()}.${count}`;
    this.#state = { id, initial: asItIs({ ...initial }) };
    Object.assign(this, initial);
    if (known === undefined) made.set(id, new WeakRef(this));
  }

  [SHARE](): Shared {
    return { kind: 'threading.local', reach: 'threads', state: this.#state };
  }

  static [REVIVE](state: unknown): object {
    const { id, initial } = state as State;
    const known = made.get(id)?.deref() ?? given.get(id);
    if (known !== undefined) return known;
    const local = new Local(initial, id);
    given.set(id, local);
    return local;
  }
}

/** The values as they are now, ready to be sent: this thread may change what is in them. */
function asItIs(initial: object): object {
  try {
    return structuredClone(pack(initial, 'threads')) as object;
  } catch {
    // What cannot be sent is refused when it is to be.
    return initial;
  }
}

function checkInitial(initial: unknown): void {
  if (initial === undefined || (typeof initial === 'object' && initial !== null)) return;
  const got = initial === null ? 'null' : typeof initial;
  throw new TypeError(`Pass an object of initial values: received ${got}`);
}

/**
 * An object whose properties each thread has for itself.
 *
 * - Passed to a thread it is empty there, or has a copy of the initial values, and what either sets
 *   the other does not see.
 * - **Differs from Python**: threads share no variables anyway, so it is needed only for what is
 *   passed to several of them. In the place of a subclass with an `__init__()` there are initial
 *   values.
 *
 * @example
 * ```ts
 * import { local, Thread } from 'bingfa/threading';
 *
 * const seen: string[] = [];
 * const context = new local({ user: 'nobody' });
 * context.user = 'ada';
 * const work = async (mine: typeof context, tell: (user: string) => unknown) => {
 *   await tell(mine.user);
 *   mine.user = 'bob';
 * };
 * const thread = new Thread({ target: work, args: [context, (user) => seen.push(user)] });
 * thread.start();
 * await thread.join();
 * console.log(seen[0], context.user); // nobody ada
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.local
 */
export const local = Local as unknown as LocalConstructor;

/** How a `local` is made. */
export interface LocalConstructor {
  /** An object that is empty in every thread. */
  new <T extends object = Record<string, unknown>>(): Partial<T>;
  /**
   * An object that begins with copies of these values in every thread.
   *
   * @throws TypeError when `initial` is no object.
   */
  new <T extends object>(initial: T): T;
}
