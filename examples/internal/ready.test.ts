import { expect, it } from 'vitest';
import { settle } from '../testing/clock.ts';
import { callSoon, type Ready } from './ready.ts';

it('leaves what comes after a late one to the next batch, before what was added meanwhile', async () => {
  const order: string[] = [];
  const item = (name: string, then?: Ready): Ready => ({
    next: undefined,
    run: () => {
      order.push(name);
      if (then !== undefined) callSoon(then);
    },
  });
  callSoon(item('first', item('added')));
  callSoon({ ...item('late', item('added later')), isLate: true });
  callSoon(item('second'));
  callSoon(item('third'));
  void Promise.resolve().then(() => order.push('next microtask'));
  await settle();
  expect(order).toEqual([
    'first',
    'late',
    'next microtask',
    'second',
    'third',
    'added',
    'added later',
  ]);
});
