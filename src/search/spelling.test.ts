import { describe, expect, it } from 'vitest';
import { distance, Spelling } from './spelling.ts';

describe('distance', () => {
  it.each([
    ['asycnio', 'asyncio', 1],
    ['mutx', 'mutex', 1],
    ['semahpore', 'semaphore', 1],
    ['lock', 'lock', 0],
    ['barier', 'barrier', 1],
    ['queue', 'event', 3],
  ])('%s and %s: %i', (a, b, edits) => {
    expect(distance(a, b, 2)).toBe(edits);
  });
});

describe('Spelling', () => {
  const spelling = new Spelling(['asyncio', 'semaphore', 'mutex', 'lock', 'put', '信号']);

  it('knows what some word begins with', () => {
    expect(spelling.knows('sema')).toBe(true);
    expect(spelling.knows('semx')).toBe(false);
    expect(spelling.knows('zz')).toBe(false);
  });

  it('finds the word that was meant, also before it is typed out', () => {
    expect(spelling.near('asycnio')).toEqual([{ token: 'asyncio', edits: 1 }]);
    expect(spelling.near('semahp')).toEqual([{ token: 'semaphore', edits: 1.5 }]);
  });

  it('guesses nothing from three letters', () => {
    expect(spelling.near('pot')).toEqual([]);
  });
});
