import { sleep } from 'bingfa/asyncio';

async function isAdmin(name: string): Promise<boolean> {
  await sleep(10);
  return name === 'root';
}

const people = ['root', 'guest', 'visitor'];
const admins = people.filter(isAdmin);
console.log('may delete everything:', ...admins);
