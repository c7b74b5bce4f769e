import { defineConfig } from 'vitest/config';

const library = {
  find: /^bingfa\/(\w+)$/,
  replacement: `${import.meta.dirname}/examples/$1/index.ts`,
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
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
