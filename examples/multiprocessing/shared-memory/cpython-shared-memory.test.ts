import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findPython } from '../../../scripts/python.ts';
import { fromModule, Pipe, Process, SharedMemory } from '../index.ts';

vi.setConfig({ testTimeout: 30_000 });

const helpers = new URL('../../testing/processes.ts', import.meta.url);
type Helpers = typeof import('../../testing/processes.ts');

const blocks: SharedMemory[] = [];
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (block: SharedMemory, length: number): string =>
  new TextDecoder().decode(block.read(0, length));

function create(size: number, name?: string): SharedMemory {
  const block = new SharedMemory({ create: true, size, name });
  blocks.push(block);
  return block;
}

afterEach(() => {
  for (const block of blocks.splice(0)) {
    try {
      block.close();
      block.unlink();
    } catch {
      // The test has done so.
    }
  }
});

describe('CPython _test_multiprocessing._TestSharedMemory', () => {
  it('test_shared_memory_name_with_embedded_null', () => {
    const name = `test01_null${process.pid}`;
    create(512, name);
    expect(() => new SharedMemory({ name: `${name}\0a` })).toThrow(RangeError);
  });

  it('test_shared_memory_basics', () => {
    const name = `test01_tsmb${process.pid}`;
    const sms = create(512, name);
    expect(sms.name).toBe(name);
    expect(sms.size).toBeGreaterThanOrEqual(512);
    expect(sms.read().length).toBe(sms.size);
    sms.write(Uint8Array.of(42));
    expect(sms.read(0, 1)[0]).toBe(42);
    const also = new SharedMemory({ name });
    expect(also.read(0, 1)[0]).toBe(42);
    also.close();
    const same = new SharedMemory({ name, size: 20 * sms.size });
    expect(same.size).toBeLessThan(20 * sms.size);
    same.close();
    expect(() => new SharedMemory({ create: true, size: -2 })).toThrow(RangeError);
    expect(() => new SharedMemory({ create: false })).toThrow(RangeError);
    const uno = create(5000, `test01_dblunlink${process.pid}`);
    const duo = new SharedMemory({ name: uno.name });
    duo.unlink();
    duo.close();
    uno.close();
    expect(() => uno.unlink()).toThrow('ENOENT');
    expect(() => new SharedMemory({ name, create: true, size: 512 })).toThrow('is there already');
    expect(() => new SharedMemory({ name: 'test01_notthere' })).toThrow('there is none named');
    sms.close();
    expect(() => sms.read()).toThrow('it is closed here');
  });

  it('test_invalid_shared_memory_creation', () => {
    expect(() => new SharedMemory({ create: true, size: -1 })).toThrow(RangeError);
    expect(() => new SharedMemory({ create: true, size: 0 })).toThrow(RangeError);
    expect(() => new SharedMemory({ create: true })).toThrow(RangeError);
  });

  it('test_shared_memory_pickle_unpickle', async () => {
    const sms = create(512);
    sms.write(bytes('pickle'));
    const [a, b] = Pipe();
    await a.send(sms);
    const sms2 = await b.recv<SharedMemory>();
    expect(sms2).toBeInstanceOf(SharedMemory);
    expect(sms2).not.toBe(sms);
    expect(sms2.name).toBe(sms.name);
    expect(textOf(sms2, 6)).toBe('pickle');
    sms.write(bytes('newval'));
    expect(textOf(sms2, 6)).toBe('newval');
    sms2.write(bytes('oldval'));
    expect(textOf(sms, 6)).toBe('oldval');
    sms2.close();
  });

  it('test_shared_memory_pickle_unpickle_dead_object', async () => {
    const sms = create(512);
    const [a, b] = Pipe();
    await a.send(sms);
    sms.close();
    sms.unlink();
    await expect(b.recv()).rejects.toThrow('there is none named');
  });

  it('test_shared_memory_across_processes', async () => {
    const sms = create(512);
    for (const [text, what] of [
      ['howdy', sms.name],
      ['HELLO', sms],
    ] as const) {
      const p = new Process({
        target: fromModule<Helpers['attachAndWrite']>(helpers, 'attachAndWrite'),
        args: [what, bytes(text)],
        daemon: true,
      });
      p.start();
      await p.join();
      expect(textOf(sms, 5)).toBe(text);
    }
    sms.close();
  });
});

const python = findPython();
const isPosix = existsSync('/dev/shm');

describe.skipIf(python === undefined || !isPosix)('shared memory of a Python program', () => {
  const run = (code: string, ...args: string[]) =>
    promisify(execFile)(python!.command, ['-c', code, ...args]);

  it('is opened here by its name, and the other way round', async () => {
    const sms = create(16);
    sms.write(bytes('from here'));
    const { stdout } = await run(
      `import sys
from multiprocessing.shared_memory import SharedMemory
block = SharedMemory(sys.argv[1], track=False)
print(block.size, bytes(block.buf[:9]).decode())
block.buf[:11] = b"from Python"
block.close()`,
      sms.name,
    );
    expect(stdout.trim()).toBe('16 from here');
    expect(textOf(sms, 11)).toBe('from Python');
  });

  it('is opened here by the name that Python gave it', async () => {
    const child = spawn(python!.command, [
      '-c',
      `from multiprocessing.shared_memory import SharedMemory
block = SharedMemory(create=True, size=8)
block.buf[:3] = b"tea"
print(block.name, flush=True)
input()
print(bytes(block.buf[:3]).decode())
block.close()
block.unlink()`,
    ]);
    const lines = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
    const name = String((await lines.next()).value).trim();
    const block = new SharedMemory({ name });
    expect(textOf(block, 3)).toBe('tea');
    block.write(bytes('TEA'));
    block.close();
    child.stdin.end('\n');
    expect(String((await lines.next()).value).trim()).toBe('TEA');
  });
});
