import { timeout } from 'bingfa/asyncio';

function blockFor(ms: number): void {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(cell, 0, 0, ms);
}

using limit = timeout(50);
blockFor(200);
console.log('computed for four times the limit');
console.log('expired:', limit.expired() ? 'yes' : 'no');
