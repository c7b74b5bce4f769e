import type { Request, Row } from '../request.ts';
import { type Served, unknownMethod } from '../served.ts';

/** An event where it lives. @internal */
export class ServedEvent implements Served {
  #isSet = false;
  readonly #row: Row = new Set();

  call(request: Request, method: string): void {
    switch (method) {
      case 'isSet':
        request.answer(this.#isSet);
        return;
      case 'set':
        this.#isSet = true;
        for (const waiting of [...this.#row]) waiting.answer(true);
        request.answer();
        return;
      case 'clear':
        this.#isSet = false;
        request.answer();
        return;
      case 'wait':
        if (this.#isSet) request.answer(true);
        else request.waitIn(this.#row, { expired: () => request.answer(false) });
        return;
      default:
        unknownMethod(method);
    }
  }
}
