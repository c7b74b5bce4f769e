import { expect, it, vi } from 'vitest';
import { stresses } from './stress/index.ts';

/** `npm run fuzz` goes on for longer. */
const MS = 1000;

vi.setConfig({ testTimeout: 40_000 });

it.each(stresses)('$name holds when four fight for it', async (stress) => {
  expect(await stress.run(MS, Date.now() % 2 ** 31)).toBeGreaterThan(0);
});
