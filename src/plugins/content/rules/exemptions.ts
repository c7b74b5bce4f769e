import { join } from 'node:path';
import { nearest } from '../../nearest.ts';
import { readProgramSettings } from '../../program-settings.ts';
import { programFolders } from '../programs.ts';
import type { Rule } from '../rule.ts';

export const exemptions: Rule = {
  name: 'exemptions',
  holds: 'an exemption is of a program that is there, and says why in both languages',
  *check(site) {
    for (const { slug, files } of programFolders(site)) {
      if (!files.has('program.json')) continue;
      const file = `examples/${slug}/program.json`;
      const settings = readProgramSettings(join(site.root, 'examples', slug));
      for (const [name, { parity }] of Object.entries(settings)) {
        if (!files.has(`${name}.py`)) {
          const programs = [...files].flatMap((one) => one.match(/^(.*)\.py$/)?.[1] ?? []);
          const known = nearest(name, programs, 1)[0] ?? 'none';
          yield { file, line: 1, message: `no program ${name}.py; nearest is ${known}` };
        }
        if (parity === undefined || isInBoth(parity)) continue;
        const message = `${name}.parity lacks a language; write { "zh": "…", "en": "…" }`;
        yield { file, line: 1, message };
      }
    }
  },
};

function isInBoth({ zh, en }: { readonly zh?: string; readonly en?: string }): boolean {
  return /\p{Script=Han}/u.test(zh ?? '') && /\w/.test(en ?? '');
}
