import { Thread } from 'bingfa/threading';

function square(n: number): number {
  return n * n;
}

const thread = new Thread({ target: square, args: [6] });
thread.start();
const answer: unknown = await thread.join();
console.log(`got 36: ${answer === 36 ? 'yes' : 'no'}`);
