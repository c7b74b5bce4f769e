/** The worker of a thread has ended before the function returned. @internal */
export class ThreadExit extends Error {
  readonly exitCode: number | undefined;

  constructor(exitCode: number | undefined) {
    super(`Let the function return: its thread ended with exit code ${exitCode}`);
    this.exitCode = exitCode;
  }
}
