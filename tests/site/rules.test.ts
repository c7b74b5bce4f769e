import { describe, expect, it } from 'vitest';
import { CHINESE_LOCK, DEMO, ENGLISH_LOCK, Tree } from './fixtures/tree.ts';

const SETTINGS = 'examples/asyncio/lock/program.json';

type Spoil = (tree: Tree) => void;

const both = (from: string, to: string): Spoil => {
  return (tree) => tree.editBoth(from, to);
};
const inEnglish = (from: string, to: string): Spoil => {
  return (tree) => tree.edit(ENGLISH_LOCK, from, to);
};
/** The same problem in each language. */
const eachPage = (message: string): string[] =>
  [CHINESE_LOCK, ENGLISH_LOCK].map((page) => `${page}: ${message}`);

const cases: Record<string, [name: string, spoil: Spoil, problems: string[]][]> = {
  'front matter': [
    [
      'has an unknown key',
      both('keywords:', 'keyword: a\nkeywords:'),
      eachPage('front matter: unknown key keyword; nearest is keywords'),
    ],
    [
      'lacks a key',
      both('description: a lock\n', ''),
      eachPage('front matter: description is missing; add it'),
    ],
    [
      'has an unknown kind',
      both('kind: primitive', 'kind: primitiv'),
      eachPage('front matter: kind is "primitiv"; use one of home, concept, primitive, report'),
    ],
  ],
  'sections and headings': [
    [
      'lack the difference',
      both(':::difference\nDifference.\n:::\n', ''),
      eachPage('no :::difference before the first section; add it'),
    ],
    [
      'are out of order',
      both('## Traps {/* #traps */}', '## Traps {/* #official */}'),
      [
        ...[CHINESE_LOCK, ENGLISH_LOCK].flatMap((page) => [
          `${page}: section #traps is missing; add it`,
          `${page}: section #questions comes after #official; order them when, pair, diagram, differences, traps, questions, official, api`,
          `${page}: section #official comes after #official; order them when, pair, diagram, differences, traps, questions, official, api`,
        ]),
        ...eachPage('id #official is there twice; give each heading its own'),
        ...eachPage('link ./lock.mdx#traps leads to no heading; nearest is #'),
      ],
    ],
    [
      'have no id',
      both('### A trap {/* #trap-one */}', '### A trap'),
      eachPage('heading “A trap” has no id; end it with {/* #some-id */}'),
    ],
    [
      'differ in id between the languages',
      inEnglish('#trap-one', '#trap-two'),
      [
        `${ENGLISH_LOCK}: headings differ: ### #trap-two here, ### #trap-one (line N) in ${CHINESE_LOCK}; make them the same`,
      ],
    ],
    [
      'differ in level between the languages',
      inEnglish('### A trap', '#### A trap'),
      [
        `${ENGLISH_LOCK}: headings differ: #### #trap-one here, ### #trap-one (line N) in ${CHINESE_LOCK}; make them the same`,
      ],
    ],
  ],
  translations: [
    [
      'miss a page',
      (tree) => tree.remove(ENGLISH_LOCK),
      [
        `${CHINESE_LOCK}: missing translation; write ${ENGLISH_LOCK}`,
        `${ENGLISH_LOCK}: question 1: the page is missing; write it`,
        `${ENGLISH_LOCK}: no link to py:library/asyncio-sync.html#lock; add it under #official`,
      ],
    ],
    [
      'have an orphan page',
      (tree) => {
        tree.write(ENGLISH_LOCK.replace('lock', 'look'), tree.read(ENGLISH_LOCK));
      },
      [
        `${ENGLISH_LOCK.replace('lock', 'look')}: orphan page: docs/asyncio/look.mdx is not there; write it or delete this`,
      ],
    ],
    [
      'are older than the Chinese page',
      (tree) => tree.edit(CHINESE_LOCK, 'Difference.', 'Another.'),
      [
        `${ENGLISH_LOCK}: stale translation: ${CHINESE_LOCK} has changed; bring this page up to date and run npm run stamp -- asyncio/lock, or set stale: true`,
      ],
    ],
    [
      'embed other programs',
      inEnglish('<Pair id="asyncio/lock" />', '<Pair id="asyncio/lock" note="x" />'),
      [
        `${ENGLISH_LOCK}: components differ: <Pair id="asyncio/lock" note="x"> here, <Pair id="asyncio/lock"> (line N) in ${CHINESE_LOCK}; make them the same`,
      ],
    ],
    [
      'link elsewhere',
      inEnglish('(py:asyncio.Lock)', '(py:asyncio.Event)'),
      [
        `${ENGLISH_LOCK}: links differ: py:asyncio.Event here, py:asyncio.Lock (line N) in ${CHINESE_LOCK}; make them the same`,
      ],
    ],
  ],
  links: [
    [
      'have an unknown Python target',
      both('(py:asyncio.Lock)', '(py:asyncio.Lok)'),
      eachPage(
        'unknown doc link target py:asyncio.Lok; use a known one, such as py:asyncio.Lock, ',
      ),
    ],
    [
      'have an unknown anchor',
      both('#lock)', '#lok)'),
      [
        ...eachPage(
          'unknown doc link target py:library/asyncio-sync.html#lok; use a known one, such as py:library/asyncio-sync.html#lock, ',
        ),
        ...eachPage('no link to py:library/asyncio-sync.html#lock; add it under #official'),
      ],
    ],
    [
      'have an unknown MDN page',
      both('[itself](./lock.mdx#traps)', '[Worker](mdn:Web/API/Wroker)'),
      eachPage(
        'unknown doc link target mdn:Web/API/Wroker; use a known one, such as mdn:Web/API/Worker, ',
      ),
    ],
    [
      'have an unknown Node module',
      both('[itself](./lock.mdx#traps)', '[workers](node:worker_thread)'),
      eachPage(
        'unknown doc link target node:worker_thread; use a known one, such as node:worker_threads, ',
      ),
    ],
    [
      'are fixed to a language',
      both('(py:asyncio.Lock)', '(https://docs.python.org/3.13/library/asyncio-sync.html)'),
      eachPage(
        'https://docs.python.org/3.13/library/asyncio-sync.html is fixed to one language; write it as a py: link',
      ),
    ],
    [
      'lead to no page',
      both('./lock.mdx#traps', './lok.mdx'),
      eachPage(
        'link ./lok.mdx leads to no page; write asyncio/lok or use the nearest, asyncio/lock',
      ),
    ],
    [
      'lead to no heading',
      both('./lock.mdx#traps', '#trap'),
      eachPage('link #trap leads to no heading; nearest is #traps'),
    ],
    [
      'lack one of the reference',
      both('- [lock](py:library/asyncio-sync.html#lock)\n', ''),
      eachPage('no link to py:library/asyncio-sync.html#lock; add it under #official'),
    ],
  ],
  programs: [
    [
      'are unknown',
      both('<Pair id="asyncio/lock" />', '<Pair id="asyncio/lock" />\n\n<Pair id="asyncio/lok" />'),
      eachPage('unknown demo <Pair id="asyncio/lok">; nearest is asyncio/lock'),
    ],
    [
      'are missing in their folder',
      both('Text.\n', '<Program src="asyncio/lock/brken.ts" />\n'),
      eachPage(
        '<Program src="asyncio/lock/brken.ts">: examples/asyncio/lock/brken.ts is not there; write it or use demo.ts',
      ),
    ],
    [
      'are on no page',
      (tree) => tree.write('examples/asyncio/lock/broken.ts', ''),
      [
        'examples/asyncio/lock/broken.ts: no page embeds this program; add <Program src="asyncio/lock/broken.ts" /> or delete it',
      ],
    ],
    [
      'have a folder without a page',
      (tree) => tree.write('examples/asyncio/event/broken.ts', ''),
      [
        'examples/asyncio/event/broken.ts: orphan demo folder: no page embeds asyncio/event; embed it or delete it',
      ],
    ],
    [
      'changed since they were recorded',
      (tree) => tree.edit(DEMO, 'held', 'free'),
      [`${DEMO}: changed since its recording; run npm run record -- asyncio/lock`],
    ],
    [
      'were never recorded',
      (tree) => tree.remove('examples/asyncio/lock/demo.out'),
      [`${DEMO}: no recording; run npm run record -- asyncio/lock`],
    ],
    [
      'lack their TypeScript',
      (tree) => tree.remove('examples/asyncio/lock/demo.ts'),
      [`${DEMO}: demo.ts is missing; write it, or give the reason as demo.parity in program.json`],
    ],
    [
      'say in one language only why they differ',
      (tree) => tree.write(SETTINGS, '{ "demo": { "parity": { "en": "no equivalent" } } }'),
      [`${SETTINGS}: demo.parity lacks a language; write { "zh": "…", "en": "…" }`],
    ],
    [
      'are not those that are exempt',
      (tree) => tree.write(SETTINGS, '{ "dmo": { "stderr": "a warning" } }'),
      [`${SETTINGS}: no program dmo.py; nearest is demo`],
    ],
    [
      'are too long',
      (tree) => tree.write('examples/asyncio/lock/demo.ts', 'x;\n'.repeat(41)),
      ['examples/asyncio/lock/demo.ts: 41 lines; cut the program to 40'],
    ],
    [
      'link to no page',
      both('A waits for B', 'A waits for B\n  click A "/asyncio/lok"'),
      [
        ...eachPage('diagram is not drawn; run npm run diagrams -- asyncio/lock'),
        ...eachPage('diagram links to /asyncio/lok, which is no page; nearest is /asyncio/lock'),
        'src/diagrams/HASH.svg: no page has this diagram; run npm run diagrams to remove it',
      ],
    ],
    [
      'are too wide',
      (tree) => tree.write('examples/asyncio/lock/demo.ts', `\n// ${'x'.repeat(70)}\n`),
      ['examples/asyncio/lock/demo.ts: 73 columns; break the line at 72'],
    ],
  ],
  'fences and diagrams': [
    [
      'hold code',
      both('Text.\n', '```python\nx = 1\n```\n'),
      eachPage(
        'forbidden code fence “python”; move the code to a program in examples/ and embed it',
      ),
    ],
    [
      'are not drawn',
      both('A waits for B', 'A waits for C'),
      [
        ...eachPage('diagram is not drawn; run npm run diagrams -- asyncio/lock'),
        'src/diagrams/HASH.svg: no page has this diagram; run npm run diagrams to remove it',
      ],
    ],
    [
      'are too wide',
      (tree) => tree.write(tree.drawing, '<svg width="901" height="9"/>'),
      eachPage('diagram is 901 px wide, more than 900; lay it out top-down or shorten its texts'),
    ],
    [
      'have no text',
      both('  accDescr: A waits for B\n', ''),
      [
        ...eachPage('diagram without accDescr; add accDescr: …'),
        'src/diagrams/HASH.svg: no page has this diagram; run npm run diagrams to remove it',
      ],
    ],
  ],
  'the text': [
    [
      'is still to be written',
      both('Text.\n', 'TODO(text)\n'),
      eachPage('TODO(text) stands here; write the text'),
    ],
    [
      'lacks the answer to a question',
      both('### Why? {/* #q-why */}', '### Why? {/* #q-wy */}'),
      eachPage('question 1: no heading #q-why (#q-wy is there); add it'),
    ],
    [
      'is not MDX',
      both('Text.\n', '<Pair\n'),
      [
        ...eachPage('cannot be parsed: '),
        // What an unreadable page embeds is not known.
        `${DEMO}: orphan demo folder: no page embeds asyncio/lock; embed it or delete it`,
        'src/diagrams/HASH.svg: no page has this diagram; run npm run diagrams to remove it',
      ],
    ],
  ],
};

