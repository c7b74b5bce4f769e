import { describe, expect, it } from 'vitest';
import { CHINESE_LOCK, ENGLISH_LOCK, Tree } from './fixtures/tree.ts';

function withoutLine(problem: string): string {
  return problem.replace(/:\d+: /, ': ');
}

describe('a report', () => {
  const data = 'src/data/coverage.json';
  const pages = [CHINESE_LOCK, ENGLISH_LOCK].map((page) =>
    page.replace('asyncio/lock', 'concepts/coverage'),
  );
  const report = (...sections: string[]): Tree => {
    const tree = new Tree();
    tree.write(data, '{}');
    tree.writeBoth('concepts/coverage', [
      '---\ntitle: Coverage\nsidebar_position: 6\ndescription: what is covered\nkind: report\nkeywords: [coverage]\n---\n',
      '# Coverage\n',
      ...sections,
    ]);
    return tree;
  };
  const method = '## Method {/* #method */}\n';
  const results = '## Results {/* #results */}\n\n<Coverage />\n';
  const again = '## Again {/* #again */}\n';

  it('needs neither diagram nor program, and may have more sections', () => {
    const more = '## More {/* #more */}\n';
    expect(report(method, more, results, again, more.replace('more', 'most')).problems()).toEqual(
      [],
    );
  });

  it.each([
    ['lacks a section', report.bind(null, method, results), 'section #again is missing; add it'],
    [
      'is out of order',
      report.bind(null, results, method, again),
      'section #method comes after #results; order them method, results, again',
    ],
    [
      'shows no data',
      report.bind(null, method, results.replace('<Coverage />', 'Good.'), again),
      'no data; show it with <Coverage /> under #results',
    ],
  ])('%s', (_, make, message) => {
    const problems = make().problems().map(withoutLine);
    expect(problems).toEqual(pages.map((page) => `${page}: ${message}`));
  });

  it('has no file of data', () => {
    const tree = report(method, results, again);
    tree.remove(data);
    expect(tree.problems().map(withoutLine)).toEqual(
      pages.map((page) => `${page}: ${data} is not there; run the command that writes it`),
    );
  });
});
