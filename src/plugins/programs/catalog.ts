import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { type ProgramSettings, readProgramSettings } from '../program-settings.ts';
import { type Recording, hashOf, readRecording } from '../recording.ts';

export interface SourceFile {
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly source: string;
}

/** The files of one program: `asyncio/lock/demo` is demo.py, demo.out and demo.ts. */
export interface ProgramFiles {
  readonly id: string;
  readonly python: SourceFile | undefined;
  readonly typescript: SourceFile | undefined;
  readonly recording: Recording | undefined;
  /** Why the two outputs may differ; from `program.json`. */
  readonly parity: ProgramSettings['parity'];
}

export type Catalog = ReadonlyMap<string, ProgramFiles>;

/** Reads every program below `examples/`: the library's own classes and tests are not programs. */
export function readCatalog(examples: string): Catalog {
  const files = new Set(
    globSync('*/*/*.{py,ts,out}', {
      cwd: examples,
      ignore: [
        'dist/**',
        'node_modules/**',
        '**/*.test.ts',
        'internal/**',
        'testing/**',
        'trace/**',
      ],
    }),
  );
  const ids = new Set([...files].map((file) => file.replace(/\.\w+$/, '')));
  const catalog = new Map<string, ProgramFiles>();
  for (const id of [...ids].sort()) {
    const program = readProgram(examples, id, files);
    if (!isLibrary(program)) catalog.set(id, program);
  }
  return catalog;
}

// `asyncio/lock/lock.ts` is the class. A program exports nothing.
function isLibrary({ id, python, typescript }: ProgramFiles): boolean {
  if (python !== undefined || typescript === undefined) return false;
  return basename(id) === basename(dirname(id)) || /^export (?!\{\s*\})/m.test(typescript.source);
}

function readProgram(examples: string, id: string, files: ReadonlySet<string>): ProgramFiles {
  const read = (extension: string): SourceFile | undefined => {
    if (!files.has(id + extension)) return undefined;
    const path = join(examples, id + extension);
    return { file: basename(path), path, source: readFileSync(path, 'utf8') };
  };
  const python = read('.py');
  return {
    id,
    python,
    typescript: read('.ts'),
    recording: python && readFreshRecording(join(examples, `${id}.out`), id, python.source),
    parity: readProgramSettings(join(examples, dirname(id)))[basename(id)]?.parity,
  };
}

function readFreshRecording(file: string, id: string, source: string): Recording | undefined {
  if (!existsSync(file)) return undefined;
  const recording = readRecording(file);
  if (recording.sha256 !== hashOf(source)) {
    throw new Error(
      `Record ${id}.py again: it changed since; run npm run record -- ${dirname(id)}`,
    );
  }
  return recording;
}
