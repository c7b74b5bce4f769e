/** Whether the thread that asks holds the lock. @internal */
export const OWNED: unique symbol = Symbol('bingfa.owned');

/** Throws a BrokenLockError if whoever holds the lock can no longer release it. @internal */
export const CHECK: unique symbol = Symbol('bingfa.check');

/** Gives a lock up for a while, however often it is held; returns what `RETAKE` must be given. @internal */
export const GIVE_UP: unique symbol = Symbol('bingfa.giveUp');

/** Waits for the lock and has it again as it was held before. @internal */
export const RETAKE: unique symbol = Symbol('bingfa.retake');
