import { Backlog } from './backlog.ts';
import { Costs } from './costs.ts';
import type { Hand } from './hand.ts';
import type { Job } from './job.ts';

/**
 * Shares out the jobs that wait: to each worker in turn, as many as there is room for by what calls of
 * their functions have taken.
 *
 * @internal
 */
export class Dealer {
  readonly backlog = new Backlog();
  readonly costs = new Costs();

  /**
   * Gives what waits to the workers.
   *
   * @returns Whether one of them is still free because what it was given could not be sent.
   */
  deal(hands: Iterable<Hand>): boolean {
    // Who has nothing to do comes first.
    return give(this.#shares([...hands].sort((a, b) => a.size - b.size)));
  }

  /**
   * Takes from who has most, when somebody has nothing.
   *
   * @returns As `deal()`.
   */
  spread(hands: Iterable<Hand>): boolean {
    const idle: Hand[] = [];
    let busiest: Hand | undefined;
    for (const hand of hands) {
      if (hand.isFree) idle.push(hand);
      else if (hand.size > (busiest?.size ?? 1)) busiest = hand;
    }
    if (idle.length === 0 || busiest === undefined) return false;
    this.backlog.unshift(busiest.takeBack(Math.ceil(busiest.size / 2)));
    return give(this.#shares(idle));
  }

  /** Deals jobs out, one to each worker in turn, while there is room. */
  #shares(hands: readonly Hand[]): Map<Hand, Job[]> {
    const shares = new Map<Hand, Job[]>();
    let open = hands;
    while (open.length > 0) {
      const still: Hand[] = [];
      for (const hand of open) {
        const job = this.backlog.peek();
        if (job === undefined) return shares;
        const share = shares.get(hand);
        job.ms = this.costs.of(job.task.number);
        if (!hand.hasRoom(job.ms, share)) continue;
        this.backlog.pop();
        if (share === undefined) shares.set(hand, [job]);
        else share.push(job);
        still.push(hand);
      }
      open = still;
    }
    return shares;
  }
}

function give(shares: Map<Hand, Job[]>): boolean {
  let isFree = false;
  for (const [hand, jobs] of shares) {
    hand.give(jobs);
    isFree ||= hand.size === 0;
  }
  return isFree;
}
