import { builtin } from '../../builtin.ts';

interface Stats {
  readonly size: number;
  readonly mtimeMs: number;
}

/** What is used of Node's `fs`. @internal */
export interface Files {
  openSync(path: string, flags: string, mode?: number): number;
  closeSync(file: number): void;
  ftruncateSync(file: number, size: number): void;
  fstatSync(file: number): Stats;
  statSync(path: string): Stats;
  existsSync(path: string): boolean;
  readdirSync(path: string): string[];
  unlinkSync(path: string): void;
  readSync(file: number, into: Uint8Array, at: number, length: number, position: number): number;
  writeSync(file: number, bytes: Uint8Array, at: number, length: number, position: number): number;
}

/** @internal */
export function files(): Files {
  return builtin('node:fs') as Files;
}

let folder: string | undefined;

/** Where files are memory: POSIX shared memory on Linux. Elsewhere, where temporary files are. @internal */
export function memoryFolder(): string {
  if (folder === undefined) {
    const os = builtin('node:os') as { tmpdir(): string };
    folder = files().existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();
  }
  return folder;
}

/** @internal */
export function newSuffix(): string {
  return Math.random().toString(36).slice(2, 10);
}
