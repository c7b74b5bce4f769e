import { gather, sleep } from 'bingfa/asyncio';

class Evening {
  steps: string[] = [];
  doing = 0;
  peak = 0;

  async step(name: string) {
    this.doing += 1;
    this.peak = Math.max(this.peak, this.doing);
    this.steps.push(name);
    this.doing -= 1;
    await sleep(0);
  }

  async dinner() {
    for (const bite of ['eat', 'eat', 'eat']) await this.step(bite);
  }

  async phone() {
    for (const word of ['talk', 'talk']) await this.step(word);
  }
}

const serial = new Evening();
await serial.dinner();
await serial.phone();
console.log('one after the other:', ...serial.steps);

const concurrent = new Evening();
await gather([concurrent.dinner(), concurrent.phone()]);
console.log('concurrent:', ...concurrent.steps);
console.log('steps at the same instant:', concurrent.peak);
