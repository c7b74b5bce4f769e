import fc from 'fast-check';

/** What one random program does: the move, which of several it concerns, and the microtasks after it. */
export type Step = readonly [move: string, which: number, pause: number];

/**
 * A primitive under test, what a simple model knows about it, and the moves that a program can make.
 * A world throws as soon as what it sees cannot be.
 */
export interface World {
  readonly moves: Readonly<Record<string, (which: number) => void>>;
  /** Checks what must hold when nothing more can happen by itself. */
  checkAtRest(): void;
  /** Brings everything to an end and checks that nothing is left. */
  end(): Promise<void>;
}

/** A property that random programs are tried on. */
export interface Race {
  readonly name: string;
  readonly property: fc.IAsyncProperty<[number, Step[]]>;
}

/** Awaiting it takes one microtask. */
export const microtask = Promise.resolve();

/** Lets everything run that can run. */
export function rest(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

// Most of what goes wrong goes wrong between moves that follow at once.
const pauses = [0, 0, 0, 0, 1, 1, 2, 3, 4];

/** Makes a property: `size` is 1 to 3, for what a world wants to vary. */
export function race(name: string, make: (size: number) => World): Race {
  const move = fc.constantFrom('rest', ...Object.keys(make(1).moves));
  const pause = fc.constantFrom(...pauses);
  const step = fc.tuple(move, fc.nat({ max: 11 }), pause);
  const steps = fc.array(step, { minLength: 1, maxLength: 24, size: 'max' });
  const property = fc.asyncProperty(
    fc.integer({ min: 1, max: 3 }),
    steps,
    async (size, program) => {
      const world = make(size);
      for (const [name, which, pause] of program) {
        if (name === 'rest') {
          await rest();
          world.checkAtRest();
        } else {
          world.moves[name]?.(which);
          // Not in a function of its own: its await would be a microtask more.
          for (let passed = 0; passed < pause; passed += 1) await microtask;
        }
      }
      await rest();
      world.checkAtRest();
      await world.end();
    },
  );
  return { name, property };
}
