import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { partsOf } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { pagesOf } from '../site.ts';

export const reportData: Rule = {
  name: 'report-data',
  holds: 'every report shows its data, from a file that a command writes',
  *check(site) {
    for (const page of pagesOf(site)) {
      if (!partsOf(page).data) continue;
      const { file, slug, elements } = page;
      const name = slug.split('/').at(-1) ?? '';
      const component = name.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) =>
        letter.toUpperCase(),
      );
      if (!elements.some((element) => element.name === component)) {
        yield { file, line: 1, message: `no data; show it with <${component} /> under #results` };
      }
      const data = `src/data/${name}.json`;
      if (!existsSync(join(site.root, data))) {
        yield { file, line: 1, message: `${data} is not there; run the command that writes it` };
      }
    }
  },
};
