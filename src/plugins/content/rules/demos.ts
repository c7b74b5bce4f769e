import { nearest } from '../../nearest.ts';
import { partsOf } from '../kinds.ts';
import { embeddedIn, programFolders, programsIn } from '../programs.ts';
import type { Rule } from '../rule.ts';
import { pagesOf } from '../site.ts';

export const demos: Rule = {
  name: 'demos',
  holds: 'every program that a page embeds is there',
  *check(site) {
    const folders = new Map(programFolders(site).map((folder) => [folder.slug, folder]));
    for (const page of pagesOf(site)) {
      const embedded = embeddedIn(page);
      for (const { tag, folder: slug, files, line } of embedded) {
        const at = { file: page.file, line };
        const folder = folders.get(slug);
        if (folder === undefined) {
          const known = nearest(slug, folders.keys(), 1)[0] ?? 'none';
          yield { ...at, message: `unknown demo ${tag}; nearest is ${known}` };
        } else if (!files.some((file) => folder.files.has(file))) {
          const known = nearest(files[0] ?? '', programsIn(folder), 1)[0] ?? 'none';
          const message = `${tag}: examples/${slug}/${files[0]} is not there; write it or use ${known}`;
          yield { ...at, message };
        }
      }
      const recorded = embedded.some(({ files }) => files.some((file) => file.endsWith('.py')));
      if (partsOf(page).program && !recorded) {
        const message = `no Python program; embed one with <Pair id="${page.slug}" />`;
        yield { file: page.file, line: 1, message };
      }
    }
  },
};
