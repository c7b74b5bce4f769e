import { blobHash } from '../blob-hash.ts';
import type { Rule } from '../rule.ts';

export const stale: Rule = {
  name: 'stale',
  holds: 'every English page was made from the Chinese page as it is now, or says that it is stale',
  *check({ chinese, english }) {
    for (const { slug, file, data, text } of english.values()) {
      const origin = chinese.get(slug);
      if (origin === undefined || data['stale'] === true) continue;
      if (data['source'] === blobHash(Buffer.from(origin.text))) continue;
      const line = text.split('\n').findIndex((each) => each.startsWith('source:')) + 1 || 1;
      const message =
        `stale translation: ${origin.file} has changed; ` +
        `bring this page up to date and run npm run stamp -- ${slug}, or set stale: true`;
      yield { file, line, message };
    }
  },
};
