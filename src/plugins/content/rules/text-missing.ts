import type { Rule } from '../rule.ts';

export const PLACEHOLDER = 'TODO(text)';

export const textMissing: Rule = {
  name: 'text-missing',
  holds: 'no page still waits for its text',
  *check({ chinese, english }) {
    for (const { file, text } of [...chinese.values(), ...english.values()]) {
      for (const [n, line] of text.split('\n').entries()) {
        if (!line.includes(PLACEHOLDER)) continue;
        yield { file, line: n + 1, message: `${PLACEHOLDER} stands here; write the text` };
      }
    }
  },
};
