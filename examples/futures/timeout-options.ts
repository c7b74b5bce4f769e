import type { WaitOptions } from '../asyncio/wait-options.ts';

/** What an operation that waits for futures accepts. */
export interface TimeoutOptions extends WaitOptions {
  /** How long to wait at most, in milliseconds; without limit when left out. */
  timeout?: number | undefined;
}
