import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';

const manifest = join(import.meta.dirname, '../package.json');

/** The load over the last minute, to two digits. */
export function load(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}

export const cpus = availableParallelism();

/** The peers and their versions, as the workspace pins them. */
export function packages(): Record<string, string> {
  const { devDependencies } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  return devDependencies;
}
