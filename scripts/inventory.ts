// npm run inventory -- <objects.inv, a file or an address>: makes the inventory of Python's
// documentation anew. It keeps the pages that are in it already, and their sections' own anchors,
// which an objects.inv does not list.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PYTHON_VERSION } from '../src/plugins/doc-links/inventory.ts';
import { mergeInventory, type Inventory } from '../src/plugins/doc-links/merge.ts';
import { readObjectsInv } from '../src/plugins/doc-links/objects-inv.ts';
import { fail } from './command.ts';

const [source, target = `src/data/python-docs-${PYTHON_VERSION}-anchors.json`] =
  process.argv.slice(2);
if (source === undefined) {
  const address = `https://docs.python.org/${PYTHON_VERSION}/objects.inv`;
  fail(`Name an objects.inv: npm run inventory -- ${address}`);
}

async function read(from: string): Promise<Buffer> {
  if (!/^https?:/.test(from)) return readFileSync(resolve(from));
  const response = await fetch(from);
  if (!response.ok) throw new Error(`${from} answered ${response.status}; check the address`);
  return Buffer.from(await response.arrayBuffer());
}

const file = resolve(join(import.meta.dirname, '..'), target);
try {
  const before = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Inventory)
    : { about: `Anchors of the Python ${PYTHON_VERSION} documentation`, pages: {} };
  const { inventory, added, removed } = mergeInventory(before, readObjectsInv(await read(source)));
  writeFileSync(file, `${JSON.stringify(inventory, null, 1)}\n`);
  for (const name of removed) console.log(`${name}: no longer there`);
  console.log(`${target}: ${added} anchors added, ${removed.length} removed`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
