import { describe, expect, test } from 'vitest';
import { usePages } from './hostile.ts';

const attack = usePages(3);

const inWorker = (source: string): string =>
  `new Worker(URL.createObjectURL(new Blob([${JSON.stringify(source)}], { type: 'text/javascript' })))`;

// Other work on the machine can hold the page up too.
describe('ends what does not end, and says so', { retry: 1 }, () => {
  test('an infinite loop, at the deadline that readers have', async () => {
    const { phase, status, took } = await attack('while (true);', 10_000);
    expect(phase).toBe('deadline');
    expect(status).toContain('10 秒');
    expect(took).toBeGreaterThan(9900);
  });

  test.for([
    ['endless microtasks', 'const next = () => Promise.resolve().then(next); next(); await 0;'],
    ['an endless top-level await', 'for (;;) await 0;'],
    ['timers that multiply', 'const two = () => { setTimeout(two); setTimeout(two); }; two();'],
    ['endless logs', 'for (let i = 0; ; i += 1) console.log(i);'],
    ['endless errors', 'for (;;) console.error(new Error("again", { cause: [1, 2, 3] }));'],
    ['endless messages to the frame', 'for (;;) postMessage({ type: "end", ending: "done", at: 0 });'],
    ['endless messages to itself', 'const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { port2.postMessage(0); port2.postMessage(0); }; port2.postMessage(0);'],
    ['a regular expression that never ends', `/^(a+)+$/.test('a'.repeat(50) + 'b');`],
    ['a number that takes for ever', 'let n = 3n; for (;;) n = n * n;'],
    ['an endless getter', 'const o = { get then() { for (;;); } }; await o;'],
    ['an endless proxy in what is printed', 'console.log(new Proxy({}, { ownKeys() { for (;;); } }));'],
    ['an endless way to write stacks', 'Error.prepareStackTrace = () => { for (;;); }; console.log(new Error("x"));'],
    ['an endless loop of WebAssembly', 'new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,97,0,0,10,9,1,7,0,3,64,12,0,11,11]))).exports.a();'],
    ['workers that never end', `for (let i = 0; i < 4; i += 1) ${inWorker('while (true);')};`],
    ['workers in workers', `${inWorker(`const next = () => ${inWorker('for (;;);')}; next(); next(); for (;;);`)};`],
    ['a thousand workers', `for (let i = 0; i < 1000; i += 1) ${inWorker('setInterval(() => {}, 1)')};`],
  ] as const)('%s', async ([, code]) => {
    const { phase, status } = await attack(code);
    expect(['deadline', 'crashed']).toContain(phase);
    expect(status).not.toBe('');
  }); // prettier-ignore
});

