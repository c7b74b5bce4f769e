/** How a queue keeps its items. @internal */
export interface Store<T> {
  readonly size: number;
  push(item: T): void;
  /** Takes the next item out; the store is not empty. */
  pop(): T;
  clear(): void;
}
