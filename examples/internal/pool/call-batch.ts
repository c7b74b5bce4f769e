import type { Reach } from '../shared/share.ts';
import type { Target } from '../workers/target.ts';
import { packInput, putInput } from './input.ts';
import type { Job } from './job.ts';
import type { Calls, TracedCalls } from './messages.ts';

/** How many functions a worker keeps. */
const KNOWN = 4096;

/** The jobs of one message to a worker. @internal */
export class CallBatch {
  readonly jobs: Job[] = [];
  readonly #reach: Reach;
  /** The functions that the worker has, by their numbers. */
  readonly #known: Set<number>;
  readonly #targets: [number, Target][] = [];
  readonly #functions: Int32Array;
  readonly #kinds: Uint8Array;
  readonly #lengths: Int32Array;
  readonly #inputs: unknown[] = [];
  #isPacked = false;

  constructor(capacity: number, reach: Reach, known: Set<number>) {
    this.#reach = reach;
    this.#known = known;
    this.#functions = new Int32Array(capacity);
    this.#kinds = new Uint8Array(capacity);
    this.#lengths = new Int32Array(capacity);
  }

  /** @throws What cannot be sent. */
  add(job: Job): void {
    const { number, target } = job.task;
    const input = packInput(job.input, this.#reach);
    const at = this.jobs.length;
    this.#lengths[at] = putInput(this.#inputs, input, job.kind);
    this.#isPacked ||= input !== job.input;
    if (!this.#known.has(number)) {
      this.#known.add(number);
      this.#targets.push([number, target]);
    }
    this.#functions[at] = number;
    this.#kinds[at] = job.kind;
    this.jobs.push(job);
  }

  message(isTraced: boolean): Calls {
    return {
      type: 'pool:calls',
      targets: this.#targets,
      // Who was refused has left room at the end, and the worker counts calls by it.
      functions: this.#functions.subarray(0, this.jobs.length),
      kinds: this.#kinds,
      lengths: this.#lengths,
      inputs: this.#inputs,
      isPacked: this.#isPacked,
      forget: this.#known.size > KNOWN,
      traced: isTraced ? tracedCalls(this.jobs) : undefined,
    };
  }

  /** Notes that it was sent. */
  sent(): void {
    if (this.#known.size > KNOWN) this.#known.clear();
  }

  /** Notes that it was not. */
  refused(): void {
    for (const [number] of this.#targets) this.#known.delete(number);
  }
}

function tracedCalls(jobs: readonly Job[]): TracedCalls {
  return { ids: jobs.map(({ traced = 0 }) => traced), names: jobs.map(({ name }) => name) };
}
