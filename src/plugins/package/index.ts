import { execFile } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LoadContext, Plugin } from '@docusaurus/types';

const run = promisify(execFile);

/** Where a site serves the library, below its base URL. */
const TARBALL = 'bingfa.tgz';

/** Packs the library into the site, so that a copied program can be run without a registry. */
export default function packagePlugin({ siteDir, outDir }: LoadContext): Plugin {
  return {
    name: 'bingfa-package',

    async postBuild() {
      await run(process.execPath, ['scripts/build-library.ts'], { cwd: siteDir });
      const { stdout } = await run(
        'npm',
        ['pack', './examples', '--json', '--ignore-scripts', '--pack-destination', outDir],
        { cwd: siteDir },
      );
      const [packed] = JSON.parse(stdout) as { filename: string }[];
      if (packed === undefined)
        throw new Error('Run npm pack ./examples to see why it packs nothing');
      await rename(join(outDir, packed.filename), join(outDir, TARBALL));
    },
  };
}
