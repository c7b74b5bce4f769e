import { className, dataOf } from './names.ts';

/** `TypeError: what went wrong`, with the lines of the program that it came through. */
export function errorText(error: Error, frames: readonly string[], isNested: boolean): string {
  const text = [titleOf(error), ...frames].join('\n');
  return frames.length > 0 || !isNested ? text : `[${text}]`;
}

function titleOf(error: Error): string {
  if (error instanceof DOMException) return `DOMException [${error.name}]: ${error.message}`;
  const ownMessage = Object.getOwnPropertyDescriptor(error, 'message')?.value as unknown;
  const message = typeof ownMessage === 'string' ? ownMessage : '';
  const given = dataOf(error, 'name');
  let name = typeof given === 'string' ? given : 'Error';
  const maker = className(error);
  // A class that only inherits its name.
  if (maker !== null && maker !== name && /Error$/.test(name)) {
    name = maker.includes(name) ? maker : `${maker} [${name}]`;
  }
  return message === '' ? name : name === '' ? message : `${name}: ${message}`;
}

/** What an error carries besides: its cause and what it gathers, also where these are hidden. */
export function errorKeys(error: object, keys: readonly PropertyKey[]): PropertyKey[] {
  const told = new Set<PropertyKey>(['name', 'message', 'stack']);
  const shown = keys.filter((key) => !told.has(key));
  const hidden = ['cause', 'errors'].filter(
    (key) => !shown.includes(key) && Object.hasOwn(error, key),
  );
  return [...shown, ...hidden];
}
