import { type ProgramRun, runNode } from './run-node.ts';

/** Runs TypeScript that is given as text, in a Node process of its own, the library beside it. */
export function runCode(code: string): Promise<ProgramRun> {
  return runNode(['--input-type=module-typescript', '--eval', code], import.meta.dirname);
}
