/** What belongs to the thread that a worker runs now, and must not reach the next one. */
const endings: (() => void)[] = [];
const alone: (() => void)[] = [];
let children = 0;

/** Calls back whenever this worker begins another thread. @internal */
export function onNewThread(forget: () => void): void {
  endings.push(forget);
}

/** @internal */
export function beforeThread(): void {
  for (const forget of endings) forget();
}

/** Counts the threads that this one has started and that would end with it. @internal */
export function countChild(by: 1 | -1): void {
  children += by;
  if (children > 0) return;
  for (const tell of alone.splice(0)) tell();
}

/** Says whether no thread depends on this one; otherwise calls back when that is so. @internal */
export function whenAlone(tell: () => void): boolean {
  if (children === 0) return true;
  alone.push(tell);
  return false;
}
