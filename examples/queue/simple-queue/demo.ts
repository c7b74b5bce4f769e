import { SimpleQueue } from 'bingfa/queue';
import { Thread } from 'bingfa/threading';

type Requests = SimpleQueue<number | null>;
type Replies = SimpleQueue<{ n: number; square: number }>;

function serve(requests: Requests, replies: Replies): void {
  for (let n; (n = requests.getSync()) !== null; ) {
    replies.putSync({ n, square: n * n });
  }
}

const requests: Requests = new SimpleQueue();
const replies: Replies = new SimpleQueue();
const server = new Thread({ target: serve, args: [requests, replies] });
server.start();
for (let n = 2; n < 5; n += 1) {
  requests.putSync(n);
  const reply = await replies.get();
  console.log(`${reply.n} squared is ${reply.square}`);
}
requests.putSync(null);
await server.join();
console.log('empty:', requests.empty() ? 'yes' : 'no');
console.log('has join:', 'join' in requests ? 'yes' : 'no');
