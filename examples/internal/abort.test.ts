import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { forgetAbort, onAbort, openSource, refusal, sourceOf } from './abort.ts';

function follower(log: unknown[], name: unknown) {
  return { handleEvent: () => log.push(name) };
}

describe('following a signal', () => {
  it('takes one native listener, however many follow, and none once nobody does', () => {
    const { signal } = new AbortController();
    const followers = [1, 2, 3].map((name) => follower([], name));
    for (const one of followers) onAbort(signal, one);
    expect(sourceOf(signal)?.size).toBe(3);
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    for (const one of followers) forgetAbort(signal, one);
    expect(sourceOf(signal)?.size).toBe(0);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('tells the followers once, in order, without those that left', () => {
    const controller = new AbortController();
    const { signal } = controller;
    const log: unknown[] = [];
    const [first, second, third, last] = ['first', 'second', 'third', 'last'].map((name) =>
      follower(log, name),
    );
    for (const one of [first, second, third, last]) if (one) onAbort(signal, one);
    for (const one of [second, last]) if (one) forgetAbort(signal, one);
    controller.abort();
    expect(log).toEqual(['first', 'third']);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('lets one follower make others leave while all are told', () => {
    const controller = new AbortController();
    const { signal } = controller;
    const log: unknown[] = [];
    const second = follower(log, 'second');
    const first = {
      handleEvent: () => {
        log.push('first');
        forgetAbort(signal, second);
      },
    };
    for (const one of [first, second, follower(log, 'third')]) onAbort(signal, one);
    controller.abort();
    expect(log).toEqual(['first', 'third']);
  });

  it('is harmless to leave twice, or without ever having followed', () => {
    const { signal } = new AbortController();
    const one = follower([], 1);
    forgetAbort(signal, one);
    onAbort(signal, one);
    forgetAbort(signal, one);
    forgetAbort(signal, one);
    expect(sourceOf(signal)?.size).toBe(0);
  });

  it('takes no native listener where the owner tells its followers itself', () => {
    const controller = new AbortController();
    const { signal } = controller;
    const log: unknown[] = [];
    const source = openSource(signal, {});
    onAbort(signal, follower(log, 'told'));
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    controller.abort();
    expect(log).toEqual([]);
    source.handleEvent();
    expect(log).toEqual(['told']);
  });

  it('works on a signal that takes no properties', () => {
    const controller = new AbortController();
    const signal = Object.preventExtensions(controller.signal);
    const log: unknown[] = [];
    const stays = follower(log, 'stays');
    const leaves = follower(log, 'leaves');
    onAbort(signal, stays);
    onAbort(signal, leaves);
    forgetAbort(signal, leaves);
    controller.abort();
    expect(log).toEqual(['stays']);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});

describe('a refusal', () => {
  it('is there for what is no signal, in one line, and for what is aborted, with its reason', async () => {
    expect(refusal(undefined)).toBeUndefined();
    expect(refusal(new AbortController().signal)).toBeUndefined();
    await expect(refusal(AbortSignal.abort('reason'))).rejects.toBe('reason');
    for (const bad of [null, 1, 'signal', {}, { aborted: 'no' }]) {
      await expect(refusal(bad as unknown as AbortSignal)).rejects.toThrow(
        /^Pass an AbortSignal as "signal": received (object|number|string)$/,
      );
    }
  });
});
