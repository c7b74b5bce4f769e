import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import process from 'node:process';

async function run(code: string, input = '', timeout?: number) {
  const child = spawn(process.execPath, ['-e', code], { timeout });
  child.stdin.end(input);
  const [stdout, stderr, [exitCode, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { stdout, stderr, exitCode, signal };
}

const shout = `process.stdin.on('data', (data) =>
  console.log(String(data).toUpperCase()))`;
const fail = `console.error('no rice left'); process.exit(1)`;

const done = await run(shout, 'tea');
console.log(`said ${done.stdout.trim()}, exit code ${done.exitCode}`);
const failed = await run(fail);
console.log(`exit code ${failed.exitCode}: ${failed.stderr.trim()}`);
const late = await run('setTimeout(() => {}, 60_000)', '', 200);
if (late.signal === 'SIGTERM') console.log('killed after its time');