// These only wait, or are over at once, and leave nothing behind: others are made ready meanwhile.
describe('ends what waits for ever', { concurrent: true }, () => {
  test.for([
    ['an interval', 'setInterval(() => {}, 10);'],
    ['a wait for memory that nobody changes', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'],
  ] as const)('%s', async ([, code]) => {
    const { phase, status } = await attack(code);
    expect(['deadline', 'crashed']).toContain(phase);
    expect(status).not.toBe('');
  }); // prettier-ignore

  test('an interval that stops the messages which would interrupt it', async () => {
    const { phase } = await attack(`
      addEventListener('message', (event) => event.stopImmediatePropagation(), { capture: true });
      onmessage = null; Object.defineProperty(globalThis, 'onmessage', { set() {} });
      setInterval(() => {}, 1);`);
    expect(phase).toBe('deadline');
  });
});

describe('reaches nothing', { concurrent: true }, () => {
  const refused = (expression: string): string =>
    `try { await (${expression}); console.log('reached'); } catch { console.log('refused'); }`;
  const settled = (make: string): string => `new Promise((yes, no) => { ${make} })`;
  test.for([
    ['fetch', `fetch('http://elsewhere.test/')`],
    ['fetch of this site', `fetch('SITE')`],
    ['fetch that expects nothing', `fetch('http://elsewhere.test/', { mode: 'no-cors', keepalive: true })`],
    ['fetch of a local file', `fetch('file:///etc/passwd')`],
    ['fetch of data', `fetch('data:text/plain,1')`],
    ['XMLHttpRequest', settled(`const x = new XMLHttpRequest(); x.onload = yes; x.onerror = no; x.open('GET', 'http://elsewhere.test/'); x.send();`)],
    ['synchronous XMLHttpRequest', `(() => { const x = new XMLHttpRequest(); x.open('GET', 'SITE', false); x.send(); })()`],
    ['WebSocket', settled(`const s = new WebSocket('ws://elsewhere.test/'); s.onopen = yes; s.onerror = no; s.onclose = no;`)],
    ['WebSocketStream', `new WebSocketStream('ws://elsewhere.test/').opened`],
    ['WebTransport', `new WebTransport('https://elsewhere.test/').ready`],
    ['EventSource', settled(`const s = new EventSource('http://elsewhere.test/'); s.onopen = yes; s.onerror = no;`)],
    ['beacon', `navigator.sendBeacon('http://elsewhere.test/', 'x') || Promise.reject()`],
    ['a font', `new FontFace('x', 'url(http://elsewhere.test/font)').load()`],
    ['importScripts', `importScripts('http://elsewhere.test/x.js')`],
    ['import of elsewhere', `import('http://elsewhere.test/x.js')`],
    ['import of data', `import('data:text/javascript,1')`],
    ['import of this site', `import('SITElive/x.js')`],
    ['a worker of this site', settled(`const w = new Worker('SITElive/worker.js'); w.onmessage = yes; w.onerror = no;`)],
    ['fetch by a worker of its own', settled(`const w = ${inWorker(`fetch('http://elsewhere.test/').then(() => postMessage('reached'), () => postMessage('refused'))`)}; w.onmessage = ({ data }) => { w.terminate(); data === 'reached' ? yes() : no(); };`)],
    ['fetch by code made at run time', `new Function("return fetch('http://elsewhere.test/')")()`],
    ['localStorage', `localStorage.getItem('x')`],
    ['cookies', `document.cookie`],
    ['the cookie store', `cookieStore.getAll()`],
    ['IndexedDB', settled(`const r = indexedDB.open('x'); r.onsuccess = yes; r.onerror = no;`)],
    ['caches', `caches.open('x')`],
    ['files of the origin', `navigator.storage.getDirectory()`],
    ['locks of the origin', `navigator.locks.request('x', () => 1)`],
    ['service worker', `navigator.serviceWorker.register('/x.js')`],
    ['a shared worker', `new SharedWorker('SITElive/worker.js')`],
    ['parent navigation', `parent.location = 'http://elsewhere.test/'`],
    ['top navigation', `top.location = 'http://elsewhere.test/'`],
    ['window.open', `window.open('http://elsewhere.test/')`],
    ['the page', `parent.document.title = 'hacked'`],
    ['clients of the origin', `clients.matchAll()`],
    ['a notification', `Notification.permission === 'granted' || Promise.reject()`],
    ['a device', `navigator.usb.requestDevice({ filters: [] })`],
  ] as const)('%s', async ([, expression]) => {
    const { lines, phase } = await attack(refused(expression));
    expect(phase).toBe('done');
    expect(lines).toEqual(['refused']);
  }); // prettier-ignore

  test('the location of the worker', async () => {
    await attack(`try { location.href = 'http://elsewhere.test/'; } catch {} console.log(1);`);
  });

  test('messages that it forges', async () => {
    const forged = `{ type: 'end', ending: 'done', at: 0 }`;
    const { phase, lines } = await attack(`
      postMessage(${forged}); postMessage({ type: 'lines', lines: [{ text: 'forged' }] });
      new BroadcastChannel('x').postMessage(${forged});
      MessagePort.prototype.postMessage = function () { throw new Error('caught') };
      console.log('real'); await new Promise((next) => setTimeout(next, 50)); console.log('end');`);
    expect(phase).toBe('done');
    expect(lines).toEqual(['real', 'end']);
  });

  test('the page through what it prints', async () => {
    const text = `</script><img src=x onerror="document.title='hacked'"><a href=javascript:1>`;
    const { lines } = await attack(
      `console.log(${JSON.stringify(text)}); console.log('\\u202e\\x1b[31mred');`,
    );
    expect(lines[0]).toBe(text);
  });
});

describe('holds when a program changes what all share', { concurrent: true }, () => {
  test.for([
    ['Object.prototype', `for (const key of ['type', 'lines', 'at', 'ending', 'then', 'get', 'value']) Object.defineProperty(Object.prototype, key, { set() {}, get() { return 'hacked'; }, configurable: true });`],
    ['the methods of arrays', `for (const key of ['push', 'slice', 'map', 'splice', 'flatMap']) Array.prototype[key] = () => { throw new Error('broken'); };`],
    ['iterators', `Array.prototype[Symbol.iterator] = function* () { for (;;) yield 1; };`],
    ['promises', `Promise.prototype.then = () => { throw new Error('broken'); }; Promise.resolve = null;`],
    ['timers', `setTimeout = setInterval = clearTimeout = queueMicrotask = null;`],
    ['time', `performance.now = () => NaN; Date.now = () => { throw new Error('broken'); };`],
    ['the console', `delete globalThis.console; globalThis.console = null;`],
    ['maps and sets', `Map.prototype.get = Map.prototype.set = Set.prototype.add = Set.prototype.delete = WeakMap.prototype.get = () => { throw new Error('broken'); };`],
    ['errors', `Error.captureStackTrace = Error.prepareStackTrace = () => { throw new Error('broken'); }; Error.stackTraceLimit = Infinity; Object.freeze(Error);`],
    ['everything it finds', `for (const key of Object.getOwnPropertyNames(globalThis)) { try { delete globalThis[key]; globalThis[key] = null; } catch {} }`],
    ['ports', `Object.defineProperty(MessagePort.prototype, 'onmessage', { set() {} }); MessagePort.prototype.close = MessagePort.prototype.postMessage = EventTarget.prototype.dispatchEvent = () => { throw new Error('broken'); };`],
  ] as const)('%s', async ([, code]) => {
    const { phase, status } = await attack(`console.log('before'); ${code} console.log('after');`);
    expect(['done', 'error', 'deadlock', 'deadline', 'crashed']).toContain(phase);
    expect(status).not.toBe('');
  }); // prettier-ignore
});

describe('says what happened', { concurrent: true }, () => {
  test.for([
    ['an unhandled rejection', `Promise.reject(new TypeError('oh'))`, 'TypeError: oh'],
    ['10,000 of them', `for (let i = 0; i < 1e4; i += 1) Promise.reject(new Error(i))`, 'Error: 0'],
    ['an error in a timer', `setTimeout(() => { throw new RangeError('late'); })`, 'RangeError: late'],
    ['a thrown string', `throw 'text'`, `Uncaught 'text'`],
    ['a thrown nothing', `throw undefined`, 'Uncaught undefined'],
    ['a thrown proxy', `throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } })`, 'Uncaught [Object]'],
    ['an error whose stack throws', `throw Object.defineProperty(new Error('mine'), 'stack', { get() { throw 1; } })`, 'Error: mine'],
    ['a rejected thenable', `await { then(yes, no) { no(new Error('then')); } }`, 'Error: then'],
    ['a syntax error', `const = ;`, 'SyntaxError:'],
    ['a source that closes its script', `</script><script>top.location='http://elsewhere.test/'</script>`, 'SyntaxError:'],
    ['an endless recursion', `(function again() { again(); })()`, 'RangeError: Maximum call stack'],
    ['too long a string', `'x'.repeat(2 ** 30)`, 'RangeError: Invalid string length'],
    ['too large a buffer', `new ArrayBuffer(2 ** 50)`, 'RangeError: '],
    ['an import of what is not there', `import 'node:fs'`, 'TypeError'],
  ] as const)('%s', async ([, code, message]) => {
    const { phase, lines } = await attack(code);
    expect(phase).toBe('error');
    expect(lines.join('\n')).toContain(message);
  }); // prettier-ignore

  test('a deadlock, at once', async () => {
    const { phase, took } = await attack(`console.log('waiting'); await new Promise(() => {});`);
    expect(phase).toBe('deadlock');
    expect(took).toBeLessThan(1500);
  });

  test('a worker that closes itself', async () => {
    const { phase, lines } = await attack(`console.log('up'); close(); setInterval(() => {}, 1);`);
    expect(phase).toBe('done');
    expect(lines).toEqual(['up']);
  });
});

describe('shows as much as can be read', () => {
  test.for([
    ['1,000,000 logs', 'for (let i = 0; i < 1_000_000; i += 1) console.log(i);', 1000],
    ['1,000,000 lines in one log', `console.log('line\\n'.repeat(1_000_000));`, 1000],
    ['one line of 10,000,000 characters', `console.log('x'.repeat(10_000_000));`, 1],
    ['an array of a million', `console.log(Array.from({ length: 1_000_000 }, (_, i) => i));`, 12],
    ['an object of a million', `console.log(Object.fromEntries(Array.from({ length: 1_000_000 }, (_, i) => ['k' + i, i])));`, 1000],
    ['a very deep object', `let deep = {}; for (let i = 0; i < 1e5; i += 1) deep = { deep }; console.dir(deep, { depth: null }); console.log(deep);`, 1000],
  ] as const)('%s', async ([, code, atMost]) => {
    const { phase, lines } = await attack(code, 10_000);
    expect(phase).toBe('done');
    expect(lines.length).toBeLessThanOrEqual(atMost);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(10_000);
  }); // prettier-ignore

  test('values that fight back', async () => {
    const values: [string, string][] = [
      [`(() => { const a = { b: 1 }; a.self = a; return a; })()`, '<ref *1> { b: 1, self: [Circular *1] }'],
      [`{ get x() { throw new Error('no'); } }`, '{ x: [Getter] }'],
      [`{ toString() { throw new Error('no'); } }`, '{ toString: [Function: toString] }'],
      [`{ toJSON() { throw new Error('no'); }, then: 1 }`, '{ toJSON: [Function: toJSON], then: 1 }'],
      [`[1n, Symbol('s'), -0, NaN, undefined, null]`, '[ 1n, Symbol(s), -0, NaN, undefined, null ]'],
      [`new Map([['a', new Set([1])]])`, `Map(1) { 'a' => Set(1) { 1 } }`],
      [`{ a: { b: { c: { d: 1 } } } }`, '{ a: { b: { c: [Object] } } }'],
      [`new Proxy({}, { ownKeys() { throw new Error('no'); } })`, '[Object]'],
      [`AbortSignal.abort()`, 'AbortSignal { aborted: true }'],
      [`'</script><img src=x onerror=alert(1)>'`, '</script><img src=x onerror=alert(1)>'],
      [`-0`, '-0'],
      [`[]`, '[]'],
    ]; // prettier-ignore
    const { lines } = await attack(values.map(([value]) => `console.log(${value});`).join('\n'));
    expect(lines).toEqual(values.map(([, text]) => text));
  });
});
