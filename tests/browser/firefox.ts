import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const paths = [
  process.env['BINGFA_FIREFOX'],
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** The path of an installed Firefox: Debian's package is `firefox-esr`. */
export function findFirefox(): string | undefined {
  return paths.find((path) => path && existsSync(path));
}

/** Longer than any test: those have their own limits. */
const SCRIPT_MS = 600_000;

type Settle = (error: { readonly message: string } | null, result: unknown) => void;

/**
 * An unmodified Firefox, driven by Marionette, its own protocol: Playwright brings a Firefox of its
 * own, and sessions of WebDriver BiDi listen to every worker that starts, with which `new Worker()`
 * inside a worker sometimes never returns.
 */
export class Firefox {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Settle>();
  #received = Buffer.alloc(0);
  #lastId = 0;

  private constructor(process: ChildProcess, profile: string, socket: Socket) {
    this.#process = process;
    this.#profile = profile;
    this.#socket = socket;
    socket.on('data', (data) => {
      this.#received = Buffer.concat([this.#received, data]);
      this.#read();
    });
  }

  static async launch(path: string): Promise<Firefox> {
    const profile = mkdtempSync(join(tmpdir(), 'bingfa-firefox-'));
    writeFileSync(join(profile, 'user.js'), 'user_pref("marionette.port", 0);');
    const args = ['--headless', '--no-remote', '--marionette', '--profile', profile];
    const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    const port = await new Promise<number>((found, failed) => {
      let said = '';
      child.stdout.on('data', (data) => {
        said += String(data);
        const listening = /Listening on port (\d+)\n/.exec(said)?.[1];
        if (listening !== undefined) found(Number(listening));
      });
      child.on('exit', () => failed(new Error(`Firefox ended: ${said}`)));
    });
    const firefox = new Firefox(child, profile, connect(port, '127.0.0.1'));
    await firefox.#send('WebDriver:NewSession', { timeouts: { script: SCRIPT_MS } });
    return firefox;
  }

  async open(url: string): Promise<void> {
    await this.#send('WebDriver:Navigate', { url });
  }

  /**
   * Calls a function beside the page; what it takes and gives is JSON. The page's own global object
   * is `window` there, and `globalThis` is another one.
   */
  async evaluate<A extends readonly unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R> {
    const call = `(async () => JSON.stringify(await (${String(run)})(...${JSON.stringify(args)})))()`;
    const { value } = (await this.#send('WebDriver:ExecuteAsyncScript', {
      script:
        'const answer = arguments[0];' +
        `${call}.then((json) => answer({ json }), (error) => answer({ error: String(error) }));`,
      args: [],
      sandbox: null,
    })) as { value: { readonly json?: string; readonly error?: string } };
    if (value.error !== undefined) throw new Error(value.error);
    return JSON.parse(value.json ?? 'null') as R;
  }

  async close(): Promise<void> {
    const ended = new Promise((exited) => this.#process.once('exit', exited));
    this.#socket.destroy();
    this.#process.kill();
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async #send(name: string, params: object): Promise<unknown> {
    const id = (this.#lastId += 1);
    const text = JSON.stringify([0, id, name, params]);
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((done, failed) => {
      this.#waiting.set(id, (error, result) => {
        if (error === null) done(result);
        else failed(new Error(`${name}: ${error.message}`));
      });
    });
  }

  // Each message has its length in bytes before it; the first is a greeting.
  #read(): void {
    for (;;) {
      const from = this.#received.indexOf(':') + 1;
      const to = from + Number(this.#received.subarray(0, from - 1));
      if (from === 0 || this.#received.length < to) return;
      const message = JSON.parse(String(this.#received.subarray(from, to))) as unknown;
      this.#received = this.#received.subarray(to);
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message as [1, number, Parameters<Settle>[0], unknown];
      this.#waiting.get(id)?.(error, result);
      this.#waiting.delete(id);
    }
  }
}
