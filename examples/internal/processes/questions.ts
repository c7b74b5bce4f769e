import { cloneErrorOf } from '../pool/clone-error.ts';
import { type Address, isWithin } from './address.ts';
import { errorOf, lostOwner } from './errors.ts';
import type { Ending, Letter } from './letter.ts';
import type { PostOffice } from './post-office.ts';

/** How to wait for an answer. @internal */
export interface AskOptions {
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Asked {
  readonly to: Address;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** What this process has asked others, and waits to hear. @internal */
export class Questions {
  readonly #post: PostOffice;
  readonly #open = new Map<number, Asked>();
  #nextId = 1;

  constructor(post: PostOffice) {
    this.#post = post;
  }

  ask(
    to: Address,
    object: string,
    method: string,
    args: readonly unknown[],
    { timeout, signal }: AskOptions,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const post = this.#post;
      const id = this.#nextId++;
      const abort = (): void => post.send(to, { kind: 'abort', id });
      signal?.addEventListener('abort', abort, { once: true });
      const done = (): void => {
        signal?.removeEventListener('abort', abort);
        this.#open.delete(id);
        post.waits -= 1;
      };
      this.#open.set(id, {
        to,
        resolve: (value) => {
          done();
          resolve(value);
        },
        reject: (error) => {
          done();
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is the caller's
          reject(error === 'aborted' ? signal?.reason : error);
        },
      });
      post.waits += 1;
      try {
        post.send(to, { kind: 'call', object, method, args, id, timeout });
      } catch (error) {
        this.#open.get(id)?.reject(cloneErrorOf(error));
      }
    });
  }

  answered({ id, value }: Extract<Letter, { kind: 'answer' }>): void {
    this.#open.get(id)?.resolve(value);
  }

  failed({ id, error }: Extract<Letter, { kind: 'failure' }>): void {
    this.#open.get(id)?.reject(error === 'aborted' ? error : errorOf(error));
  }

  /** Nobody will answer any more who was in that branch. */
  lost(ending: Ending): void {
    for (const asked of [...this.#open.values()]) {
      if (isWithin(asked.to, ending.address)) asked.reject(lostOwner(asked.to, ending));
    }
  }
}
