import { gather, sleep } from 'bingfa/asyncio';

class Gauge {
  inside = 0;
  peak = 0;

  enter() {
    this.inside += 1;
    this.peak = Math.max(this.peak, this.inside);
  }

  leave() {
    this.inside -= 1;
  }
}

async function waitForNetwork(gauge: Gauge) {
  gauge.enter();
  await sleep(50);
  gauge.leave();
}

async function compute(gauge: Gauge) {
  gauge.enter();
  let sum = 0;
  for (let n = 0; n < 50_000; n++) sum += n * n;
  gauge.leave();
}

async function peakOf(job: (gauge: Gauge) => Promise<void>) {
  const gauge = new Gauge();
  await gather(Array.from({ length: 100 }, () => job(gauge)));
  return gauge.peak;
}

console.log('100 waits, at once:', await peakOf(waitForNetwork));
console.log('100 computations, at once:', await peakOf(compute));
