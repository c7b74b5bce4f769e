import { builtin } from '../../internal/builtin.ts';
import { checkCount } from '../../internal/check.ts';
import { files, memoryFolder, newSuffix } from '../../internal/processes/memory/files.ts';
import { sharedMemory } from '../../internal/shared/memory.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';

/** How to get at shared memory. */
export interface SharedMemoryOptions {
  /** The name of what is there, or of what is to be made; if left out, a new one. */
  name?: string | undefined;
  /** Makes it instead of opening what is there. */
  create?: boolean | undefined;
  /** How many bytes to make. */
  size?: number | undefined;
}

interface State {
  readonly name: string;
  readonly buffer: SharedArrayBuffer | undefined;
}

/**
 * A block of memory with a name, by which any process of the machine can open it.
 *
 * - **Under Linux it is the same as Python's**: a Python program opens by its name what was made
 *   here, and the other way round.
 * - **It outlives its processes** until one of them calls `unlink()`.
 * - **Nothing is locked**: use a lock where several write.
 * - **Differs from Python**: `read()` and `write()` instead of `buf`, for Node.js cannot map memory.
 *   In a browser names mean nothing: pass the object itself to the other process. Nobody unlinks
 *   for you; Python's resource tracker does, at the end of the program.
 *
 * @example
 * ```ts
 * import { SharedMemory } from 'bingfa/multiprocessing';
 *
 * const block = new SharedMemory({ create: true, size: 16 });
 * block.write(new TextEncoder().encode('tea'), 4);
 * console.log(new TextDecoder().decode(block.read(4, 3))); // tea
 * block.close();
 * block.unlink();
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.shared_memory.html#multiprocessing.shared_memory.SharedMemory
 */
export class SharedMemory {
  readonly #name: string;
  readonly #size: number;
  #file: number | undefined;
  #bytes: Uint8Array | undefined;

  /**
   * Makes a block, or opens one.
   *
   * @throws Error when there is none of that name (Python: `FileNotFoundError`), or already one
   *   (`FileExistsError`); RangeError when the size is not a whole number of at least 1, or the name
   *   one that no block can have (`ValueError`).
   */
  constructor(options: SharedMemoryOptions);
  /** @internal */
  constructor(options: SharedMemoryOptions, buffer: SharedArrayBuffer | undefined);
  constructor({ name, create = false, size = 0 }: SharedMemoryOptions, buffer?: SharedArrayBuffer) {
    if (create) checkCount('size', size, 1);
    else if (name === undefined) throw new RangeError('Pass the name of the block to open');
    if (name !== undefined) checkName(name);
    this.#name = name ?? `bingfa_${newSuffix()}`;
    if (builtin('node:fs') === undefined) {
      if (!create && buffer === undefined) {
        throw new Error(
          `Pass the block itself, not "${this.#name}": a browser has no names for it`,
        );
      }
      this.#bytes = new Uint8Array(buffer ?? sharedMemory(size));
      this.#size = this.#bytes.length;
    } else {
      this.#file = open(this.#name, create);
      if (create) files().ftruncateSync(this.#file, size);
      this.#size = files().fstatSync(this.#file).size;
    }
  }

  /**
   * The name by which others open it.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.shared_memory.html#multiprocessing.shared_memory.SharedMemory.name
   */
  get name(): string {
    return this.#name;
  }

  /**
   * How many bytes it has; it may be more than were asked for.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.shared_memory.html#multiprocessing.shared_memory.SharedMemory.size
   */
  get size(): number {
    return this.#size;
  }

  /**
   * A copy of bytes, from `offset` on: all of them, or `length`.
   *
   * @throws RangeError when they are not all there; Error when the block is closed here.
   * @see https://docs.python.org/3.13/library/multiprocessing.shared_memory.html#multiprocessing.shared_memory.SharedMemory.buf
   */
  read(offset = 0, length = this.#size - offset): Uint8Array {
    this.#check(offset, length);
    const bytes = new Uint8Array(length);
    if (this.#file === undefined) bytes.set(this.#bytes!.subarray(offset, offset + length));
    else files().readSync(this.#file, bytes, 0, length, offset);
    return bytes;
  }

  /**
   * Writes bytes from `offset` on.
   *
   * @throws RangeError when there is no room for them; Error when the block is closed here.
   * @see https://docs.python.org/3.13/library/multiprocessing.shared_memory.html#multiprocessing.shared_memory.SharedMemory.buf
   */
  write(bytes: Uint8Array, offset = 0): void {
    this.#check(offset, bytes.length);
    if (this.#file === undefined) this.#bytes!.set(bytes, offset);
    else files().writeSync(this.#file, bytes, 0, bytes.length, offset);
  }

  /**
   * Gives up this process's way to the block, which stays.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.shared_memory.html#multiprocessing.shared_memory.SharedMemory.close
   */
  close(): void {
    if (this.#file !== undefined) files().closeSync(this.#file);
    this.#file = this.#bytes = undefined;
  }

  /**
   * Takes the block's name away; its memory is freed once all processes have closed it.
   *
   * @throws Error when there is none of that name any more (Python: `FileNotFoundError`).
   * @see https://docs.python.org/3.13/library/multiprocessing.shared_memory.html#multiprocessing.shared_memory.SharedMemory.unlink
   */
  unlink(): void {
    if (builtin('node:fs') !== undefined) files().unlinkSync(pathOf(this.#name));
  }

  /** @internal */
  [SHARE](): Shared {
    const buffer = this.#bytes?.buffer as SharedArrayBuffer | undefined;
    const state: State = { name: this.#name, buffer };
    return { kind: 'multiprocessing.SharedMemory', reach: 'processes', state };
  }

  /** @internal */
  static [REVIVE](state: unknown): SharedMemory {
    const { name, buffer } = state as State;
    return new SharedMemory({ name }, buffer);
  }

  #check(offset: number, length: number): void {
    if (this.#file === undefined && this.#bytes === undefined) {
      throw new Error('Use the block before closing it: it is closed here');
    }
    checkCount('offset', offset, 0);
    checkCount('length', length, 0);
    if (offset + length <= this.#size) return;
    throw new RangeError(`Stay within ${this.#size} bytes: received ${length} from ${offset} on`);
  }
}

function checkName(name: string): void {
  if (/^[^\0/]+$/.test(name) && name !== '.' && name !== '..') return;
  throw new RangeError(`Pass a name without "/": received ${JSON.stringify(name)}`);
}

// The folder is what POSIX shared memory is under Linux; elsewhere Python's cannot be reached so.
function pathOf(name: string): string {
  const folder = memoryFolder();
  return folder === '/dev/shm' ? `${folder}/${name}` : `${folder}/bingfa-shm-${name}`;
}

function open(name: string, create: boolean): number {
  try {
    return files().openSync(pathOf(name), create ? 'wx+' : 'r+', 0o600);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EEXIST') {
      throw new Error(`Open the block without create: "${name}" is there already`, {
        cause: error,
      });
    }
    if (code === 'ENOENT') {
      throw new Error(`Create the block first: there is none named "${name}"`, { cause: error });
    }
    throw error;
  }
}
