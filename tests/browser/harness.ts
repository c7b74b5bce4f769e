import { afterAll, afterEach, expect, inject } from 'vitest';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { chromiumFlags } from '../../scripts/chromium.ts';

export type Locale = 'zh-Hans' | 'en';

export interface OpenOptions {
  locale?: Locale;
  /** Below the language's root: "asyncio/lock", "" for home; may end with a hash. */
  path?: string;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  /** Which build: that for "/" or that for "/bingfa/". */
  base?: '/' | '/bingfa/';
  javaScript?: boolean;
  /** The status that the page itself must have. */
  status?: number;
  permissions?: string[];
  /** Whether the page stays open for the other tests of the file. */
  keep?: boolean;
  /** What the test provokes the page into saying; see `provoked()`. */
  provokes?: RegExp | undefined;
}

export interface OpenPage {
  page: Page;
  /** The address of the language's root, with a slash at the end. */
  root: string;
  /** Every address asked for so far, by the page and by the frames and workers in it. */
  requests: string[];
}

const schemesWithoutNetwork = ['about:', 'blob:', 'data:'];

let browser: Promise<Browser> | undefined;
const contexts: BrowserContext[] = [];
const faults: string[] = [];
const asked: string[] = [];

function watch(context: BrowserContext, origin: string, provokes: RegExp | undefined): void {
  const note = (fault: string): void => {
    (provokes?.test(fault) === true ? asked : faults).push(fault);
  };
  context.on('request', (request) => {
    const url = request.url();
    const { protocol, origin: from } = new URL(url);
    if (from !== origin && !schemesWithoutNetwork.includes(protocol)) {
      note(`request to another origin: ${url}`);
    }
  });
  context.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => note(`uncaught: ${error.error().message}`));
}

/**
 * Opens a page of the built site. The test that opened it fails if anything asks another
 * origin, logs an error or throws.
 */
export async function openPage(options: OpenOptions = {}): Promise<OpenPage> {
  const { locale = 'zh-Hans', path = '', base = '/', status = 200 } = options;
  const origin = inject('sites')[base];
  if (!origin) throw new Error(`No build is served for the base URL "${base}"`);
  const root = `${origin}${base}${locale === 'en' ? 'en/' : ''}`;
  browser ??= chromium.launch({ executablePath: inject('chromium'), args: chromiumFlags });
  const context = await (
    await browser
  ).newContext({
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport ?? { width: 1280, height: 800 },
    javaScriptEnabled: options.javaScript ?? true,
    permissions: options.permissions ?? [],
    locale: locale === 'en' ? 'en-US' : 'zh-CN',
    reducedMotion: 'reduce',
  });
  if (options.keep !== true) contexts.push(context);
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  watch(context, origin, options.provokes ?? (status === 404 ? /status of 404/ : undefined));
  const page = await context.newPage();
  const response = await page.goto(root + path, { waitUntil: 'load' });
  // A change of the hash alone answers nothing.
  if (response) expect(response.status(), `status of ${root}${path}`).toBe(status);
  if (options.javaScript !== false) {
    await page.waitForSelector('html[data-has-hydrated="true"]', { state: 'attached' });
  }
  return { page, root, requests };
}

/** What the test's pages said so far that it provokes. */
export function provoked(): string {
  return asked.join('\n');
}

afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  asked.length = 0;
  expect(faults.splice(0)).toEqual([]);
});

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});
