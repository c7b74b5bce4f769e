import { describe, expect, test } from 'vitest';
import { type Locale, openPage } from './harness.ts';

const phone = { width: 390, height: 844 };
const smallPhone = { width: 320, height: 640 };
const paths = [
  '',
  'concepts/choosing',
  'concepts/conformance',
  'asyncio/lock',
  'asyncio/task-group',
];

describe('the language switch', () => {
  test('keeps the heading of the address', async () => {
    const { page } = await openPage({ path: 'asyncio/lock#traps' });
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL('**/en/asyncio/lock#traps');
    const { y } = (await page.locator('#traps').boundingBox()) ?? { y: Number.NaN };
    expect(y).toBeLessThan(200);
    await page.getByRole('link', { name: '中文' }).click();
    await page.waitForURL((url) => url.pathname === '/asyncio/lock' && url.hash === '#traps');
  });

  test('keeps the heading that was scrolled to', async () => {
    const { page } = await openPage({ locale: 'en', path: 'asyncio/lock' });
    await page.locator('#differences').evaluate((heading) => heading.scrollIntoView());
    await page.getByRole('link', { name: '中文' }).click();
    await page.waitForURL((url) => url.hash === '#differences');
  });

  test('stays on top of a page that was not scrolled', async () => {
    const { page } = await openPage({ path: 'asyncio/lock' });
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL((url) => url.pathname === '/en/asyncio/lock' && url.hash === '');
  });

  test('keeps the theme that was chosen', async () => {
    const { page } = await openPage({ path: 'asyncio/lock' });
    const toggle = page.locator('nav [class*="colorModeToggle"] button');
    await toggle.click();
    const chosen = await page.locator('html').getAttribute('data-theme-choice');
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL('**/en/asyncio/lock');
    expect(await page.locator('html').getAttribute('data-theme-choice')).toBe(chosen);
  });
});

describe('a doc link', () => {
  test.each([
    ['zh-Hans', 'https://docs.python.org/zh-cn/3.13/library/asyncio-sync.html#asyncio.Lock'],
    ['en', 'https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Lock'],
  ] as [Locale, string][])('leads to the anchor in %s', async (locale, href) => {
    const { page } = await openPage({ locale, path: 'asyncio/lock' });
    const links = page.locator(`article a[href="${href}"]`);
    expect(await links.count()).toBeGreaterThan(0);
  });
});

describe('with the keyboard only', () => {
  test('the first stop skips to the content', async () => {
    const { page } = await openPage({ path: 'asyncio/lock' });
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: '跳到主要内容' });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inMain = await page.evaluate(() => document.activeElement?.closest('main') !== null);
    expect(inMain).toBe(true);
  });

  test('every stop can be seen and has a name', async () => {
    const { page } = await openPage({ locale: 'en', path: 'asyncio/lock' });
    const stops: { name: string; visible: boolean; outlined: boolean }[] = [];
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab');
      stops.push(
        await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          const { outlineStyle, boxShadow } = getComputedStyle(element);
          const { width, height } = element.getBoundingClientRect();
          return {
            name: [element.ariaLabel, element.title, element.textContent].join(''),
            visible: width > 0 && height > 0,
            outlined: outlineStyle !== 'none' || boxShadow !== 'none',
          };
        }),
      );
    }
    expect(stops.filter(({ name, visible, outlined }) => !name || !visible || !outlined)).toEqual(
      [],
    );
  });

  test('the sidebar opens a category and a page', async () => {
    const { page } = await openPage({ locale: 'en' });
    const category = page.getByRole('button', { name: 'asyncio' });
    await category.focus();
    await page.keyboard.press('Enter');
    expect(await category.getAttribute('aria-expanded')).toBe('true');
    const link = page.locator('.menu').getByRole('link', { name: 'Lock', exact: true });
    await link.waitFor();
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/en/asyncio/lock');
  });

  test('the search opens and closes', async () => {
    const { page } = await openPage({ path: 'asyncio/lock' });
    await page.keyboard.press('Control+k');
    const input = page.locator('.DocSearch-Modal input');
    await input.waitFor();
    expect(await input.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await input.waitFor({ state: 'detached' });
  });
});

describe('on a phone', () => {
  test.each(
    [phone, smallPhone].flatMap((viewport) =>
      (['zh-Hans', 'en'] as const).flatMap((locale) =>
        paths.map((path) => ({ viewport, locale, path, width: viewport.width })),
      ),
    ),
  )('$locale /$path is no wider than $width px', async ({ viewport, locale, path }) => {
    const { page } = await openPage({ viewport, locale, path });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(viewport.width);
  });

  test('the menu leads to another page', async () => {
    const { page } = await openPage({ viewport: phone, locale: 'en', path: 'asyncio/lock' });
    await page.locator('.navbar__toggle').click();
    await page.locator('.navbar-sidebar').getByRole('link', { name: 'Event', exact: true }).click();
    await page.waitForURL('**/en/asyncio/event');
  });
});

