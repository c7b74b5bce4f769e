import type { Rule } from '../rule.ts';

export const syntax: Rule = {
  name: 'syntax',
  holds: 'every page can be parsed',
  *check({ chinese, english }) {
    for (const { file, syntaxError } of [...chinese.values(), ...english.values()]) {
      if (syntaxError === undefined) continue;
      const { line, message } = syntaxError;
      yield { file, line, message: `cannot be parsed: ${message}; correct the MDX` };
    }
  },
};
