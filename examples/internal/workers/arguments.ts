import { pack, SHARE, type Reach, type Shareable, type Shared } from '../shared/share.ts';
import { referenceOf } from './from-module.ts';
import type { Self } from './messages.ts';
import type { AnyFunction } from './target.ts';

/** What the worker makes a caller of. @internal */
export const CALLBACK = 'workers.Callback';

/** What the worker imports. @internal */
export const REFERENCE = 'workers.Reference';

/**
 * Makes arguments ready to be sent. A function among them stays here, and the worker gets a way to
 * call it; one of a module goes by reference, one of the library's is there already.
 *
 * @param keep - Keeps a function and gives its number.
 * @param isInput - Whether all of it is of use there: a field may be for its owner only.
 * @internal
 */
export function packArguments(
  args: readonly unknown[],
  to: Reach,
  keep: (callback: AnyFunction) => number,
  isInput = true,
): unknown {
  const some = args.some((arg) => typeof arg === 'function');
  if (!some) return pack(args, to, isInput);
  return pack(
    args.map((arg) => (typeof arg === 'function' ? ofFunction(arg as AnyFunction, keep) : arg)),
    to,
    isInput,
  );
}

/** Makes an object whose method a thread runs ready to be sent, with its public fields. @internal */
export function packSelf(object: object, to: Reach, keep: (callback: AnyFunction) => number): Self {
  const values = [object, ...(Object.values(object) as unknown[])];
  return { names: Object.keys(object), values: packArguments(values, to, keep, false) };
}

function ofFunction(body: AnyFunction, keep: (callback: AnyFunction) => number): Shareable {
  if (SHARE in body) return standing((body as unknown as Shareable)[SHARE]());
  const reference = referenceOf(body);
  if (reference !== undefined) return standing(shared(REFERENCE, reference));
  return standing(shared(CALLBACK, keep(body)));
}

function shared(kind: Shared['kind'], state: unknown): Shared {
  return { kind, reach: 'processes', state };
}

function standing(what: Shared): Shareable {
  return { [SHARE]: () => what };
}
