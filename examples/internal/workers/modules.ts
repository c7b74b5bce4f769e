/** The library's modules, whose objects threads get. @internal */
export const modules = {
  trace: () => import('../../trace/index.ts'),
  asyncio: () => import('../../asyncio/index.ts'),
  threading: () => import('../../threading/index.ts'),
  queue: () => import('../../queue/index.ts'),
  multiprocessing: () => import('../../multiprocessing/index.ts'),
  futures: () => import('../../futures/index.ts'),
};

/**
 * What else a worker can do: the module that registers the handlers for messages of type
 * `name:something`, loaded with the first of them.
 *
 * @internal
 */
export const plugIns: Readonly<Record<string, () => Promise<unknown>>> = {
  pool: () => import('../pool/plug-in.ts'),
  process: () => import('../processes/child.ts'),
};
