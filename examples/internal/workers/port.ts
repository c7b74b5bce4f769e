import { builtin } from '../builtin.ts';

interface NodePort {
  on(event: 'message', listener: (message: unknown) => void): void;
  postMessage(message: unknown, transfer?: readonly unknown[]): void;
}

interface ChildProcess {
  send?(message: unknown, done: () => void): boolean;
  on(event: 'message', listener: (message: unknown) => void): void;
  on(event: 'disconnect', listener: () => void): void;
  exit(code?: number): never;
}

interface WebScope {
  onmessage: ((event: { data: unknown }) => void) | null;
  postMessage(message: unknown, transfer?: readonly unknown[]): void;
}

/** A worker's way to its owner. @internal */
export interface Port {
  post(message: unknown, transfer?: readonly unknown[]): void;
  listen(receive: (message: unknown) => void): void;
}

/** @internal */
export function ownPort(): Port {
  const threads = builtin('node:worker_threads') as { parentPort: NodePort | null } | undefined;
  const nodePort = threads?.parentPort;
  if (nodePort != null) {
    return {
      post: (message, transfer) => nodePort.postMessage(message, transfer),
      listen: (receive) => nodePort.on('message', receive),
    };
  }
  if (threads !== undefined) return processPort();
  const scope = globalThis as unknown as WebScope;
  return {
    post: (message, transfer) => scope.postMessage(message, transfer ?? []),
    listen: (receive) => {
      scope.onmessage = ({ data }) => receive(data);
    },
  };
}

function processPort(): Port {
  const child = (globalThis as unknown as { process: ChildProcess }).process;
  // Its owner is gone, and nobody wants what it does.
  child.on('disconnect', () => child.exit());
  return {
    // Whose owner has just gone hears of it by the disconnection.
    post: (message) => void child.send?.(message, () => undefined),
    listen: (receive) => child.on('message', receive),
  };
}
