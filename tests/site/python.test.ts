import { basename, join } from 'node:path';
import { readFileSync } from 'node:fs';
import type { PyodideInterface } from 'pyodide';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Ending } from '../../src/live/protocol.ts';
import { readCatalog } from '../../src/plugins/programs/catalog.ts';
import { abilityOf } from '../../src/python/ability.ts';
import { type Interpreter, startInterpreter } from '../../src/python/worker/interpreter.ts';

const root = join(import.meta.dirname, '../..');
const program = readFileSync(join(root, 'src/python/worker/program.py'), 'utf8');
const programs = [...readCatalog(join(root, 'examples')).values()].flatMap(
  ({ id, python, recording }) =>
    python && recording
      ? [{ id, source: python.source, recorded: recording.lines, ...abilityOf(id, python.source) }]
      : [],
);

/** A look at the clock takes this long. */
const LOOK_MS = 0.01;

let first: Interpreter;

beforeAll(async () => {
  first = await startInterpreter({}, program);
}, 60_000);

interface Ran {
  readonly ending: Ending;
  readonly out: string;
  readonly error: string;
}

function collect(
  python: PyodideInterface,
  stream: 'setStdout' | 'setStderr',
  isOver: () => boolean,
): () => string {
  const decoder = new TextDecoder();
  let text = '';
  python[stream]({
    write(bytes) {
      if (!isOver()) text += decoder.decode(bytes, { stream: true });
      return bytes.length;
    },
  });
  return () => text;
}

/**
 * Runs a program as the page does, in an interpreter of its own; but on a clock that only sleeping
 * and looking at it move, so that a busy machine changes nothing.
 */
async function run(source: string, file = 'demo.py', interruptAfterMs?: number): Promise<Ran> {
  const { python, run } = await startInterpreter({}, program, first.memory);
  let over = false;
  const out = collect(python, 'setStdout', () => over);
  const error = collect(python, 'setStderr', () => over);
  python.setStdin({ stdin: () => null });
  let now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += LOOK_MS));
  let left = interruptAfterMs ?? Infinity;
  try {
    const ending = run(source, file, {
      wait(ms) {
        now += Math.min(ms, left);
        const interrupted = left <= ms;
        left = interrupted ? Infinity : left - ms;
        return interrupted;
      },
      begin: () => undefined,
      give_up: () => {
        over = true;
      },
    });
    return { ending, out: out(), error: error() };
  } finally {
    clock.mockRestore();
  }
}

const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

describe('in Pyodide prints what CPython printed', () => {
  const able = programs.filter(({ obstacle }) => !obstacle);
  test.for(able)('$id', async ({ id, source, recorded }) => {
    const { ending, out, error } = await run(source, `${basename(id)}.py`);
    expect(out, error).toBe(textOf(recorded));
    expect(['done', 'error']).toContain(ending);
  });
});

describe('cannot run in Pyodide, as the page says', () => {
  const unable = programs.filter(({ obstacle }) => obstacle);
  test.for(unable)('$id', async ({ id, source, recorded }) => {
    const { out } = await run(source, `${basename(id)}.py`);
    const hint = `It runs: narrow the rules of src/python/ability.ts, or name it in ABLE there`;
    expect(out, hint).not.toBe(textOf(recorded));
  });
});

describe('ends as in CPython', () => {
  test('with a traceback of the reader’s own lines', async () => {
    const { ending, error } = await run(
      'import asyncio\n\nasync def main():\n    1 / 0\n\nasyncio.run(main())\n',
    );
    expect(ending).toBe('error');
    expect(error).toMatch(
      /^Traceback \(most recent call last\):\n {2}File "demo.py", line 6, in <module>/,
    );
    expect(error).toContain(
      '  File "demo.py", line 4, in main\n    1 / 0\n    ~~^~~\nZeroDivisionError',
    );
    expect(error).not.toContain('_page');
  });

  test('with a syntax error', async () => {
    const { ending, error } = await run('def f(:\n  pass\n');
    expect(ending).toBe('error');
    expect(error).toMatch(
      /^ {2}File "demo.py", line 1\n {4}def f\(:\n {10}\^\nSyntaxError: invalid syntax\n$/,
    );
  });

  test.for([
    ['raise SystemExit', 'done', ''],
    ['raise SystemExit(0)', 'done', ''],
    ['raise SystemExit(3)', 'error', ''],
    ['import sys; sys.exit("gone")', 'error', 'gone\n'],
  ] as const)('with %s', async ([source, ending, error]) => {
    expect(await run(source)).toEqual({ ending, out: '', error });
  });

  test('in a deadlock where CPython would wait for ever', async () => {
    const { ending, out } = await run(
      'import asyncio\nasync def main():\n    print("waits")\n    try:\n        await asyncio.Event().wait()\n    finally:\n        print("never")\nasyncio.run(main())',
    );
    expect({ ending, out }).toEqual({ ending: 'deadlock', out: 'waits\n' });
  });

  test('after what it registered for its end', async () => {
    const { out } = await run('import atexit\natexit.register(print, "bye")\nprint("hello")');
    expect(out).toBe('hello\nbye\n');
  });

  test('when it breaks what prints', async () => {
    await expect(run('import sys\nsys.stdout.close()')).rejects.toThrow('closed file');
  });

  test('without input', async () => {
    const { error } = await run('input()');
    expect(error).toContain('EOFError');
  });
});

describe('Stop is Ctrl-C', () => {
  test('a task is cancelled and cleans up', async () => {
    const { ending, out, error } = await run(
      'import asyncio\nasync def main():\n    try:\n        await asyncio.sleep(60)\n    finally:\n        print("clean")\nasyncio.run(main())',
      'demo.py',
      1,
    );
    expect(ending).toBe('error');
    expect(out).toBe('clean\n');
    expect(error).toMatch(/KeyboardInterrupt\n$/);
  });

  test('time.sleep() is left', async () => {
    const { out } = await run(
      'import time\ntry:\n    time.sleep(60)\nexcept KeyboardInterrupt:\n    print("interrupted")',
      'demo.py',
      1,
    );
    expect(out).toBe('interrupted\n');
  });

  test('a signal handler of the loop hears it', async () => {
    const { out } = await run(
      'import asyncio, signal\nasync def main():\n    asked = asyncio.Event()\n    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, asked.set)\n    asyncio.get_running_loop().call_later(60, asked.set)\n    await asked.wait()\n    print("asked")\nasyncio.run(main())',
      'demo.py',
      1,
    );
    expect(out).toBe('asked\n');
  });
});

test('randomness is not kept with the memory', async () => {
  const source = 'import random\nprint(random.random())';
  expect((await run(source)).out).not.toBe((await run(source)).out);
});
