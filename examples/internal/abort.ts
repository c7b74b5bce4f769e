/** Told when a signal aborts. @internal */
export interface AbortListener {
  handleEvent(): void;
}

/** @internal */
export function onAbort(signal: AbortSignal, listener: AbortListener): void {
  signal.addEventListener('abort', listener as unknown as EventListener);
}

/** @internal */
export function forgetAbort(signal: AbortSignal, listener: AbortListener): void {
  signal.removeEventListener('abort', listener as unknown as EventListener);
}

/**
 * The rejection that a wait must answer with before it starts, if any: the signal was aborted
 * already, or is no AbortSignal.
 *
 * @internal
 */
export function refusal(signal: AbortSignal | undefined): Promise<never> | undefined {
  if (signal === undefined) return undefined;
  if (typeof (signal as { aborted?: unknown } | null)?.aborted !== 'boolean') {
    return Promise.reject(
      new TypeError(`Pass an AbortSignal as "signal": received ${String(signal)}`),
    );
  }
  return signal.aborted ? Promise.reject(signal.reason) : undefined;
}
