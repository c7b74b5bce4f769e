import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a program of its own prints, and how it ends. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a module with the library's sources, as a program on its own. */
export function runModule(source: string): Promise<Ran> {
  const preload = new URL('./library-source.ts', import.meta.url).href;
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const args = ['--import', preload, '--input-type=module-typescript', '--eval', source];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (data) => (out += String(data)));
  child.stderr.on('data', (data) => (err += String(data)));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
