import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';

const ENTRY = 'entry';

/**
 * Makes every entry, and all that is imported later, need the whole base, which so becomes one
 * module. Otherwise esbuild makes one for each set of entries that share something, and a program
 * that starts waits a millisecond for each.
 */
export function wholeBase(base: readonly string[]): Plugin {
  const imports = base.map((file) => `import ${JSON.stringify(file)};`).join('');
  return {
    name: 'whole-base',
    setup(build) {
      build.onResolve({ filter: /./ }, async ({ path, kind, pluginData, ...from }) => {
        const isEntry = kind === 'entry-point' || kind === 'dynamic-import';
        if (pluginData === ENTRY || !(isEntry || from.namespace === ENTRY)) return undefined;
        const found = await build.resolve(path, {
          ...from,
          kind: 'import-statement',
          pluginData: ENTRY,
        });
        return isEntry
          ? { path: found.path, errors: found.errors, namespace: ENTRY }
          : { ...found, sideEffects: true };
      });
      build.onLoad({ filter: /./, namespace: ENTRY }, ({ path }) => ({
        contents: `${imports}export*from ${JSON.stringify(path)};`,
        resolveDir: dirname(path),
      }));
    },
  };
}
