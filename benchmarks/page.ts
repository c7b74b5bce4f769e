/**
 * `npm run bench:page`: what a reader downloads to read a primitive's page, cold and without a
 * touch, and what Lighthouse says of it on a phone. Fails when a goal is missed.
 */
import { writeFileSync } from 'node:fs';
import * as chromeLauncher from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { chromiumFlags, findChromium } from '../scripts/chromium.ts';
import { readOptions } from '../scripts/command.ts';
import { serveSite } from './serve-site.ts';

const goals = {
  javaScriptKB: 150,
  performance: 90,
  accessibility: 100,
  'best-practices': 100,
  seo: 100,
} as const;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof categories)[number];

const { values } = readOptions({
  options: {
    json: { type: 'string' },
    page: { type: 'string', default: 'asyncio/lock' },
    dir: { type: 'string', default: 'build' },
    runs: { type: 'string', default: '5' },
  },
});

interface Download {
  type: string;
  bytes: number;
}

/** Every response before any interaction, prefetches included, until the network has been quiet. */
async function download(executablePath: string, url: string): Promise<Download[]> {
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
  const downloads: Promise<Download>[] = [];
  page.on('requestfinished', (request) => {
    downloads.push(
      request.sizes().then(({ responseBodySize }) => ({
        type: /\.js$/.test(new URL(request.url()).pathname) ? 'script' : request.resourceType(),
        bytes: responseBodySize,
      })),
    );
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(2_000);
  const all = await Promise.all(downloads);
  await browser.close();
  return all;
}

interface Audit {
  scores: Record<Category, number>;
  largestPaintMs: number;
  blockingMs: number;
  shift: number;
  failed: string[];
}

async function audit(chromePath: string, url: string): Promise<Audit> {
  const chrome = await chromeLauncher.launch({
    chromePath,
    chromeFlags: ['--headless=new', ...chromiumFlags],
    logLevel: 'silent',
  });
  try {
    const result = await lighthouse(url, {
      port: chrome.port,
      logLevel: 'silent',
      onlyCategories: [...categories],
    });
    if (!result) throw new Error(`Run the benchmark again: Lighthouse gave no result for ${url}`);
    const { lhr } = result;
    const score = (category: Category) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
    const value = (id: string) => lhr.audits[id]?.numericValue ?? Number.NaN;
    return {
      scores: {
        performance: score('performance'),
        accessibility: score('accessibility'),
        'best-practices': score('best-practices'),
        seo: score('seo'),
      },
      largestPaintMs: Math.round(value('largest-contentful-paint')),
      blockingMs: Math.round(value('total-blocking-time')),
      shift: Number(value('cumulative-layout-shift').toFixed(3)),
      failed: categories
        .filter((category) => category !== 'performance')
        .flatMap((category) => lhr.categories[category]?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && lhr.audits[id]?.score === 0)
        .map(({ id }) => id),
    };
  } finally {
    chrome.kill();
  }
}

function spread(numbers: number[]): { median: number; min: number; max: number } {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return { median: at(Math.floor(sorted.length / 2)), min: at(0), max: at(sorted.length - 1) };
}

const kilobytes = (bytes: number) => Math.round(bytes / 102.4) / 10;

const { server, root } = await serveSite(values.dir);
const url = `${root}${values.page}`;
const browserPath = findChromium();

const downloads = await download(browserPath, url);
const weight: Record<string, { requests: number; KB: number }> = {};
for (const type of [...new Set(downloads.map((one) => one.type)), 'all']) {
  const of = downloads.filter((one) => type === 'all' || one.type === type);
  weight[type] = {
    requests: of.length,
    KB: kilobytes(of.reduce((sum, one) => sum + one.bytes, 0)),
  };
}

const audits: Audit[] = [];
let failures = 0;
while (audits.length < Number(values.runs)) {
  const one = await audit(browserPath, url);
  // A busy machine can keep Chromium from painting in time: such a run measured nothing.
  if (Number.isFinite(one.largestPaintMs)) audits.push(one);
  else if ((failures += 1) > 3) throw new Error('Run the benchmark on a quieter machine');
}
server.close();

const measures = {
  ...Object.fromEntries(
    categories.map((category) => [category, spread(audits.map(({ scores }) => scores[category]))]),
  ),
  largestPaintMs: spread(audits.map((one) => one.largestPaintMs)),
  blockingMs: spread(audits.map((one) => one.blockingMs)),
  shift: spread(audits.map((one) => one.shift)),
};
const javaScriptKB = weight['script']?.KB ?? 0;
const missed = [
  ...(javaScriptKB > goals.javaScriptKB
    ? [`JavaScript ${javaScriptKB} KB, at most ${goals.javaScriptKB}`]
    : []),
  ...categories.flatMap((category) => {
    const median = spread(audits.map(({ scores }) => scores[category])).median;
    return median < goals[category] ? [`${category} ${median}, at least ${goals[category]}`] : [];
  }),
];

console.log(`/${values.page}, cold, gzip`);
console.table(weight);
console.log(`Lighthouse, mobile, ${audits.length} runs`);
console.table(measures);
for (const id of new Set(audits.flatMap(({ failed }) => failed)))
  console.log(`failed audit: ${id}`);
for (const goal of missed) console.error(`missed: ${goal}`);
if (values.json) {
  writeFileSync(
    values.json,
    JSON.stringify({ page: values.page, weight, measures, missed }, null, 2),
  );
}
process.exitCode = missed.length > 0 ? 1 : 0;
