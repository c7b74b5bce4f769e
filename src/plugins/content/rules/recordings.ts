import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, parseRecording } from '../../recording.ts';
import { programFolders } from '../programs.ts';
import type { Rule } from '../rule.ts';

export const recordings: Rule = {
  name: 'recordings',
  holds: 'every Python program has the recording of what it printed as it is now',
  *check(site) {
    for (const { slug, files } of programFolders(site)) {
      for (const file of files) {
        const path = `examples/${slug}/${file}`;
        if (file.endsWith('.py')) {
          const problem = problemOf(join(site.root, path));
          if (problem === undefined) continue;
          yield { file: path, line: 1, message: `${problem}; run npm run record -- ${slug}` };
        } else if (file.endsWith('.out') && !files.has(file.replace(/\.out$/, '.py'))) {
          const message = 'recording without its program; write the .py file or delete this';
          yield { file: path, line: 1, message };
        }
      }
    }
  },
};

function problemOf(program: string): string | undefined {
  const file = program.replace(/\.py$/, '.out');
  if (!existsSync(file)) return 'no recording';
  const recording = parseRecording(readFileSync(file, 'utf8'));
  if (recording === undefined) return 'its recording has no headers';
  if (recording.sha256 === hashOf(readFileSync(program, 'utf8'))) return undefined;
  return 'changed since its recording';
}
