import { describe, expect, it } from 'vitest';
import { interruptMain } from '../../internal/interrupt.ts';
import { settle, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import { KeyboardInterrupt, run, sleep } from '../index.ts';

useVirtualTime();

const hook = Symbol.for('bingfa.interrupt');
const host = globalThis as { [hook]?: () => boolean };

describe('the hook of a host without signals', () => {
  it('does what Ctrl-C does, once, while run() runs', async () => {
    expect(host[hook]).toBeUndefined();
    const result = new Outcome(run(({ signal }) => sleep(1000, { signal })));
    await settle();
    const ask = host[hook];
    expect(ask?.()).toBe(true);
    expect(ask?.()).toBe(false);
    expect(host[hook]).toBeUndefined();
    await settle();
    expect(result.value).toBeInstanceOf(KeyboardInterrupt);
  });

  it('is gone after the run', async () => {
    await run(() => 1);
    expect(host[hook]).toBeUndefined();
    expect(interruptMain()).toBe(false);
  });

  it('interrupts before the body starts, too', async () => {
    const ran: string[] = [];
    const result = new Outcome(run(() => ran.push('body')));
    expect(interruptMain()).toBe(true);
    await settle();
    expect(result.value).toBeInstanceOf(KeyboardInterrupt);
    expect(ran).toEqual([]);
  });

  it('leaves a result alone that is there already', async () => {
    const result = await run(() => {
      queueMicrotask(interruptMain);
      return 1;
    });
    expect(result).toBe(1);
  });
});
