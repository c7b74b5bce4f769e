import { builtin } from '../builtin.ts';
import { Thread } from './thread.ts';

// Long enough for the next call, short enough for a program that has nothing more to do.
const idleMs = 100;

/** How many threads may run at once: as in Python's default executor. */
function limit(): number {
  const { navigator } = globalThis as {
    navigator?: { hardwareConcurrency?: number };
  };
  const os = builtin('node:os') as { availableParallelism: () => number } | undefined;
  const cores = os?.availableParallelism() ?? navigator?.hardwareConcurrency ?? 1;
  return Math.min(32, cores + 4);
}

const idle: Thread[] = [];
const waiting: (() => void)[] = [];
let threads = 0;
let most: number | undefined;

function forget(thread: Thread): void {
  threads -= 1;
  const index = idle.indexOf(thread);
  if (index >= 0) idle.splice(index, 1);
  waiting.shift()?.();
}

function stop(thread: Thread): void {
  thread.stop();
}

/** Gives a thread for the function, as soon as there may be one more. @internal */
export async function acquireThread(source: string): Promise<Thread> {
  most ??= limit();
  for (;;) {
    const index = idle.findIndex((thread) => thread.source === source);
    const [thread] = index >= 0 ? idle.splice(index, 1) : [];
    if (thread !== undefined) {
      thread.hold(true);
      return thread;
    }
    if (threads < most) {
      threads += 1;
      return new Thread(source, forget);
    }
    const [other] = idle;
    if (other !== undefined) stop(other);
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
}

/** Takes a thread back; it ends when nobody needs it soon. @internal */
export function releaseThread(thread: Thread): void {
  thread.user = undefined;
  thread.hold(false);
  idle.push(thread);
  const timer = setTimeout(() => {
    if (idle.includes(thread)) stop(thread);
  }, idleMs) as unknown as { unref?: () => void };
  timer.unref?.();
  waiting.shift()?.();
}
