import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { settle } from './clock.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Collects garbage until the condition holds, or as often as is enough for what is garbage. */
export async function collectUntil(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 20 && !condition(); round += 1) {
    await settle();
    collect();
  }
  await settle();
}
