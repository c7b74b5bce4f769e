import { builtin } from '../../builtin.ts';
import { sharedMemory } from '../../shared/memory.ts';
import { allocate, openFile } from './arena.ts';
import { files } from './files.ts';

/** Where a block of memory is, as it travels. @internal */
export type BlockState =
  | { readonly path: string; readonly offset: number; readonly size: number }
  | { readonly memory: SharedArrayBuffer };

/**
 * Memory that processes share: a page's workers as such; processes of Node, which cannot map files
 * into memory, as a file in memory that is read and written at a position. One number is never torn.
 *
 * @internal
 */
export interface Block {
  readonly state: BlockState;
  read(offset: number, into: Uint8Array): void;
  write(offset: number, bytes: Uint8Array): void;
}

class FileBlock implements Block {
  readonly state: Extract<BlockState, { path: string }>;
  readonly #file: number;

  constructor(state: Extract<BlockState, { path: string }>) {
    this.state = state;
    this.#file = openFile(state.path);
  }

  read(offset: number, into: Uint8Array): void {
    files().readSync(this.#file, into, 0, into.length, this.state.offset + offset);
  }

  write(offset: number, bytes: Uint8Array): void {
    files().writeSync(this.#file, bytes, 0, bytes.length, this.state.offset + offset);
  }
}

class BufferBlock implements Block {
  readonly state: Extract<BlockState, { memory: SharedArrayBuffer }>;
  readonly #bytes: Uint8Array;

  constructor(state: Extract<BlockState, { memory: SharedArrayBuffer }>) {
    this.state = state;
    this.#bytes = new Uint8Array(state.memory);
  }

  read(offset: number, into: Uint8Array): void {
    into.set(this.#bytes.subarray(offset, offset + into.length));
  }

  write(offset: number, bytes: Uint8Array): void {
    this.#bytes.set(bytes, offset);
  }
}

/** Memory of that size, all zero. @internal */
export function newBlock(size: number): Block {
  if (builtin('node:fs') === undefined) return blockOf({ memory: sharedMemory(size) });
  return blockOf({ ...allocate(size), size });
}

/** The memory that another process has made. @internal */
export function blockOf(state: BlockState): Block {
  return 'memory' in state ? new BufferBlock(state) : new FileBlock(state);
}
