import { expect, it, vi } from 'vitest';
import { activeChildren, Process, Queue } from '../index.ts';

vi.setConfig({ testTimeout: 30_000 });

it('refuses a subclass with a run(), which cannot leave its process', () => {
  class Job extends Process {
    run(): void {}
  }
  const refusal = new TypeError('Pass target: run() of a subclass cannot leave its process');
  expect(() => new Job().start()).toThrow(refusal);
  expect(activeChildren()).toEqual([]);
});

it('takes daemon until it starts', async () => {
  const p = new Process({ target: () => undefined });
  p.daemon = true;
  expect(p.daemon).toBe(true);
  p.start();
  expect(() => (p.daemon = false)).toThrow('Set daemon before the process starts');
  await p.join();
  p.close();
  expect(() => (p.daemon = true)).toThrow('it is closed');
});

it('refuses what cannot be cloned by one name, at the start and in a child', async () => {
  const uncloneable = expect.objectContaining({ name: 'DataCloneError' }) as Error;
  const p = new Process({ target: (given: object) => given, args: [new WeakMap()] });
  expect(() => p.start()).toThrow(uncloneable);
  const queue = new Queue<unknown>();
  await expect(queue.put(() => 1)).rejects.toThrow(uncloneable);
  const child = new Process({
    target: async (queue: Queue<unknown>) => {
      const refusal = await queue.put(() => 1).catch((error: unknown) => (error as Error).name);
      await queue.put(refusal);
    },
    args: [queue],
  });
  child.start();
  expect(await queue.get()).toBe('DataCloneError');
  await child.join();
});

it('refuses arguments that are no array', () => {
  expect(() => new Process({ target: () => 1, args: 5 as never })).toThrow(
    new TypeError('Pass an array as args: received number'),
  );
});
