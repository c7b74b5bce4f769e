import { addThread, becomeThread, endThread, ownIdent } from '../internal/shared/registry.ts';

/** Shared memory as it was at some moment. */
type Moment = readonly Uint8Array[];

const watched = ['store', 'add', 'sub', 'or', 'exchange', 'compareExchange'] as const;

/**
 * Everything that a thread could leave behind when it is killed in the middle of a call: memory as it
 * was around each of its atomic operations, and between two of them with any part of the other
 * writes, since those may become visible in any order.
 *
 * @param memories - Must hold all that the call changes.
 * @param parts - How many parts of the writes between two atomic operations to try.
 * @returns Copies of the memories, with what a lost thread held still held.
 */
export function crashesOf(
  memories: readonly SharedArrayBuffer[],
  call: () => unknown,
  parts: number,
  random: () => number,
): SharedArrayBuffer[][] {
  const moments: Moment[] = [];
  const take = (): void => {
    moments.push(memories.map((memory) => new Uint8Array(memory).slice()));
  };
  const self = ownIdent();
  const victim = addThread('victim', true);
  const restore = watched.map((name) => watch(name, take));
  becomeThread(victim);
  try {
    call();
  } catch {
    // What the call throws is its caller's; here only what it leaves behind counts.
  } finally {
    becomeThread(self);
    for (const undo of restore) undo();
    endThread(victim, true);
  }
  const crashes = moments.map((moment) => moment);
  // Two for each operation: plain writes are between the second and the next one's first.
  for (let index = 1; index + 1 < moments.length; index += 2) {
    for (let part = 0; part < parts; part += 1) {
      crashes.push(mixed(moments[index] as Moment, moments[index + 1] as Moment, random));
    }
  }
  return crashes.map((moment) => moment.map((bytes, index) => revived(bytes, memories[index])));
}

function watch(name: (typeof watched)[number], take: () => void): () => void {
  const original = Reflect.get(Atomics, name) as (...args: unknown[]) => unknown;
  const set = (method: unknown): unknown => Reflect.set(Atomics, name, method);
  set((...args: unknown[]) => {
    take();
    const result = original(...args);
    take();
    return result;
  });
  return () => void set(original);
}

function mixed(before: Moment, after: Moment, random: () => number): Moment {
  const share = random();
  return after.map((bytes, memory) => {
    const mix = bytes.slice();
    const old = before[memory] as Uint8Array;
    for (let word = 0; word + 4 <= old.length; word += 4) {
      if (random() >= share) mix.set(old.subarray(word, word + 4), word);
    }
    return mix;
  });
}

function revived(bytes: Uint8Array, like: SharedArrayBuffer | undefined): SharedArrayBuffer {
  const copy =
    like?.growable === true
      ? new SharedArrayBuffer(bytes.length, { maxByteLength: like.maxByteLength })
      : new SharedArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}
