interface Failure {
  readonly name: string;
  readonly error: unknown;
}

function readStack(error: unknown): unknown {
  return (error as { stack?: unknown } | null | undefined)?.stack;
}

let registry: FinalizationRegistry<Failure> | undefined;

/** Reports the failure when the task is collected and nobody has asked for it. @internal */
export function watchFailure(task: object, failure: Failure): void {
  // V8 formats a stack when it is first read, and until then it keeps the receivers of all frames
  // alive: the task is one of them, and would never become garbage.
  readStack(failure.error);
  registry ??= new FinalizationRegistry(({ name, error }) => {
    console.error(`Task exception was never retrieved: ${name}`, error);
  });
  registry.register(task, failure, task);
}

/** Somebody has asked for the failure. @internal */
export function forgetFailure(task: object): void {
  registry?.unregister(task);
}
