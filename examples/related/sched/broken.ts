function blockFor(ms: number): void {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(cell, 0, 0, ms);
}

function slow(): void {
  console.log('slow begins');
  blockFor(100);
  console.log('slow ends');
}

setTimeout(slow, 10);
setTimeout(console.log, 50, 'tick, due in between');
