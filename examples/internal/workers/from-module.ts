import { checkFunction } from '../check.ts';
import type { Target } from './target.ts';

type AnyFunction = (...args: never[]) => unknown;

/**
 * A function of a module, as any thread can have it.
 *
 * @typeParam F - The type of the function itself.
 */
export type ModuleFunction<F extends (...args: never[]) => unknown> = (
  ...args: Parameters<F>
) => Promise<Awaited<ReturnType<F>>>;

const references = new WeakMap<AnyFunction, Target>();
const targets = new Map<string, Target>();

/** Where a function of `fromModule()` is. @internal */
export function referenceOf(body: AnyFunction): Target | undefined {
  return references.get(body);
}

/**
 * Names a function that a module exports, so that threads and processes can import it.
 *
 * - A thread evaluates the module again, with its imports: what the function uses of its file is
 *   there, with values of that thread's own.
 * - What the module does at its top level happens in every thread. The counterpart of Python's
 *   `if __name__ == '__main__'` is `if (currentThread() === mainThread())`.
 * - Called here, it imports the module and calls the function.
 * - **Differs from Python**: there a function knows its module; here it must be said.
 *
 * @example
 * ```ts
 * import { fromModule } from 'bingfa/threading';
 *
 * const text = 'export const twice = (value) => value * 2;';
 * const twice = fromModule<(value: number) => number>(
 *   `data:text/javascript,${encodeURIComponent(text)}`,
 *   'twice',
 * );
 * console.log(await twice(21)); // 42
 * ```
 *
 * @typeParam F - The type of the function, as `typeof import('./jobs.ts').work`.
 * @param url - The module, as `new URL('./jobs.ts', import.meta.url)`.
 * @param name - The name that the module exports it under.
 * @throws TypeError when the URL is relative; when the module exports no such function, at the call.
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing-programming
 */
export function fromModule<F extends (...args: never[]) => unknown>(
  url: string | URL,
  name = 'default',
): ModuleFunction<F> {
  const module = String(url);
  if (/^\.\.?\//.test(module)) {
    throw new TypeError(`Pass new URL('${module}', import.meta.url): a thread has another folder`);
  }
  const call = async (...args: Parameters<F>): Promise<Awaited<ReturnType<F>>> =>
    (await (
      await imported(module, name)
    )(...(args as never[]))) as Awaited<ReturnType<F>>;
  Object.defineProperty(call, 'name', { value: name, configurable: true });
  const key = `${name} ${module}`;
  const target = targets.get(key) ?? { module, name };
  targets.set(key, target);
  references.set(call, target);
  return call;
}

/** The function that a module exports. @internal */
export async function imported(module: string, name: string): Promise<AnyFunction> {
  const exports = (await import(/* @vite-ignore */ /* webpackIgnore: true */ module)) as Record<
    string,
    unknown
  >;
  const { [name]: found } = exports;
  checkFunction(`${name} of ${module}`, found);
  return found as AnyFunction;
}
