import { join } from 'node:path';
import { readCatalog } from '../programs/catalog.ts';
import { compileLibrary, compileProgram, compileScript } from '../programs/compile.ts';
import { LIBRARY_ENTRIES } from '../programs/names.ts';
import { type Recorded, Recorder } from './record.ts';
import { needsRealTime } from './timelines.ts';

export interface RealProgram {
  readonly id: string;
  readonly file: string;
  readonly source: string;
  readonly code: string;
}

/** Runs the programs of `examples/` that have threads, processes or messages, with real ones. */
export class RealRuns {
  readonly programs: readonly RealProgram[];
  readonly #recorder: Recorder;

  private constructor(programs: readonly RealProgram[], recorder: Recorder) {
    this.programs = programs;
    this.#recorder = recorder;
  }

  static async open(root: string): Promise<RealRuns> {
    const examples = join(root, 'examples');
    const library = await compileLibrary(examples, LIBRARY_ENTRIES);
    const thread = await compileScript(join(root, 'src/live/worker/thread.ts'), 'thread.js');
    const programs: RealProgram[] = [];
    for (const { id, typescript } of readCatalog(examples).values()) {
      if (typescript === undefined) continue;
      const { file, source } = typescript;
      const code = await compileProgram(source, file);
      if (code !== undefined && needsRealTime(code)) programs.push({ id, file, source, code });
    }
    const recorder = join(root, 'src/plugins/timelines/recorder.ts');
    return new RealRuns(programs, new Recorder(recorder, library, thread.code));
  }

  record({ id, file, code }: RealProgram): Promise<Recorded> {
    return this.#recorder.record(id, file, code, 'real');
  }

  close(): void {
    this.#recorder.close();
  }
}
