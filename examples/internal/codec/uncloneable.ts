import { SHARE, type Shareable } from '../shared/share.ts';

/** What structured cloning refuses too, named by where it is in the item. @internal */
export function uncloneable(culprit: unknown, root: unknown): DOMException {
  const at = pathTo(culprit, root, new Set());
  const where = at === undefined || at === '' ? '' : ` at "item${at}"`;
  const name = sharedName(culprit);
  const message =
    name === undefined
      ? `Put data only: ${described(culprit)}${where} cannot be cloned`
      : `Pass the ${name}${where} to the thread as an argument: it cannot go through a queue`;
  return new DOMException(message, 'DataCloneError');
}

function sharedName(culprit: unknown): string | undefined {
  if (typeof culprit !== 'object' || culprit === null) return undefined;
  if (SHARE in culprit) return (culprit as Shareable)[SHARE]().kind.replace(/^.*\./, '');
  if (Object.prototype.toString.call(culprit) === '[object SharedArrayBuffer]') {
    return 'SharedArrayBuffer';
  }
  return undefined;
}

function described(culprit: unknown): string {
  if (typeof culprit === 'symbol') return `the symbol ${JSON.stringify(culprit.description ?? '')}`;
  if (typeof culprit === 'function') {
    return culprit.name === '' ? 'a function' : `the function ${JSON.stringify(culprit.name)}`;
  }
  if (culprit instanceof ArrayBuffer) return 'a detached ArrayBuffer';
  const kind = Object.prototype.toString.call(culprit).slice(8, -1);
  return `${/^[AEIO]/.test(kind) ? 'an' : 'a'} ${kind}`;
}

function pathTo(culprit: unknown, value: unknown, seen: Set<unknown>): string | undefined {
  if (value === culprit) return '';
  if (typeof value !== 'object' || value === null || seen.has(value)) return undefined;
  seen.add(value);
  for (const [step, inner] of stepsOf(value)) {
    const path = pathTo(culprit, inner, seen);
    if (path !== undefined) return step + path;
  }
  return undefined;
}

function* stepsOf(value: object): Generator<readonly [string, unknown]> {
  if (value instanceof Map) {
    for (const [key, inner] of value) {
      yield [`.get(${String(typeof key === 'object' ? '…' : key)})`, inner];
      yield ['.keys()', key];
    }
  } else if (value instanceof Set) {
    for (const inner of value) yield ['.values()', inner];
  } else if (value instanceof Error) {
    yield ['.cause', value.cause];
  } else if (ArrayBuffer.isView(value)) {
    yield ['.buffer', value.buffer];
  }
  const isArray = Array.isArray(value);
  for (const key of Object.keys(value)) {
    const step = isArray && /^\d+$/.test(key) ? `[${key}]` : `.${key}`;
    yield [step, (value as Record<string, unknown>)[key]];
  }
}
