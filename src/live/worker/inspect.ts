const MAX_DEPTH = 2;
const MAX_ITEMS = 100;
const MAX_WIDTH = 72;
const MAX_STRING = 10_000;
// A value may be a whole heap: no more of it than this is looked at.
const MAX_NODES = 2000;

interface Walk {
  nodes: number;
  readonly ancestors: object[];
  readonly circular: Map<object, number>;
}

/** The text a console shows for a value. Runs no getter and no `toString`, and never throws. */
export function inspect(value: unknown, maxDepth = MAX_DEPTH): string {
  const walk: Walk = { nodes: 0, ancestors: [], circular: new Map() };
  return show(value, maxDepth, walk);
}

function show(value: unknown, depth: number, walk: Walk): string {
  walk.nodes += 1;
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `${value}n`;
    case 'symbol':
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'function':
      return safely(() => showFunction(value), '[Function]');
    case 'object':
      return value === null ? 'null' : safely(() => showObject(value, depth, walk), '[Object]');
  }
}

// A proxy's traps and a revoked proxy throw from anywhere.
function safely(make: () => string, otherwise: string): string {
  try {
    return make();
  } catch {
    return otherwise;
  }
}

function quote(text: string): string {
  const shown = text.length > MAX_STRING ? `${text.slice(0, MAX_STRING)}…` : text;
  const mark = !shown.includes("'") ? "'" : !shown.includes('"') ? '"' : '`';
  const inner = JSON.stringify(shown).slice(1, -1).replace(/\\"/g, '"');
  return `${mark}${mark === "'" ? inner.replace(/'/g, "\\'") : inner}${mark}`;
}

function ownName(value: object): string | undefined {
  const name = Object.getOwnPropertyDescriptor(value, 'name')?.value as unknown;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function showFunction(value: object): string {
  const source = Function.prototype.toString.call(value);
  if (/^class\b/.test(source)) return `[class ${ownName(value) ?? '(anonymous)'}]`;
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1);
  const name = ownName(value);
  return name === undefined ? `[${kind} (anonymous)]` : `[${kind}: ${name}]`;
}

function className(value: object): string | undefined {
  for (
    let at: object | null = value;
    at !== null;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    const maker = Object.getOwnPropertyDescriptor(at, 'constructor')?.value as unknown;
    if (typeof maker === 'function') return ownName(maker);
  }
  return undefined;
}

function showObject(value: object, depth: number, walk: Walk): string {
  if (walk.ancestors.includes(value)) {
    const known = walk.circular.get(value) ?? walk.circular.size + 1;
    walk.circular.set(value, known);
    return `[Circular *${known}]`;
  }
  const name = className(value);
  if (value instanceof Error) return showError(value, depth, walk);
  if (value instanceof Date) return safely(() => value.toISOString(), 'Invalid Date');
  if (value instanceof RegExp) return RegExp.prototype.toString.call(value);
  if (depth < 0 || walk.nodes > MAX_NODES) {
    return `[${Array.isArray(value) ? 'Array' : (name ?? 'Object: null prototype')}]`;
  }
  walk.ancestors.push(value);
  const text = showContainer(value, name, depth, walk);
  walk.ancestors.pop();
  const known = walk.circular.get(value);
  return known === undefined ? text : `<ref *${known}> ${text}`;
}

function showContainer(value: object, name: string | undefined, depth: number, walk: Walk): string {
  const inside = (item: unknown): string => show(item, depth - 1, walk);
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) {
    const list = value as readonly unknown[];
    const { items, indexes } = showItems(list, inside);
    const prefix = Array.isArray(value) && name === 'Array' ? '' : `${name}(${list.length}) `;
    return `${prefix}${join('[', [...items, ...showProperties(value, inside, indexes)], ']')}`;
  }
  const label =
    name === undefined ? '[Object: null prototype] ' : name === 'Object' ? '' : `${name} `;
  if (value instanceof Map) {
    const entries = take(Map.prototype.entries.call(value), value.size, ([key, item]) => {
      return `${inside(key)} => ${inside(item)}`;
    });
    return `Map(${value.size}) ${join('{', [...entries, ...showProperties(value, inside)], '}')}`;
  }
  if (value instanceof Set) {
    const entries = take(Set.prototype.values.call(value), value.size, inside);
    return `Set(${value.size}) ${join('{', [...entries, ...showProperties(value, inside)], '}')}`;
  }
  if (value instanceof Promise) return `Promise ${join('{', showProperties(value, inside), '}')}`;
  return `${label}${join('{', showProperties(value, inside), '}')}`;
}

