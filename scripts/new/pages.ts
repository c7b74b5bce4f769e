import { PLACEHOLDER } from '../../src/plugins/content/rules/text-missing.ts';

export interface Subject {
  readonly slug: string;
  readonly name: string;
  readonly position: number;
  /** The official target, `py:…`. */
  readonly python: string;
  readonly kind: 'concept' | 'primitive';
  readonly hasClass: boolean;
}

const WORDS = {
  'zh-Hans': {
    when: '用途',
    pair: 'Python 与 TypeScript',
    diagram: '图示',
    differences: '差异',
    traps: '陷阱',
    official: '官方文档',
  },
  en: {
    when: 'When to use it',
    pair: 'Python and TypeScript',
    diagram: 'Diagram',
    differences: 'How they differ',
    traps: 'Traps',
    official: 'Official documentation',
  },
} as const;

/** A page with every section in place and a mark wherever text is to be written. */
export function pageSkeleton(
  subject: Subject,
  locale: keyof typeof WORDS,
  source?: string,
): string {
  const words = WORDS[locale];
  const section = (id: keyof typeof words, body: string): string =>
    `## ${words[id]} {/* #${id} */}\n\n${body}\n`;
  const isPrimitive = subject.kind === 'primitive';
  return [
    frontMatter(subject, source),
    `# ${subject.name}\n`,
    ...(isPrimitive ? [`:::difference\n${PLACEHOLDER}\n:::\n`] : []),
    section('when', PLACEHOLDER),
    section('pair', `<Pair id="${subject.slug}" />`),
    section('diagram', diagram(subject.name)),
    ...(isPrimitive ? [section('differences', differences), section('traps', PLACEHOLDER)] : []),
    section('official', `- [${subject.name}](${subject.python})`),
    ...(subject.hasClass
      ? [`## API {/* #api */}\n\n<Api name="${subject.name}" kind="class" />\n`]
      : []),
  ].join('\n');
}

const differences = [
  '| | Python | TypeScript |',
  '| --- | --- | --- |',
  `| <Differs /> | ${PLACEHOLDER} | ${PLACEHOLDER} |`,
].join('\n');

function frontMatter(subject: Subject, source: string | undefined): string {
  return [
    '---',
    `title: ${subject.name}`,
    `sidebar_position: ${subject.position}`,
    `description: ${PLACEHOLDER}`,
    `kind: ${subject.kind}`,
    ...(subject.kind === 'primitive' ? [`python: ${subject.python}`] : []),
    `keywords: [${subject.name}]`,
    ...(source === undefined ? [] : [`source: ${source}`]),
    '---\n',
  ].join('\n');
}

function diagram(name: string): string {
  return [
    '```mermaid',
    'sequenceDiagram',
    `  accTitle: ${name}`,
    `  accDescr: ${PLACEHOLDER}`,
    '  participant A as Task A',
    `  participant B as ${name}`,
    '  A->>B: call()',
    '  B-->>A: result',
    '```',
  ].join('\n');
}
