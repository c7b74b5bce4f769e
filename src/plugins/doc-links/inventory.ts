import { readFileSync } from 'node:fs';
import { nearest } from '../nearest.ts';

/** The version of Python whose documentation every `py:` link points to. */
export const PYTHON_VERSION = '3.13';

export type DocLocale = 'zh-Hans' | 'en';
export type Scheme = 'py' | 'mdn' | 'node';

interface PythonInventory {
  readonly pages: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
interface MdnInventory {
  readonly paths: readonly string[];
}
interface NodeInventory {
  readonly modules: Readonly<Record<string, readonly string[]>>;
}

const DATA = new URL('../../data/', import.meta.url);

function load(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, DATA), 'utf8'));
}

const python = (load(`python-docs-${PYTHON_VERSION}-anchors.json`) as PythonInventory).pages;
const mdn = new Set((load('mdn-paths.json') as MdnInventory).paths);
const node = (load('node-modules.json') as NodeInventory).modules;

// Python names are unique across pages, so that an author need not know where a name is documented.
const pythonObjects = new Map<string, string>();
for (const [page, anchors] of Object.entries(python)) {
  for (const [anchor, kind] of Object.entries(anchors)) {
    if (kind.startsWith('api')) pythonObjects.set(anchor, `${page}#${anchor}`);
  }
}

export class UnknownTarget extends Error {
  constructor(target: string, known: Iterable<string>) {
    super(`unknown doc link target ${target}; use a known one, such as ${list(target, known)}`);
    this.name = 'UnknownTarget';
  }
}

function list(target: string, known: Iterable<string>): string {
  const scheme = target.slice(0, target.indexOf(':') + 1);
  const names = nearest(target.slice(scheme.length), known);
  return names.map((name) => scheme + name).join(', ');
}

const SCHEME = /^(py|mdn|node):/;

export function schemeOf(url: string): Scheme | undefined {
  return SCHEME.exec(url)?.[1] as Scheme | undefined;
}

/** The address of `py:…`, `mdn:…` or `node:…` in the reader's language; throws `UnknownTarget`. */
export function resolveDocLink(url: string, locale: DocLocale): string {
  const target = url.replace(SCHEME, '');
  switch (schemeOf(url)) {
    case 'py':
      return pythonBase(locale) + pythonTarget(url, target);
    case 'mdn':
      return `https://developer.mozilla.org/${locale === 'en' ? 'en-US' : 'zh-CN'}/docs/${mdnTarget(url, target)}`;
    case 'node':
      return `https://nodejs.org/api/${nodeTarget(url, target)}`;
    default:
      throw new UnknownTarget(url, []);
  }
}

function pythonBase(locale: DocLocale): string {
  return `https://docs.python.org/${locale === 'en' ? '' : 'zh-cn/'}${PYTHON_VERSION}/`;
}

function pythonTarget(url: string, target: string): string {
  const object = pythonObjects.get(target);
  if (object !== undefined) return object;
  const [page = '', anchor] = target.split('#');
  const anchors = python[page];
  if (anchors === undefined) {
    throw new UnknownTarget(url, page.includes('/') ? Object.keys(python) : pythonObjects.keys());
  }
  if (anchor !== undefined && anchors[anchor] === undefined) {
    throw new UnknownTarget(
      url,
      Object.keys(anchors).map((name) => `${page}#${name}`),
    );
  }
  return target;
}

function mdnTarget(url: string, target: string): string {
  const [path = ''] = target.split('#');
  if (!mdn.has(path)) throw new UnknownTarget(url, mdn);
  return target;
}

function nodeTarget(url: string, target: string): string {
  const [module = '', anchor] = target.split('#');
  const anchors = node[module];
  if (anchors === undefined) throw new UnknownTarget(url, Object.keys(node));
  if (anchor === undefined) return `${module}.html`;
  if (!anchors.includes(anchor)) {
    throw new UnknownTarget(
      url,
      anchors.map((name) => `${module}#${name}`),
    );
  }
  return `${module}.html#${anchor}`;
}
