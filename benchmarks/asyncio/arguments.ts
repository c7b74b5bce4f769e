import { parseArgs } from 'node:util';

export interface Arguments {
  /** Where the results go as JSON. */
  readonly json: string | undefined;
  /** Writes the results that the site shows. */
  readonly publish: boolean;
  /** The parts to run; all when empty. */
  readonly only: readonly string[];
  readonly processes: number;
  readonly rounds: number;
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new RangeError(`Pass a whole number >= 1 as --${name}: received ${text}`);
  }
  return value;
}

/** @throws Error when an option is unknown or a part does not exist. */
export function parseArguments(argv: readonly string[], known: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      json: { type: 'string' },
      publish: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      processes: { type: 'string' },
      rounds: { type: 'string' },
    },
  });
  for (const row of values.only) {
    if (!known.includes(row)) {
      throw new Error(`Pass one of ${known.join(', ')} as --only: received ${row}`);
    }
  }
  if (values.publish && values.quick) {
    throw new Error('Publish whole runs: leave out --quick');
  }
  return {
    json: values.json,
    publish: values.publish,
    only: values.only,
    processes: positive('processes', values.processes ?? (values.quick ? '2' : '5')),
    rounds: positive('rounds', values.rounds ?? (values.quick ? '3' : '7')),
  };
}
