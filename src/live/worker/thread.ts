/**
 * What every thread that a program starts runs first: what the thread prints becomes text there and
 * goes to the thread that started it, through the library, and what the library traces gets its line.
 */
import { MAX_LINES } from '../protocol.ts';
import { installConsole } from './console.ts';
import { Locations, PROGRAM } from './errors.ts';
import { inspect } from './inspect/index.ts';
import type { Level } from '../protocol.ts';
import { shallowStack } from './stack.ts';

/** What the library calls around this code. */
declare const host: (said: ThreadSaid) => void;

/** A line that a thread printed, or how many more there were. */
export type ThreadSaid =
  { readonly level: Level; readonly text: string } | { readonly dropped: number };

const DROPPED_AT_ONCE = 1000;
/** Each function of a thread may bring this code along; one of them is enough. */
const IS_INSTALLED = Symbol.for('bingfa.console');
/** Where the library asks for the line of what it traces. */
const LINE = Symbol.for('bingfa.line');
/** A program with more events than this does without. */
const MAX_STACKS = 5000;

if (!(IS_INSTALLED in globalThis)) {
  let taken = 0;
  let dropped = 0;
  let stacks = 0;
  const known = (globalThis as { [PROGRAM]?: ConstructorParameters<typeof Locations> })[PROGRAM];
  const locations = known && new Locations(...known);
  const lineNow = (): number | undefined => {
    if (locations === undefined || stacks >= MAX_STACKS) return undefined;
    stacks += 1;
    return locations.lineIn(shallowStack() ?? '');
  };
  const framesOf = (error: Error): string[] => locations?.framesOf(error) ?? [];
  Object.assign(globalThis, { [IS_INSTALLED]: true, [LINE]: lineNow });
  installConsole(
    {
      get full() {
        return taken >= MAX_LINES;
      },
      drop() {
        dropped += 1;
        if (dropped % DROPPED_AT_ONCE === 1) host({ dropped: dropped === 1 ? 1 : DROPPED_AT_ONCE });
      },
      write(level, text) {
        taken += 1;
        host({ level, text });
      },
    },
    (value, maxDepth) => inspect(value, { maxDepth, framesOf }),
  );
}
