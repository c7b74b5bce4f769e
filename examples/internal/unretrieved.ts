interface Failure {
  readonly name: string;
  readonly error: unknown;
}

let registry: FinalizationRegistry<Failure> | undefined;

/** Reports the failure when the task is collected and nobody has asked for it. @internal */
export function watchFailure(task: object, failure: Failure): void {
  registry ??= new FinalizationRegistry(({ name, error }) => {
    console.error(`Task exception was never retrieved: ${name}`, error);
  });
  registry.register(task, failure, task);
}

/** Somebody has asked for the failure. @internal */
export function forgetFailure(task: object): void {
  registry?.unregister(task);
}
