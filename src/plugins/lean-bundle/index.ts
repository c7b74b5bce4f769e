import type { LoadContext, Plugin } from '@docusaurus/types';

/** Lets Docusaurus build from a package of type "module", and slims the reader's download. */
export default function leanBundle({ generatedFilesDir }: LoadContext): Plugin {
  return {
    name: 'bingfa-lean-bundle',

    configureWebpack(_config, isServer) {
      return {
        module: {
          rules: [
            // Docusaurus generates `require.resolveWeak` into files that look like ESM here.
            { test: /\.js$/, include: generatedFilesDir, type: 'javascript/auto' },
          ],
        },
        // Node would take the server's CommonJS chunks for ESM.
        output: isServer ? { chunkFilename: 'assets/js/[name].[contenthash:8].cjs' } : {},
      };
    },
  };
}
