const kept =
  /^(--import|--require|-r|--conditions|-C|--loader|--no-warnings|--experimental-|--enable-)/;
const ownValue = /^(--import|--require|-r|--conditions|-C|--loader)$/;

/**
 * Node's options for a worker: none to inherit all. A program given as text has options that a
 * worker, whose program is a file, would refuse.
 *
 * @internal
 */
export function execArgv(): { execArgv?: string[] } {
  const { process } = globalThis as unknown as { process: { execArgv: string[] } };
  const all = process.execArgv;
  if (!all.some((option) => option.startsWith('--input-type'))) return {};
  return {
    execArgv: all.filter((option, at) => kept.test(option) || ownValue.test(all[at - 1] ?? '')),
  };
}
