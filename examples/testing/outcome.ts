/** Watches a promise without waiting for it. */
export class Outcome {
  state: 'pending' | 'resolved' | 'rejected' = 'pending';
  value: unknown;

  constructor(promise: PromiseLike<unknown>, onSettled?: (outcome: Outcome) => void) {
    promise.then(
      (value) => this.#settle('resolved', value, onSettled),
      (reason: unknown) => this.#settle('rejected', reason, onSettled),
    );
  }

  #settle(
    state: 'resolved' | 'rejected',
    value: unknown,
    onSettled?: (outcome: Outcome) => void,
  ): void {
    this.state = state;
    this.value = value;
    onSettled?.(this);
  }
}
