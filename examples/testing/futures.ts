import { Future } from '../futures/future/future.ts';

/** A future in each of CPython's states. */
export function futuresInAllStates() {
  const [pending, running, cancelled, notified, failed, succeeded] = Array.from(
    { length: 6 },
    () => new Future<number>(),
  ) as [
    Future<number>,
    Future<number>,
    Future<number>,
    Future<number>,
    Future<number>,
    Future<number>,
  ];
  running.setRunningOrNotifyCancel();
  cancelled.cancel();
  notified.cancel();
  notified.setRunningOrNotifyCancel();
  failed.setException(new RangeError('failed'));
  succeeded.setResult(42);
  return { pending, running, cancelled, notified, failed, succeeded };
}
