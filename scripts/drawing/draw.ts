import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { chromiumFlags, findChromium } from '../chromium.ts';
import { DRAWING, ROLES, sentinel, type Role } from '../../src/plugins/diagrams/drawing.ts';
import { flatten } from './flatten.ts';
import { diagramHash, readAccessibility } from '../../src/plugins/diagrams/source.ts';
import { tidy } from './tidy.ts';

interface InPage {
  tidy: typeof tidy;
  flatten: typeof flatten;
  mermaid: {
    initialize(config: object): void;
    render(id: string, source: string): Promise<{ svg: string }>;
  };
}

export interface Drawn {
  readonly source: string;
  readonly svg?: string;
  /** Mermaid's own words when it cannot read the source. */
  readonly error?: string;
}

/** Draws the sources with Mermaid, all in one browser. */
export async function draw(sources: readonly string[]): Promise<Drawn[]> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  try {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><title>diagrams</title><body></body>');
    const mermaid = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js');
    await page.addScriptTag({ path: mermaid });
    await page.evaluate(`window.tidy = ${tidy.toString()}; window.flatten = ${flatten.toString()}`);
    const drawn: Drawn[] = [];
    for (const source of sources) {
      const { title = '', description = '' } = readAccessibility(source);
      const options = { prefix: `d${diagramHash(source)}`, title, description, roles: roles() };
      const result = await page.evaluate(
        async ({ source, options, config }) => {
          const inPage = window as unknown as InPage;
          const host = document.createElement('div');
          try {
            inPage.mermaid.initialize(config);
            host.innerHTML = (await inPage.mermaid.render('diagram', source)).svg;
            document.body.append(host);
            const svg = host.querySelector('svg');
            if (svg === null) return { error: 'nothing was drawn' };
            inPage.tidy(svg);
            return { svg: inPage.flatten(svg, options) };
          } catch (error) {
            return { error: String(error instanceof Error ? error.message : error) };
          } finally {
            host.remove();
          }
        },
        { source, options, config: DRAWING.config },
      );
      drawn.push({ source, ...result });
    }
    return drawn;
  } finally {
    await browser.close();
  }
}

function roles(): Record<string, Role> {
  return Object.fromEntries(ROLES.map((role) => [rgb(sentinel(role)), role]));
}

function rgb(hex: string): string {
  const parts = [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
  return `rgb(${parts.join(', ')})`;
}
