import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { fail, readOptions } from './command.ts';

const root = resolve(import.meta.dirname, '..');
const docusaurus = resolve(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs');
const typedoc = resolve(root, 'node_modules/typedoc/bin/typedoc');
const baseUrl = process.env['BASE_URL'] ?? '/';

const { values } = readOptions({
  options: {
    'out-dir': { type: 'string', default: 'build' },
    locale: { type: 'string', multiple: true, default: [] },
  },
});

if (!/^\/(?:.*\/)?$/.test(baseUrl)) {
  fail(`Begin and end BASE_URL with a slash: got "${baseUrl}"`);
}

const api = spawnSync(process.execPath, [typedoc, '--logLevel', 'Warn'], {
  cwd: root,
  stdio: 'inherit',
});
if (api.status !== 0) {
  fail('Build failed: document every public name of examples/ as TypeDoc asks above');
}

/** The innermost cause is what went wrong; the errors around it only say where. */
function reason(output: string): string {
  const pattern = /^\W*(?:(?:cause\W+)?\w*Error(?: \[\w+\])?|message): '?(.+?)'?\]?(?: \{)?$/;
  const errors = stripVTControlCharacters(output)
    .split('\n')
    .flatMap((line) => pattern.exec(line)?.[1] ?? []);
  return errors.at(-1) ?? 'see the output above';
}

const build = spawn(
  process.execPath,
  [
    docusaurus,
    'build',
    '--out-dir',
    values['out-dir'],
    ...values.locale.flatMap((locale) => ['--locale', locale]),
  ],
  {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1', FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
  },
);
let output = '';
for (const stream of ['stdout', 'stderr'] as const) {
  build[stream].setEncoding('utf8').on('data', (text: string) => {
    output += text;
    process[stream].write(text);
  });
}
build.on('close', (code) => {
  if (code === 0) return;
  console.error(`Build failed: ${reason(output)}`);
  process.exitCode = 1;
});
