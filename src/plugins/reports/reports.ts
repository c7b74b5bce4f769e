import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashed } from '../programs/compile.ts';
import type { Benchmarks } from './benchmarks.ts';
import type { Conformance, Reasons } from './conformance.ts';
import { renderBenchmarks } from './render-benchmarks.ts';
import { type Language, renderConformance } from './render-conformance.ts';

/** What a page shows of data that a command wrote. */
export interface Report {
  /** Path below the base URL. */
  readonly path: string;
  readonly html: string;
}

type Render = (siteDir: string, language: Language) => string;

/** By the name of the component that shows it; the data is the file of the same name. */
const renderers: Readonly<Record<string, Render>> = {
  Benchmarks: (siteDir, language) =>
    renderBenchmarks(readJson(siteDir, 'src/data/benchmarks.json') as Benchmarks, language),
  Conformance: (siteDir, language) =>
    renderConformance(
      readJson(siteDir, 'src/data/conformance.json') as Conformance,
      readJson(siteDir, 'examples/conformance/reasons.json') as Reasons,
      language,
    ),
};

export function isReport(component: string): boolean {
  return Object.hasOwn(renderers, component);
}

export function renderReport(component: string, siteDir: string, locale: string): Report {
  const render = renderers[component];
  if (render === undefined) throw new Error(`Add a renderer for the report ${component}`);
  const html = render(siteDir, locale === 'en' ? 'en' : 'zh');
  return { path: hashed(`reports/${component.toLowerCase()}.html`, html), html };
}

export function renderReports(siteDir: string, locale: string): Report[] {
  return Object.keys(renderers).map((component) => renderReport(component, siteDir, locale));
}

function readJson(siteDir: string, file: string): unknown {
  const path = join(siteDir, file);
  if (!existsSync(path)) throw new Error(`Run the command that writes ${file}: it is not there`);
  return JSON.parse(readFileSync(path, 'utf8'));
}
