import { algoliasearch } from 'algoliasearch';
import { builtIndexes } from '../src/search/built.ts';
import { decode } from '../src/search/file.ts';
import { push, sent } from '../src/search/push.ts';
import type { SearchRecord } from '../src/search/record.ts';
import { readOptions } from './command.ts';

const VARIABLES = ['ALGOLIA_APP_ID', 'ALGOLIA_ADMIN_API_KEY', 'ALGOLIA_INDEX_NAME'] as const;

function settings() {
  const missing = VARIABLES.filter((name) => !process.env[name]);
  if (missing.length > 0)
    throw new Error(`Set ${missing.join(', ')}, or look first with --dry-run`);
  const [appId = '', apiKey = '', indexName = ''] = VARIABLES.map((name) => process.env[name]);
  return { appId, apiKey, indexName };
}

function connect(appId: string, apiKey: string, host: string | undefined) {
  if (host === undefined) return algoliasearch(appId, apiKey);
  const { protocol, host: url } = new URL(host);
  return algoliasearch(appId, apiKey, {
    hosts: [{ url, accept: 'readWrite', protocol: protocol === 'http:' ? 'http' : 'https' }],
  });
}

function summary(records: readonly SearchRecord[]): string {
  const counts = new Map<string, number>();
  for (const { lang } of records) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  return [...counts].map(([lang, count]) => `${lang} ${count}`).join(', ');
}

function explain(error: unknown): string {
  const { name, message, status } = error as Error & { status?: number };
  if (status === 401 || status === 403) {
    return `Check ALGOLIA_APP_ID and ALGOLIA_ADMIN_API_KEY: Algolia answered ${status} ${message}`;
  }
  if (status !== undefined) return `Read what Algolia answered: ${status} ${message}`;
  if (name === 'RetryError')
    return 'Check the network and ALGOLIA_APP_ID: no Algolia host answered';
  return message;
}

async function main(): Promise<void> {
  const { values } = readOptions({
    options: {
      dir: { type: 'string', default: 'build' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const algolia = values['dry-run'] ? undefined : settings();
  const records = (await builtIndexes(values.dir)).flatMap(decode);
  if (algolia === undefined) {
    for (const record of records) console.log(JSON.stringify(sent(record)));
    console.error(`Would send ${records.length} records (${summary(records)})`);
    return;
  }
  const { appId, apiKey, indexName } = algolia;
  const client = connect(appId, apiKey, process.env['ALGOLIA_HOST']);
  const { batches } = await push(client, indexName, records);
  const unit = batches === 1 ? 'batch' : 'batches';
  console.log(
    `Sent ${records.length} records (${summary(records)}) to ${indexName} in ${batches} ${unit}`,
  );
}

try {
  await main();
} catch (error) {
  console.error(explain(error).split('\n')[0]);
  process.exitCode = 1;
}
