import { LifoQueue, Queue } from 'bingfa/asyncio';

const LINKS: Record<string, string[]> = {
  '/': ['/a', '/b'],
  '/a': ['/a/1', '/a/2'],
  '/b': [],
};

async function crawl(queue: Queue<string>) {
  await queue.put('/');
  const visited: string[] = [];
  while (!queue.empty()) {
    const page = await queue.get();
    visited.push(page);
    for (const link of LINKS[page] ?? []) await queue.put(link);
  }
  return visited;
}

console.log('Queue:    ', ...(await crawl(new Queue())));
console.log('LifoQueue:', ...(await crawl(new LifoQueue())));
