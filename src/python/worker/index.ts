import type { Ending, FromWorker } from '../../live/protocol.ts';
import { native } from '../../live/worker/natives.ts';
import { Output } from '../../live/worker/output.ts';
import type { StartPython } from '../protocol.ts';
import { type Host, type Interpreter, startInterpreter } from './interpreter.ts';
import { Lines } from './lines.ts';
import program from './program.py';
import { takeSignals } from './signals.ts';

// Pyodide asks for its files by name; none of them is fetched.
const NOWHERE = 'https://python.invalid/';

/** More would take the page's own memory where a machine has little; Python then has MemoryError. */
const MAX_BYTES = 512 * 1024 * 1024;
const PAGE_BYTES = 64 * 1024;

// The types of a page know nothing of workers.
declare function importScripts(url: string): void;

// The first message brings the page's port, and memory in which the frame says Stop.
addEventListener(
  'message',
  ({ data: flag, ports: [port] }: MessageEvent<Int32Array | null>) => {
    if (port === undefined) return;
    port.onmessage = ({ data }) => {
      port.onmessage = null;
      start(port, data as StartPython, flag).catch(reportError);
    };
  },
  { once: true },
);

async function start(
  port: MessagePort,
  message: StartPython,
  flag: Int32Array | null,
): Promise<void> {
  const send = (data: FromWorker): void => native.post(port, data);
  let began = native.now();
  const output = new Output(
    () => began,
    (lines, dropped) => send({ type: 'lines', lines, dropped }),
  );
  const { python, memory, run } = await load(message);
  const out = new Lines('log', output);
  const error = new Lines('error', output);
  python.setStdin({ stdin: () => null });
  python.setStdout({ write: (bytes) => out.write(bytes) });
  python.setStderr({ write: (bytes) => error.write(bytes) });
  if (flag !== null) python.setInterruptBuffer(takeSignals(flag));
  let ended = false;
  const end = (ending: Ending): void => {
    if (ended) return;
    ended = true;
    const at = native.now() - began;
    out.end();
    error.end();
    output.flush();
    send({ type: 'end', ending, at });
  };
  const host: Host = {
    wait(ms) {
      // The thread is about to stand still, and timers with it.
      output.flush();
      return wait(ms, flag);
    },
    begin() {
      began = native.now();
      send({ type: 'began', ...(message.memory === undefined && { memory }) });
    },
    give_up: () => end('deadlock'),
  };
  try {
    end(run(message.source, message.file, host));
  } catch (reason) {
    // The program broke what it is run by: closed its output, for example.
    output.write('error', String(reason).trimEnd());
    end('error');
  }
}

/** Starts Python from the files that the page handed in: here is no network. */
async function load(message: StartPython): Promise<Interpreter> {
  const { script, wasm, library, lock, memory } = message;
  limitMemory();
  const { fetch } = globalThis;
  const files: Readonly<Record<string, () => Response>> = {
    'pyodide.asm.wasm': () =>
      new Response(wasm, { headers: { 'Content-Type': 'application/wasm' } }),
    'python_stdlib.zip': () => new Response(library),
  };
  globalThis.fetch = (asked) => {
    const name = String(asked instanceof Request ? asked.url : asked).replace(NOWHERE, '');
    return Promise.resolve(files[name]?.() ?? Response.error());
  };
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  importScripts(url);
  URL.revokeObjectURL(url);
  const config = { indexURL: NOWHERE, packageBaseUrl: NOWHERE, lockFileContents: lock };
  try {
    return await startInterpreter(config, program, memory);
  } finally {
    globalThis.fetch = fetch;
  }
}

function limitMemory(): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- applied to its own memory below
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (this: WebAssembly.Memory, pages: number) {
    if (this.buffer.byteLength + pages * PAGE_BYTES > MAX_BYTES) throw new RangeError('full');
    return Reflect.apply(grow, this, [pages]);
  };
}

function wait(ms: number, flag: Int32Array | null): boolean {
  if (flag === null) {
    // Without shared memory nothing lets a worker sleep, and nobody could wake it.
    for (const until = native.now() + ms; native.now() < until;);
    return false;
  }
  Atomics.wait(flag, 0, 0, ms);
  return Atomics.exchange(flag, 0, 0) !== 0;
}
