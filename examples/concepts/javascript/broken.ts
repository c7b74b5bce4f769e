async function work(name: string, signal: AbortSignal) {
  console.log(name, 'begins');
  await null;
  console.log(name, 'ends, aborted:', signal.aborted);
  return name.toUpperCase();
}

const controller = new AbortController();
const a = work('a', controller.signal);
const b = work('b', controller.signal);
console.log('both called, both have begun');
controller.abort();
console.log(await a, await b);