function take<T>(items: Iterable<T>, size: number, text: (item: T) => string): string[] {
  const shown: string[] = [];
  for (const item of items) {
    if (shown.length === MAX_ITEMS) break;
    shown.push(text(item));
  }
  return size > MAX_ITEMS ? [...shown, `... ${size - MAX_ITEMS} more items`] : shown;
}

function showItems(
  list: readonly unknown[],
  inside: (item: unknown) => string,
): { items: string[]; indexes: number } {
  const items: string[] = [];
  const indexes = Math.min(list.length, MAX_ITEMS);
  for (let index = 0; index < indexes; index += 1) {
    const slot = Object.getOwnPropertyDescriptor(list, index);
    if (slot === undefined) items.push('<empty item>');
    else items.push('value' in slot ? inside(slot.value) : accessor(slot));
  }
  if (list.length > MAX_ITEMS) items.push(`... ${list.length - MAX_ITEMS} more items`);
  return { items, indexes: list.length };
}

function showProperties(value: object, inside: (item: unknown) => string, indexes = 0): string[] {
  const shown: string[] = [];
  for (const key of Reflect.ownKeys(value)) {
    if (typeof key === 'string' && indexes > 0 && Number(key) < indexes) continue;
    const slot = Object.getOwnPropertyDescriptor(value, key);
    if (slot?.enumerable !== true) continue;
    if (shown.length === MAX_ITEMS) {
      shown.push('...');
      break;
    }
    const label =
      typeof key === 'symbol'
        ? `[${String(key)}]`
        : /^[A-Za-z_$][\w$]*$/.test(key)
          ? key
          : quote(key);
    shown.push(`${label}: ${'value' in slot ? inside(slot.value) : accessor(slot)}`);
  }
  return shown;
}

function accessor(slot: PropertyDescriptor): string {
  if (slot.get === undefined) return '[Setter]';
  return slot.set === undefined ? '[Getter]' : '[Getter/Setter]';
}

/** `TypeError: what went wrong`, with its cause and the errors that it gathers. */
function showError(error: Error, depth: number, walk: Walk): string {
  const data = (key: string): unknown => Object.getOwnPropertyDescriptor(error, key)?.value;
  const message = data('message');
  const name = data('name') ?? error.name;
  const title = typeof name === 'string' && name !== '' ? name : (className(error) ?? 'Error');
  let text = typeof message === 'string' && message !== '' ? `${title}: ${message}` : title;
  if (error instanceof DOMException) text = `${error.name}: ${error.message}`;
  if (depth < 0 || walk.nodes > MAX_NODES) return `[${text}]`;
  walk.ancestors.push(error);
  const gathered = data('errors');
  if (Array.isArray(gathered)) {
    text += gathered
      .slice(0, MAX_ITEMS)
      .map((one) => `\n  ${show(one, depth - 1, walk).replace(/\n/g, '\n  ')}`)
      .join('');
  }
  if (Object.hasOwn(error, 'cause')) text += `\n  [cause]: ${show(data('cause'), depth - 1, walk)}`;
  walk.ancestors.pop();
  return text;
}

function join(open: string, parts: readonly string[], close: string): string {
  if (parts.length === 0) return open + close;
  const line = `${open} ${parts.join(', ')} ${close}`;
  if (line.length <= MAX_WIDTH && !line.includes('\n')) return line;
  return `${open}\n  ${parts.map((part) => part.replace(/\n/g, '\n  ')).join(',\n  ')}\n${close}`;
}
