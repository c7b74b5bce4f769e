import { PriorityQueue } from 'bingfa/asyncio';

const queue = new PriorityQueue<[number, { job: string }]>();
queue.putNowait([1, { job: 'fire alarm' }]);
try {
  queue.putNowait([1, { job: 'leak' }]);
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.log('equal urgency: the jobs themselves cannot be ordered');
}
