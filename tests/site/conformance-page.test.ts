import { join } from 'node:path';
import { load } from 'cheerio';
import type { Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { describe, expect, it } from 'vitest';
import type { ClassResult, Conformance } from '../../src/plugins/reports/conformance.ts';
import remarkReports from '../../src/plugins/reports/remark.ts';
import { renderConformance } from '../../src/plugins/reports/render-conformance.ts';
import { renderReport, renderReports } from '../../src/plugins/reports/reports.ts';

const siteDir = join(import.meta.dirname, '../..');

const lock: ClassResult = {
  cases: 5,
  ported: 2,
  passing: 1,
  differs: ['test_order'],
  leftOut: { test_alias: 'typing', test_repr: 'typing' },
  missing: ['test_new'],
};
const data: Conformance = {
  cpython: '3.13.0',
  cases: 6,
  ported: 3,
  passing: 2,
  differs: 1,
  leftOut: 2,
  modules: {
    test_locks: {
      file: 'test_asyncio/test_locks.py',
      classes: {
        LockTests: lock,
        EventTests: { cases: 1, ported: 1, passing: 1, differs: [], leftOut: {}, missing: [] },
      },
    },
  },
};
const reasons = { typing: { zh: '类型 <T>', en: 'is about <T>' } };

describe('the table of cases', () => {
  const $ = load(renderConformance(data, reasons, 'en'));
  const rows = (table: number): string[][] =>
    $('table')
      .eq(table)
      .find('tr')
      .toArray()
      .map((row) =>
        $(row)
          .children()
          .toArray()
          .map((cell) => $(cell).text()),
      );

  it('counts by test file, and by class inside', () => {
    const head = ['Cases', 'Ported', 'Passing', 'Left out'];
    expect(rows(0)).toEqual([
      ['Test file', ...head],
      ['test_locks', '6', '3', '2', '2'],
      ['All', '6', '3', '2', '2'],
    ]);
    expect(rows(1)).toEqual([
      ['Test class', ...head],
      ['LockTests', '5', '2', '1', '2'],
      ['EventTests', '1', '1', '1', '0'],
    ]);
    expect($('summary').text()).toBe('test_locks: by class, and why 2 cases are left out');
  });

  it('names what is left out, what differs and what is missing, each reason once', () => {
    expect(
      $('li')
        .toArray()
        .map((item) => $(item).text()),
    ).toEqual([
      'LockTests.test_alias, LockTests.test_repr: is about <T>',
      'LockTests.test_order: differs on purpose; the library’s own behaviour is asserted',
      'LockTests.test_new: is not ported yet',
    ]);
  });

  it('says the sum', () => {
    expect($('strong').text()).toBe(
      'Of the 6 cases of CPython 3.13.0, 2 pass (1 of them assert a deliberate difference) and 2 are left out.',
    );
  });

  it('links to the test file of that CPython', () => {
    expect($('a').attr('href')).toBe(
      'https://github.com/python/cpython/blob/v3.13.0/Lib/test/test_asyncio/test_locks.py',
    );
  });

  it('speaks the reader’s language', () => {
    const chinese = load(renderConformance(data, reasons, 'zh')).text();
    expect(chinese).toContain('LockTests.test_alias、LockTests.test_repr：类型 <T>');
  });
});

describe('a report on a page', () => {
  it.each(['zh-Hans', 'en'])('is the fragment that the build writes, in %s', (locale) => {
    const element: MdxJsxFlowElement = {
      type: 'mdxJsxFlowElement',
      name: 'Conformance',
      attributes: [],
      children: [],
    };
    const tree: Root = { type: 'root', children: [element] };
    remarkReports({ siteDir, locale })(tree);
    const { path } = renderReport('Conformance', siteDir, locale);
    expect(element).toMatchObject({ name: 'Report', attributes: [{ name: 'src', value: path }] });
    expect(path).toMatch(/^reports\/conformance\.[0-9a-f]{10}\.html$/);
    expect(renderReports(siteDir, locale).map((report) => report.path)).toContain(path);
  });

  it('leaves other components alone', () => {
    const element: MdxJsxFlowElement = {
      type: 'mdxJsxFlowElement',
      name: 'Pair',
      attributes: [],
      children: [],
    };
    remarkReports({ siteDir, locale: 'en' })({ type: 'root', children: [element] });
    expect(element.name).toBe('Pair');
  });
});
