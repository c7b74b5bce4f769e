import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { leanSidebars } from './lean-sidebars.ts';
import { leanTranslations } from './lean-translations.ts';

const require = createRequire(import.meta.url);
const shared = dirname(require.resolve('@docusaurus/utils-common/package.json'));
const client = join(dirname(require.resolve('@docusaurus/core/package.json')), 'lib/client');

/** Lets Docusaurus build from a package of type "module", and slims the reader's download. */
export default function leanBundle({ generatedFilesDir, siteDir }: LoadContext): Plugin {
  const here = join(siteDir, 'src/plugins/lean-bundle');
  return {
    name: 'bingfa-lean-bundle',

    configureWebpack(_config, isServer) {
      return {
        module: {
          rules: [
            // Docusaurus generates `require.resolveWeak` into files that look like ESM here.
            { test: /\.js$/, include: generatedFilesDir, type: 'javascript/auto' },
            {
              test: /\.json$/,
              include: join(generatedFilesDir, 'docusaurus-plugin-content-docs/default/p'),
              type: 'json',
              parser: { parse: leanSidebars },
            },
            {
              test: /codeTranslations\.json$/,
              include: generatedFilesDir,
              type: 'json',
              parser: { parse: leanTranslations },
            },
            {
              include: shared,
              resolve: { alias: { tslib$: join(here, 'import-default.ts') } },
            },
          ],
        },
        resolve: {
          alias: {
            'prism-react-renderer$': join(here, 'no-highlighter.ts'),
            nprogress$: join(here, 'progress.ts'),
            [join(client, 'prefetch.js')]: join(here, 'no-prefetch.ts'),
          },
        },
        // Node would take the server's CommonJS chunks for ESM.
        output: isServer ? { chunkFilename: 'assets/js/[name].[contenthash:8].cjs' } : {},
      };
    },
  };
}
