import process from "node:process";
import { CancelledError, createTask, sleep } from "bingfa/asyncio";

function pressCtrlC() {
  process.kill(process.pid, "SIGINT");
}

async function main(signal: AbortSignal) {
  setTimeout(pressCtrlC, 50);
  try {
    await sleep(60_000, { signal });
  } catch (error) {
    if (error instanceof CancelledError) console.log("main: cancelled");
    throw error;
  } finally {
    console.log("main: cleans up");
  }
}

const task = createTask(({ signal }) => main(signal));
process.once("SIGINT", () => task.cancel());

try {
  await task;
} catch (error) {
  if (!(error instanceof CancelledError)) throw error;
  console.log("caller: interrupted");
}
