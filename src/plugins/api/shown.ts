interface Shown {
  readonly module: string;
  readonly name: string;
}

/** The names that a page shows with `<Api … />`. */
export function shownNames(page: string): Shown[] {
  return [...page.matchAll(/<Api\s[^>]*>/g)].map(([tag]) => ({
    module: /\smodule="(\w+)"/.exec(tag)?.[1] ?? 'asyncio',
    name: /\sname="(\w+)"/.exec(tag)?.[1] ?? '',
  }));
}
