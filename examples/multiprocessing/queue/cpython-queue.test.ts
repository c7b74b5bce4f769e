import { describe, expect, it, vi } from 'vitest';
import { Empty, Event, Full, JoinableQueue, Process, Queue, SimpleQueue } from '../index.ts';

vi.setConfig({ testTimeout: 30_000 });

async function elapsed(wait: Promise<unknown>, error: abstract new () => Error): Promise<number> {
  const start = performance.now();
  await expect(wait).rejects.toBeInstanceOf(error);
  return performance.now() - start;
}

const SOON = 150;

describe('CPython _test_multiprocessing._TestQueue', () => {
  it('test_put', async () => {
    const queue = new Queue<number>(6);
    const childCanStart = new Event();
    const parentCanContinue = new Event();
    const proc = new Process({
      target: async (q: Queue<number>, start: Event, go: Event) => {
        await start.wait();
        for (let i = 0; i < 6; i += 1) await q.get();
        await go.set();
      },
      args: [queue, childCanStart, parentCanContinue],
      daemon: true,
    });
    proc.start();
    expect(await queue.empty()).toBe(true);
    expect(await queue.full()).toBe(false);
    await queue.put(1);
    await queue.put(2, { block: true });
    await queue.put(3, { block: true, timeout: undefined });
    await queue.put(4, { block: false });
    await queue.put(5, { block: false, timeout: undefined });
    await queue.putNowait(6);
    expect(await queue.empty()).toBe(false);
    expect(await queue.full()).toBe(true);
    expect(await elapsed(queue.put(7, { block: false }), Full)).toBeLessThan(SOON);
    expect(await elapsed(queue.putNowait(7), Full)).toBeLessThan(SOON);
    expect(await elapsed(queue.put(7, { timeout: 80 }), Full)).toBeGreaterThan(75);
    expect(await elapsed(queue.put(7, { block: false, timeout: 9000 }), Full)).toBeLessThan(SOON);
    await childCanStart.set();
    await parentCanContinue.wait();
    expect(await queue.empty()).toBe(true);
    expect(await queue.full()).toBe(false);
    await proc.join();
    queue.close();
    await queue.joinThread();
  });

  it('test_get', async () => {
    const queue = new Queue<number>();
    const childCanStart = new Event();
    const parentCanContinue = new Event();
    const proc = new Process({
      target: async (q: Queue<number>, start: Event, go: Event) => {
        await start.wait();
        for (const item of [2, 3, 4, 5]) await q.put(item);
        await go.set();
      },
      args: [queue, childCanStart, parentCanContinue],
      daemon: true,
    });
    proc.start();
    expect(await queue.empty()).toBe(true);
    await childCanStart.set();
    await parentCanContinue.wait();
    expect(await queue.empty()).toBe(false);
    expect(await queue.get({ block: true, timeout: undefined })).toBe(2);
    expect(await queue.get({ block: true })).toBe(3);
    expect(await queue.get({ timeout: 1000 })).toBe(4);
    expect(await queue.getNowait()).toBe(5);
    expect(await queue.empty()).toBe(true);
    expect(await elapsed(queue.get({ block: false }), Empty)).toBeLessThan(SOON);
    expect(await elapsed(queue.getNowait(), Empty)).toBeLessThan(SOON);
    expect(await elapsed(queue.get({ timeout: 80 }), Empty)).toBeGreaterThan(75);
    expect(await elapsed(queue.get({ block: false, timeout: 9000 }), Empty)).toBeLessThan(SOON);
    await proc.join();
  });

  it('test_fork', async () => {
    const queue = new Queue<number>();
    for (let i = 0; i < 10; i += 1) await queue.put(i);
    const p = new Process({
      target: async (q: Queue<number>) => {
        for (let i = 10; i < 20; i += 1) await q.put(i);
      },
      args: [queue],
      daemon: true,
    });
    p.start();
    for (let i = 0; i < 20; i += 1) expect(await queue.get()).toBe(i);
    await expect(queue.get({ block: false })).rejects.toBeInstanceOf(Empty);
    await p.join();
  });

  it('test_qsize', async () => {
    const q = new Queue<number>();
    expect(await q.qsize()).toBe(0);
    await q.put(1);
    expect(await q.qsize()).toBe(1);
    await q.put(5);
    expect(await q.qsize()).toBe(2);
    await q.get();
    expect(await q.qsize()).toBe(1);
    await q.get();
    expect(await q.qsize()).toBe(0);
  });

  it('test_task_done', async () => {
    const queue = new JoinableQueue<number | null>();
    const workers = Array.from(
      { length: 4 },
      () =>
        new Process({
          target: async (q: JoinableQueue<number | null>) => {
            while ((await q.get()) !== null) {
              await new Promise((done) => setTimeout(done, 10));
              await q.taskDone();
            }
          },
          args: [queue],
          daemon: true,
        }),
    );
    for (const p of workers) p.start();
    for (let i = 0; i < 10; i += 1) await queue.put(i);
    await queue.join();
    expect(await queue.empty()).toBe(true);
    await Promise.all(workers.map(() => queue.put(null)));
    for (const p of workers) await p.join();
  });

  it('test_no_import_lock_contention', async () => {
    const index = new URL('../index.ts', import.meta.url).href;
    const text = `
      import { Queue } from ${JSON.stringify(index)};
      const q = new Queue();
      await q.put('knock knock');
      export const heard = await q.get({ timeout: 3000 });
      q.close();`;
    const { Worker } = await import('node:worker_threads');
    const program = `data:text/javascript,${encodeURIComponent(text)}`;
    const worker = new Worker(
      `import(${JSON.stringify(program)}).then((m) =>
        require('node:worker_threads').parentPort.postMessage(m.heard));`,
      { eval: true },
    );
    expect(await new Promise((resolve) => worker.once('message', resolve))).toBe('knock knock');
  });

  it('test_timeout', async () => {
    const q = new Queue<number>();
    const start = performance.now();
    await expect(q.get({ block: true, timeout: 200 })).rejects.toBeInstanceOf(Empty);
    expect(performance.now() - start).toBeGreaterThanOrEqual(199);
  });

  it('test_queue_feeder_donot_stop_onexc', async () => {
    const unclonable = (): undefined => undefined;
    const q = new Queue<unknown>();
    await expect(q.put(unclonable)).rejects.toThrow('could not be cloned');
    await q.put(true);
    expect(await q.get({ timeout: 1000 })).toBe(true);

    const small = new Queue<unknown>(1);
    await expect(small.put(unclonable)).rejects.toThrow('could not be cloned');
    await small.put(true);
    expect(await small.qsize()).toBe(1);
    expect(await small.get({ timeout: 1000 })).toBe(true);
    expect(await small.empty()).toBe(true);
  });

  it('test_queue_feeder_on_queue_feeder_error: differs – put() itself reports it', async () => {
    const q = new Queue<unknown>();
    const reported: unknown[] = [];
    await q.put({ deep: [() => 1] }).catch((error: unknown) => reported.push(error));
    await q.put(true);
    expect(await q.get({ timeout: 1000 })).toBe(true);
    expect(reported).toHaveLength(1);
  });

  it('test_closed_queue_empty_exceptions: differs – a closed queue still tells its size', async () => {
    for (const q of [new Queue<string>(), new JoinableQueue<string>()]) {
      q.close();
      await q.joinThread();
      expect(await q.empty()).toBe(true);
    }
    for (const q of [new Queue<string>(), new JoinableQueue<string>()]) {
      await q.put('foo');
      q.close();
      await q.joinThread();
      expect(await q.empty()).toBe(false);
    }
  });

  it('test_closed_queue_put_get_exceptions', async () => {
    for (const q of [new Queue<string>(), new JoinableQueue<string>()]) {
      q.close();
      await expect(q.put('foo')).rejects.toThrow(RangeError);
      await expect(q.get()).rejects.toThrow(/is closed/);
    }
  });
});

describe('CPython _test_multiprocessing.TestSimpleQueue', () => {
  it('test_empty_exceptions', async () => {
    const q = new SimpleQueue<string>();
    q.close();
    await expect(q.empty()).rejects.toThrow(/is closed/);
  });

  it('test_empty', async () => {
    const queue = new SimpleQueue<boolean>();
    const childCanStart = new Event();
    const parentCanContinue = new Event();
    const proc = new Process({
      target: async (q: SimpleQueue<boolean>, start: Event, go: Event) => {
        await start.wait();
        try {
          await q.put(await q.empty());
          await q.put(await q.empty());
        } finally {
          await go.set();
        }
      },
      args: [queue, childCanStart, parentCanContinue],
      daemon: true,
    });
    proc.start();
    expect(await queue.empty()).toBe(true);
    await childCanStart.set();
    await parentCanContinue.wait();
    expect(await queue.empty()).toBe(false);
    expect(await queue.get()).toBe(true);
    expect(await queue.get()).toBe(false);
    expect(await queue.empty()).toBe(true);
    await proc.join();
  });

  it('test_close', () => {
    const queue = new SimpleQueue<string>();
    queue.close();
    queue.close();
  });
});
