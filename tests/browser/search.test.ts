import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builtIndex } from '../../src/search/built.ts';
import { SearchEngine } from '../../src/search/engine.ts';
import { type Locale, openPage, type OpenOptions } from './harness.ts';

interface Question {
  page: string;
  anchor: string;
  zh: string;
  en: string;
}

const root = resolve(import.meta.dirname, '../..');
const questions = JSON.parse(
  readFileSync(resolve(root, 'src/data/questions.json'), 'utf8'),
) as Question[];
const phone = { width: 390, height: 844 };

/** Opens the search with the keyboard, types and waits for the hits. */
async function search(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+K');
  const input = page.locator('.DocSearch-Input');
  await input.fill(query);
  await page.locator('.DocSearch-Hit').first().waitFor();
}

async function openAndSearch(query: string, options: OpenOptions) {
  const opened = await openPage(options);
  await search(opened.page, query);
  return opened;
}

function firstHit(page: Page): Promise<string | null> {
  return page.locator('.DocSearch-Hit a').first().getAttribute('href');
}

describe('the search button', () => {
  test('is there without JavaScript, as large as with it', async () => {
    const still = await openPage({ path: 'asyncio/lock', javaScript: false });
    const button = (page: Page) => page.getByRole('button', { name: '搜索' });
    const before = await button(still.page).boundingBox();
    const alive = await openPage({ path: 'asyncio/lock' });
    expect(await button(alive.page).boundingBox()).toEqual(before);
  });

  test('costs the page nothing of the search until it is used', async () => {
    const { page, requests } = await openPage({ path: 'asyncio/lock' });
    await page.waitForLoadState('networkidle');
    expect(requests.filter((url) => url.includes('/search/'))).toEqual([]);
    expect(await page.evaluate(() => document.querySelector('link[rel="preconnect"]'))).toBeNull();
    const before = requests.length;
    await search(page, 'lock');
    const later = requests.slice(before).map((url) => new URL(url).pathname);
    expect(later.filter((path) => path === '/search/index.json')).toHaveLength(1);
  });
});

describe('a reader who searches', () => {
  test.each([
    ['zh-Hans', '信号量', '/(asyncio|threading)/semaphore'],
    ['zh-Hans', '有界', '/(asyncio/bounded-|threading/)semaphore'],
    ['zh-Hans', 'mutex', '/asyncio/lock'],
    ['zh-Hans', 'asyncio.Lock', '/asyncio/lock'],
    ['zh-Hans', 'put_nowait', '/asyncio/queue'],
    ['zh-Hans', 'xinhaoliang', '/(asyncio|threading)/semaphore'],
    ['zh-Hans', 'semaphor', '/(asyncio|threading)/semaphore'],
    ['en', '信号量', '/en/(asyncio|threading)/semaphore'],
    ['en', 'AbortController', '/en/asyncio/'],
    ['en', 'semahpore', '/en/(asyncio|threading)/semaphore'],
  ] as [Locale, string, string][])('in %s for %s finds %s', async (locale, query, href) => {
    const { page } = await openAndSearch(query, { locale, path: 'concepts/gil' });
    expect(await firstHit(page)).toMatch(new RegExp(`^${href}`));
  });

  test.each(['/', '/bingfa/'] as const)(
    'lands with Enter on the heading, under %s',
    async (base) => {
      const query = 'limit concurrency';
      const { page } = await openAndSearch(query, { base, locale: 'en', path: 'concepts/gil' });
      const hits = await page
        .locator('.DocSearch-Hit a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      const wanted = `${base}en/asyncio/semaphore#q-limit-concurrency`;
      expect(hits).toContain(wanted);
      for (let i = hits.indexOf(wanted); i > 0; i--) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${wanted}`);
      await page.locator('.DocSearch-Modal').waitFor({ state: 'detached' });
      const heading = page.locator('#q-limit-concurrency');
      await expect.poll(async () => (await heading.boundingBox())?.y).toBeLessThan(200);
      expect((await heading.boundingBox())?.y).toBeGreaterThan(0);
    },
  );

  test('needs the keyboard only, and loses no letter typed before the box is there', async () => {
    const { page } = await openPage({ path: 'concepts/gil' });
    await page.keyboard.press('/');
    await page.keyboard.type('put_nowait');
    await expect.poll(() => page.locator('.DocSearch-Input').inputValue()).toBe('put_nowait');
    await page.keyboard.press('Escape');
    await page.locator('.DocSearch-Modal').waitFor({ state: 'detached' });
    const button = page.getByRole('button', { name: '搜索' });
    await expect
      .poll(() => button.evaluate((element) => element === document.activeElement))
      .toBe(true);
    await page.keyboard.press('Enter');
    await page.locator('.DocSearch-Modal').waitFor();
  });

  test('sees hits page by page, the words marked and the logo of nobody', async () => {
    const { page } = await openAndSearch('信号量', { path: 'concepts/gil' });
    const sources = await page.locator('.DocSearch-Hit-source').allTextContents();
    expect(sources[0]).toMatch(/^(asyncio|threading) › Semaphore$/);
    expect(new Set(sources).size).toBe(sources.length);
    expect(await page.locator('.DocSearch-Hit mark').count()).toBeGreaterThan(0);
    expect(await page.locator('.DocSearch-Logo').isVisible()).toBe(false);
  });

  test('can do so on a phone', async () => {
    const { page } = await openPage({ path: 'asyncio/lock', viewport: phone });
    await page.getByRole('button', { name: '搜索' }).click();
    await page.locator('.DocSearch-Input').fill('任务组');
    await page.locator('.DocSearch-Hit a').first().click();
    await page.waitForURL('**/asyncio/task-group');
  });

  test('is told kindly when there is no index', async () => {
    const { page } = await openPage({ path: 'asyncio/lock' });
    await page.route('**/search/index.json', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
    await search(page, '锁');
    expect(await page.locator('.DocSearch-Hit').first().textContent()).toContain('npm start');
  });
});

describe('each question of the readers', () => {
  test.each([
    ['zh-Hans', 'zh'],
    ['en', 'en'],
  ] as const)('finds its page in %s among the first five', async (locale, key) => {
    const file = await builtIndex(resolve(root, 'build'), locale);
    const engine = new SearchEngine(file);
    const missed = questions.filter(({ page, [key]: query }) => {
      const pages = engine.search(query).map(({ record }) => record.url_without_anchor);
      return !pages.slice(0, 5).includes(file.base + page);
    });
    expect(missed.map(({ [key]: query, page }) => `${query} → ${page}`)).toEqual([]);
  });
});