test.each([
  { width: 1280, columns: 2 },
  { width: 1440, columns: 2 },
  { width: 390, columns: 1 },
])('a pair has $columns column(s) at $width px', async ({ width, columns }) => {
  const { page } = await openPage({ viewport: { width, height: 844 }, path: 'asyncio/lock' });
  const edges = await page
    .locator('.programs-columns')
    .first()
    .locator('.program')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  expect(edges).toHaveLength(2);
  expect(new Set(edges).size).toBe(columns);
});

test.each([phone, { width: 1280, height: 800 }])(
  'nothing shifts while a page loads at $width px',
  async (viewport) => {
    const { page } = await openPage({ viewport, path: 'asyncio/lock' });
    await page.waitForTimeout(500);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            const shifts = list.getEntries() as (PerformanceEntry & { value: number })[];
            resolve(shifts.reduce((sum, { value }) => sum + value, 0));
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(0), 300);
        }),
    );
    expect(shift).toBeLessThan(0.01);
  },
);

test.each([
  ['zh-Hans', 'asyncio/create-task', 1280],
  ['en', 'asyncio/gather', 1280],
  ['en', 'threading/lock', 1000],
  ['zh-Hans', 'threading/lock', 390],
  ['en', 'multiprocessing/pool', 320],
] as [Locale, string, number][])(
  'all stays where it is when the scripts arrive: %s %s, %d px',
  async (locale, path, width) => {
    const viewport = { width, height: 800 };
    const provokes = /Failed to load resource/;
    const { page } = await openPage({ locale, path, viewport, provokes });
    const places = () =>
      page
        .locator('main :is(h2, h3, .program, .fence, figure)')
        .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().y)));
    await page.waitForLoadState('networkidle');
    const alive = await places();
    await page.route('**/*.js', (route) => route.abort());
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.locator('html').getAttribute('data-has-hydrated')).toBe('false');
    expect(alive.length).toBeGreaterThan(8);
    expect(await places()).toEqual(alive);
  },
);

test('without JavaScript a page reads whole', async () => {
  const { page } = await openPage({ path: 'asyncio/lock', javaScript: false });
  expect(await page.locator('h1').textContent()).toContain('Lock');
  expect(await page.locator('main').textContent()).toContain('async with');
  expect(await page.locator('#differences ~ .table-scroll tbody tr').count()).toBeGreaterThan(1);
  expect(await page.locator('article svg[role="img"]').count()).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL('**/en/asyncio/lock');
});

test.each([
  ['zh-Hans', '没有这个页面'],
  ['en', 'No such page'],
] as [Locale, string][])('an unknown address says so in %s', async (locale, title) => {
  const { page } = await openPage({ locale, path: 'no/such/page', status: 404 });
  expect(await page.locator('h1').textContent()).toBe(title);
});

describe('a page has one address', () => {
  test.each([
    ['queue/', 'queue'],
    ['asyncio/lock/?from=elsewhere#traps', 'asyncio/lock?from=elsewhere#traps'],
    ['asyncio/lock.html', 'asyncio/lock'],
    ['index.html', ''],
  ])('%s leads to it', async (path, address) => {
    for (const base of ['/', '/bingfa/'] as const) {
      const { page, root } = await openPage({ base, path, locale: 'en' });
      expect(page.url()).toBe(root + address);
      expect(await page.locator('h1').innerText()).not.toBe('No such page');
    }
  });

  test('an unknown one says so also with a slash', async () => {
    const { page } = await openPage({ path: 'no/such/page/', status: 404 });
    expect(await page.locator('h1').textContent()).toBe('没有这个页面');
  });
});

describe('under another base URL', () => {
  test('pages, links and the language switch stay below it', async () => {
    const { page } = await openPage({ base: '/bingfa/', path: 'asyncio/lock#traps' });
    await page.locator('.pagination-nav__link--next').click();
    await page.waitForURL('**/bingfa/asyncio/event');
    await page.goBack();
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL('**/bingfa/en/asyncio/lock#traps');
  });

  test('an unknown address says so', async () => {
    const { page } = await openPage({ base: '/bingfa/', locale: 'en', path: 'nope', status: 404 });
    await page.getByRole('link', { name: 'go to the home page' }).click();
    await page.waitForURL('**/bingfa/en/');
  });
});

test('with reduced motion a change of theme takes effect at once', async () => {
  const { page } = await openPage({ path: 'asyncio/lock', colorScheme: 'light' });
  const colours = await page.evaluate(() => {
    const heading = document.querySelector('#differences')!;
    const cell = [...document.querySelectorAll('td:nth-child(2)')].find(
      (one) => heading.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
    )!;
    const read = () => getComputedStyle(cell).color;
    const light = read();
    document.documentElement.dataset['theme'] = 'dark';
    return { light, dark: read(), body: getComputedStyle(document.body).color };
  });
  expect(colours.dark).not.toBe(colours.light);
  expect(colours.dark).toBe(colours.body);
});
