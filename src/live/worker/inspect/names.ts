type Maybe = object | null;

/** A data property of a value or of what it inherits from: nothing of the program's is run. */
export function dataOf(value: object, key: PropertyKey): unknown {
  for (let at: Maybe = value; at !== null; at = Object.getPrototypeOf(at) as Maybe) {
    const slot = Object.getOwnPropertyDescriptor(at, key);
    if (slot !== undefined) return slot.value as unknown;
  }
  return undefined;
}

export function ownName(value: object): string {
  const name: unknown = Object.getOwnPropertyDescriptor(value, 'name')?.value;
  return typeof name === 'string' ? name : '';
}

function inherits(value: object, maker: object): boolean {
  const wanted: unknown = Object.getOwnPropertyDescriptor(maker, 'prototype')?.value;
  for (let at = Object.getPrototypeOf(value) as Maybe; at !== null;) {
    if (at === wanted) return true;
    at = Object.getPrototypeOf(at) as Maybe;
  }
  return false;
}

/** The name of the class that made a value; null where it has no prototype. */
export function className(value: object): string | null {
  for (let at: Maybe = value; at !== null; at = Object.getPrototypeOf(at) as Maybe) {
    const maker: unknown = Object.getOwnPropertyDescriptor(at, 'constructor')?.value;
    if (typeof maker === 'function' && ownName(maker) !== '' && inherits(value, maker)) {
      return ownName(maker);
    }
  }
  const parent = Object.getPrototypeOf(value) as Maybe;
  return parent === null ? null : `Object <${className(parent) ?? '[Object: null prototype] {}'}>`;
}

export function tagOf(value: object): string {
  const own = Object.getOwnPropertyDescriptor(value, Symbol.toStringTag);
  // Shown among the properties already.
  if (own?.enumerable === true) return '';
  const tag = dataOf(value, Symbol.toStringTag);
  return typeof tag === 'string' ? tag : '';
}

/** `Point `, `Point [Tag] `, `[Object: null prototype] `. */
export function prefix(value: object, fallback: string, size = ''): string {
  const name = className(value);
  const tag = tagOf(value);
  if (name === null) {
    const shown = `[${fallback}${size}: null prototype] `;
    return tag !== '' && tag !== fallback ? `${shown}[${tag}] ` : shown;
  }
  return tag !== '' && tag !== name ? `${name}${size} [${tag}] ` : `${name}${size} `;
}

/** `[class Sub extends Base]`, `[AsyncFunction: run]`. */
export function functionText(value: object): string {
  const parent = Object.getPrototypeOf(value) as Maybe;
  if (/^class\b/.test(Function.prototype.toString.call(value))) {
    const base = parent === null ? 'null' : ownName(parent);
    const name = ownName(value) || '(anonymous)';
    return `[class ${name}${base === '' ? '' : ` extends ${base}`}]`;
  }
  const kind = parent === null ? 'Function' : tagOf(value) || 'Function';
  const name = ownName(value);
  const none = parent === null ? ' (null prototype)' : '';
  return `[${kind}${none}${name === '' ? ' (anonymous)' : `: ${name}`}]`;
}
