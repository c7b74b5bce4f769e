import { type PyodideInterface, loadPyodide } from 'pyodide';
import type { Ending } from '../../live/protocol.ts';

/** What the program's end of Python asks of the worker. */
export interface Host {
  /** Lets time pass; true when the reader pressed Stop meanwhile. */
  wait(ms: number): boolean;
  /** The program's first line is next. */
  begin(): void;
  /** Nothing can run any more: what is still printed is not the program's. */
  give_up(): void;
}

export interface Interpreter {
  readonly python: PyodideInterface;
  /** Its memory before it has run anything, from which the next one starts ten times as fast. */
  readonly memory: Uint8Array<ArrayBuffer>;
  readonly run: (source: string, file: string, host: Host) => Ending;
}

interface Page {
  run(source: string, file: string, host: Host): Ending;
}

const NAME = '_page';

/**
 * @param memory - That of an interpreter before it.
 * @param program - The source of `program.py`.
 */
export async function startInterpreter(
  config: Parameters<typeof loadPyodide>[0],
  program: string,
  memory?: Uint8Array<ArrayBuffer>,
): Promise<Interpreter> {
  const from = memory === undefined ? { _makeSnapshot: true } : { _loadSnapshot: memory };
  const python = await loadPyodide({ ...config, ...from });
  if (memory === undefined) {
    python.runPython(`import sys, types
page = sys.modules['${NAME}'] = types.ModuleType('${NAME}')
exec(compile(${JSON.stringify(program)}, '${NAME}.py', 'exec'), page.__dict__)
del page, sys, types`);
    memory = python.makeMemorySnapshot() as Uint8Array<ArrayBuffer>;
  }
  const page = python.pyimport(NAME) as Page;
  return { python, memory, run: (source, file, host) => page.run(source, file, host) };
}
