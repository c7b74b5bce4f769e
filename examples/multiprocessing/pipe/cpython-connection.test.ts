import { describe, expect, it, vi } from 'vitest';
import {
  BrokenPipeError,
  BufferTooShort,
  EOFError,
  Pipe,
  Process,
  Semaphore,
  wait,
  type Connection,
} from '../index.ts';

vi.setConfig({ testTimeout: 30_000 });

const SOON = 150;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function timed<T>(waiting: Promise<T>): Promise<{ result: T; ms: number }> {
  const start = performance.now();
  const result = await waiting;
  return { result, ms: performance.now() - start };
}

async function echo(conn: Connection): Promise<void> {
  for (;;) {
    const message = await conn.recvBytes();
    if (message.length === 0) break;
    await conn.sendBytes(message);
  }
  conn.close();
}

describe('CPython _test_multiprocessing._TestConnection', () => {
  it('test_connection', async () => {
    const [conn, childConn] = Pipe();
    const p = new Process({
      target: async (c: Connection) => {
        await c.send(await c.recv());
        for (;;) {
          const message = await c.recvBytes();
          if (message.length === 0) break;
          await c.sendBytes(message);
        }
        c.close();
      },
      args: [childConn],
      daemon: true,
    });
    p.start();
    const seq = [1, 2.25, null];
    await conn.send(seq);
    expect(await conn.recv()).toEqual(seq);
    const msg = bytes('hello world');
    await conn.sendBytes(msg);
    expect(await conn.recvBytes()).toEqual(msg);
    await conn.sendBytes(bytes('hello world'.repeat(10)));
    await expect(conn.recvBytes(40)).rejects.toBeInstanceOf(BufferTooShort);
    for (const timeout of [0, -1]) {
      const { result, ms } = await timed(conn.poll(timeout));
      expect(result).toBe(false);
      expect(ms).toBeLessThan(SOON);
    }
    const { result, ms } = await timed(conn.poll(80));
    expect(result).toBe(false);
    expect(ms).toBeGreaterThan(75);
    await conn.sendBytes(msg);
    expect(await conn.poll(20_000)).toBe(true);
    expect(await conn.recvBytes()).toEqual(msg);
    const big = new Uint8Array(1 << 24).fill(88);
    await conn.sendBytes(big);
    expect((await conn.recvBytes()).length).toBe(big.length);
    await conn.sendBytes(new Uint8Array());
    childConn.close();
    expect(conn.readable).toBe(true);
    expect(conn.writable).toBe(true);
    await expect(conn.recv()).rejects.toBeInstanceOf(EOFError);
    await expect(conn.recvBytes()).rejects.toBeInstanceOf(EOFError);
    await expect(conn.send(1)).rejects.toBeInstanceOf(BrokenPipeError);
    await p.join();
  });

  it('test_duplex_false', async () => {
    const [reader, writer] = Pipe(false);
    await writer.send(1);
    expect(await reader.recv()).toBe(1);
    expect([reader.readable, reader.writable]).toEqual([true, false]);
    expect([writer.readable, writer.writable]).toEqual([false, true]);
    await expect(reader.send(2)).rejects.toThrow('Use the other end for send()');
    await expect(writer.recv()).rejects.toThrow('Use the other end for recv()');
    await expect(writer.poll()).rejects.toThrow('Use the other end for poll()');
  });

  it('test_spawn_close', async () => {
    const [conn, childConn] = Pipe();
    const p = new Process({ target: echo, args: [childConn], daemon: true });
    p.start();
    childConn.close();
    await conn.sendBytes(bytes('hello'));
    expect(await conn.recvBytes()).toEqual(bytes('hello'));
    await conn.sendBytes(new Uint8Array());
    conn.close();
    await p.join();
    expect(p.exitcode).toBe(0);
  });

  it('test_sendbytes', async () => {
    const msg = bytes('abcdefghijklmnopqrstuvwxyz');
    const [a, b] = Pipe();
    for (const [offset, size] of [[], [5], [7, 8], [26], [26, 0]] as const) {
      await a.sendBytes(msg, offset, size);
      const end = offset === undefined || size === undefined ? undefined : offset + size;
      expect(await b.recvBytes()).toEqual(msg.slice(offset, end));
    }
    for (const [offset, size] of [[27], [22, 5], [26, 1], [-1], [4, -1]] as const) {
      await expect(a.sendBytes(msg, offset, size)).rejects.toThrow(RangeError);
    }
  });

  it('test_context', async () => {
    const [a, b] = Pipe();
    {
      using left = a;
      using right = b;
      await left.send(1729);
      expect(await right.recv()).toBe(1729);
      expect(a.closed).toBe(false);
      expect(b.closed).toBe(false);
    }
    expect(a.closed).toBe(true);
    expect(b.closed).toBe(true);
    await expect(a.recv()).rejects.toThrow('this end is closed');
    await expect(b.recv()).rejects.toThrow('this end is closed');
  });
});

