import { currentThread, local, Thread } from 'bingfa/threading';

type Me = typeof currentThread;
type Print = (line: string) => unknown;
type Work = Parameters<typeof handle>;

const context = new local<{ user: string }>();
const print: Print = (line) => console.log(line);

function handle(mine: typeof context, me: Me, print: Print): unknown {
  return print(`${me().name} works for ${mine.user ?? 'nobody'}`);
}

const args: Work = [context, currentThread, print];
context.user = 'ada';
handle(...args);
const thread = new Thread({ target: handle, name: 'worker', args });
thread.start();
await thread.join();
