import { Barrier, local, Thread } from 'bingfa/threading';

type Tell = (line: string) => unknown;
type Work = Parameters<typeof handle>;

const context = new local<{ user: string }>();
const together = new Barrier(3);
const seen: string[] = [];
const tell: Tell = (line) => seen.push(line);

async function handle(
  user: string,
  mine: typeof context,
  together: Barrier,
  tell: Tell,
) {
  mine.user = user;
  await together.wait();
  await tell(`${user} works for ${mine.user}`);
}

async function look(mine: typeof context, tell: Tell): Promise<void> {
  const user = mine.user ?? 'nobody';
  await tell(`a new thread works for ${user}`);
}

const users = ['ada', 'bob'].map((user) => {
  const args: Work = [user, context, together, tell];
  return new Thread({ target: handle, args });
});
for (const thread of users) thread.start();
await handle('main', context, together, tell);
const last = new Thread({ target: look, args: [context, tell] });
last.start();
for (const thread of [...users, last]) await thread.join();
console.log(seen.sort().join('\n'));
