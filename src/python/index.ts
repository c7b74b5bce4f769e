import files from '@generated/bingfa-pyodide/default/files.json';
import { DEADLINE_MS } from '@site/src/live';
import { type Run, type RunOptions, run } from '@site/src/live/sandbox';
import { load } from './load.ts';
import type { StartPython } from './protocol.ts';

/** Python starts in two seconds; on a slow phone it takes much longer. */
const PREPARATION_MS = 60_000;

/** Python as it is when it has started, which takes most of a first run's time. */
let memory: Uint8Array<ArrayBuffer> | undefined;

interface PythonRun extends Pick<RunOptions, 'onLines'> {
  readonly source: string;
  /** What the reader calls it; tracebacks name it. */
  readonly file: string;
  readonly baseUrl: string;
  /** How much of Python has arrived: from 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** The program's first line is next. */
  readonly onBegan: () => void;
}

/** Loads Python and runs a program; rejects when Python does not load. */
export async function runPython(options: PythonRun): Promise<Run> {
  const { source, file, baseUrl, onProgress, onBegan, onLines } = options;
  const { worker, ...parts } = await load(baseUrl, onProgress);
  const start: StartPython = { type: 'start', source, file, lock: files.lock, memory, ...parts };
  return run({
    worker: new TextDecoder().decode(worker),
    start,
    deadline: DEADLINE_MS,
    preparation: PREPARATION_MS,
    onBegan(its) {
      memory ??= its;
      onBegan();
    },
    onLines,
  });
}
