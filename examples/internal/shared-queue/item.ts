import { BytesOut } from '../codec/bytes-out.ts';
import { decode } from '../codec/decoder.ts';
import { encode } from '../codec/encoder.ts';
import { Encoded, type Item, SHORT } from './record.ts';

/**
 * A value as it goes into a record, which later changes of the value do not reach. It holds until
 * there is the next one; see `kept()`.
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

/** An item that may wait for its record. @internal */
export function kept(item: Item): Item {
  return item instanceof BytesOut ? item.copy() : item;
}

/** What a record held: what was too large to decode in its place is decoded now. @internal */
export function valueOf(read: unknown): unknown {
  return read instanceof Encoded ? decode(read.bytes) : read;
}
