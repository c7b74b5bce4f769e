import type { Reach } from '../shared/share.ts';
import { packArguments } from '../workers/arguments.ts';
import { APPLY, type CallKind } from './messages.ts';

/** Arguments, ready to be sent; what needs nothing is given back as it is. @internal */
export function packInput(input: readonly unknown[], to: Reach): readonly unknown[] {
  if (input.every(isPlain)) return input;
  return packArguments(input, to, refuseFunction) as readonly unknown[];
}

/** Puts arguments in, and says how many. @internal */
export function putInput(inputs: unknown[], input: readonly unknown[], kind: CallKind): number {
  if (kind !== APPLY) return inputs.push(input) && 1;
  for (let index = 0; index < input.length; index += 1) inputs.push(input[index]);
  return input.length;
}

function isPlain(value: unknown): boolean {
  return (typeof value !== 'object' || value === null) && typeof value !== 'function';
}

function refuseFunction(): never {
  throw new TypeError('Pass data, or a function of fromModule(): a function cannot be sent');
}
