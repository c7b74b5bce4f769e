import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/plugins/content/rule.ts';
import { rules } from '../../src/plugins/content/rules/index.ts';
import { loadSite } from '../../src/plugins/content/site.ts';

const site = loadSite(join(import.meta.dirname, '../..'));

describe('the pages and programs', () => {
  it.each(rules)('$name: $holds', (rule) => {
    expect([...rule.check(site)].map(formatProblem)).toEqual([]);
  });
});
