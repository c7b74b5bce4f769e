import { LifoQueue, Queue } from 'bingfa/queue';
import { Thread } from 'bingfa/threading';

type Pages = Queue<string>;

function goBack(history: Pages, seen: Pages): void {
  for (;;) {
    try {
      seen.putSync(history.getSync({ block: false }));
    } catch (error) {
      if ((error as Error).name === 'Empty') return;
      throw error;
    }
  }
}

const history = new LifoQueue<string>();
const seen = new Queue<string>();
for (const page of ['home', 'list', 'item']) history.putSync(page);
const thread = new Thread({ target: goBack, args: [history, seen] });
thread.start();
await thread.join();
console.log('visited: home list item');
const pages: string[] = [];
while (!seen.empty()) pages.push(await seen.get());
console.log('went back:', ...pages);
