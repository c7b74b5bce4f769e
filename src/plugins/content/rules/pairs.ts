import { join } from 'node:path';
import { readProgramSettings } from '../../program-settings.ts';
import { programFolders } from '../programs.ts';
import type { Rule } from '../rule.ts';

export const pairs: Rule = {
  name: 'pairs',
  holds: 'a demo is there in Python and in TypeScript, or says why not',
  *check(site) {
    for (const { slug, files } of programFolders(site)) {
      if (
        files.has('demo.py') &&
        !files.has('demo.ts') &&
        !saysWhy(join(site.root, 'examples', slug))
      ) {
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

function saysWhy(folder: string): boolean {
  return readProgramSettings(folder)['demo']?.parity !== undefined;
}
