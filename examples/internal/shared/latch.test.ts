import { expect, test } from 'vitest';
import { BrokenLockError } from '../../threading/errors.ts';
import { Deadline } from './futex.ts';
import { checkLatch, latch, unlatch } from './latch.ts';
import { sharedCells } from './memory.ts';
import { waitSync } from './wait.ts';

const AT = 0;
const OTHER = 7;
const noLimit = new Deadline(undefined);

function heldByOther(): Int32Array {
  const cells = sharedCells(1);
  cells[AT] = OTHER << 1;
  return cells;
}

test('a thread that frees the lock before it ends has not broken it', () => {
  const cells = heldByOther();
  // It does both between two looks of the one who waits.
  const endsNow = (): boolean => unlatch(cells, AT);
  expect(waitSync(latch(cells, AT, noLimit, endsNow))).toBe(true);

  const checked = heldByOther();
  const checkedEndsNow = (): boolean => unlatch(checked, AT);
  expect(() => checkLatch(checked, AT, checkedEndsNow)).not.toThrow();
});

test('a thread that ends without freeing the lock has broken it', () => {
  const cells = heldByOther();
  const isOver = (ident: number): boolean => ident === OTHER;
  expect(() => waitSync(latch(cells, AT, noLimit, isOver))).toThrow(BrokenLockError);
  expect(() => checkLatch(cells, AT, isOver)).toThrow(BrokenLockError);
});
