import { describe, expect, it } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { createTask, Event, getRunningLoop } from '../index.ts';

describe('one queue for all that is ready', () => {
  it('runs callbacks, tasks, futures and waiters in the order in which they became ready', async () => {
    const loop = getRunningLoop();
    const order: string[] = [];
    const note = (name: string): void => void order.push(name);
    const future = loop.createFuture<number>();
    const event = new Event();
    createTask(async () => {
      await future;
      note('awaits the future');
    });
    void event.wait().then(() => note('waits for the event'));
    await settle();
    future.addDoneCallback(() => note('callback of the future'));
    loop.callSoon(note, 'soon 1');
    createTask(() => note('task 1'));
    future.setResult(1);
    loop.callSoon(note, 'soon 2');
    event.set();
    createTask(() => note('task 2'));
    loop.callSoon(note, 'soon 3');
    await settle();
    expect(order).toEqual([
      'soon 1',
      'task 1',
      'awaits the future',
      'callback of the future',
      'soon 2',
      'waits for the event',
      'task 2',
      'soon 3',
    ]);
  });

  it('gives a future that has ended already its turn, too', async () => {
    const loop = getRunningLoop();
    const order: string[] = [];
    const future = loop.createFuture<number>();
    future.setResult(1);
    await settle();
    future.addDoneCallback(() => order.push('future'));
    loop.callSoon(() => order.push('soon'));
    await settle();
    expect(order).toEqual(['future', 'soon']);
  });

  it('keeps what becomes ready meanwhile behind what was there', async () => {
    const loop = getRunningLoop();
    const order: string[] = [];
    const note = (name: string): void => void order.push(name);
    const first = loop.createFuture<number>();
    const second = loop.createFuture<number>();
    first.addDoneCallback(() => note('first'));
    second.addDoneCallback(() => note('second'));
    loop.callSoon(() => {
      note('0');
      loop.callSoon(note, '3');
    });
    first.setResult(1);
    loop.callSoon(note, '1');
    second.setResult(2);
    loop.callSoon(note, '2');
    await settle();
    expect(order).toEqual(['0', 'first', '1', 'second', '2', '3']);
  });
});
