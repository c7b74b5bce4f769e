interface Listener {
  begin(): void;
  end(): void;
}

type Operation = (this: unknown, ...args: unknown[]) => unknown;

/** Makes what the host works on by itself known, from its call until its promise is settled. */
export function installOperations(listener: Listener): void {
  const scope = globalThis as unknown as Record<string, object | undefined>;
  const prototypeOf = (name: string): object | undefined =>
    (scope[name] as { prototype?: object } | undefined)?.prototype;
  const subtle = prototypeOf('SubtleCrypto');
  const all: readonly (readonly [object | undefined, readonly string[]])[] = [
    [subtle, subtle === undefined ? [] : Object.getOwnPropertyNames(subtle)],
    [prototypeOf('Blob'), ['arrayBuffer', 'bytes', 'text']],
    [prototypeOf('Response'), ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text']],
    [scope['WebAssembly'], ['compile', 'instantiate']],
    [globalThis, ['createImageBitmap', 'fetch']],
  ];
  for (const [owner, names] of all) {
    for (const name of names) if (owner !== undefined) follow(owner, name, listener);
  }
}

function follow(owner: object, name: string, listener: Listener): void {
  const slot = Object.getOwnPropertyDescriptor(owner, name);
  const original: unknown = slot?.value;
  if (typeof original !== 'function' || name === 'constructor') return;
  const followed: Operation = {
    [name](this: unknown, ...args: unknown[]): unknown {
      const result: unknown = Reflect.apply(original, this, args);
      if (!(result instanceof Promise)) return result;
      listener.begin();
      // The promise that the program gets is this one, so that one that it forgets is reported.
      return result.then(
        (value: unknown) => {
          listener.end();
          return value;
        },
        (reason: unknown) => {
          listener.end();
          throw reason;
        },
      );
    },
  }[name] as Operation;
  Object.defineProperty(owner, name, { ...slot, value: followed });
}
