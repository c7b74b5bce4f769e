import { expect, inject, test } from 'vitest';
import { openPage, provoked } from './harness.ts';

// The harness fails a test that asks any other origin; these walk through all that a reader does.

test.each(['zh-Hans', 'en'] as const)('reading and searching in %s', async (locale) => {
  const { page, requests } = await openPage({ locale });
  await page.goto(page.url() + 'asyncio/lock');
  await page.locator('.pagination-nav__link--next').hover();
  await page.locator('.pagination-nav__link--next').click();
  await page.waitForURL('**/asyncio/event');
  await page.keyboard.press('Control+k');
  await page.locator('.DocSearch-Modal input').fill(locale === 'en' ? 'semaphore' : '信号量');
  await page.locator('.DocSearch-Hit').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/threading/semaphore*');
  expect(requests.length).toBeGreaterThan(5);
});

test('running a program', async () => {
  const { page } = await openPage({ locale: 'en', path: 'asyncio/lock' });
  await page.getByRole('button', { name: /^Run/ }).first().click();
  await page.locator('.program-output:has-text("balance")').last().waitFor();
});

test('a page is served with the headers of its policy', async () => {
  const response = await fetch(`${inject('sites')['/']}/asyncio/lock`);
  expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("frame-src 'none'");
  expect(/script-src [^;]*'unsafe-inline'/.test(policy)).toBe(false);
  const html = await response.text();
  const [, meta = ''] =
    /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  expect(policy.startsWith(meta) && meta !== '').toBe(true);
});

test('a page may use shared memory', async () => {
  const { page } = await openPage({ path: 'asyncio/lock' });
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('a script that is not the site’s own does not run', async () => {
  const { page } = await openPage({ path: 'asyncio/lock', provokes: /Content Security Policy/ });
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "injected"';
    document.head.append(script);
  });
  expect(await page.title()).not.toBe('injected');
  await expect.poll(provoked).toContain('Content Security Policy');
});

test('nothing outside the build is served', async () => {
  const { '/': root = '' } = inject('sites');
  for (const path of ['/../package.json', '/%2e%2e/package.json', '/_headers']) {
    expect((await fetch(root + path)).status, path).toBe(404);
  }
  expect((await fetch(`${root}/%zz`)).status).toBe(400);
});
