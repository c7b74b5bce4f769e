import type { FromWorker, ToWorker } from '../protocol.ts';
import type { subscribe, useTaskContext } from 'bingfa/trace';
import { FOLLOWING } from '../instrument.ts';
import { resolveReferences } from '../modules.ts';
import { installConsole } from './console.ts';
import { Locations } from './errors.ts';
import { Following } from './following.ts';
import { inspect } from './inspect.ts';
import { native } from './natives.ts';
import { Output } from './output.ts';
import { Pending } from './pending.ts';
import { Trace } from './trace.ts';

interface TraceModule {
  readonly subscribe: typeof subscribe;
  readonly useTaskContext: typeof useTaskContext;
}

/** What the program's first module takes from here, and nobody after it. */
const HOOK = Symbol.for('bingfa.following');

/** Where the library's run() says how to do what Ctrl-C does. */
const INTERRUPT = Symbol.for('bingfa.interrupt');

// The first message brings the page's port; the program runs only after it is out of reach.
addEventListener(
  'message',
  ({ ports: [port] }) => {
    if (port !== undefined) port.onmessage = ({ data }) => receive(port, data as ToWorker);
  },
  { once: true },
);

function receive(port: MessagePort, message: ToWorker): void {
  if (message.type !== 'start') return;
  const interrupt = start(port, message);
  // Nothing else is sent, and to read the event would go through what the program may have replaced.
  port.onmessage = () => interrupt();
}

/** Starts the program; what it returns asks the program to end. */
function start(port: MessagePort, message: ToWorker & { type: 'start' }): () => void {
  const send = (data: FromWorker): void => native.post(port, data);
  const { url, urlOf } = link(message);
  const locations = new Locations(url, message.file, message.code);
  let began = native.now();
  const output = new Output(
    () => began,
    (lines, dropped) => send({ type: 'lines', lines, dropped }),
  );
  const trace = new Trace(
    () => began,
    locations,
    (events, dropped) => send({ type: 'trace', events, dropped }),
  );
  const following = new Following(trace);
  let ended = false;
  let evaluated = false;

  const end = (ending: 'done' | 'error' | 'deadlock'): void => {
    if (ended) return;
    ended = true;
    output.flush();
    trace.flush();
    send({ type: 'end', ending, at: pending.lastActive - began });
  };
  const pending = new Pending(() => end(evaluated ? 'done' : 'deadlock'));
  const show = (value: unknown, maxDepth?: number): string => {
    const text = inspect(value, maxDepth);
    return value instanceof Error ? withFrames(text, value, locations) : text;
  };
  const fail = (reason: unknown): void => {
    if (ended) return;
    const thrown = reason instanceof Error || reason instanceof DOMException;
    output.write('error', `${thrown ? '' : 'Uncaught '}${show(reason)}`);
    end('error');
  };
  const sink = {
    get full() {
      return output.full;
    },
    drop: () => output.drop(),
    write: (level: 'log' | 'info' | 'warn' | 'error', text: string) => {
      output.write(level, text);
      pending.touch();
    },
  };

  addEventListener('error', (event) => {
    event.preventDefault();
    fail(event.error ?? event.message);
  });
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    fail(event.reason);
  });
  pending.install((callback) => following.bind(callback));
  installConsole(sink, show);
  Object.assign(globalThis, { close: () => end('done') });

  const run = async (): Promise<void> => {
    const begin = (): void => {
      began = native.now();
      pending.touch();
    };
    Object.defineProperty(globalThis, HOOK, {
      value: { begin, ...following.calls },
      configurable: true,
    });
    if (message.trace && 'trace' in message.library) {
      const library = (await import(/* webpackIgnore: true */ urlOf('trace'))) as TraceModule;
      library.useTaskContext(following);
      library.subscribe(trace.listen());
    }
    await import(/* webpackIgnore: true */ url);
    following.evaluated();
    evaluated = true;
    pending.touch();
  };
  run().catch(fail);
  return () => {
    pending.touch();
    if (!interruptMain()) end('done');
  };
}

/** Asks the program's run() to end, if there is one and nobody has asked before. */
function interruptMain(): boolean {
  try {
    return (globalThis as { [INTERRUPT]?: () => unknown })[INTERRUPT]?.() === true;
  } catch {
    return false;
  }
}

function withFrames(text: string, error: Error, locations: Locations): string {
  let stack: unknown;
  try {
    stack = error.stack;
  } catch {
    return text;
  }
  if (typeof stack !== 'string') return text;
  const [title = '', ...rest] = text.split('\n');
  return [title, ...locations.framesOf(stack), ...rest].join('\n');
}

function blobUrl(code: string): string {
  return URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
}

/** Gives the modules URLs, those that others import first. */
function link({ code, library, modules }: ToWorker & { type: 'start' }) {
  const first = blobUrl(
    `const k=Symbol.for('bingfa.following'),c=globalThis[k];delete globalThis[k];c.begin();` +
      'export const{root,enter,leave,back,next,again,given,exit}=c;',
  );
  const urls = new Map<string, string>([[FOLLOWING, first]]);
  const urlOf = (name: string): string => {
    const known = urls.get(name);
    if (known !== undefined) return known;
    for (const needed of modules[name]?.imports ?? []) urlOf(needed);
    const url = blobUrl(resolveReferences(library[name] ?? missing(name), urlOf));
    urls.set(name, url);
    return url;
  };
  // It is evaluated once all modules have arrived: only then the program's own time begins.
  return { url: blobUrl(`import"${first}";${resolveReferences(code, urlOf)}`), urlOf };
}

function missing(name: string): string {
  return `throw new Error('Import another module: the page has no bingfa/${name}');`;
}
