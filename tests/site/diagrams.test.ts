import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DRAWING, ROLES } from '../../src/plugins/diagrams/drawing.ts';
import { draw } from '../../scripts/drawing/draw.ts';
import { diagramHash } from '../../src/plugins/diagrams/source.ts';

const root = join(import.meta.dirname, '../..');

describe('every drawn diagram', () => {
  const folder = join(root, 'src/diagrams');
  const drawn = readdirSync(folder).filter((file) => file.endsWith('.svg'));

  it.each(drawn)('%s is small, themed and safe to put on a page', (file) => {
    const svg = readFileSync(join(folder, file), 'utf8');
    expect(svg.length).toBeLessThan(16_000);
    expect(svg).not.toMatch(/<(style|script|foreignObject)|\son\w+=|#[0-9a-f]{3,6}"|rgb\(/);
    const prefix = `d${file.replace('.svg', '')}-`;
    for (const [, id] of svg.matchAll(/\sid="([^"]*)"/g)) expect(id).toContain(prefix);
    for (const [, id] of svg.matchAll(/url\(#([^)]*)\)/g)) expect(svg).toContain(`id="${id}"`);
    for (const [, role] of svg.matchAll(/--diagram-([\w-]+)/g)) expect(ROLES).toContain(role);
  });
});

it('names the version of Mermaid that is installed', () => {
  const require = createRequire(import.meta.url);
  const installed = JSON.parse(
    readFileSync(
      join(require.resolve('mermaid/dist/mermaid.min.js'), '../../package.json'),
      'utf8',
    ),
  ) as { version: string };
  expect(DRAWING.mermaid).toBe(installed.version);
});

describe('drawing', () => {
  const source = `sequenceDiagram
  accTitle: 一把锁 & <一个任务>
  accDescr: 任务 "A" 得到锁
  任务A->>Lock: acquire()`;

  it('gives an image with its title, description and size', async () => {
    const [drawn] = await draw([source]);
    const svg = drawn?.svg ?? '';
    const id = `d${diagramHash(source)}`;
    expect(svg).toContain(`role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc"`);
    expect(svg).toContain(`<title id="${id}-title">一把锁 &amp; &lt;一个任务></title>`);
    expect(svg).toMatch(/viewBox="\S+ \S+ (\d+) (\d+)" width="\1" height="\2"/);
    expect(svg).toContain('fill="var(--diagram-node)"');
  });

  it('says what Mermaid cannot read, and draws the rest', async () => {
    const [bad, good] = await draw(['sequenceDiagram\n  A ->>', source]);
    expect(bad?.error).toMatch(/^Parse error on line 2/);
    expect(bad?.svg).toBeUndefined();
    expect(good?.svg).toContain('acquire()');
  });
});

describe('the colours of diagrams', () => {
  const css = readFileSync(join(root, 'src/css/diagrams.css'), 'utf8');
  const [light = '', dark = ''] = css.split("[data-theme='dark']");
  const colour = (theme: string, role: string): string =>
    new RegExp(`--diagram-${role}: (#[0-9a-f]{6})`).exec(theme)?.[1] ?? '';
  const paper = { light: '#ffffff', dark: '#1b1b1d' };

  it.each([
    ['light', light, paper.light],
    ['dark', dark, paper.dark],
  ])('keep a contrast of AA in the %s theme', (_name, theme, background) => {
    const text = colour(theme, 'text');
    for (const role of ['node', 'note', 'group', 'active']) {
      expect(contrast(text, colour(theme, role)), role).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(text, background)).toBeGreaterThanOrEqual(4.5);
    for (const role of ['border', 'line', 'note-border', 'group-border']) {
      expect(contrast(colour(theme, role), background), role).toBeGreaterThanOrEqual(3);
    }
  });
});

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
