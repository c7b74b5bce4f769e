import { decode } from '../codec/decoder.ts';
import { encode } from '../codec/encoder.ts';
import { type Item, SHORT } from './record.ts';

/**
 * A value as it goes into a record, which later changes of the value do not reach.
 *
 * @throws DOMException named `DataCloneError` for what cannot be cloned.
 * @internal
 */
export function itemOf(value: unknown): Item {
  switch (typeof value) {
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    case 'string':
      return value.length <= SHORT ? value : encode(value);
    default:
      return value === null ? value : encode(value);
  }
}

/** @internal */
export function valueOf(item: Item): unknown {
  return item instanceof Uint8Array ? decode(item) : item;
}
