import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { FOLLOWING, FOLLOWING_CALLS, UNFOLLOWED_CALLS } from '../../live/instrument.ts';
import { THREAD_ENTRY, knownUrls, resolveReferences } from '../../live/modules.ts';
import type { TraceRow } from '../../live/trace.ts';
import type { CompiledLibrary } from '../programs/compile.ts';

const LIMIT_MS = 30_000;

/** Sleeps that take no time, the same in each run; or real time, with real threads. */
export type RecorderClock = 'virtual' | 'real';

export interface RecorderData {
  /** Where the program is, with the modules that it imports beside it. */
  readonly path: string;
  readonly file: string;
  readonly code: string;
  readonly clock: RecorderClock;
  /** Where the library's modules are, by name. */
  readonly urls: Readonly<Record<string, string>>;
  /** What threads and processes run. */
  readonly entry: string;
  /** What each of them runs first. */
  readonly thread: string;
}

/** The trace of a run and how it ended. */
export interface Recorded {
  readonly ending: 'done' | 'error' | 'deadlock';
  readonly rows: readonly TraceRow[];
  /** How many events more there were, which repeated others. */
  readonly repeated?: number;
}

/** Runs programs as the page does, the same compiled code with the same library, but in Node. */
export class Recorder {
  readonly #recorder: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'bingfa-timelines-'));

  readonly #urls: Readonly<Record<string, string>>;
  readonly #entry: string;
  readonly #thread: string;

  /**
   * @param recorder - The file of the thread that runs a program.
   * @param thread - What each thread of a program runs first.
   */
  constructor(recorder: string, { texts }: CompiledLibrary, thread = '') {
    this.#recorder = recorder;
    this.#thread = thread;
    this.#urls = Object.fromEntries(Object.keys(texts).map((name) => [name, this.#urlOf(name)]));
    this.#write('urls.mjs', knownUrls(this.#urls));
    const imports = `import"./urls.mjs";import"${this.#urlOf(THREAD_ENTRY)}";`;
    this.#entry = pathToFileURL(this.#write('thread.mjs', imports)).href;
    for (const [name, text] of Object.entries(texts)) {
      this.#write(`${name}.mjs`, this.#linked(text));
    }
    this.#write(
      `${FOLLOWING}.mjs`,
      // A thread that imports the program finds nothing here, and follows nothing.
      'import*as t from"./trace.mjs";' +
        `const c=globalThis[Symbol.for('bingfa.following')]??{begin(){},...${UNFOLLOWED_CALLS}};` +
        `c.begin(t);export const{${FOLLOWING_CALLS.join()}}=c;`,
    );
  }

  /** Runs a compiled program. */
  async record(
    id: string,
    file: string,
    code: string,
    clock: RecorderClock = 'virtual',
  ): Promise<Recorded> {
    const text = this.#linked(`import"${this.#urlOf(FOLLOWING)}";${code}`);
    const path = this.#write(`${id}.mjs`, text);
    const [urls, entry, thread] = [this.#urls, this.#entry, this.#thread];
    const worker = new Worker(this.#recorder, {
      workerData: { path, file, code: text, clock, urls, entry, thread } satisfies RecorderData,
      // A program's process is its own.
      env: {},
      execArgv: ['--no-warnings'],
    });
    const limit = setTimeout(() => void worker.terminate(), LIMIT_MS);
    try {
      return await new Promise((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', () => reject(new Error(`Make ${id} end: its run gave no timeline`)));
      });
    } finally {
      clearTimeout(limit);
      await worker.terminate();
    }
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #write(name: string, code: string): string {
    const path = join(this.#folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, code);
    return path;
  }

  #linked(code: string): string {
    return resolveReferences(code, (module) => this.#urlOf(module));
  }

  #urlOf(module: string): string {
    return pathToFileURL(join(this.#folder, `${module}.mjs`)).href;
  }
}
