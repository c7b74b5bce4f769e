import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPage } from './harness.ts';
import { programOf, runProgram } from './live.ts';

const examples = join(import.meta.dirname, '../../examples/multiprocessing');

// In a page they are workers that share nothing but what they are given.
test.each(['process', 'exchanging-objects', 'pipe', 'value-and-array', 'shared-memory'])(
  'the processes of multiprocessing/%s do in the page what CPython’s do',
  async (slug) => {
    const recorded = readFileSync(join(examples, slug, 'demo.out'), 'utf8');
    const { page } = await openPage({ path: `multiprocessing/${slug}` });
    const { phase, lines } = await runProgram(programOf(page));
    expect(lines).toEqual(recorded.trimEnd().split('\n').slice(2));
    expect(phase).toBe('done');
  },
);
