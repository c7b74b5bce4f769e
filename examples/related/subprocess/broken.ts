import { exec, execFile } from 'node:child_process';
import { promisify } from 'node:util';

const words = (text: string) => text.trim().split(/\s+/);

const name = 'tea; echo rice';
const unsafe = await promisify(exec)(`echo ${name}`);
console.log('by the shell:', ...words(unsafe.stdout));
const safe = await promisify(execFile)('echo', [name]);
console.log('as an argument:', ...words(safe.stdout));
