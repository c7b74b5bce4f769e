import { postToOwner } from './receiver.ts';

/** How long a worker is kept when nobody needs it. */
const IDLE_MS = 1000;

let lastUse = 0;
let isWatched = false;

/** Tells the owner when this worker has been idle for long. The owner must not have to wait. @internal */
export function rest(): void {
  lastUse = performance.now();
  if (isWatched) return;
  isWatched = true;
  watch(IDLE_MS);
}

function watch(ms: number): void {
  const timer = setTimeout(() => {
    const left = lastUse + IDLE_MS - performance.now();
    if (left > 0) {
      watch(left);
      return;
    }
    isWatched = false;
    postToOwner({ type: 'tired' });
  }, ms) as unknown as { unref?: () => void };
  timer.unref?.();
}
