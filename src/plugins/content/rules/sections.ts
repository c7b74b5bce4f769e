import type { Page } from '../page.ts';
import type { Problem, Rule } from '../rule.ts';
import { pagesOf } from '../site.ts';

const PRIMITIVE = [
  'when',
  'pair',
  'diagram',
  'differences',
  'traps',
  'questions',
  'official',
  'api',
] as const;
const REPORT = ['method', 'results', 'again'] as const;
const OPTIONAL = new Set<string>(['questions', 'api']);

export const sections: Rule = {
  name: 'sections',
  holds: 'pages of a kind have the sections of that kind, in the fixed order',
  *check(site) {
    for (const page of pagesOf(site)) {
      yield* checkTitle(page);
      if (page.data['kind'] === 'primitive') yield* checkPrimitive(page);
      if (page.data['kind'] === 'concept') yield* checkConcept(page);
      if (page.data['kind'] === 'report') yield* checkReport(page);
    }
  },
};

function sectionsOf(page: Page) {
  return page.headings.filter(({ depth }) => depth === 2);
}

function* checkTitle({ file, headings }: Page): Iterable<Problem> {
  const titles = headings.filter(({ depth }) => depth === 1);
  if (titles.length === 1 && headings[0] === titles[0]) return;
  yield {
    file,
    line: titles[1]?.line ?? 1,
    message: `${titles.length} titles of level 1; begin the page with exactly one`,
  };
}

function* checkPrimitive(page: Page): Iterable<Problem> {
  const { file, admonitions, headings } = page;
  const found = sectionsOf(page);
  const difference = admonitions.find(({ name }) => name === 'difference');
  const first = found[0]?.line ?? Infinity;
  if (difference === undefined || difference.line > first) {
    const line = (headings[0]?.line ?? 0) + 1;
    yield { file, line, message: 'no :::difference before the first section; add it' };
  }
  for (const { line, id = '' } of found) {
    if (!PRIMITIVE.some((known) => known === id)) {
      const message = `section #${id} is none of #${PRIMITIVE.join(', #')}; use one of them`;
      yield { file, line, message };
    }
  }
  yield* checkPresent(
    page,
    PRIMITIVE.filter((known) => !OPTIONAL.has(known)),
  );
  yield* checkOrder(page, PRIMITIVE);
}

/** A report says how it was made, what came out and how to make it again; more may stand between. */
function* checkReport(page: Page): Iterable<Problem> {
  yield* checkPresent(page, REPORT);
  yield* checkOrder(page, REPORT);
}

function* checkPresent(page: Page, wanted: readonly string[]): Iterable<Problem> {
  const ids = sectionsOf(page).map(({ id }) => id);
  for (const known of wanted) {
    if (ids.includes(known)) continue;
    yield { file: page.file, line: 1, message: `section #${known} is missing; add it` };
  }
}

function* checkOrder(page: Page, order: readonly string[]): Iterable<Problem> {
  let last = -1;
  for (const { line, id } of sectionsOf(page)) {
    const index = order.findIndex((known) => known === id);
    if (index === -1) continue;
    if (index <= last) {
      const message = `section #${id} comes after #${order[last]}; order them ${order.join(', ')}`;
      yield { file: page.file, line, message };
    }
    last = Math.max(last, index);
  }
}

function* checkConcept(page: Page): Iterable<Problem> {
  const last = sectionsOf(page).at(-1);
  if (last?.id === 'official') return;
  yield {
    file: page.file,
    line: last?.line ?? 1,
    message: 'the last section is not #official; end the page with it',
  };
}
