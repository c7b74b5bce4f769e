// Preloaded with `node --import`: a program gets the library's sources, not a build of them.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    const [, module] = /^bingfa\/(\w+)$/.exec(specifier) ?? [];
    if (module === undefined) return next(specifier, context);
    return next(new URL(`../${module}/index.ts`, import.meta.url).href, context);
  },
});
