import { frameHtml } from './frame.ts';
import {
  type Ending,
  type FromWorker,
  MAX_LINES,
  type OutputLine,
  type ToWorker,
  parseFromWorker,
} from './protocol.ts';
import { type Totals, parseTotals } from './totals.ts';
import { MAX_TRACE, type TraceRow } from './trace.ts';

/** How a run ended, by itself or by the page's hand. */
export type Outcome = Ending | 'stopped' | 'deadline' | 'crashed';

export interface Result {
  readonly outcome: Outcome;
  /** Milliseconds from the program's first statement to its last act, or to its removal. */
  readonly duration: number;
}

export interface RunOptions {
  readonly worker: string;
  /** The worker's first message. */
  readonly start: object;
  readonly deadline: number;
  /** Where the worker has to get ready first: how long it may take, before the deadline counts. */
  readonly preparation?: number;
  /** Hears it once, before the program can say anything; so the memory is none of its making. */
  readonly onBegan?: (memory: Uint8Array<ArrayBuffer> | undefined) => void;
  readonly onLines: (lines: readonly OutputLine[], dropped: number) => void;
  readonly onTrace?: ((events: readonly TraceRow[]) => void) | undefined;
  /** Gets what is known so far of the events that are too many for `onTrace`. */
  readonly onTotals?: ((totals: Totals) => void) | undefined;
}

export interface Run {
  /** Settles always, and never rejects. */
  readonly result: Promise<Result>;
  /** Does what Ctrl-C does: the first asks the program to end, and the second kills it. */
  stop(): void;
  kill(): void;
}

const HEARTBEAT_LOST_MS = 3000;
/** However often a worker sends totals, they are read no more often than this, and at the end. */
const TOTALS_MS = 250;
/** The same of lines, each of which comes in a message of its own. */
const LINES_MS = 16;
/** How long a program that was asked to end may clean up. */
const GRACE_MS = 500;

/** Runs a program in a new sandbox: a frame of an opaque origin, without network, with one worker. */
export function run(options: RunOptions): Run {
  const { worker, start, deadline, preparation, onBegan, onLines, onTrace, onTotals } = options;
  let began = performance.now();
  let hasBegun = preparation === undefined;
  const frame = document.createElement('iframe');
  const program = new MessageChannel();
  const heart = new MessageChannel();
  let room = MAX_LINES;
  let roomForTrace = MAX_TRACE;
  let latestTotals: unknown;
  let lines: OutputLine[] = [];
  let dropped = 0;
  let lastShown = -Infinity;
  let showing: ReturnType<typeof setTimeout> | undefined;
  let lastBeat = performance.now();
  let over = false;
  let grace: ReturnType<typeof setTimeout> | undefined;
  let settle: (result: Result) => void;
  const result = new Promise<Result>((resolve) => {
    settle = resolve;
  });

  const show = (): void => {
    clearTimeout(showing);
    showing = undefined;
    lastShown = performance.now();
    onLines(lines, dropped);
    lines = [];
  };
  const readTotals = (): void => {
    const totals = latestTotals === undefined ? undefined : parseTotals(latestTotals);
    latestTotals = undefined;
    if (totals !== undefined) onTotals?.(totals);
  };
  const finish = (outcome: Outcome, duration = performance.now() - began): void => {
    if (over) return;
    over = true;
    clearTimeout(limit);
    clearTimeout(grace);
    clearInterval(watch);
    clearInterval(reading);
    readTotals();
    if (showing !== undefined) show();
    program.port1.close();
    heart.port1.close();
    frame.remove();
    settle({ outcome: grace === undefined ? outcome : 'stopped', duration });
  };
  const receive = (message: FromWorker): void => {
    if (message.type === 'end') {
      finish(message.ending, message.at);
      return;
    }
    if (message.type === 'began') {
      // Only once, or a program could put off its deadline for ever.
      if (hasBegun) return;
      hasBegun = true;
      began = performance.now();
      clearTimeout(limit);
      limit = setTimeout(() => finish('deadline'), deadline);
      onBegan?.(message.memory);
      return;
    }
    if (message.type === 'trace') {
      const events = message.events.slice(0, roomForTrace);
      roomForTrace -= events.length;
      onTrace?.(events);
      return;
    }
    if (message.type === 'totals') {
      latestTotals = message.totals;
      return;
    }
    const taken = message.lines.slice(0, room);
    room -= taken.length;
    lines.push(...taken);
    dropped = message.dropped + message.lines.length - taken.length;
    if (performance.now() - lastShown >= LINES_MS) show();
    else showing ??= setTimeout(show, LINES_MS);
  };

  // The watchdog is here, not in the frame: a flood of messages delays the frame's timers for ever.
  let limit = setTimeout(() => finish(hasBegun ? 'deadline' : 'crashed'), preparation ?? deadline);
  const watch = setInterval(() => {
    if (performance.now() - lastBeat > HEARTBEAT_LOST_MS) finish('crashed');
  }, 500);
  const reading = setInterval(readTotals, TOTALS_MS);
  program.port1.onmessage = ({ data }) => {
    const message = parseFromWorker(data);
    if (message !== undefined && !over) receive(message);
  };
  heart.port1.onmessage = ({ data }) => {
    lastBeat = performance.now();
    if (data === 'failed') finish('crashed');
  };
  program.port1.postMessage(start);

  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('allow', 'cross-origin-isolated');
  frame.setAttribute('aria-hidden', 'true');
  frame.title = 'sandbox';
  frame.tabIndex = -1;
  frame.hidden = true;
  frame.srcdoc = frameHtml();
  // Whatever the frame loads next is not ours: only the first document gets the program.
  frame.addEventListener(
    'load',
    () => frame.contentWindow?.postMessage(worker, '*', [program.port2, heart.port2]),
    { once: true },
  );
  document.body.append(frame);

  const kill = (): void => finish('stopped');
  const interrupt = (): void => {
    program.port1.postMessage({ type: 'interrupt' } satisfies ToWorker);
    heart.port1.postMessage('interrupt');
    grace = setTimeout(kill, GRACE_MS);
  };
  return { result, stop: () => (grace === undefined ? interrupt() : kill()), kill };
}
