import { packed, unpacked } from '../../internal/processes/exchange.ts';
import { type Place, Remote } from '../../internal/processes/remote.ts';
import { ServedQueue } from '../../internal/processes/served/queue.ts';
import type { AskOptions } from '../../internal/processes/questions.ts';

/** What all queues of processes have in common. @internal */
export class QueueEnd<T> {
  readonly remote: Remote;
  #isClosed = false;
  readonly #sending = new Set<Promise<unknown>>();

  constructor(what: number | Place) {
    this.remote = new Remote(typeof what === 'number' ? new ServedQueue(what) : what, 'Queue');
  }

  async put(item: T, isPatient: boolean, options: AskOptions | undefined): Promise<void> {
    this.checkOpen();
    const ready = packed(item, this.remote.served !== undefined);
    const sent = this.remote.ask<undefined>('put', [ready, isPatient], options);
    this.#sending.add(sent);
    try {
      await sent;
    } finally {
      this.#sending.delete(sent);
    }
  }

  async get(isPatient: boolean, options: AskOptions | undefined): Promise<T> {
    this.checkOpen();
    return (await unpacked(await this.remote.ask('get', [isPatient], options))) as T;
  }

  size(): Promise<number> {
    return this.remote.ask('qsize');
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Waits until what this process has put is in the queue. */
  async flushed(): Promise<void> {
    if (!this.#isClosed) throw new Error('Close the queue before joinThread()');
    await Promise.allSettled(this.#sending);
  }

  checkOpen(): void {
    if (this.#isClosed) throw new RangeError('Use the queue before closing it: it is closed here');
  }
}
