import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { looksLikeSuite, parseCase, parseSuite, type Sighting } from './case-names.ts';

/** A case of CPython's as it ran. */
export interface RunCase extends Sighting {
  readonly passed: boolean;
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
    }[];
  }[];
}

/** The cases in what Vitest's JSON reporter wrote; titles that name none are the parser's matter. */
export function readReport(file: string, root: string): RunCase[] {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch (error) {
    const reason = (error as Error).message;
    throw new Error(`Run the tests first: cannot read the report ${file} (${reason})`, {
      cause: error,
    });
  }
  return report.testResults.flatMap(({ name: path, assertionResults }) =>
    assertionResults.flatMap(({ ancestorTitles, title, status }): RunCase[] => {
      const suiteTitle = ancestorTitles.findLast(looksLikeSuite);
      const suite = suiteTitle === undefined ? undefined : parseSuite(suiteTitle);
      const name = parseCase(title);
      if (suite === undefined || name === undefined) return [];
      return [{ ...suite, name, where: relative(root, path), passed: status === 'passed' }];
    }),
  );
}
