import { builtin } from '../builtin.ts';
import { execArgv } from './exec-argv.ts';
import type { RawEvents, RawWorker } from './worker.ts';

interface NodeWorker {
  on(event: 'message', listener: (message: { type: string }) => void): void;
  on(event: 'error', listener: (error: unknown) => void): void;
  on(event: 'exit', listener: (code: number) => void): void;
  postMessage(message: object, transfer?: readonly unknown[]): void;
  terminate(): unknown;
  ref(): void;
  unref(): void;
}

interface Child {
  readonly pid?: number;
  readonly channel?: { ref(): void; unref(): void } | null;
  on(event: 'message', listener: (message: { type: string }) => void): void;
  on(event: 'error', listener: (error: unknown) => void): void;
  on(event: 'close', listener: (code: number | null, signal: string | null) => void): void;
  send(message: object, callback: (error: unknown) => void): boolean;
  kill(signal?: string): boolean;
  ref(): void;
  unref(): void;
}

interface Threads {
  Worker: new (url: URL, options: { execArgv?: string[] }) => NodeWorker;
}

interface ChildProcesses {
  fork: (
    path: URL,
    args: readonly string[],
    options: { serialization: 'advanced'; execArgv?: string[] },
  ) => Child;
}

/** A worker thread of Node's, Deno's or Bun's. @internal */
export function startNodeThread(entry: string, events: RawEvents): RawWorker {
  const { Worker } = builtin('node:worker_threads') as Threads;
  const worker = new Worker(new URL(entry), execArgv());
  let thrown: unknown;
  worker.on('message', (message) => events.message(message));
  worker.on('error', (error) => {
    thrown = error;
  });
  worker.on('exit', (exitCode) => events.end({ exitCode, signal: undefined, error: thrown }));
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    hold: (holds) => (holds ? worker.ref() : worker.unref()),
    kill: () => void worker.terminate(),
  };
}

const children = new Set<Child>();

/** A process of the operating system. @internal */
export function forkProcess(entry: string, events: RawEvents): RawWorker {
  const { fork } = builtin('node:child_process') as ChildProcesses;
  const child = fork(new URL(entry), [], { serialization: 'advanced', ...execArgv() });
  let thrown: unknown;
  if (children.size === 0) watchExit();
  children.add(child);
  child.on('message', (message) => events.message(message));
  child.on('error', (error) => {
    thrown = error;
  });
  // Not its exit: what it has said before is still on its way.
  child.on('close', (code, signal) => {
    children.delete(child);
    events.end({ exitCode: code ?? undefined, signal: signal ?? undefined, error: thrown });
  });
  return {
    pid: child.pid,
    // Who is gone is told by its end.
    post: (message) => void child.send(message, () => undefined),
    hold(holds) {
      if (holds) {
        child.ref();
        child.channel?.ref();
      } else {
        child.unref();
        child.channel?.unref();
      }
    },
    kill: (signal) => void child.kill(signal),
  };
}

let isWatched = false;

// A process that is busy does not see that its owner is gone.
function watchExit(): void {
  if (isWatched) return;
  isWatched = true;
  const { process } = globalThis as unknown as {
    process: { on(event: 'exit', listener: () => void): void };
  };
  process.on('exit', () => {
    for (const child of children) child.kill('SIGKILL');
  });
}
