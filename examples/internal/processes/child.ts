/** What a process does that was started by another one. */
import { builtin } from '../builtin.ts';
import { resolveTarget } from '../workers/evaluate.ts';
import { loadKinds, revive } from '../workers/kinds.ts';
import { onMessage, postToOwner } from '../workers/receiver.ts';
import { SystemExit } from '../../multiprocessing/errors.ts';
import { whenReleased } from '../workers/thread-scope.ts';
import { flushTrace, trace, traceThread } from '../workers/tracing.ts';
import { becomeProcess, leaveFamily } from './family.ts';
import { type Mail, POST } from './letter.ts';
import type { End, Start } from './messages.ts';
import { ownBroker } from './own.ts';
import { ownTree } from './tree.ts';

interface NodeProcess {
  send(message: object, done: () => void): boolean;
  exit(code: number): never;
  exitCode?: number | string | null;
  readonly stdout: Output | undefined;
  readonly stderr: Output | undefined;
}

interface Output {
  readonly writable: boolean;
  write(text: string, done: () => void): void;
}

onMessage<Mail>(POST, (mail) => ownBroker.post.receive(mail, ownTree.parent!));

onMessage<Start>('process:start', (start) => {
  becomeProcess(start.own, start.parent);
  void run(start);
});

async function run({ own, target, args, traced }: Start): Promise<void> {
  if (traced) await trace(true);
  traceThread('start');
  let exitCode: number | undefined;
  try {
    if (target !== undefined) {
      await loadKinds(args);
      const body = await resolveTarget(target);
      await body(...(revive(args) as never[]));
    }
  } catch (error) {
    exitCode = 1;
    if (error instanceof SystemExit) {
      exitCode = error.code;
      if (error.isPrinted) console.error(error.message);
    } else {
      console.error(`Process ${own.name}:`, error);
    }
  }
  await new Promise<void>(whenReleased);
  await leaveFamily();
  traceThread('done', exitCode === undefined || exitCode === 0 ? 'finished' : 'failed');
  flushTrace();
  await end(exitCode);
}

// Channels are emptied in the order in which they were filled, so the last message is sent when all are.
async function end(code: number | undefined): Promise<void> {
  const node = builtin('node:process') as NodeProcess | undefined;
  const exitCode = code ?? Number(node?.exitCode ?? 0);
  const last: End = { type: 'process:end', exitCode };
  if (node === undefined) {
    postToOwner(last);
    return;
  }
  await Promise.all([flushed(node.stdout), flushed(node.stderr)]);
  node.send(last, () => node.exit(exitCode));
}

// The program may have taken or closed it.
function flushed(output: Output | undefined): Promise<void> | undefined {
  if (output?.writable !== true) return undefined;
  return new Promise((done) => output.write('', done));
}
