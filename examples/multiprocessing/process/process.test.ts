import { expect, it, vi } from 'vitest';
import { activeChildren, Process } from '../index.ts';

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
