import { BoundedSemaphore, Thread } from 'bingfa/threading';

const places = new BoundedSemaphore(2);

function park(places: BoundedSemaphore, car: string) {
  if (places.acquireSync({ timeout: 100 }) === undefined) {
    console.log(`${car}: no place`);
    return;
  }
  console.log(`${car}: parked`);
  if (car === 'broken-down car') return;
  places.release();
}

const cars = ['car', 'broken-down car', 'broken-down car', 'car'];
for (const car of cars) {
  const thread = new Thread({ target: park, args: [places, car] });
  thread.start();
  await thread.join();
}
