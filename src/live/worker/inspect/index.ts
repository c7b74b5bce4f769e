import { errorKeys, errorText } from './errors.ts';
import { hostProperties } from './hosts.ts';
import { MAX_ITEMS, layOut } from './layout.ts';
import { isIndex, nextItem, take, withMore } from './lists.ts';
import { className, functionText, prefix } from './names.ts';
import { bytesOf, primitiveOf, sizeOf } from './natives.ts';
import { keyText, quote, quoteWithin } from './strings.ts';

const MAX_DEPTH = 2;
// A value may be a whole heap: no more of it than this is looked at.
const MAX_NODES = 5000;
const MAX_KEYS = 1000;

export interface InspectOptions {
  readonly maxDepth?: number | undefined;
  /** The lines of the program that an error came through. */
  readonly framesOf?: (error: Error) => readonly string[];
  /** The value is an error that nobody caught. */
  readonly isUncaught?: boolean;
}

/** The text a console shows for a value. Runs no getter and no `toString`, and never throws. */
export function inspect(value: unknown, options: InspectOptions = {}): string {
  return new Inspection(options).show(value, 0);
}

interface Parts {
  readonly open: string;
  readonly items: readonly string[];
  readonly list?: ArrayLike<unknown>;
}

class Inspection {
  readonly #options: InspectOptions;
  readonly #maxDepth: number;
  readonly #ancestors: object[] = [];
  readonly #circular = new Map<object, number>();
  #nodes = 0;
  #indent = 0;
  /** The level of the object that was begun last. */
  #level = 0;

  constructor(options: InspectOptions) {
    this.#options = options;
    this.#maxDepth = options.maxDepth ?? MAX_DEPTH;
  }

