import type { Level } from '../protocol.ts';
import { native } from './natives.ts';

/** A line as `console.log` makes it of its arguments. */
export function format(args: readonly unknown[], show: (value: unknown) => string): string {
  const [first, ...rest] = args;
  let text: string;
  if (typeof first === 'string') {
    text = first.replace(/%[sdifjoOc%]/g, (directive) => {
      if (directive === '%%') return args.length > 1 ? '%' : directive;
      return rest.length === 0 ? directive : substitute(directive, rest.shift(), show);
    });
  } else {
    text = args.length === 0 ? '' : show(first);
  }
  return [text, ...rest.map((value) => (typeof value === 'string' ? value : show(value)))].join(
    ' ',
  );
}

function substitute(directive: string, value: unknown, show: (value: unknown) => string): string {
  switch (directive) {
    case '%c':
      return '';
    case '%s':
      return typeof value === 'string' ? value : show(value);
    case '%d':
    case '%f':
      return typeof value === 'object' || typeof value === 'symbol' ? 'NaN' : String(Number(value));
    case '%i':
      return typeof value === 'object' || typeof value === 'symbol'
        ? 'NaN'
        : String(Math.trunc(Number(value)));
    default:
      return show(value);
  }
}

interface Sink {
  readonly full: boolean;
  drop(): void;
  write(level: Level, text: string): void;
}

/** Replaces the worker's console: what the program prints becomes text here, never leaves as it is. */
export function installConsole(
  sink: Sink,
  show: (value: unknown, maxDepth?: number) => string,
  now: () => number = native.now,
): void {
  let indent = '';
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  const print = (level: Level, args: readonly unknown[]): void => {
    if (sink.full) {
      sink.drop();
      return;
    }
    write(
      level,
      format(args, (value) => show(value)),
    );
  };
  const write = (level: Level, text: string): void => {
    sink.write(level, indent === '' ? text : indent + text.replace(/\n/g, `\n${indent}`));
  };
  const at =
    (level: Level) =>
    (...args: unknown[]) =>
      print(level, args);
  const elapsed = (label: string): string =>
    `${label}: ${(now() - (timers.get(label) ?? now())).toFixed(3)}ms`;
  const group = (...args: unknown[]): void => {
    if (args.length > 0) print('log', args);
    indent += '  ';
  };
  Object.assign(console, {
    log: at('log'),
    debug: at('log'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    trace: at('error'),
    table: at('log'),
    dirxml: at('log'),
    dir: (value: unknown, options?: unknown) => {
      if (sink.full) sink.drop();
      else write('log', show(value, depthIn(options)));
    },
    assert: (condition?: unknown, ...args: unknown[]) => {
      if (condition) return;
      const [first, ...rest] = args;
      print(
        'error',
        args.length === 0
          ? ['Assertion failed']
          : typeof first === 'string'
            ? [`Assertion failed: ${first}`, ...rest]
            : ['Assertion failed', ...args],
      );
    },
    count: (label = 'default') => {
      const count = (counts.get(label) ?? 0) + 1;
      counts.set(label, count);
      print('log', [`${label}: ${count}`]);
    },
    countReset: (label = 'default') => counts.delete(label),
    time: (label = 'default') => timers.set(label, now()),
    timeLog: (label = 'default', ...args: unknown[]) => print('log', [elapsed(label), ...args]),
    timeEnd: (label = 'default') => {
      print('log', [elapsed(label)]);
      timers.delete(label);
    },
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(2);
    },
    clear: () => undefined,
  });
}

/** The `depth` of `console.dir()`: null is all of it. */
function depthIn(options: unknown): number | undefined {
  const depth: unknown =
    typeof options === 'object' && options !== null
      ? Object.getOwnPropertyDescriptor(options, 'depth')?.value
      : undefined;
  return depth === null ? Infinity : typeof depth === 'number' ? depth : undefined;
}
