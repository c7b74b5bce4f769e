import type { FromWorker, ToWorker } from '../protocol.ts';
import type { subscribe, useTaskContext } from 'bingfa/trace';
import { FOLLOWING, FOLLOWING_CALLS, UNFOLLOWED_CALLS } from '../instrument.ts';
import { THREAD_ENTRY, URLS, knownUrls, resolveReferences } from '../modules.ts';
import { installInstantClock, realClock } from './clock.ts';
import { installConsole } from './console.ts';
import { Locations } from './errors.ts';
import { Following } from './following.ts';
import { inspect } from './inspect/index.ts';
import { native } from './natives.ts';
import { Output } from './output.ts';
import { Pending } from './pending.ts';
import type { ThreadSaid } from './thread.ts';
import { Trace } from './trace.ts';

interface TraceModule {
  readonly subscribe: typeof subscribe;
  readonly useTaskContext: typeof useTaskContext;
}

/** What the program's first module takes from here, and nobody after it. */
const HOOK = Symbol.for('bingfa.following');

/** Where the library looks for what its threads need here. */
const THREADS = Symbol.for('bingfa.threads');

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
  const { url, code, entry, urls } = link(message);
  const locations = new Locations(url, message.file, code);
  const clock = message.clock === 'instant' ? installInstantClock() : realClock;
  let began = clock.now();
  const elapsed = (): number => clock.now() - began;
  const output = new Output(
    elapsed,
    (lines, dropped) => send({ type: 'lines', lines, dropped }),
    () => trace.mark(),
  );
  const trace = new Trace(
    elapsed,
    locations,
    (events) => send({ type: 'trace', events }),
    (totals) => send({ type: 'totals', totals }),
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
  const pending = new Pending(clock, () => end(evaluated ? 'done' : 'deadlock'));
  const framesOf = (error: Error): string[] => locations.framesOf(error);
  const fail = (reason: unknown): void => {
    if (ended) return;
    const thrown = isError(reason);
    const text = inspect(reason, { framesOf, isUncaught: true });
    output.write('error', thrown ? text : `Uncaught ${text}`);
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
  following.installCombinators();
  installConsole(
    sink,
    (value, maxDepth) => inspect(value, { maxDepth, framesOf }),
    clock.now.bind(clock),
  );
  Object.assign(globalThis, { close: () => end('done') });

  const heard = (said: ThreadSaid): void => {
    if ('text' in said) sink.write(said.level, said.text);
    else for (let times = 0; times < said.dropped; times += 1) output.drop();
  };
  const hold = (isHeld: boolean): void => pending.hold(isHeld);
  Object.assign(globalThis, {
    [URLS]: urls,
    [THREADS]: {
      entry,
      prelude: locations.declaration + message.thread,
      message: heard,
      hold,
      placeOf: (source: string) => locations.placeOf(source),
    },
  });

  const begin = (library?: TraceModule): void => {
    began = clock.now();
    library?.useTaskContext(following);
    library?.subscribe(trace.listen(message.clock === 'real' ? began : undefined));
    pending.touch();
  };
  Object.defineProperty(globalThis, HOOK, {
    value: { begin, ...following.calls },
    configurable: true,
  });
  import(/* webpackIgnore: true */ url).then(() => {
    following.evaluated();
    evaluated = true;
    pending.touch();
  }, fail);
  return () => {
    pending.touch();
    if (!interruptMain()) end('done');
  };
}

/** A proxy may throw at the question itself. */
function isError(reason: unknown): boolean {
  try {
    return reason instanceof Error || reason instanceof DOMException;
  } catch {
    return false;
  }
}

/** Asks the program's run() to end, if there is one and nobody has asked before. */
function interruptMain(): boolean {
  try {
    return (globalThis as { [INTERRUPT]?: () => unknown })[INTERRUPT]?.() === true;
  } catch {
    return false;
  }
}

function blobUrl(code: string): string {
  return URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
}

/** Gives the modules URLs, those that others import first. */
function link({ code, library, modules, trace }: ToWorker & { type: 'start' }) {
  const urls = new Map<string, string>();
  const urlOf = (name: string): string => {
    const known = urls.get(name);
    if (known !== undefined) return known;
    for (const needed of modules[name]?.imports ?? []) urlOf(needed);
    const url = blobUrl(resolveReferences(library[name] ?? missing(name), urlOf));
    urls.set(name, url);
    return url;
  };
  const traced = trace && 'trace' in library;
  // It is evaluated once all modules have arrived: only then the program's own time begins.
  const first = blobUrl(
    (traced ? `import*as t from"${urlOf('trace')}";` : 'const t=undefined;') +
      // A thread that imports the program finds nothing here, and follows nothing.
      `const k=Symbol.for('bingfa.following'),c=globalThis[k]??{begin(){},...${UNFOLLOWED_CALLS}};` +
      'delete globalThis[k];c.begin(t);' +
      `export const{${FOLLOWING_CALLS.join()}}=c;`,
  );
  urls.set(FOLLOWING, first);
  const known = Object.fromEntries(Object.keys(library).map((name) => [name, urlOf(name)]));
  const linked = `import"${first}";${resolveReferences(code, urlOf)}`;
  return {
    url: blobUrl(linked),
    code: linked,
    entry: THREAD_ENTRY in library ? threadUrl(urlOf(THREAD_ENTRY), known) : undefined,
    urls: known,
  };
}

/** A worker's script that imports the module; what it is told before that is told again. */
function threadUrl(module: string, urls: Readonly<Record<string, string>>): string {
  return blobUrl(
    `${knownUrls(urls)}const early=[];onmessage=(event)=>early.push(event);` +
      `import("${module}").then(()=>early.forEach((event)=>onmessage(event)));`,
  );
}

function missing(name: string): string {
  return `throw new Error('Import another module: the page has no bingfa/${name}');`;
}
