/** What belongs to the thread that a worker runs now, and must not reach the next one. */
const endings: (() => void)[] = [];
const alone: (() => void)[] = [];
const released: (() => void)[] = [];
let children = 0;
let holds = 0;
let told: ((scope: Scope) => void) | undefined;

/** What has been started by a thread and depends on its worker. @internal */
export interface Scope {
  readonly isAlone: boolean;
  /** Whether the program has to wait for any of it. */
  readonly isHeld: boolean;
}

/** Calls back whenever this worker begins another thread. @internal */
export function onNewThread(forget: () => void): void {
  endings.push(forget);
}

/** @internal */
export function beforeThread(): void {
  for (const forget of endings) forget();
}

/**
 * Counts what this thread has started and what would end with it: threads and processes.
 *
 * @param held - How many of them the program waits for: those that are no daemons.
 * @internal
 */
export function countChildren(by: number, held: number): void {
  const before = scope();
  children += by;
  holds += held;
  const after = scope();
  if (before.isAlone !== after.isAlone || before.isHeld !== after.isHeld) told?.(after);
  if (!after.isHeld) for (const tell of released.splice(0)) tell();
  if (after.isAlone) for (const tell of alone.splice(0)) tell();
}

function scope(): Scope {
  return { isAlone: children === 0, isHeld: holds > 0 };
}

/** Calls back at each change, before anybody else is told. @internal */
export function onScope(tell: (scope: Scope) => void): void {
  told = tell;
}

/** Says whether nothing depends on this thread; otherwise calls back when that is so. @internal */
export function whenAlone(tell: () => void): boolean {
  if (children === 0) return true;
  alone.push(tell);
  return false;
}

/** Calls back when nothing that it has started is to be waited for: at once, if so. @internal */
export function whenReleased(tell: () => void): void {
  if (holds === 0) tell();
  else released.push(tell);
}
