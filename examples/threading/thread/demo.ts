import { Barrier, Thread } from 'bingfa/threading';

type Serve = (dish: string) => unknown;

const together = new Barrier(4);
const meals: string[] = [];
const serve: Serve = (dish) => meals.push(dish);

async function cook(dish: string, together: Barrier, serve: Serve) {
  await together.wait();
  await serve(dish);
}

const cooks = ['rice', 'soup', 'tea'].map((dish) => {
  return new Thread({ target: cook, args: [dish, together, serve] });
});
for (const thread of cooks) thread.start();
const alive = cooks.filter((thread) => thread.isAlive());
console.log(`alive after start: ${alive.length}`);
await together.wait();
for (const thread of cooks) await thread.join();
const left = cooks.filter((thread) => thread.isAlive());
console.log(`alive after join: ${left.length}`);
console.log(`cooked: ${meals.sort().join(', ')}`);
