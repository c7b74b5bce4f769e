/** What processes of the tests run, by reference. */
import {
  Event,
  fromModule,
  Process,
  SharedMemory,
  SystemExit,
  type Connection,
} from '../multiprocessing/index.ts';
import { Thread } from '../threading/index.ts';

export function exit(reason: unknown): never {
  throw new SystemExit(reason);
}

export async function recurse(wconn: Connection, id: number[]): Promise<void> {
  await wconn.send(id);
  if (id.length >= 2) return;
  for (let next = 0; next < 2; next += 1) {
    const target = fromModule<typeof recurse>(import.meta.url, 'recurse');
    const p = new Process({ target, args: [wconn, [...id, next]] });
    p.start();
    await p.join();
  }
}

export async function startGrandchild(wconn: Connection): Promise<void> {
  const p = new Process({
    target: () => new Promise(() => undefined),
  });
  p.start();
  await wconn.send(p.pid);
  await new Promise(() => undefined);
}

export function startThread(event: Event): void {
  new Thread({
    target: async (evt: Event) => {
      await new Promise((done) => setTimeout(done, 300));
      await evt.set();
    },
    args: [event],
  }).start();
}

export function attachAndWrite(block: string | SharedMemory, data: Uint8Array): void {
  const local = typeof block === 'string' ? new SharedMemory({ name: block }) : block;
  local.write(data);
  local.close();
}

/** An object that lives in the process which runs this. */
export async function makeEvent(conn: Connection): Promise<void> {
  await conn.send(new Event());
  await new Promise(() => undefined);
}

/** Starts another process and returns while that one goes on. */
export function startAndReturn(conn: Connection): void {
  new Process({
    target: async (c: Connection) => {
      await c.send('begun');
      await c.send(await c.recv());
    },
    args: [conn],
  }).start();
}
