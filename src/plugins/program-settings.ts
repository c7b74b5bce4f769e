import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `program.json` says of one program, by its name without extension. */
export interface ProgramSettings {
  /** Why the program prints something else in TypeScript, or is not there; readers see it. */
  readonly parity?: { readonly zh: string; readonly en: string };
  /** Why CPython may write to stderr or fail; for those who record. */
  readonly stderr?: string;
}

/** Reads the `program.json` of a folder of `examples/`; without one, nothing is exempt. */
export function readProgramSettings(folder: string): Readonly<Record<string, ProgramSettings>> {
  const file = join(folder, 'program.json');
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, ProgramSettings>;
}
