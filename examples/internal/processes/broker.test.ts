import { describe, expect, it } from 'vitest';
import { collectUntil } from '../../testing/garbage.ts';
import { Broker } from './broker.ts';
import { Request } from './request.ts';
import { ServedEvent } from './served/event.ts';
import { ServedLock } from './served/lock.ts';
import { ServedQueue } from './served/queue.ts';
import type { Served } from './served.ts';
import { type Link, Tree } from './tree.ts';

/** A process without a system: its mail arrives a turn later, in order, as a copy. */
class Node {
  readonly tree = new Tree();
  readonly broker = new Broker(this.tree);
  isAlive = true;
  received = 0;
  #parent: Node | undefined;

  child(): Node {
    const child = new Node();
    child.#parent = this;
    const address = this.tree.newAddress();
    const up: Link = { post: (mail) => send(this, down, mail) };
    const down: Link = { post: (mail) => send(child, up, mail) };
    child.tree.join(address, up);
    this.tree.children.set(address, down);
    return child;
  }

  die(exitCode = -9): void {
    this.isAlive = false;
    this.#parent?.broker.post.childEnded(this.tree.address, 'worker', 123, exitCode);
  }

  serve(name: string, object: Served): void {
    this.broker.publish(name, object);
  }
}

function send(to: Node, from: Link, mail: object): void {
  const copy = structuredClone(mail);
  queueMicrotask(() => {
    if (!to.isAlive) return;
    to.received += 1;
    to.broker.post.receive(copy, from);
  });
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

function family() {
  const root = new Node();
  const [left, right] = [root.child(), root.child()];
  const deep = left.child();
  return { root, left, right, deep };
}

describe('the broker', () => {
  it('reaches an object from everywhere in the tree', async () => {
    const { root, left, right, deep } = family();
    expect(deep.tree.address).toBe('0.1.1');
    deep.serve('q', new ServedQueue(0));
    for (const [index, node] of [root, left, right].entries()) {
      await node.broker.ask('0.1.1', 'q', 'put', [index, true]);
    }
    expect(await right.broker.ask('0.1.1', 'q', 'qsize', [])).toBe(3);
    expect(await root.broker.ask('0.1.1', 'q', 'get', [true])).toBe(0);
  });

  it('serves those who wait in order of arrival', async () => {
    const { root, left, right, deep } = family();
    root.serve('lock', new ServedLock(false));
    const order: string[] = [];
    const acquire = (name: string, node: Node) =>
      node.broker.ask('0', 'lock', 'acquire', [true]).then(() => order.push(name));
    await acquire('left', left);
    const rest = [acquire('right', right), acquire('deep', deep)];
    await settle();
    expect(order).toEqual(['left']);
    await left.broker.ask('0', 'lock', 'release', []);
    await rest[0];
    await right.broker.ask('0', 'lock', 'release', []);
    await rest[1];
    expect(order).toEqual(['left', 'right', 'deep']);
  });

  it('aborts a wait that has not been served, and only such a one', async () => {
    const { root, left, right } = family();
    root.serve('q', new ServedQueue(0));
    const early = new AbortController();
    const gone = left.broker.ask('0', 'q', 'get', [true], { signal: early.signal });
    await settle();
    early.abort('early');
    await expect(gone).rejects.toBe('early');
    const late = new AbortController();
    const served = right.broker.ask('0', 'q', 'get', [true], { signal: late.signal });
    await settle();
    await root.broker.ask('0', 'q', 'put', ['tea', true]);
    late.abort('late');
    expect(await served).toBe('tea');
    expect(await root.broker.ask('0', 'q', 'qsize', [])).toBe(0);
  });

  it('breaks the lock of a process that is lost, for who waits and who comes', async () => {
    const { root, left, right, deep } = family();
    root.serve('lock', new ServedLock(false));
    await deep.broker.ask('0', 'lock', 'acquire', [true]);
    const waiting = right.broker.ask('0', 'lock', 'acquire', [true]);
    await settle();
    deep.die();
    const message = /^Repair .*: process 123 \(worker\) ended with exit code -9 and held it$/;
    await expect(waiting).rejects.toThrow(message);
    await expect(left.broker.ask('0', 'lock', 'acquire', [true])).rejects.toThrow(message);
    await left.broker.ask('0', 'lock', 'release', []);
    await right.broker.ask('0', 'lock', 'acquire', [true]);
  });

  it('passes on a lock whose new holder ended before it knew', async () => {
    const { root, left, right } = family();
    root.serve('lock', new ServedLock(false));
    await root.broker.ask('0', 'lock', 'acquire', [true]);
    void left.broker.ask('0', 'lock', 'acquire', [true]).catch(() => undefined);
    await settle();
    const next = right.broker.ask('0', 'lock', 'acquire', [true]);
    await settle();
    left.isAlive = false;
    await root.broker.ask('0', 'lock', 'release', []);
    await settle();
    left.die();
    expect(await next).toBeDefined();
  });

  it('takes back items that did not arrive, in their order', async () => {
    const { root, left, right } = family();
    root.serve('q', new ServedQueue(0));
    for (let count = 0; count < 2; count += 1) {
      void left.broker.ask('0', 'q', 'get', [true]).catch(() => undefined);
    }
    await settle();
    left.isAlive = false;
    for (const item of [1, 2, 3]) await root.broker.ask('0', 'q', 'put', [item, true]);
    left.die();
    for (const item of [1, 2, 3]) {
      expect(await right.broker.ask('0', 'q', 'get', [true])).toBe(item);
    }
  });

  it('says to whom it asks in vain', async () => {
    const { root, left, right, deep } = family();
    deep.serve('event', new ServedEvent());
    const waiting = right.broker.ask('0.1.1', 'event', 'wait', []);
    await settle();
    deep.die(1);
    const message = 'process 123 (worker) ended with exit code 1';
    await expect(waiting).rejects.toThrow(message);
    for (const node of [root, left, right]) {
      await expect(node.broker.ask('0.1.1', 'event', 'isSet', [])).rejects.toThrow(message);
    }
  });

  it('tells of an end only those who have had mail', async () => {
    const { root, left, right, deep } = family();
    root.serve('event', new ServedEvent());
    await right.broker.ask('0', 'event', 'isSet', []);
    await settle();
    const before = [left.received, right.received, deep.received];
    const other = root.child();
    await other.broker.ask('0', 'event', 'isSet', []);
    other.die();
    await settle();
    expect([left.received, right.received, deep.received]).toEqual([0, (before[1] ?? 0) + 1, 0]);
  });

  it('answers nobody twice when a branch is lost', async () => {
    const { root, left, deep } = family();
    root.serve('q', new ServedQueue(0));
    const waiting = deep.broker.ask('0', 'q', 'get', [true]);
    void waiting.catch(() => undefined);
    await settle();
    left.die();
    await root.broker.ask('0', 'q', 'put', ['tea', true]);
    expect(await root.broker.ask('0', 'q', 'get', [true])).toBe('tea');
  });

  it('refuses what no object has', async () => {
    const { root, left } = family();
    root.serve('event', new ServedEvent());
    await expect(left.broker.ask('0', 'event', 'jump', [])).rejects.toThrow('no jump()');
    await expect(left.broker.ask('0', 'nothing', 'set', [])).rejects.toThrow('none of that name');
  });
});

it('lets go of an item whose put is refused, aborted, or of a process that has ended', async () => {
  const queue = new ServedQueue(1);
  const ignore = () => undefined;
  const first = new Request('0', undefined, { answer: ignore, refuse: ignore, aborted: ignore });
  queue.call(first, 'put', ['first', true]);
  const items: WeakRef<object>[] = [];
  // A closure made next to the item would keep it.
  const offer = (request: Request) => {
    const item = ['item'];
    items.push(new WeakRef(item));
    queue.call(request, 'put', [item, true]);
  };
  const put = (timeout?: number) => {
    const { promise: over, resolve } = Promise.withResolvers<unknown>();
    const answering = { answer: ignore, refuse: resolve, aborted: ignore };
    const request = new Request('0.1', timeout, answering);
    offer(request);
    return { request, over };
  };
  const [refused, aborted, lost] = [put(1), put(), put()];
  await refused.over;
  aborted.request.abort();
  lost.request.drop({ address: '0.1', name: 'p', pid: 1, exitCode: 0 });
  await collectUntil(() => items.every((item) => item.deref() === undefined));
  expect(items.map((item) => item.deref())).toEqual([undefined, undefined, undefined]);
  expect([refused, aborted, lost].every(({ request }) => request.isSettled)).toBe(true);
});
