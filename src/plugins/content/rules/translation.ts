import { pagePath } from '../page.ts';
import type { Rule } from '../rule.ts';

export const translation: Rule = {
  name: 'translation',
  holds: 'every page is there in both languages',
  *check({ chinese, english }) {
    for (const { slug, file } of chinese.values()) {
      if (english.has(slug)) continue;
      yield { file, line: 1, message: `missing translation; write ${pagePath(slug, 'en')}` };
    }
    for (const { slug, file } of english.values()) {
      if (chinese.has(slug)) continue;
      const missing = pagePath(slug, 'zh-Hans');
      yield {
        file,
        line: 1,
        message: `orphan page: ${missing} is not there; write it or delete this`,
      };
    }
  },
};
