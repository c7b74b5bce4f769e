import { sleep } from "bingfa/asyncio";

async function cook(dish: string, ms: number, ready: string[]) {
  await sleep(ms);
  ready.push(dish);
  return `${dish} on the table`;
}

const ready: string[] = [];
const results = await Promise.all([
  cook("soup", 30, ready),
  cook("tea", 10, ready),
  cook("rice", 20, ready),
]);
console.log("ready:", ...ready);
for (const result of results) {
  console.log(result);
}
