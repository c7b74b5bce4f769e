import { builtin } from '../builtin.ts';

interface Output {
  readonly writableLength: number;
  write(text: string, done: () => void): void;
}

/**
 * What a worker of Node's prints goes through its owner: waits until it is there, so that it comes
 * before the worker's answer. Nothing to wait for is `undefined`.
 *
 * @internal
 */
export function flushed(): Promise<unknown> | undefined {
  if (builtin('node:worker_threads') === undefined) return undefined;
  const { process } = globalThis as unknown as { process: { stdout: Output; stderr: Output } };
  const { stdout, stderr } = process;
  if (stdout.writableLength + stderr.writableLength === 0) return undefined;
  return Promise.all([drained(stdout), drained(stderr)]);
}

function drained(output: Output): Promise<void> {
  return new Promise((done) => output.write('', done));
}