  show(value: unknown, depth: number): string {
    this.#nodes += 1;
    switch (typeof value) {
      case 'string':
        return depth === 0 ? quote(value) : quoteWithin(value, this.#indent);
      case 'number':
        return Object.is(value, -0) ? '-0' : String(value);
      case 'bigint':
        return `${value}n`;
      case 'object':
        if (value === null) return 'null';
        break;
      case 'function':
        break;
      default:
        return String(value);
    }
    const [indent, ancestors] = [this.#indent, this.#ancestors.length];
    try {
      return this.#object(value, depth);
    } catch {
      // A proxy's traps and a revoked proxy throw from anywhere.
      this.#indent = indent;
      this.#ancestors.length = ancestors;
      return typeof value === 'function' ? '[Function]' : '[Object]';
    }
  }

  #object(value: object, depth: number): string {
    if (this.#ancestors.includes(value)) {
      const known = this.#circular.get(value) ?? this.#circular.size + 1;
      this.#circular.set(value, known);
      return `[Circular *${known}]`;
    }
    const isArray = Array.isArray(value) || ArrayBuffer.isView(value);
    const keys = this.#keysOf(value, isArray && !(value instanceof DataView));
    const simple = this.#simple(value, depth);
    if (simple !== undefined && keys.length === 0) return simple;
    if (simple === undefined && this.#isEmpty(value, keys)) return this.#empty(value);
    if (depth > this.#maxDepth || this.#nodes > MAX_NODES) {
      const name = Array.isArray(value) ? 'Array' : prefix(value, 'Object').slice(0, -1);
      return name.startsWith('[') ? name : `[${name}]`;
    }
    this.#ancestors.push(value);
    this.#level = depth;
    const { open, items, list } =
      simple === undefined ? this.#parts(value, depth) : { open: '{', items: [] };
    const shown = keys.slice(0, MAX_KEYS).map((key) => this.#property(value, key, depth));
    const properties = withMore(shown, keys.length - shown.length, 'properties');
    this.#ancestors.pop();
    const reference = this.#circular.get(value);
    const marks = [...(reference === undefined ? [] : [`<ref *${reference}>`]), simple ?? ''];
    return layOut({
      base: marks.filter((mark) => mark !== '').join(' '),
      open,
      close: open.endsWith('[') ? ']' : '}',
      parts: [...items, ...properties],
      indent: this.#indent,
      levels: this.#level - depth,
      list,
    });
  }

  #keysOf(value: object, isList: boolean): PropertyKey[] {
    const host = hostProperties(value) !== undefined;
    const all = Reflect.ownKeys(value);
    // Of a whole heap not even every key is looked at.
    const looked = all.length > 10 * MAX_KEYS ? all.slice(0, 10 * MAX_KEYS) : all;
    const keys = looked.filter((key) => {
      if (typeof key === 'string' && isList && isIndex(key)) return false;
      if (host && typeof key === 'symbol') return false;
      return Object.getOwnPropertyDescriptor(value, key)?.enumerable === true;
    });
    if (value instanceof Error) return errorKeys(value, keys);
    if (primitiveOf(value)?.kind === 'String') return keys.filter((key) => !isIndex(String(key)));
    return keys;
  }

  /** The text of what is no collection; undefined for the others. */
  #simple(value: object, depth: number): string | undefined {
    if (typeof value === 'function') return functionText(value);
    if (value instanceof Error) {
      const frames = this.#options.framesOf?.(value) ?? [];
      const isNested = depth > 0 || this.#options.isUncaught !== true;
      const text = errorText(value, frames, isNested);
      return text.replace(/\n/g, `\n${' '.repeat(this.#indent)}`);
    }
    const known = primitiveOf(value);
    if (known === undefined) return undefined;
    const { kind, text } = known;
    const name = className(value);
    if (kind === 'Date' || kind === 'RegExp') {
      return name === kind ? text : prefix(value, kind) + text;
    }
    const by = name === kind ? '' : name === null ? ' (null prototype)' : ` (${name})`;
    return `[${kind}${by}: ${text}]`;
  }

  #isEmpty(value: object, keys: readonly PropertyKey[]): boolean {
    if (keys.length > 0) return false;
    if (Array.isArray(value)) return value.length === 0;
    if (bytesOf(value) !== undefined) return false;
    const host = hostProperties(value);
    if (host !== undefined) return host.length === 0;
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) {
      return false;
    }
    return (sizeOf(value)?.size ?? 0) === 0;
  }

  #empty(value: object): string {
    const open = this.#parts(value, 0).open;
    return open + (open.endsWith('[') ? ']' : '}');
  }

  #parts(value: object, depth: number): Parts {
    if (Array.isArray(value)) {
      const isPlain = className(value) === 'Array';
      const open = isPlain ? '[' : `${prefix(value, 'Array', `(${value.length})`)}[`;
      return { open, items: this.#items(value, depth), list: value as unknown[] };
    }
    const sized = sizeOf(value);
    if (sized !== undefined) {
      const { kind, size, entries } = sized;
      const open = `${prefix(value, kind, `(${size})`)}${kind === 'Map' || kind === 'Set' ? '{' : '['}`;
      const items = take(entries(), size, (entry) => this.#within(entry, kind, depth));
      return open.endsWith('[')
        ? { open, items, list: value as ArrayLike<unknown> }
        : { open, items };
    }
    const open = `${prefix(value, 'Object')}{`;
    const bytes = bytesOf(value);
    if (bytes !== undefined) {
      const items = bytes.map(([key, text]) =>
        typeof text === 'object' ? `[${key}]: ${this.#inside(text, depth)}` : `[${key}]: ${text}`,
      );
      return { open, items };
    }
    if (value instanceof Promise) return { open, items: ['<state unknown>'] };
    if (value instanceof WeakMap || value instanceof WeakSet) {
      return { open, items: ['<items unknown>'] };
    }
    const host = hostProperties(value);
    if (host !== undefined) {
      return { open, items: host.map(([label, of]) => label + this.#inside(of, depth)) };
    }
    if (Object.prototype.toString.call(value) === '[object Arguments]') {
      return { open: '[Arguments] {', items: [] };
    }
    return { open: open === 'Object {' ? '{' : open, items: [] };
  }

  #inside(value: unknown, depth: number): string {
    this.#indent += 2;
    const text = this.show(value, depth + 1);
    this.#indent -= 2;
    return text;
  }

  #within(entry: unknown, kind: string, depth: number): string {
    if (kind !== 'Map') return this.#inside(entry, depth);
    const [key, item] = entry as [unknown, unknown];
    return `${this.#inside(key, depth)} => ${this.#inside(item, depth)}`;
  }

  #items(list: readonly unknown[], depth: number): string[] {
    const items: string[] = [];
    let index = 0;
    while (index < list.length && items.length < MAX_ITEMS) {
      const slot = Object.getOwnPropertyDescriptor(list, index);
      if (slot === undefined) {
        const end = nextItem(list, index);
        items.push(`<${end - index} empty item${end - index > 1 ? 's' : ''}>`);
        index = end;
      } else {
        items.push(this.#slot(slot, depth));
        index += 1;
      }
    }
    return withMore(items, list.length - index);
  }

  #property(value: object, key: PropertyKey, depth: number): string {
    const slot = Object.getOwnPropertyDescriptor(value, key);
    const name = keyText(key as string | symbol);
    const text = slot === undefined ? 'undefined' : this.#slot(slot, depth);
    return `${slot?.enumerable === false ? `[${name}]` : name}: ${text}`;
  }

  #slot(slot: PropertyDescriptor, depth: number): string {
    if ('value' in slot) return this.#inside(slot.value, depth);
    if (slot.get === undefined) return slot.set === undefined ? 'undefined' : '[Setter]';
    return slot.set === undefined ? '[Getter]' : '[Getter/Setter]';
  }
}
