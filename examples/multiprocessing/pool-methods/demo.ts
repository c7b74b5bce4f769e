import { Pool } from 'bingfa/multiprocessing';

type Tea = [name: string, ms: number];
const TEAS: Tea[] = [['black', 600], ['green', 50], ['white', 250]];

async function brew([name, ms]: Tea): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  return name;
}

const power = (base: number, exponent: number) => base ** exponent;

await using pool = new Pool({ processes: 3 });
const warm: Tea[] = [['warm', 100], ['warm', 100], ['warm', 100]];
await pool.map(brew, warm, { chunksize: 1 });
const teas = await pool.map(brew, TEAS, { chunksize: 1 });
console.log('map:', ...teas);
const inOrder = await Array.fromAsync(pool.imap(brew, TEAS));
console.log('imap:', ...inOrder);
const ready = await Array.fromAsync(pool.imapUnordered(brew, TEAS));
console.log('unordered:', ...ready);
const powers = await pool.starmap(power, [[2, 3], [3, 2]]);
console.log('starmap:', ...powers);
console.log('apply:', String(await pool.apply(power, [2, 5])));
const told: string[] = [];
const result = pool.applyAsync(brew, [['white', 250]], {
  callback: (tea) => told.push(tea),
});
console.log('ready:', result.ready() ? 'yes' : 'no');
const got = await result.get({ timeout: 10_000 });
console.log('get:', got, 'told:', ...told);
