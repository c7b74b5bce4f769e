import { createTask, sleep, type Task } from "bingfa/asyncio";

const tasks: Task<void>[] = [];

async function run<T>(main: () => Promise<T>) {
  try {
    return await main();
  } finally {
    for (const task of tasks) task.cancel();
    await Promise.allSettled(tasks);
  }
}

async function background(signal: AbortSignal) {
  try {
    await sleep(3_600_000, { signal });
  } finally {
    console.log("background: cancelled, cleans up");
  }
}

async function main() {
  const task = createTask(({ signal }) => background(signal));
  tasks.push(task);
  await sleep(0);
  console.log("main: done, background:", task.done() ? "done" : "busy");
  return 42;
}

console.log("result:", await run(main));
