import type { RawEvents, RawWorker } from './worker.ts';

/** A host may count the workers that a program still waits for. */
interface Counted {
  ref?(): void;
  unref?(): void;
}

/** A worker of the web. @internal */
export function startWebWorker(entry: string | undefined, events: RawEvents): RawWorker {
  if (typeof Worker === 'undefined') {
    throw new Error('Run this where there are threads: this runtime has no workers');
  }
  const worker =
    entry === undefined
      ? new Worker(new URL('./entry.js', import.meta.url), { type: 'module' })
      : new Worker(entry);
  const counted = worker as Counted;
  worker.onmessage = ({ data }) => events.message(data as { type: string });
  worker.onerror = (event) => {
    event.preventDefault();
    worker.terminate();
    const error: unknown = event.error ?? new Error(event.message);
    events.end({ exitCode: 1, signal: undefined, error });
  };
  return {
    post: (message, transfer) =>
      worker.postMessage(message, [...(transfer ?? [])] as Transferable[]),
    hold(holds) {
      if (holds) counted.ref?.();
      else counted.unref?.();
    },
    kill(signal) {
      worker.terminate();
      queueMicrotask(() => events.end({ exitCode: 1, signal, error: undefined }));
    },
  };
}
