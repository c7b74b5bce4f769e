import { execFileSync } from 'node:child_process';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { chromiumFlags } from '../../scripts/chromium.ts';
import { serveAnywhere } from '../../scripts/static-server.ts';

interface Asked {
  requests: { query: string; indexName: string }[];
}

const root = resolve(import.meta.dirname, '../..');
const BUILD = 'build-algolia';
const HIT = {
  objectID: 'zh-Hans:/asyncio/lock#traps',
  url: '/asyncio/lock#traps',
  url_without_anchor: '/asyncio/lock',
  anchor: 'traps',
  type: 'lvl2',
  content: null,
  lang: 'zh-Hans',
  hierarchy: { lvl0: 'asyncio', lvl1: 'Lock', lvl2: '<img src=x onerror=alert(1)>陷阱' },
};

let browser: Browser;
let server: Server;
let origin: string;

beforeAll(async () => {
  const script = [resolve(root, 'scripts/build.ts'), '--locale', 'zh-Hans', '--out-dir', BUILD];
  execFileSync(process.execPath, script, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ALGOLIA_APP_ID: 'TESTAPP',
      ALGOLIA_API_KEY: 'search-only',
      ALGOLIA_INDEX_NAME: 'bingfa',
    },
  });
  ({ server, origin } = await serveAnywhere({ dir: resolve(root, BUILD), baseUrl: '/' }));
  browser = await chromium.launch({ executablePath: inject('chromium'), args: chromiumFlags });
}, 180_000);

afterAll(async () => {
  await browser.close();
  server.close();
});

test('built with the Algolia variables, the search asks Algolia and goes where its hit says', async () => {
  const page = await browser.newPage();
  const asked: Asked[] = [];
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const { hostname } = new URL(request.url());
    if (hostname !== 'localhost' && !/\.(algolia\.net|algolianet\.com)$/.test(hostname)) {
      elsewhere.push(request.url());
    }
  });
  await page.route(/\.(algolia\.net|algolianet\.com)\//, async (route) => {
    asked.push(route.request().postDataJSON() as Asked);
    const highlight = { hierarchy: { lvl2: { value: HIT.hierarchy.lvl2, matchLevel: 'full' } } };
    await route.fulfill({
      headers: {
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      },
      json: {
        results: [
          {
            index: 'bingfa',
            hits: [{ ...HIT, _highlightResult: highlight, _snippetResult: highlight }],
            nbHits: 1,
            page: 0,
            nbPages: 1,
            hitsPerPage: 20,
            processingTimeMS: 1,
            query: '锁',
            params: '',
          },
        ],
      },
    });
  });
  await page.goto(`${origin}/`);
  await page.waitForSelector('html[data-has-hydrated="true"]', { state: 'attached' });
  await page.keyboard.press('Control+K');
  await page.locator('.DocSearch-Input').fill('锁');
  await page.locator('.DocSearch-Hit').first().waitFor();
  expect(asked.at(-1)?.requests[0]).toMatchObject({ query: '锁', indexName: 'bingfa' });
  expect(await page.locator('.DocSearch-Hit img').count()).toBe(0);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${origin}/asyncio/lock#traps`);
  expect(elsewhere).toEqual([]);
});
