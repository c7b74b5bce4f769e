/** One of Node's own modules, where there is any, without an import that bundlers would follow. @internal */
export function builtin(name: `node:${string}`): unknown {
  const { process } = globalThis as {
    process?: { getBuiltinModule?: (name: string) => unknown };
  };
  return process?.getBuiltinModule?.(name);
}
