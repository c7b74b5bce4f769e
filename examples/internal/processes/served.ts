import type { Ending } from './letter.ts';
import type { Request } from './request.ts';

/** An object on the side of the process that made it. @internal */
export interface Served {
  /** Answers the request, now or later. What it throws is the answer, too. */
  call(request: Request, method: string, args: readonly unknown[]): void;
  /** A process that may have used it has ended, and all below it. */
  ended?(ending: Ending): void;
}

/** @internal */
export function unknownMethod(method: string): never {
  throw new TypeError(`Use the same version of bingfa in all processes: there is no ${method}()`);
}
