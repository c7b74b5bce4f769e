import type { Rule } from '../rule.ts';
import { demos } from './demos.ts';
import { diagramWidth } from './diagram-width.ts';
import { diagrams } from './diagrams.ts';
import { docLinks } from './doc-links.ts';
import { exemptions } from './exemptions.ts';
import { fences } from './fences.ts';
import { frontMatter } from './front-matter.ts';
import { headingIds } from './heading-ids.ts';
import { internalLinks } from './internal-links.ts';
import { notesLinks } from './notes-links.ts';
import { pairs } from './pairs.ts';
import { programSize } from './program-size.ts';
import { questions } from './questions.ts';
import { rawLinks } from './raw-links.ts';
import { recordings } from './recordings.ts';
import { reportData } from './report-data.ts';
import { sameInBoth } from './same-in-both.ts';
import { sections } from './sections.ts';
import { stale } from './stale.ts';
import { syntax } from './syntax.ts';
import { textMissing } from './text-missing.ts';
import { translation } from './translation.ts';
import { unusedDiagrams } from './unused-diagrams.ts';
import { unusedPrograms } from './unused-programs.ts';

export const rules: readonly Rule[] = [
  syntax,
  frontMatter,
  sections,
  reportData,
  headingIds,
  translation,
  stale,
  sameInBoth,
  fences,
  docLinks,
  rawLinks,
  internalLinks,
  demos,
  unusedPrograms,
  pairs,
  exemptions,
  recordings,
  programSize,
  diagrams,
  diagramWidth,
  unusedDiagrams,
  questions,
  notesLinks,
  textMissing,
];
