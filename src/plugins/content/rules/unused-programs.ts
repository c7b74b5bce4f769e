import { embeddedIn, programFolders, programsIn } from '../programs.ts';
import type { Rule } from '../rule.ts';
import { pagesOf } from '../site.ts';

export const unusedPrograms: Rule = {
  name: 'unused-programs',
  holds: 'every program is shown on a page',
  *check(site) {
    const shown = new Set(
      pagesOf(site)
        .flatMap(embeddedIn)
        .flatMap(({ folder, files }) => files.map((file) => `${folder}/${file}`)),
    );
    for (const folder of programFolders(site)) {
      const programs = programsIn(folder);
      const unused = programs.filter((file) => !shown.has(`${folder.slug}/${file}`));
      if (unused.length === 0) continue;
      const file = `examples/${folder.slug}/${unused[0]}`;
      if (unused.length === programs.length) {
        const message = `orphan demo folder: no page embeds ${folder.slug}; embed it or delete it`;
        yield { file, line: 1, message };
      } else {
        for (const name of unused) {
          const message = `no page embeds this program; add <Program src="${folder.slug}/${name}" /> or delete it`;
          yield { file: `examples/${folder.slug}/${name}`, line: 1, message };
        }
      }
    }
  },
};
