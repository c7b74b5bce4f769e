import { addChild, type Child, childPid, removeChild } from '../processes/family.ts';
import type { WorkerEnd, WorkerHandle } from '../workers/worker.ts';
import { exitCodeOf } from './exit.ts';

/** A process of a pool, as one of the children of this process. @internal */
export class PoolChild implements Child {
  readonly name: string;
  readonly daemon: boolean;
  readonly pid: number;
  readonly ended: Promise<void>;
  exitCode: number | undefined;
  readonly #worker: WorkerHandle;
  readonly #close: (() => void) | undefined;
  #settle: () => void = () => undefined;
  /** Where there are no signals: what it would have ended with. */
  #code: number | undefined;

  constructor(
    worker: WorkerHandle,
    name: string,
    daemon: boolean,
    close: (() => void) | undefined,
  ) {
    this.#worker = worker;
    this.name = name;
    this.daemon = daemon;
    this.#close = close;
    this.pid = worker.pid ?? childPid();
    this.ended = new Promise((resolve) => {
      this.#settle = resolve;
    });
    addChild(this);
  }

  terminate(): void {
    this.#kill('SIGTERM', -15);
  }

  kill(): void {
    this.#kill('SIGKILL', -9);
  }

  close(): void {
    this.#close?.();
  }

  end(how: WorkerEnd): void {
    this.exitCode = this.#code ?? exitCodeOf(how) ?? 1;
    removeChild(this);
    this.#settle();
  }

  #kill(signal: string, code: number): void {
    if (this.exitCode !== undefined) return;
    if (this.#worker.pid === undefined) this.#code = code;
    this.#worker.kill(signal);
  }
}
