const PYTHON =
  'asyncio|threading|multiprocessing|concurrent|queue|sched|subprocess|contextvars|contextlib|functools|inspect|signal|uvloop|time|os|sys';
const DOTTED = new RegExp(String.raw`\b(?:${PYTHON}|[A-Z][a-z]\w*)(?:\.[A-Za-z_]\w*)+`, 'g');
const CLASS = /(?<![.\w])(?:[A-Z]{1,3}[a-z]|[A-Z][a-z])\w*[A-Z]\w*/g;
const GLOBAL =
  /\b(?:queueMicrotask|setTimeout|setInterval|clearTimeout|structuredClone|postMessage|requestAnimationFrame)\b/g;
const TYPESCRIPT_IMPORT = /import\s*(?:type\s*)?\{([^}]*)\}\s*from/g;
const PYTHON_IMPORT = /^from\s+[\w.]+\s+import\s+(.+)$/gm;
const KEYWORD = /\b(?:async for|async with|for await|await using)\b/g;
const QUOTED = /(["'`])(?:\\.|(?!\1).)*\1/g;

/** The names of the two platforms that a program uses; its own variables are not among them. */
export function namesIn(program: string): string[] {
  const names = new Set<string>();
  for (const [, list = ''] of program.matchAll(TYPESCRIPT_IMPORT)) addList(list, names);
  for (const [, list = ''] of program.matchAll(PYTHON_IMPORT)) addList(list, names);
  const code = program.replace(QUOTED, '""');
  for (const pattern of [DOTTED, CLASS, GLOBAL, KEYWORD]) {
    for (const [name] of code.matchAll(pattern)) names.add(name);
  }
  return [...names];
}

function addList(list: string, names: Set<string>): void {
  for (const item of list.split(',')) {
    const name = /^\s*\(?\s*(?:type\s+)?([A-Za-z_]\w*)/.exec(item)?.[1];
    if (name !== undefined) names.add(name);
  }
}
