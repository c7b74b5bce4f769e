import { createTask, Lock } from '../asyncio/index.ts';

const place = 'the module';

/** A function that needs its module. */
export function job(word: string): string {
  return `${word} from ${place}`;
}

/** Runs a task that takes a lock. */
export async function lockJob(name: string): Promise<void> {
  const lock = new Lock();
  await createTask(
    async () => {
      await lock.acquire();
    },
    { name: `task of ${name}` },
  );
}
