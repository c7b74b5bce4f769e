/**
 * Where a host that compiles and runs programs says what threads need there. It is read whenever a
 * worker is started.
 */
const HOST = Symbol.for('bingfa.threads');

/** Where a source is in a program: its URL, and how many lines are before and after. @internal */
export interface Place {
  readonly url: string;
  readonly before: number;
  readonly after: number;
}

/** What a host may say. @internal */
export interface Host {
  /** A classic script that imports the entry module, where the library is not files beside one another. */
  readonly entry?: string | undefined;
  /**
   * Code that each worker runs once, before anything else: what it declares can be used by every
   * function that is sent by source, and its `host(data)` reaches `message()`.
   */
  readonly prelude?: string | undefined;
  /** Takes what the prelude sends from a thread, in order. */
  message?(data: unknown): void;
  /** Finds a function by its source, so that stacks of its threads name the program and its lines. */
  readonly placeOf?: ((source: string) => Place | undefined) | undefined;
  /** Is told that the program waits for a thread, and that it does not any more. */
  readonly hold?: ((isHeld: boolean) => void) | undefined;
}

/** @internal */
export function host(): Host {
  const { [HOST]: found } = globalThis as { [HOST]?: Host };
  return found ?? {};
}

/** Lets what a worker starts itself have the same host. @internal */
export function setHost(value: Host): void {
  Object.assign(globalThis, { [HOST]: value });
}
