/**
 * `npm test`: every check of the project, in order of cost, then one closing line with the counts.
 * `npm test -- lint unit` runs only the named steps.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Step {
  name: string;
  command: string[];
  env?: Record<string, string>;
  /** Where a vitest step writes its counts; a plain command counts as one. */
  report?: string;
  /** A step before whose report this one reads, where that step ran. */
  after?: Step;
}

interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
}

const reports = mkdtempSync(join(tmpdir(), 'bingfa-test-'));

function vitest(name: string, ...projects: string[]): Step {
  const report = join(reports, `${name}.json`);
  const selected = projects.flatMap((project) => ['--project', project]);
  return {
    name,
    command: [
      'vitest',
      'run',
      ...selected,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    report,
  };
}

const unit = vitest('unit', 'library', 'site');

const steps: Step[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'] },
  { name: 'library-types', command: ['tsc', '--noEmit', '-p', 'examples'] },
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'unused', command: ['knip'] },
  { name: 'chinese', command: ['node', 'scripts/check-chinese.ts'] },
  { name: 'english', command: ['cspell', '--no-progress', '--no-summary', '--gitignore'] },
  { name: 'library-build', command: ['npm', 'run', '--silent', 'build:lib'] },
  { name: 'size', command: ['size-limit'] },
  vitest('package', 'package'),
  unit,
  {
    name: 'conformance',
    command: ['node', 'scripts/conformance/index.ts', '--check'],
    after: unit,
  },
  { name: 'build', command: ['node', 'scripts/build.ts'] },
  {
    name: 'build-base-url',
    command: ['node', 'scripts/build.ts', '--out-dir', 'build-bingfa'],
    env: { BASE_URL: '/bingfa/' },
  },
  { name: 'search-quality', command: ['node', 'benchmarks/search.ts', '--relevance'] },
  vitest('browser', 'browser', 'browser-alone'),
];

function counts(step: Step, code: number): Outcome {
  const alone = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  if (step.report === undefined) return alone;
  try {
    const report = JSON.parse(readFileSync(step.report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
    };
    // A file that cannot be collected, or a run that dies after its last test, has no failed test.
    const unseen = code !== 0 && report.numFailedTests === 0 ? 1 : 0;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unseen,
      skipped: report.numPendingTests,
    };
  } catch {
    return alone;
  }
}

function run(step: Step): Promise<Outcome> {
  const [file = '', ...args] = step.command;
  const before = step.after?.report;
  if (before !== undefined && existsSync(before)) args.push('--report', before);
  console.log(`\n── ${step.name}: ${step.command.join(' ')}`);
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: 'inherit', env: { ...process.env, ...step.env } });
    const settle = (code: number) => {
      const outcome = counts(step, code);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`── ${step.name}: ${code === 0 ? 'passed' : 'FAILED'} (${seconds} s)`);
      resolve(outcome);
    };
    child.on('error', (error) => {
      console.error(`Cannot run "${file}": ${error.message}; run npm ci first`);
      settle(1);
    });
    child.on('exit', (code) => settle(code ?? 1));
  });
}

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Run the tests with npm test, not with node ${process.versions.node}: the project brings its own Node 24 (npm ci without --ignore-scripts)`,
  );
  process.exit(1);
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `No step is named "${unknown.join('", "')}"; the steps are ${steps.map((step) => step.name).join(', ')}`,
  );
  process.exit(1);
}

const total: Outcome = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
const skips: string[] = [];
for (const step of steps) {
  if (wanted.length > 0 && !wanted.includes(step.name)) continue;
  const outcome = await run(step);
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  if (outcome.failed > 0) failures.push(step.name);
  if (outcome.skipped > 0) skips.push(`${outcome.skipped} in ${step.name}`);
}

if (skips.length > 0) console.log(`\nSkipped: ${skips.join(', ')}`);
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
