import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const start = promisify(execFile);

// What npm says to the scripts it runs would tell a program under test about this project.
const env = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_)|NODE_(ENV|OPTIONS|PATH|V8)|VITEST|INIT_CWD)/.test(name),
  ),
);

/** Runs a program to its end and returns what it printed; what it printed is its error, too. */
export async function run(file: string, args: string[], cwd: string): Promise<string> {
  try {
    const { stdout } = await start(file, args, { cwd, env, maxBuffer: 1 << 24, timeout: 100_000 });
    return stdout;
  } catch (error) {
    const { message, stdout } = error as Error & { stdout?: string };
    throw new Error(`${message}\n${stdout ?? ''}`, { cause: error });
  }
}
