import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { FOLLOWING } from '../../live/instrument.ts';
import { resolveReferences } from '../../live/modules.ts';
import type { TraceRow } from '../../live/trace.ts';
import type { CompiledLibrary } from '../programs/compile.ts';

const LIMIT_MS = 30_000;

export interface RecorderData {
  /** Where the program is, with the modules that it imports beside it. */
  readonly path: string;
  readonly file: string;
  readonly code: string;
}

/** The trace of a run and how it ended. */
export interface Recorded {
  readonly ending: 'done' | 'error' | 'deadlock';
  readonly rows: readonly TraceRow[];
}

/** Runs programs as the page does, the same compiled code with the same library, but in Node. */
export class Recorder {
  readonly #recorder: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'bingfa-timelines-'));

  /** @param recorder - The file of the thread that runs a program. */
  constructor(recorder: string, { texts }: CompiledLibrary) {
    this.#recorder = recorder;
    for (const [name, text] of Object.entries(texts)) this.#write(`${name}.mjs`, text);
    this.#write(
      `${FOLLOWING}.mjs`,
      `import*as t from"./trace.mjs";const c=globalThis[Symbol.for('bingfa.following')];` +
        'c.begin(t);export const{root,enter,leave,back,next,again,given,exit}=c;',
    );
  }

  /** Runs a compiled program. */
  async record(id: string, file: string, code: string): Promise<Recorded> {
    const start = `import"${this.#urlOf(FOLLOWING)}";`;
    const path = this.#write(`${id}.mjs`, start + code);
    const worker = new Worker(this.#recorder, {
      workerData: { path, file, code } satisfies RecorderData,
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
    writeFileSync(
      path,
      resolveReferences(code, (module) => this.#urlOf(module)),
    );
    return path;
  }

  #urlOf(module: string): string {
    return pathToFileURL(join(this.#folder, `${module}.mjs`)).href;
  }
}
