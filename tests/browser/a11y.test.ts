import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openPage } from './harness.ts';
import { programOf, replaceProgram, RUN } from './live.ts';

/**
 * DocSearch's own markup, which it offers no way to change: the backdrop is a button around the
 * dialog, the dialog has a footer beside the page's, and each option holds a link so that it can
 * be opened in a tab of its own.
 */
const ofDocSearch = {
  'nested-interactive': { enabled: false },
  'label-content-name-mismatch': { enabled: false },
  'landmark-no-duplicate-contentinfo': { enabled: false },
  'landmark-unique': { enabled: false },
};

const locales = ['zh-Hans', 'en'] as const;
const colorSchemes = ['light', 'dark'] as const;
const pages = [
  { kind: 'home', path: '' },
  { kind: 'concept', path: 'concepts/choosing' },
  { kind: 'report', path: 'concepts/conformance' },
  { kind: 'primitive', path: 'asyncio/lock' },
  { kind: 'version marks', path: 'asyncio/task-group' },
  { kind: 'API', path: 'api/asyncio-sync' },
  { kind: '404', path: 'no/such/page', status: 404 },
];
const settings = locales.flatMap((locale) =>
  colorSchemes.map((colorScheme) => ({ locale, colorScheme })),
);

test.each(settings.flatMap((setting) => pages.map((one) => ({ ...setting, ...one }))))(
  '$kind page, $locale, $colorScheme',
  async ({ kind, ...options }) => {
    const { page } = await openPage(options);
    expect(await violations(page), kind).toEqual([]);
  },
);

const output = `console.log('other'); console.warn('warned'); console.error('failed');`;
const states = [
  ['running', `${output} setInterval(() => {}, 100);`],
  ['done', output],
  ['error', `${output} throw new TypeError('wrong');`],
  ['deadlock', `${output} await new Promise(() => {});`],
] as const;

test.each(
  settings.flatMap((setting) => states.map(([state, code]) => ({ ...setting, state, code }))),
)('program $state, $locale, $colorScheme', async ({ state, code, ...setting }) => {
  const { page } = await openPage({ ...setting, path: 'asyncio/lock' });
  await replaceProgram(page, code);
  const program = programOf(page);
  await program.locator(RUN).click();
  await program.locator(`[role=status][data-phase=${state}]`).waitFor();
  await program.locator('.output-line').nth(2).waitFor();
  expect(await violations(page)).toEqual([]);
});

test.each(settings)('search open, $locale, $colorScheme', async (setting) => {
  const { page } = await openPage({ ...setting, path: 'asyncio/lock' });
  await page.keyboard.press('Control+k');
  await page.locator('.DocSearch-Modal input').fill('Lock');
  await page.locator('.DocSearch-Hit').first().waitFor();
  expect(await violations(page, ofDocSearch)).toEqual([]);
});

test.each(settings)('diagram enlarged, $locale, $colorScheme', async (setting) => {
  const { page } = await openPage({ ...setting, path: 'asyncio/lock' });
  await page
    .getByRole('button', { name: setting.locale === 'en' ? 'Enlarge' : '放大' })
    .first()
    .click();
  await page.locator('dialog[open]').waitFor();
  expect(await violations(page)).toEqual([]);
});

test.each(settings)('phone with the menu open, $locale, $colorScheme', async (setting) => {
  const viewport = { width: 390, height: 844 };
  const { page } = await openPage({ ...setting, viewport, path: 'asyncio/lock' });
  expect(await violations(page)).toEqual([]);
  await page.locator('.navbar__toggle').click();
  await page.locator('.navbar-sidebar--show').waitFor();
  await page.waitForTimeout(300);
  expect(await violations(page)).toEqual([]);
});
