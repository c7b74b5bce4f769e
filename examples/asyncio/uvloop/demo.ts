import { sleep } from "bingfa/asyncio";

async function answer(client: string, ms: number, order: string[]) {
  await sleep(ms);
  order.push(client);
}

const order: string[] = [];
await Promise.all([
  answer("a", 30, order),
  answer("b", 10, order),
  answer("c", 20, order),
]);
console.log("answered:", ...order);
