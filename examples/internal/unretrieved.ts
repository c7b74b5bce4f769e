import { callExceptionHandler } from './exception-handler.ts';

interface Failure {
  readonly message: string;
  readonly error: unknown;
}

interface Process {
  on?: (event: 'exit', listener: () => void) => unknown;
}

function readStack(error: unknown): unknown {
  return (error as { stack?: unknown } | null | undefined)?.stack;
}

function tell({ message, error }: Failure): void {
  callExceptionHandler({ message, exception: error });
}

const failures = new Set<Failure>();
const watched = new WeakMap<object, Failure>();
let registry: FinalizationRegistry<Failure> | undefined;

function open(): FinalizationRegistry<Failure> {
  const { process } = globalThis as { process?: Process };
  process?.on?.('exit', () => failures.forEach(tell));
  return new FinalizationRegistry((failure) => {
    failures.delete(failure);
    tell(failure);
  });
}

/**
 * Reports the failure when the future is collected, or the program ends, and nobody has asked for
 * it.
 *
 * @internal
 */
export function watchFailure(future: object, message: string, error: unknown): void {
  // V8 formats a stack when it is first read, and until then it keeps the receivers of all frames
  // alive: the task is one of them, and would never become garbage.
  readStack(error);
  const failure = { message, error };
  failures.add(failure);
  watched.set(future, failure);
  (registry ??= open()).register(future, failure, future);
}

/** Somebody has asked for the failure. @internal */
export function forgetFailure(future: object): void {
  const failure = watched.get(future);
  if (failure === undefined) return;
  watched.delete(future);
  failures.delete(failure);
  registry?.unregister(future);
}
