import { defineConfig } from 'vitest/config';

const library = {
  find: /^bingfa\/(\w+)$/,
  replacement: `${import.meta.dirname}/examples/$1/index.ts`,
};

/** Browser tests that measure waits, memory or the deadlines of busy programs. */
const measuring = ['between-runs', 'firefox', 'memory', 'python', 'sandbox', 'threads'];
/** Those that build the library or the site anew, as one of the others does too. */
const building = ['algolia', 'tarball'];
const alone = [...measuring, ...building].map((name) => `tests/browser/${name}.test.ts`);

const browser = {
  globalSetup: ['tests/browser/global-setup.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // They wait for a state; how soon it comes is measured where it matters.
  expect: { poll: { timeout: 10_000 } },
};

export default defineConfig({
  resolve: { alias: [library] },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'library', include: ['examples/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/site/**/*.test.ts'],
          testTimeout: 60_000,
          // Groups of different sizes run one after the other.
          maxWorkers: '100%',
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          include: ['tests/package/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...browser,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: alone,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: { ...browser, name: 'browser-alone', include: alone, fileParallelism: false },
      },
    ],
  },
});
