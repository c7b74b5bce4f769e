import fc from 'fast-check';
import { describe, it } from 'vitest';
import { races } from './races/index.ts';

/** On failure fast-check prints the seed, the path, and the shortest program that it found. */
const numRuns = 10_000;

describe('every interleaving', () => {
  it.each(races)('of $name', { timeout: 60_000 }, async ({ property }) => {
    await fc.assert(property, { numRuns });
  });
});
