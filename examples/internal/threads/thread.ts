import { builtin } from '../builtin.ts';
import { threadScript } from './script.ts';

/** What a thread says. @internal */
export type FromThread =
  | { type: 'done'; value: unknown }
  | { type: 'failed'; error: unknown; name: unknown }
  | { type: 'call'; index: number; call: number; args: unknown[] }
  | { type: 'cancel'; call: number };

/** What a thread is told. @internal */
export type ToThread =
  | { type: 'run'; args: unknown[]; functions: number[] }
  | { type: 'answer'; call: number; value: unknown }
  | { type: 'refusal'; call: number; error: unknown };

interface NodeWorker {
  on(event: 'message', listener: (message: FromThread) => void): void;
  on(event: 'error', listener: (error: unknown) => void): void;
  on(event: 'exit', listener: (code: number) => void): void;
  postMessage(message: ToThread): void;
  terminate(): unknown;
  ref(): void;
  unref(): void;
}

interface NodeThreads {
  Worker: new (code: string, options: { eval: true }) => NodeWorker;
}

/** Who is told what a thread says, and that it has ended. @internal */
export interface ThreadUser {
  receive(message: FromThread): void;
  ended(reason: unknown): void;
}

interface ThreadEvents {
  receive(message: FromThread): void;
  end(reason: unknown): void;
}

/** One worker, of whichever kind. */
interface Handle {
  tell(message: ToThread): void;
  hold(holds: boolean): void;
  stop(): void;
}

function nodeThreads(): NodeThreads | undefined {
  return builtin('node:worker_threads') as NodeThreads | undefined;
}

function startNode({ Worker }: NodeThreads, code: string, thread: ThreadEvents): Handle {
  const worker = new Worker(code, { eval: true });
  worker.on('message', (message) => thread.receive(message));
  worker.on('error', (error) => thread.end(error));
  worker.on('exit', (exitCode) => {
    thread.end(new Error(`Let the function return: its thread ended with exit code ${exitCode}`));
  });
  return {
    tell: (message) => worker.postMessage(message),
    hold: (holds) => (holds ? worker.ref() : worker.unref()),
    stop: () => void worker.terminate(),
  };
}

function startWeb(code: string, thread: ThreadEvents): Handle {
  if (typeof Worker === 'undefined') {
    throw new Error('Run this where there are threads: this runtime has no workers');
  }
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.onmessage = ({ data }) => thread.receive(data as FromThread);
  worker.onerror = (event) => {
    event.preventDefault();
    worker.terminate();
    thread.end(new Error(event.message));
  };
  return {
    tell: (message) => worker.postMessage(message),
    hold: () => {},
    stop() {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}

/** A worker thread that runs one function, as often as it is asked to. @internal */
export class Thread {
  readonly source: string;
  user: ThreadUser | undefined = undefined;
  readonly #handle: Handle;
  readonly #onEnd: (thread: Thread) => void;
  #hasEnded = false;

  /** Starts the thread; it does nothing until it is told to. */
  constructor(source: string, onEnd: (thread: Thread) => void) {
    this.source = source;
    this.#onEnd = onEnd;
    const code = threadScript(source);
    const events: ThreadEvents = {
      receive: (message) => this.user?.receive(message),
      end: (reason) => this.#end(reason),
    };
    const threads = nodeThreads();
    this.#handle =
      threads === undefined ? startWeb(code, events) : startNode(threads, code, events);
  }

  tell(message: ToThread): void {
    this.#handle.tell(message);
  }

  /** Says whether the thread keeps the process alive. */
  hold(holds: boolean): void {
    this.#handle.hold(holds);
  }

  stop(): void {
    this.user = undefined;
    this.#handle.stop();
    this.#end(undefined);
  }

  #end(reason: unknown): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#onEnd(this);
    this.user?.ended(reason);
  }
}
