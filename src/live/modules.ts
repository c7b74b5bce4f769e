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

const REFERENCE = /"bingfa-live:([^"\n]+)"/g;

export function referencesIn(code: string): string[] {
  return [...new Set([...code.matchAll(REFERENCE)].map(([, name = '']) => name))];
}

export function resolveReferences(code: string, urlOf: (name: string) => string): string {
  return code.replace(REFERENCE, (_all, name: string) => JSON.stringify(urlOf(name)));
}
