import { describe, expect, it } from 'vitest';
import { openPage } from './harness.ts';

const PATH = 'asyncio/lock';

describe('a diagram', () => {
  it('is in the page without JavaScript, with its title and description', async () => {
    const { page, requests } = await openPage({ path: PATH, javaScript: false });
    const drawing = page.locator('figure svg[role="img"]').first();
    expect(await drawing.isVisible()).toBe(true);
    const labelled = await drawing.getAttribute('aria-labelledby');
    expect(await page.locator(`[id="${labelled}"]`).textContent()).not.toBe('');
    expect(requests.some((url) => /mermaid|diagrams/.test(new URL(url).pathname))).toBe(false);
  });

  it('opens large by the keyboard and gives the focus back', async () => {
    const { page } = await openPage({ path: PATH, locale: 'en' });
    const figure = page.locator('figure').first();
    const enlarge = figure.getByRole('button', { name: 'Enlarge' });
    await enlarge.focus();
    await page.keyboard.press('Enter');
    const dialog = figure.getByRole('dialog');
    expect(await dialog.isVisible()).toBe(true);
    const [small, large] = await Promise.all([
      figure.locator('svg').first().boundingBox(),
      dialog.locator('svg').boundingBox(),
    ]);
    expect(large?.width).toBeGreaterThan(small?.width ?? Infinity);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(ids).toHaveLength(new Set(ids).size);
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(false);
    expect(await enlarge.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('opens at a click on it and closes at a click beside it', async () => {
    const { page } = await openPage({ path: PATH });
    const figure = page.locator('figure').first();
    await figure.locator('svg').first().click();
    const dialog = figure.getByRole('dialog');
    expect(await dialog.isVisible()).toBe(true);
    await page.mouse.click(2, 2);
    expect(await dialog.isVisible()).toBe(false);
  });

  it('has its text for whoever asks', async () => {
    const { page } = await openPage({ path: PATH, locale: 'en' });
    const description = page.locator('figure details').first();
    await description.locator('summary').click();
    expect(await description.locator('p').textContent()).toBe(
      await page.locator('figure svg desc').first().textContent(),
    );
  });

  it('arrives as a file when the reader comes from another page', async () => {
    const { page, root } = await openPage({ path: 'asyncio/event' });
    const answer = page.waitForResponse(/\/diagrams\/[0-9a-f]{12}\.svg$/);
    await page
      .locator(`a[href="${new URL(root).pathname}${PATH}"]`)
      .first()
      .click();
    const id = /([0-9a-f]{12})\.svg$/.exec((await answer).url())?.[1];
    await page.locator(`figure svg[aria-labelledby="d${id}-title"]`).first().waitFor();
  });

  it('follows the theme', async () => {
    const fill = async (colorScheme: 'light' | 'dark'): Promise<string> => {
      const { page } = await openPage({ path: PATH, colorScheme });
      const shape = page.locator('figure svg rect[fill="var(--diagram-node)"]').first();
      return shape.evaluate((rect) => getComputedStyle(rect).fill);
    };
    expect(await fill('light')).not.toBe(await fill('dark'));
  });

  it('fits a phone', async () => {
    const { page } = await openPage({ path: PATH, viewport: { width: 360, height: 740 } });
    const box = await page.locator('figure svg').first().boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(360);
  });
});

describe('a doc link', () => {
  it.each([
    ['zh-Hans', 'https://docs.python.org/zh-cn/3.13/library/asyncio-sync.html#asyncio.Lock'],
    ['en', 'https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Lock'],
  ] as const)(
    'leads to the official page in the language of the reader: %s',
    async (locale, url) => {
      const { page } = await openPage({ path: PATH, locale });
      expect(await page.locator(`a.doc-link-py[href="${url}"]`).count()).toBeGreaterThan(0);
    },
  );
});
