import { describe, expect, it } from 'vitest';
import { AbstractAsyncContextManager } from '../index.ts';

class Failing extends AbstractAsyncContextManager<Failing> {
  readonly #error: unknown;

  constructor(error: unknown) {
    super();
    this.#error = error;
  }

  override aexit(): never {
    throw this.#error;
  }
}

async function thrownBy(body: Error, exit: unknown): Promise<unknown> {
  return await new Failing(exit).use(() => Promise.reject(body)).catch((error: unknown) => error);
}

describe('an error of an exit', () => {
  it('replaces the error of the body and keeps it as its cause', async () => {
    const body = new Error('body');
    const exit = new Error('exit');
    expect(await thrownBy(body, exit)).toBe(exit);
    expect(exit.cause).toBe(body);
    expect(Object.keys(exit)).toEqual([]);
  });

  it('keeps it at the end of its own chain', async () => {
    const body = new Error('body');
    const inner = new Error('inner');
    const exit = new Error('exit', { cause: inner });
    await thrownBy(body, exit);
    expect(exit.cause).toBe(inner);
    expect(inner.cause).toBe(body);
  });

  it('that names its cause is left as it is', async () => {
    for (const cause of [undefined, 'a reason']) {
      const exit = new Error('exit', { cause });
      await thrownBy(new Error('body'), exit);
      expect(exit.cause).toBe(cause);
    }
  });

  it('that knows the error of the body already is left as it is', async () => {
    const body = new Error('body');
    const exit = new Error('exit', { cause: body });
    await thrownBy(body, exit);
    expect(exit.cause).toBe(body);
    expect(body).not.toHaveProperty('cause');
  });

  it('that is the cause of the error of the body makes no circle', async () => {
    const exit = new Error('exit');
    const body = new Error('body', { cause: exit });
    expect(await thrownBy(body, exit)).toBe(exit);
    expect(exit).not.toHaveProperty('cause');
  });

  it('goes on when nothing can be kept on it', async () => {
    const frozen = Object.freeze(new Error('frozen'));
    const circle = new Error('circle');
    circle.cause = circle;
    for (const exit of [frozen, circle, 'a string', null]) {
      expect(await thrownBy(new Error('body'), exit)).toBe(exit);
    }
  });

  it('goes on alone when the body has not failed', async () => {
    const exit = new Error('exit');
    await expect(new Failing(exit).use(() => 1)).rejects.toBe(exit);
    expect(exit).not.toHaveProperty('cause');
  });
});

describe('what an exit answers', () => {
  it('swallows the error only when it is true', async () => {
    class Answering extends AbstractAsyncContextManager<unknown> {
      answer: unknown = true;
      override aexit(): boolean {
        return this.answer as boolean;
      }
    }
    const manager = new Answering();
    const failed = new Error('failed');
    const swallowed = manager.use((): Promise<string> => Promise.reject(failed));
    expect(await swallowed).toBe(undefined);
    for (manager.answer of [1, 'yes', {}, false, undefined]) {
      await expect(manager.use(() => Promise.reject(failed))).rejects.toBe(failed);
    }
  });
});
