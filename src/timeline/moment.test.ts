import { expect, test } from 'vitest';
import { placeOf, stepBefore } from './moment.ts';

test.each([
  [3, 'earlier'],
  [4, 'now'],
  [6, 'now'],
  [7, 'later'],
] as const)(
  'a line after %i events is %s, seen from event 3 with the next at 6',
  (after, place) => {
    expect(placeOf(after, { event: 3, next: 6 })).toBe(place);
  },
);

test('a line and the event before it find each other', () => {
  const steps = [0, 2, 3, 6];
  expect([0, 1, 2, 3, 4, 6, 7, 99].map((after) => stepBefore(steps, after))).toEqual([
    undefined,
    0,
    0,
    1,
    2,
    2,
    3,
    3,
  ]);
  expect(stepBefore([], 5)).toBeUndefined();
  for (let after = 1; after < 9; after += 1) {
    const step = stepBefore(steps, after) ?? 0;
    const moment = { event: steps[step] ?? 0, next: steps[step + 1] ?? 9 };
    expect(placeOf(after, moment)).toBe('now');
  }
});
