import { files, memoryFolder, newSuffix } from './files.ts';

/** One file for all the small things of a process, since each file takes a number of the system's. */
interface Arena {
  readonly path: string;
  readonly file: number;
  size: number;
  used: number;
}

const PREFIX = 'bingfa-';
const STEP = 1 << 16;
const HOUR = 3_600_000;

let arena: Arena | undefined;
const opened = new Map<string, number>();

interface Process {
  readonly pid: number;
  kill(pid: number, signal: 0): void;
  on(event: 'exit', listener: () => void): void;
}

function ownProcess(): Process {
  return (globalThis as unknown as { process: Process }).process;
}

function makeArena(): Arena {
  sweep();
  const path = `${memoryFolder()}/${PREFIX}${ownProcess().pid}-${newSuffix()}`;
  const file = files().openSync(path, 'wx+', 0o600);
  // Linux lets others open the file of a process that lives, so that it needs no name, and nothing
  // is left when the process is killed.
  const unnamed = `/proc/${ownProcess().pid}/fd/${file}`;
  if (files().existsSync(unnamed)) {
    files().unlinkSync(path);
    opened.set(unnamed, file);
    return { path: unnamed, file, size: 0, used: 0 };
  }
  opened.set(path, file);
  ownProcess().on('exit', () => files().unlinkSync(path));
  return { path, file, size: 0, used: 0 };
}

// Processes that were killed could not take their files away. That a number is nobody's here need
// not mean that it is nobody's elsewhere, hence the hour.
function sweep(): void {
  const fs = files();
  const folder = memoryFolder();
  for (const name of fs.readdirSync(folder)) {
    const pid = Number(/^bingfa-(\d+)-/.exec(name)?.[1]);
    if (!Number.isSafeInteger(pid) || isRunning(pid)) continue;
    const path = `${folder}/${name}`;
    try {
      if (fs.statSync(path).mtimeMs < Date.now() - HOUR) fs.unlinkSync(path);
    } catch {
      // Another process was faster, or it is another user's.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    ownProcess().kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code !== 'ESRCH';
  }
}

/** Takes memory of that size, all zero, for as long as the process runs. @internal */
export function allocate(size: number): { path: string; offset: number } {
  arena ??= makeArena();
  const offset = arena.used;
  arena.used = offset + Math.ceil(size / 8) * 8;
  if (arena.used > arena.size) {
    arena.size = Math.ceil(arena.used / STEP) * STEP;
    files().ftruncateSync(arena.file, arena.size);
  }
  return { path: arena.path, offset };
}

/** The file that another process has made. @internal */
export function openFile(path: string): number {
  let file = opened.get(path);
  if (file === undefined) {
    try {
      file = files().openSync(path, 'r+');
    } catch (error) {
      const hint = 'Keep the process running in which the memory was made';
      throw new Error(`${hint}: there is no ${path}`, { cause: error });
    }
    opened.set(path, file);
  }
  return file;
}
