import { SHARE } from '../shared/share.ts';
import { BytesOut } from './bytes-out.ts';
import { type Writer, writeOf } from './objects.ts';
import { TAG } from './tags.ts';
import { uncloneable } from './uncloneable.ts';

/** A third of how deep the smallest stack goes that decodes it: what arrives must not be lost there. */
const MOST_DEPTH = 500;

/** Values as bytes: what structured cloning takes, as it takes it. */
class Encoder implements Writer {
  readonly out = new BytesOut();
  #root: unknown;
  #seen: Map<object, number> | undefined;
  #objects = 0;
  #depth = 0;

  encode(value: unknown): BytesOut {
    this.out.reset();
    this.#root = value;
    this.#objects = this.#depth = 0;
    try {
      this.value(value);
      return this.out;
    } finally {
      this.#root = this.#seen = undefined;
    }
  }

  value(value: unknown): void {
    switch (typeof value) {
      case 'undefined':
        this.out.byte(TAG.undefined);
        break;
      case 'boolean':
        this.out.byte(value ? TAG.true : TAG.false);
        break;
      case 'number':
        this.#number(value);
        break;
      case 'bigint':
        this.out.byte(value < 0n ? TAG.negativeBigint : TAG.positiveBigint);
        this.text((value < 0n ? -value : value).toString(16));
        break;
      case 'string':
        this.text(value);
        break;
      case 'object':
        if (value === null) this.out.byte(TAG.null);
        else if (!this.#cameBefore(value)) this.#object(value);
        break;
      default:
        throw uncloneable(value, this.#root);
    }
  }

  text(text: string): void {
    this.out.text(text, TAG.ascii, TAG.wide);
  }

  #number(value: number): void {
    if ((value | 0) === value && !Object.is(value, -0)) {
      this.out.byte(TAG.int);
      this.out.int(value);
    } else {
      this.out.byte(TAG.float);
      this.out.float(value);
    }
  }

  #object(value: object): void {
    const write = SHARE in value ? undefined : writeOf(value);
    if (write === undefined) throw uncloneable(value, this.#root);
    this.#depth += 1;
    if (this.#depth > MOST_DEPTH) {
      throw new RangeError(
        `Put something flatter: the item is nested more than ${MOST_DEPTH} deep`,
      );
    }
    write(this, value as never);
    this.#depth -= 1;
  }

  // Most items are one object with nothing but plain values in it: those need no table.
  #cameBefore(value: object): boolean {
    const number = this.#objects;
    if (number === 1) this.#seen = new Map([[this.#root as object, 0]]);
    const before = this.#seen?.get(value);
    if (before !== undefined) {
      this.out.byte(TAG.again);
      this.out.count(before);
      return true;
    }
    this.#seen?.set(value, number);
    this.#objects += 1;
    return false;
  }
}

let idle: Encoder | undefined;

/**
 * A value as bytes. They hold until the next value is encoded; a `copy()` of them longer.
 *
 * @throws DOMException named `DataCloneError` for what cannot be cloned, as functions; RangeError for
 *   what is nested too deep.
 * @internal
 */
export function encode(value: unknown): BytesOut {
  // A getter in the value may encode another one meanwhile.
  const encoder = idle ?? new Encoder();
  idle = undefined;
  try {
    return encoder.encode(value);
  } finally {
    idle = encoder;
  }
}
