import { gather, sleep } from 'bingfa/asyncio';

interface Context {
  readonly user: string;
}

function answer({ user }: Context, name: string): string {
  return `${name} is served as ${user}`;
}

async function greet(outer: Context, name: string, ms: number) {
  const context = { ...outer, user: name };
  await sleep(ms);
  return answer(context, name);
}

const context: Context = { user: 'nobody' };
const calls = [greet(context, 'ann', 20), greet(context, 'bob', 10)];
for (const line of await gather(calls)) console.log(line);
console.log('outside:', context.user);
