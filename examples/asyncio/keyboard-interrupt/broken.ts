import process from "node:process";
import { sleep } from "bingfa/asyncio";

process.once("SIGINT", () => {
  console.log("interrupted, leaving at once");
  process.exit(130);
});

setTimeout(() => process.kill(process.pid, "SIGINT"), 50);
try {
  console.log("main: works");
  await sleep(60_000);
} finally {
  console.log("main: cleans up");
}
