import { InstantClock } from './instant-clock.ts';
import { native } from './natives.ts';

/** The clock that a program lives by: its timers, and what it takes for the time. */
export interface Clock {
  now(): number;
  setTimeout(callback: () => void, ms?: number): number;
  setInterval(callback: () => void, ms?: number): number;
  clear(id: number): void;
  touch(): void;
  start(): void;
  stop(): void;
  pause(): void;
  resume(): void;
}

const nothing = (): void => undefined;

export const realClock: Clock = {
  now: native.now,
  setTimeout: (callback, ms) => native.setTimeout(callback, ms) as unknown as number,
  setInterval: (callback, ms) => native.setInterval(callback, ms) as unknown as number,
  clear: native.clearTimeout,
  touch: nothing,
  start: nothing,
  stop: nothing,
  pause: nothing,
  resume: nothing,
};

/** A clock that jumps over what is only waited for, in the place of the real one. */
export function installInstantClock(): Clock {
  const clock = new InstantClock({
    now: native.now,
    setTimeout: native.setTimeout,
    nextTurn: nextTurn(),
  });
  const origin = Date.now() - clock.now();
  const read = (): number => clock.read();
  Object.assign(performance, { now: read });
  installDate(() => Math.floor(origin + read()));
  installWait(clock);
  AbortSignal.timeout = (ms) => {
    const controller = new AbortController();
    const message = 'signal timed out';
    const abort = (): void => controller.abort(new DOMException(message, 'TimeoutError'));
    clock.setTimeout(abort, ms, false);
    return controller.signal;
  };
  return clock;
}

function nextTurn(): (callback: () => void) => void {
  const channel = new MessageChannel();
  const callbacks: (() => void)[] = [];
  channel.port1.onmessage = () => callbacks.shift()?.();
  return (callback) => {
    callbacks.push(callback);
    native.post(channel.port2, 0);
  };
}

function installDate(now: () => number): void {
  const RealDate = Date;
  const VirtualDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new RealDate(now()).toString(),
  });
  RealDate.now = now;
  RealDate.prototype.constructor = VirtualDate;
  globalThis.Date = VirtualDate;
}

/** A thread that waits for memory which no other thread can change waits for the time alone. */
function installWait(clock: InstantClock): void {
  if (typeof SharedArrayBuffer === 'undefined') return;
  const wait = Atomics.wait.bind(Atomics) as (
    ...args: unknown[]
  ) => 'ok' | 'not-equal' | 'timed-out';
  const Wait = {
    wait(view: Int32Array, index: number, value: number, ms?: number) {
      const isAlone = !clock.hasThreads && ms !== undefined && ms < Infinity;
      if (!isAlone) return wait(view, index, value, ms);
      const result = wait(view, index, value, 0);
      if (result === 'timed-out') clock.skip(Math.max(0, ms));
      return result;
    },
  };
  Object.assign(Atomics, Wait);
}
