import {
  Barrier,
  BoundedSemaphore,
  Lock,
  Thread,
} from 'bingfa/threading';

const places = new BoundedSemaphore(2);
const shared = {
  places,
  guard: new Lock(),
  twoAreIn: new Barrier(2),
  cells: new Int32Array(new SharedArrayBuffer(8)),
};

function park({ places, guard, twoAreIn, cells }: typeof shared) {
  const [inside, peak] = [0, 1];
  using place = places.acquireSync();
  guard.acquireSync();
  cells[inside]! += 1;
  cells[peak] = Math.max(cells[peak]!, cells[inside]!);
  guard.release();
  twoAreIn.waitSync();
  using held = guard.acquireSync();
  cells[inside]! -= 1;
}

const cars = [1, 2, 3, 4, 5, 6].map(
  () => new Thread({ target: park, args: [shared] }),
);
for (const car of cars) car.start();
for (const car of cars) await car.join();
const [, peak] = shared.cells;
console.log(`cars: ${cars.length}, most at once: ${peak}`);
try {
  places.release();
} catch {
  console.log('one release too many: refused');
}