describe('CPython _test_multiprocessing._TestPoll', () => {
  it('test_empty_string', async () => {
    const [a, b] = Pipe();
    expect(await a.poll()).toBe(false);
    await b.sendBytes(new Uint8Array());
    expect(await a.poll()).toBe(true);
    expect(await a.poll()).toBe(true);
  });

  it('test_strings', async () => {
    const strings = ['hello', '', 'a', 'b', '', 'bye', '', 'lop'].map(bytes);
    const [a, b] = Pipe();
    const p = new Process({
      target: async (conn: Connection, all: Uint8Array[]) => {
        for (const each of all) {
          await new Promise((done) => setTimeout(done, 10));
          await conn.sendBytes(each);
        }
        conn.close();
      },
      args: [b, strings],
    });
    p.start();
    for (const each of strings) {
      while (!(await a.poll(10)));
      expect(await a.recvBytes()).toEqual(each);
    }
    await p.join();
  });

  it('test_boundaries', async () => {
    const [r, w] = Pipe(false);
    const p = new Process({ target: (conn: Connection) => conn.poll(20_000), args: [r] });
    p.start();
    await w.sendBytes(bytes('first'));
    await w.sendBytes(bytes('second'));
    w.close();
    await p.join();
    expect(await r.recvBytes()).toEqual(bytes('first'));
  });

  it('test_dont_merge', async () => {
    const [a, b] = Pipe();
    expect(await a.poll(0)).toBe(false);
    expect(await a.poll(100)).toBe(false);
    const p = new Process({
      target: async (conn: Connection) => {
        for (const text of ['a', 'b', 'cd']) {
          await conn.sendBytes(new TextEncoder().encode(text));
        }
      },
      args: [b],
    });
    p.start();
    expect(await a.recvBytes()).toEqual(bytes('a'));
    for (const text of ['b', 'cd']) {
      expect(await a.poll(20_000)).toBe(true);
      expect(await a.poll(1000)).toBe(true);
      expect(await a.recvBytes()).toEqual(bytes(text));
    }
    await p.join();
  });
});

describe('CPython _test_multiprocessing._TestPicklingConnections', () => {
  it('test_access', async () => {
    const [conn, childConn] = Pipe();
    const p = new Process({
      target: async (c: Connection) => {
        const writer = await c.recv<Connection>();
        await writer.send('all is well');
        writer.close();
        const reader = await c.recv<Connection>();
        const text = await reader.recv<string>();
        await c.send(text.repeat(2));
        c.close();
      },
      args: [childConn],
      daemon: true,
    });
    p.start();
    childConn.close();
    const [r, w] = Pipe(false);
    await conn.send(w);
    w.close();
    expect(await r.recv()).toBe('all is well');
    await expect(r.recv()).rejects.toBeInstanceOf(EOFError);
    r.close();
    const [r2, w2] = Pipe(false);
    await conn.send(r2);
    r2.close();
    await w2.send('foobar');
    w2.close();
    expect(await conn.recv()).toBe('foobarfoobar');
    await p.join();
  });
});

describe('CPython _test_multiprocessing.TestWait', () => {
  async function all(slow: boolean): Promise<void> {
    const readers: Connection[] = [];
    const procs: Process[] = [];
    const messages: [number, number][] = [];
    for (let i = 0; i < 3; i += 1) {
      const [r, w] = Pipe(false);
      const p = new Process({
        target: async (out: Connection, pause: number, own: number) => {
          for (let n = 0; n < 10; n += 1) {
            if (pause > 0) await new Promise((done) => setTimeout(done, pause * Math.random()));
            await out.send([own, n]);
          }
          out.close();
        },
        args: [w, slow ? 50 : 0, i],
        daemon: true,
      });
      p.start();
      w.close();
      readers.push(r);
      procs.push(p);
    }
    while (readers.length > 0) {
      for (const r of await wait(readers)) {
        try {
          messages.push(await r.recv<[number, number]>());
        } catch (error) {
          expect(error).toBeInstanceOf(EOFError);
          readers.splice(readers.indexOf(r), 1);
          r.close();
        }
      }
    }
    const tens = [0, 1, 2].flatMap((i) => [...Array(10).keys()].map((n) => [i, n]));
    expect(messages.sort(([a, b], [c, d]) => a - c || b - d)).toEqual(tens);
    for (const p of procs) await p.join();
  }

  it('test_wait', () => all(false));

  it('test_wait_slow', () => all(true));

  it('test_wait_timeout', async () => {
    const [a, b] = Pipe();
    const { result, ms } = await timed(wait([a, b], { timeout: 100 }));
    expect(result).toEqual([]);
    expect(ms).toBeGreaterThan(95);
    await b.send(null);
    expect(await wait([a, b], { timeout: 20_000 })).toEqual([a]);
  });

  it('test_wait_integer: the sentinel is a promise', async () => {
    const sem = new Semaphore(0);
    const [a, b] = Pipe();
    const p = new Process({
      target: async (s: Semaphore) => {
        await s.release();
        await new Promise((done) => setTimeout(done, 200));
      },
      args: [sem],
    });
    p.start();
    expect(await sem.acquire({ timeout: 20_000 })).toBeDefined();
    expect(await wait([a, p.sentinel, b], { timeout: 20_000 })).toHaveLength(1);
    await a.send(null);
    expect((await wait([a, p.sentinel, b], { timeout: 20_000 })).includes(b)).toBe(true);
    await b.send(null);
    expect(await wait([a, p.sentinel, b], { timeout: 20_000 })).toHaveLength(3);
    p.terminate();
    await p.join();
  });

  it('test_neg_timeout', async () => {
    const [a, b] = Pipe();
    const { result, ms } = await timed(wait([a], { timeout: -1 }));
    expect(result).toEqual([]);
    expect(ms).toBeLessThan(1000);
    a.close();
    b.close();
  });
});
