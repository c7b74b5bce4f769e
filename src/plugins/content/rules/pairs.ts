import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolders } from '../programs.ts';
import type { Rule } from '../rule.ts';

export const pairs: Rule = {
  name: 'pairs',
  holds: 'a demo is there in Python and in TypeScript, or says why not',
  *check(site) {
    for (const { slug, files } of programFolders(site)) {
      if (files.has('demo.py') && !files.has('demo.ts') && !saysWhy(site.root, slug)) {
        const message =
          'demo.ts is missing; write it, or give the reason as demo.parity in program.json';
        yield { file: `examples/${slug}/demo.py`, line: 1, message };
      }
      if (files.has('demo.ts') && !files.has('demo.py')) {
        yield {
          file: `examples/${slug}/demo.ts`,
          line: 1,
          message: 'demo.py is missing; write it',
        };
      }
    }
  },
};

function saysWhy(root: string, slug: string): boolean {
  const file = join(root, 'examples', slug, 'program.json');
  if (!existsSync(file)) return false;
  const programs = JSON.parse(readFileSync(file, 'utf8')) as { demo?: { parity?: string } };
  return Boolean(programs.demo?.parity);
}
