async function lookUp(word: string): Promise<string> {
  await Promise.resolve();
  return `${word} found`;
}

const cell = new Int32Array(new SharedArrayBuffer(4));
const asked = lookUp('lock');
void asked.then(() => {
  Atomics.store(cell, 0, 1);
  Atomics.notify(cell, 0);
});
if (Atomics.wait(cell, 0, 0, 200) === 'timed-out') {
  console.log('no answer while this thread waits for itself');
}
console.log(await asked);
