import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolders, programsIn } from '../programs.ts';
import type { Rule } from '../rule.ts';

const MOST_LINES = 40;
const MOST_COLUMNS = 72;

export const programSize: Rule = {
  name: 'program-size',
  holds: `a program has at most ${MOST_LINES} lines of at most ${MOST_COLUMNS} columns`,
  *check(site) {
    for (const folder of programFolders(site)) {
      for (const name of programsIn(folder)) {
        const file = `examples/${folder.slug}/${name}`;
        const lines = readFileSync(join(site.root, file), 'utf8').trimEnd().split('\n');
        if (lines.length > MOST_LINES) {
          const message = `${lines.length} lines; cut the program to ${MOST_LINES}`;
          yield { file, line: MOST_LINES + 1, message };
        }
        const wide = lines.findIndex((line) => line.length > MOST_COLUMNS);
        if (wide === -1) continue;
        const message = `${lines[wide]?.length} columns; break the line at ${MOST_COLUMNS}`;
        yield { file, line: wide + 1, message };
      }
    }
  },
};
