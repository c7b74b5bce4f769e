import { builtIndex } from '../src/search/built.ts';
import { SearchEngine, type Hit } from '../src/search/engine.ts';
import { snippet } from '../src/search/highlight.ts';
import { readOptions } from './command.ts';

const USAGE = 'Usage: npm run search -- <words> [--locale en] [--json] [--dir build]';

function line({ record, terms }: Hit, i: number): string {
  const { lvl0, lvl2, lvl3, lvl4 } = record.hierarchy;
  const place = [lvl0, lvl2, lvl3, lvl4].filter((title) => title !== null).join(' › ');
  const text = record.content === null ? '' : `\n    ${snippet(record.content, terms)}`;
  return `${String(i + 1).padStart(2)}. ${place}\n    ${record.url}${text}`;
}

async function main(): Promise<void> {
  const { values, positionals } = readOptions({
    allowPositionals: true,
    options: {
      locale: { type: 'string' },
      json: { type: 'boolean', default: false },
      dir: { type: 'string', default: 'build' },
    },
  });
  const query = positionals.join(' ').trim();
  if (query === '') throw new Error(USAGE);
  const hits = new SearchEngine(await builtIndex(values.dir, values.locale)).search(query);
  if (values.json) {
    const list = hits.map(({ record, score }) => ({
      url: record.url,
      type: record.type,
      hierarchy: record.hierarchy,
      content: record.content,
      score,
    }));
    console.log(JSON.stringify(list, null, 2));
  } else {
    console.log(hits.length === 0 ? `Nothing found for ${query}` : hits.map(line).join('\n'));
  }
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
