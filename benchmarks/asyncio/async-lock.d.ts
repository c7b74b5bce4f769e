// The package has no types of its own.
declare module 'async-lock' {
  export default class AsyncLock {
    constructor(options?: { maxPending?: number });
    acquire<T>(key: string, body: () => T | PromiseLike<T>): Promise<T>;
  }
}