it('finds nothing in a tree in which every rule holds', () => {
  expect(new Tree().problems()).toEqual([]);
});

it('lets a page that says it is stale lag behind', () => {
  const tree = new Tree();
  tree.edit(CHINESE_LOCK, '#trap-one', '#trap-two');
  tree.edit(ENGLISH_LOCK, '\nsource:', '\nstale: true\nsource:');
  expect(tree.problems()).toEqual([]);
});

it('says in which line a problem is', () => {
  const tree = new Tree();
  tree.edit(ENGLISH_LOCK, '(py:asyncio.Lock)', '(py:asyncio.Lok)');
  const line = tree.read(ENGLISH_LOCK).split('\n').indexOf('- [Lock](py:asyncio.Lok)') + 1;
  expect(tree.problems().at(-1)).toMatch(`${ENGLISH_LOCK}:${line}: unknown doc link target`);
});

function withoutPlace(problem: string): string {
  return problem
    .replace(/:\d+: /, ': ')
    .replace(/\(line \d+\)/, '(line N)')
    .replace(/[0-9a-f]{12}\.svg/, 'HASH.svg');
}

describe.each(Object.entries(cases))('%s', (_, list) => {
  it.each(list)('%s', (_name, spoil, expected) => {
    const tree = new Tree();
    spoil(tree);
    const problems = tree.problems().map(withoutPlace);
    expect(problems).toHaveLength(expected.length);
    for (const start of expected) {
      expect(problems.find((each) => each.startsWith(start)) ?? problems).toContain(start);
    }
    for (const problem of problems) expect(problem).not.toContain('\n');
  });
});
