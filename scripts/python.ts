import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface Python {
  readonly command: string;
  readonly version: string;
}

const OLDEST = [3, 13] as const;
const PREFERRED = '3.13.';

function pyenvPythons(): string[] {
  const versions = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions');
  if (!existsSync(versions)) return [];
  return readdirSync(versions)
    .filter((name) => /^3\.\d+\.\d+$/.test(name))
    .map((name) => join(versions, name, 'bin', 'python3'))
    .filter((command) => existsSync(command));
}

function versionOf(command: string): string | undefined {
  const ask = 'import platform as p; print(p.python_implementation(), p.python_version())';
  try {
    const answer = execFileSync(command, ['-c', ask], { stdio: 'pipe', encoding: 'utf8' });
    const [implementation, version] = answer.trim().split(' ');
    return implementation === 'CPython' ? version : undefined;
  } catch {
    return undefined;
  }
}

function isRecentEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** Finds a CPython ≥ 3.13, a 3.13 first; `BINGFA_PYTHON` names one and then no other is tried. */
export function findPython(): Python | undefined {
  const named = process.env['BINGFA_PYTHON'];
  const commands = named
    ? [named]
    : ['python3.13', 'python3', 'python3.14', 'python3.15', ...pyenvPythons()];
  let found: Python | undefined;
  for (const command of commands) {
    const version = versionOf(command);
    if (version === undefined || !isRecentEnough(version)) continue;
    if (version.startsWith(PREFERRED)) return { command, version };
    found ??= { command, version };
  }
  return found;
}

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** Why the program did not end well: its exit code, a signal or the time limit. */
  readonly failure: string | undefined;
}

const LIMIT_SECONDS = 30;

/** Runs a program as a reader would, in its own folder. */
export function runPython(python: Python, cwd: string, file: string): Promise<Outcome> {
  const env = {
    ...process.env,
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONIOENCODING: 'utf-8',
  };
  return new Promise((resolve) => {
    execFile(
      python.command,
      [file],
      { cwd, env, timeout: LIMIT_SECONDS * 1000, killSignal: 'SIGKILL', maxBuffer: 1 << 22 },
      (error, stdout, stderr) => {
        let failure: string | undefined;
        if (error?.killed) failure = `did not end within ${LIMIT_SECONDS} s`;
        else if (error) failure = `exit code ${error.code ?? error.signal}`;
        resolve({ stdout, stderr, failure });
      },
    );
  });
}
