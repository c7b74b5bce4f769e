const MAX_STRING = 10_000;
const MAX_LINE = 76;

const ESCAPED =
  // eslint-disable-next-line no-control-regex -- these are what must be escaped
  /[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SHORT: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '\\': '\\\\',
};

/** A string as it would stand in a program, in the first of the three quotes that it does not have. */
export function quote(text: string): string {
  const mark = !text.includes("'")
    ? "'"
    : !text.includes('"')
      ? '"'
      : /`|\$\{/.test(text)
        ? "'"
        : '`';
  const inner = text.replace(ESCAPED, (character) => {
    if (character === "'") return mark === "'" ? "\\'" : "'";
    const code = character.charCodeAt(0);
    if (code > 0xff) return `\\u${code.toString(16)}`;
    return SHORT[character] ?? `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return mark + inner + mark;
}

/** A string within another value: one line of it at a time when it is long. */
export function quoteWithin(text: string, indent: number): string {
  const more = text.length - MAX_STRING;
  const shown = more > 0 ? text.slice(0, MAX_STRING) : text;
  const rest = more > 0 ? `... ${more} more character${more > 1 ? 's' : ''}` : '';
  if (shown.length <= 16 || shown.length <= MAX_LINE - indent) return quote(shown) + rest;
  const lines = shown.split(/(?<=\n)/).map(quote);
  return lines.join(` +\n${' '.repeat(indent + 2)}`) + rest;
}

const NAME = /^[a-zA-Z_][a-zA-Z_0-9]*$/;

export function keyText(key: string | symbol): string {
  if (typeof key === 'symbol') return String(key);
  if (key === '__proto__') return "['__proto__']";
  return NAME.test(key) ? key : quote(key);
}
