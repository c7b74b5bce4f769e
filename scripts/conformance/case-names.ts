/** A test method of CPython's, in the class that defines it. */
export interface CaseName {
  readonly module: string;
  readonly className: string;
  readonly name: string;
}

/** A test of ours that carries the name of one of CPython's. */
export interface Sighting extends CaseName {
  readonly where: string;
}

export const SUITE_FORM = 'CPython <module>.<Class>[, more]';
export const CASE_FORM = 'test_<name>[: more]';

export function looksLikeSuite(title: string): boolean {
  return title.startsWith('CPython ');
}

/** The module and class in the title of a `describe`. */
export function parseSuite(title: string): Omit<CaseName, 'name'> | undefined {
  const [, module, className] =
    /^CPython (_?test_\w+|lock_tests)\.(\w+)(?:$|, \S)/.exec(title) ?? [];
  return module !== undefined && className !== undefined ? { module, className } : undefined;
}

/** Whether the test asserts, as its docstring says, another behaviour than CPython's case. */
export function differs(title: string): boolean {
  return /^test_\w+: differs – /.test(title);
}

/** The case in the title of an `it`. */
export function parseCase(title: string): string | undefined {
  return /^(test_\w+)(?:$|: \S)/.exec(title)?.[1];
}

export function keyOf({ module, className, name }: CaseName): string {
  return `${module}.${className}.${name}`;
}
