import type { Rule } from '../rule.ts';
import { pagesOf } from '../site.ts';

const ALLOWED = ['mermaid', 'bash', 'text'];

export const fences: Rule = {
  name: 'fences',
  holds: 'prose holds no code that is not run by a test',
  *check(site) {
    for (const { file, fences: found } of pagesOf(site)) {
      for (const { lang, line } of found) {
        if (ALLOWED.includes(lang)) continue;
        const message = `forbidden code fence “${lang}”; move the code to a program in examples/ and embed it`;
        yield { file, line, message };
      }
    }
  },
};
