import { createTask, sleep, type Task } from "bingfa/asyncio";

class Runner {
  tasks: Task<void>[] = [];

  async [Symbol.asyncDispose]() {
    for (const task of this.tasks) task.cancel();
    await Promise.allSettled(this.tasks);
  }
}

const ticks: string[] = [];

async function ticker(signal: AbortSignal) {
  try {
    for (;;) {
      ticks.push("tick");
      await sleep(10, { signal });
    }
  } finally {
    console.log("ticker: cancelled");
  }
}

const task = createTask(({ signal }) => ticker(signal));
{
  await using runner = new Runner();
  runner.tasks.push(task);
  await sleep(0);
  console.log("ticks after the first run:", ticks.length);
  await sleep(50);
  console.log("ticked meanwhile:", ticks.length > 1 ? "yes" : "no");
}
console.log("runner closed, ticker:", task.done() ? "done" : "busy");
