/** The hash of an address that carries the timeline of a run. */
export const RUN = '#run=';

/** The run of this program in a hash, still packed. */
export function runIn(hash: string, id: string): string | undefined {
  const start = `${RUN}${id}&trace=`;
  return hash.startsWith(start) ? hash.slice(start.length) : undefined;
}
