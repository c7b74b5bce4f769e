const DEPTH = 20;
const NativeError = Error;

/** The calls that the caller is in, cheaply: a stack of some depth costs ten microseconds. */
export function shallowStack(): string | undefined {
  // The program may have its own way to write stacks, or have frozen what says how deep they go.
  const limit: unknown = Reflect.get(NativeError, 'stackTraceLimit');
  const prepare: unknown = Reflect.get(NativeError, 'prepareStackTrace');
  Reflect.set(NativeError, 'stackTraceLimit', DEPTH);
  Reflect.set(NativeError, 'prepareStackTrace', undefined);
  try {
    const { stack } = new NativeError() as { stack?: unknown };
    return typeof stack === 'string' ? stack : undefined;
  } catch {
    return undefined;
  } finally {
    Reflect.set(NativeError, 'stackTraceLimit', limit);
    Reflect.set(NativeError, 'prepareStackTrace', prepare);
  }
}
