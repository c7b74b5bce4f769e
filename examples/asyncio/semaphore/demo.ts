import { gather, Semaphore, sleep } from 'bingfa/asyncio';

class Server {
  readonly places: Semaphore;
  inside = 0;
  peak = 0;
  served: number[] = [];

  constructor(places: number) {
    this.places = new Semaphore(places);
  }

  async request(name: number) {
    using place = await this.places.acquire();
    this.inside += 1;
    this.peak = Math.max(this.peak, this.inside);
    await sleep(20);
    this.inside -= 1;
    this.served.push(name);
  }
}

const server = new Server(3);
const names = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const jobs = names.map((name) => server.request(name));
await gather(jobs);
console.log('served in order:', ...server.served);
console.log('inside at once, at most:', server.peak);
