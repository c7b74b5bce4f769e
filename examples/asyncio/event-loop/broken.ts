let turns = 0;
let fired = false;

setTimeout(() => {
  fired = true;
  console.log('timer of 0 ms fires after', turns, 'microtasks');
}, 0);

while (!fired && turns < 100_000) {
  turns += 1;
  await null;
}
console.log('gave up waiting after', turns, 'microtasks');
