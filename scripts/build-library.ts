/** `npm run build:lib`: compiles the library into examples/dist, leaving nothing of an earlier build. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'examples/dist');
const cache = join(root, 'node_modules/.cache');

mkdirSync(cache, { recursive: true });
const fresh = mkdtempSync(join(cache, 'library-'));
try {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const project = join(root, 'examples/tsconfig.build.json');
  execFileSync(process.execPath, [compiler, '-p', project, '--outDir', fresh], {
    stdio: 'inherit',
  });
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
} catch {
  // The compiler has said what is wrong.
  rmSync(fresh, { recursive: true, force: true });
  process.exitCode = 1;
}
