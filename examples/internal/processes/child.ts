/** What a process does that was started by another one. */
import { builtin } from '../builtin.ts';
import { resolveTarget } from '../workers/evaluate.ts';
import { loadKinds, revive } from '../workers/kinds.ts';
import { onMessage, postToOwner } from '../workers/receiver.ts';
import { becomeProcess, leaveFamily } from './family.ts';
import { type Mail, POST } from './letter.ts';
import type { End, Start } from './messages.ts';
import { ownBroker } from './own.ts';
import { ownTree } from './tree.ts';

interface NodeProcess {
  send(message: object, done: () => void): boolean;
  exit(code: number): never;
  exitCode?: number | string | null;
  readonly stdout: Output;
  readonly stderr: Output;
}

interface Output {
  write(text: string, done: () => void): void;
}

onMessage<Mail>(POST, (mail) => ownBroker.post.receive(mail, ownTree.parent!));

onMessage<Start>('process:start', (start) => {
  becomeProcess(start.own, start.parent);
  void run(start);
});

async function run({ own, target, args }: Start): Promise<void> {
  let exitCode: number | undefined;
  try {
    if (target !== undefined) {
      await loadKinds(args);
      const body = await resolveTarget(target);
      await body(...(revive(args) as never[]));
    }
  } catch (error) {
    exitCode = codeOf(error);
    if (exitCode === undefined) {
      exitCode = 1;
      console.error(`Process ${own.name}:`, error);
    }
  }
  await leaveFamily();
  await end(exitCode);
}

function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || error.name !== 'SystemExit') return undefined;
  return (error as Error & { code?: number }).code ?? 0;
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
  const outputs = [node.stdout, node.stderr];
  await Promise.all(outputs.map((out) => new Promise<void>((done) => out.write('', done))));
  node.send(last, () => node.exit(exitCode));
}
