import { Stack } from '../../internal/stack.ts';
import { Queue } from '../queue/queue.ts';

/** A queue that gives out the newest item first. */
export class LifoQueue<T> extends Queue<T> {
  constructor(maxsize = 0) {
    super(maxsize, new Stack<T>());
  }
}
