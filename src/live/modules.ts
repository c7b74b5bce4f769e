/** The library's compiled modules by name, each with the file that holds its text, and what it imports. */
export type Modules = Readonly<
  Record<string, { readonly file: string; readonly imports: readonly string[] }>
>;

/** The library's module that threads of a program run. */
export const THREAD_ENTRY = 'thread-entry';

/** How compiled code names another module until that one has a URL in the sandbox. */
export function moduleReference(name: string): string {
  return `bingfa-live:${name}`;
}

/** Where a program's threads find the URLs of the library's modules, by name. */
export const URLS = Symbol.for('bingfa.modules');
const FOUND = `globalThis[Symbol.for(${JSON.stringify(Symbol.keyFor(URLS))})]`;

/** How a module imports another while it runs: modules may need one another, URLs of text cannot. */
export function laterImport(name: string): string {
  return `import(${FOUND}[${JSON.stringify(name)}])`;
}

/** What makes `laterImport()` work in another thread. */
export function knownUrls(urls: Readonly<Record<string, string>>): string {
  return `${FOUND}=${JSON.stringify(urls)};`;
}

const REFERENCE = /"bingfa-live:([^"\n]+)"/g;

export function referencesIn(code: string): string[] {
  return [...new Set([...code.matchAll(REFERENCE)].map(([, name = '']) => name))];
}

export function resolveReferences(code: string, urlOf: (name: string) => string): string {
  return code.replace(REFERENCE, (_all, name: string) => JSON.stringify(urlOf(name)));
}
