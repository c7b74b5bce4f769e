import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as Processes from '../../testing/processes.ts';
import { findPython } from '../../../scripts/python.ts';
import {
  fromModule,
  Pipe,
  Process,
  ShareableList,
  SharedMemory,
  type ShareableItem,
  type ShareableListOptions,
} from '../index.ts';

vi.setConfig({ testTimeout: 30_000 });

const helpers = new URL('../../testing/processes.ts', import.meta.url);
type Helpers = typeof Processes;

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

  function list(items?: Iterable<ShareableItem>, options?: ShareableListOptions): ShareableList {
    const sl = new ShareableList(items, options);
    blocks.push(sl.shm);
    return sl;
  }

  it('test_shared_memory_ShareableList_basics: differs – the room of text counts bytes, not characters', () => {
    const items = ['howdy', bytes('HoWdY'), -273.154, 100, null, true, 42];
    const sl = list(items);
    expect(() => sl.at(7)).toThrow(RangeError);
    expect(() => sl.set(7, 2)).toThrow(RangeError);
    const { format } = sl;
    sl.set(0, 'howdy');
    expect(sl.format).toBe(format);
    expect(sl.format).toBe('8s8sdqxxxxxx?xxxxxxxx?q');
    expect(sl.length).toBe(7);
    expect(() => sl.index('100')).toThrow(RangeError);
    expect(sl.index(100)).toBe(3);
    expect(sl.at(0)).toBe('howdy');
    expect(sl.at(-2)).toBe(true);
    expect([...sl]).toEqual(items);
    sl.set(3, 42);
    expect(sl.at(3)).toBe(42);
    sl.set(4, 'some');
    expect(sl.at(4)).toBe('some');
    expect(sl.format).toBe('8s8sdq8sxxxxxxx?q');
    expect(() => sl.set(4, 'far too many')).toThrow(RangeError);
    expect(sl.at(4)).toBe('some');
    sl.set(0, 'encodés');
    expect(sl.at(0)).toBe('encodés');
    expect(sl.at(1)).toEqual(bytes('HoWdY'));
    expect(() => sl.set(0, 'encodées')).toThrow(RangeError);
    expect(() => sl.set(1, bytes('123456789'))).toThrow(RangeError);
    expect(sl.at(1)).toEqual(bytes('HoWdY'));
    expect(sl.count(42)).toBe(2);
    expect(sl.count(bytes('HoWdY'))).toBe(1);
    expect(sl.count(bytes('adios'))).toBe(0);

    const name = `test03_duplicate${process.pid}`;
    const copy = list(sl, { name });
    expect(copy.shm.name).toBe(name);
    expect([...copy]).toEqual([...sl]);
    expect(copy.format).toBe(`16s${sl.format.slice(2)}`);
    copy.set(-1, 77);
    expect(copy.at(-1)).toBe(77);
    expect(sl.at(-1)).not.toBe(77);

    const tethered = new ShareableList(undefined, { name: sl.shm.name });
    expect(tethered.shm.name).toBe(sl.shm.name);
    tethered.set(-1, 880);
    expect(sl.at(-1)).toBe(880);
    tethered.shm.close();

    const empty = list();
    expect(empty.length).toBe(0);
    expect(empty.format).toBe('');
    expect(empty.count('any')).toBe(0);
    expect(() => empty.index(null)).toThrow(RangeError);
  });

  it('test_shared_memory_ShareableList_pickling', async () => {
    const sl = list(Array(10).keys());
    const [a, b] = Pipe();
    await a.send(sl);
    const other = await b.recv<ShareableList>();
    expect(other).toBeInstanceOf(ShareableList);
    expect(other.at(-1)).toBe(9);
    expect(other).not.toBe(sl);
    other.set(4, 'changed');
    expect(sl.at(4)).toBe('changed');
    sl.set(3, 'newvalue');
    expect(other.at(3)).toBe('newvalue');
    other.shm.close();
  });

  it('test_shared_memory_ShareableList_pickling_dead_object', async () => {
    const sl = list(Array(10).keys());
    const [a, b] = Pipe();
    await a.send(sl);
    sl.shm.close();
    sl.shm.unlink();
    await expect(b.recv()).rejects.toThrow('there is none named');
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

  it('is the same list', async () => {
    const items = ['茶', 2.5, 7, 2n ** 60n, true, null, bytes('rice')];
    const sl = new ShareableList(items);
    blocks.push(sl.shm);
    const { stdout } = await run(
      `import sys
from multiprocessing.shared_memory import ShareableList, SharedMemory
import multiprocessing.shared_memory as module
module.SharedMemory = lambda name: SharedMemory(name, track=False)
items = ShareableList(name=sys.argv[1])
print(ascii(list(items)), items.format)
items[0] = "tea"
items[5] = -1.5
items.shm.close()`,
      sl.shm.name,
    );
    const format = '8sdqqxxxxxxx?xxxxxx?x8s';
    expect(stdout.trim()).toBe(
      `['\\u8336', 2.5, 7, 1152921504606846976, True, None, b'rice'] ${format}`,
    );
    expect(sl.at(0)).toBe('tea');
    expect(sl.at(5)).toBe(-1.5);
  });
});
