import type { ClassResult, Conformance, ModuleResult, Reasons } from './conformance.ts';
import { code, escape, table } from './html.ts';

export type Language = 'zh' | 'en';

const WORDS = {
  zh: {
    module: '测试文件',
    class: '测试类',
    cases: '用例',
    ported: '已移植',
    passing: '通过',
    leftOut: '未移植',
    total: '合计',
    sum: (data: Conformance) =>
      `CPython ${data.cpython} 的 ${data.cases} 个用例：${data.passing} 个通过（其中 ${data.differs} 个断言的是有意不同的行为），${data.leftOut} 个未移植。`,
    open: (module: string, count: number) =>
      `${module}：按类列出${count === 0 ? '' : `，未移植的 ${count} 个用例及原因`}`,
    differs: '行为有意不同，断言的是本库的行为',
    missing: '还没有移植',
    colon: '：',
    comma: '、',
  },
  en: {
    module: 'Test file',
    class: 'Test class',
    cases: 'Cases',
    ported: 'Ported',
    passing: 'Passing',
    leftOut: 'Left out',
    total: 'All',
    sum: (data: Conformance) =>
      `Of the ${data.cases} cases of CPython ${data.cpython}, ${data.passing} pass (${data.differs} of them assert a deliberate difference) and ${data.leftOut} are left out.`,
    open: (module: string, count: number) =>
      `${module}: by class${count === 0 ? '' : `, and why ${count} ${count === 1 ? 'case is' : 'cases are'} left out`}`,
    differs: 'differs on purpose; the library’s own behaviour is asserted',
    missing: 'is not ported yet',
    colon: ': ',
    comma: ', ',
  },
} as const;

/** The table of `npm run conformance` as a page shows it. */
export function renderConformance(data: Conformance, reasons: Reasons, language: Language): string {
  const words = WORDS[language];
  const head = [words.cases, words.ported, words.passing, words.leftOut];
  const modules = Object.entries(data.modules);
  const rows = modules.map(([module, result]) => [
    `<a href="${sourceOf(data, result)}">${code(module)}</a>`,
    ...numbers(Object.values(result.classes)),
  ]);
  const all = modules.flatMap(([, { classes }]) => Object.values(classes));
  return [
    `<p><strong>${words.sum(data)}</strong></p>`,
    table([words.module, ...head], rows, [words.total, ...numbers(all)]),
    ...modules.map(([module, { classes }]) => {
      const count = sum(Object.values(classes), ({ leftOut }) => Object.keys(leftOut).length);
      const byClass = Object.entries(classes).map(([name, result]) => [
        code(name),
        ...numbers([result]),
      ]);
      return [
        '<details data-search="off">',
        `<summary>${words.open(code(module), count)}</summary>`,
        table([words.class, ...head], byClass),
        reasonsOf(classes, reasons, language),
        '</details>',
      ].join('');
    }),
  ].join('\n');
}

function sourceOf({ cpython }: Conformance, { file }: ModuleResult): string {
  return escape(`https://github.com/python/cpython/blob/v${cpython}/Lib/test/${file}`);
}

function sum(results: readonly ClassResult[], count: (result: ClassResult) => number): number {
  return results.reduce((before, result) => before + count(result), 0);
}

function numbers(results: readonly ClassResult[]): string[] {
  return [
    sum(results, ({ cases }) => cases),
    sum(results, ({ ported }) => ported),
    sum(results, ({ passing }) => passing),
    sum(results, ({ leftOut }) => Object.keys(leftOut).length),
  ].map(String);
}

/** The cases that are not ported, together where the reason is the same. */
function reasonsOf(classes: ModuleResult['classes'], reasons: Reasons, language: Language): string {
  const words = WORDS[language];
  const byReason = new Map<string, string[]>();
  const add = (reason: string, name: string): void => {
    byReason.set(reason, [...(byReason.get(reason) ?? []), code(name)]);
  };
  for (const [className, { differs, leftOut, missing }] of Object.entries(classes)) {
    for (const [name, key] of Object.entries(leftOut)) {
      add(reasons[key]?.[language] ?? key, `${className}.${name}`);
    }
    for (const name of differs) add(words.differs, `${className}.${name}`);
    for (const name of missing) add(words.missing, `${className}.${name}`);
  }
  if (byReason.size === 0) return '';
  const items = [...byReason].map(
    ([reason, names]) => `<li>${names.join(words.comma)}${words.colon}${escape(reason)}</li>`,
  );
  return `<ul>${items.join('')}</ul>`;
}
