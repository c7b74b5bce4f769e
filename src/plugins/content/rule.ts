import type { Site } from './site.ts';

export interface Problem {
  /** Path from the root of the repository. */
  readonly file: string;
  readonly line: number;
  /** What is wrong; what to do. */
  readonly message: string;
}

/** One thing that must hold of the whole tree; a test and `npm run check` share it. */
export interface Rule {
  readonly name: string;
  /** A sentence that says what holds when the rule finds nothing. */
  readonly holds: string;
  check(site: Site): Iterable<Problem>;
}

export function formatProblem({ file, line, message }: Problem): string {
  return `${file}:${line}: ${message}`;
}
