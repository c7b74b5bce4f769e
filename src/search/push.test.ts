import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AlgoliaServer } from './algolia-server.ts';
import { indexOf, PAGES, recordsOf } from './fixtures.ts';

const root = resolve(import.meta.dirname, '../..');
const records = [...recordsOf(PAGES, '/bingfa/'), ...recordsOf(PAGES, '/bingfa/en/', 'en')];

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

function run(script: string, args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const { PATH = '' } = process.env;
  const command = [join(root, 'scripts', script), ...args];
  return new Promise((done) => {
    execFile(
      process.execPath,
      command,
      { env: { PATH, ...env }, maxBuffer: 1e8 },
      (error, stdout, stderr) => done({ code: error === null ? 0 : 1, stdout, stderr }),
    );
  });
}

let build: string;
let server: AlgoliaServer;
let env: Record<string, string>;

beforeAll(async () => {
  build = await mkdtemp(join(tmpdir(), 'search-'));
  for (const [folder, lang, base] of [
    ['search', 'zh-Hans', '/bingfa/'],
    ['en/search', 'en', '/bingfa/en/'],
  ] as const) {
    await mkdir(join(build, folder), { recursive: true });
    await writeFile(join(build, folder, 'index.json'), JSON.stringify(indexOf(PAGES, base, lang)));
  }
});

afterAll(() => rm(build, { recursive: true }));

beforeEach(async () => {
  server = new AlgoliaServer('APP', 'admin-key');
  env = {
    ALGOLIA_APP_ID: 'APP',
    ALGOLIA_ADMIN_API_KEY: 'admin-key',
    ALGOLIA_INDEX_NAME: 'bingfa',
    ALGOLIA_HOST: await server.listen(),
  };
});

afterEach(() => server.close());

describe('npm run search:push', () => {
  it('sends the records of both languages, and the old ones are gone', async () => {
    const old = { objectID: 'old' };
    server.indexes.set('bingfa', { settings: {}, synonyms: [], objects: new Map([['old', old]]) });
    const { code, stdout, stderr } = await run('search-push.ts', ['--dir', build], env);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const half = records.length / 2;
    expect(stdout).toBe(
      `Sent ${records.length} records (zh-Hans ${half}, en ${half}) to bingfa in 1 batch\n`,
    );
    const { objects } = server.indexes.get('bingfa')!;
    expect([...objects.keys()].sort()).toEqual(records.map(({ objectID }) => objectID).sort());
    const sent = objects.get('zh-Hans:/bingfa/asyncio/semaphore');
    const pinyin = expect.arrayContaining(['xin hao liang', 'xinhaoliang', 'xhl']) as unknown;
    expect(sent).toEqual({ ...records[0], pinyin });
  });

  it('sets how to search, and moves a whole index over the old one', async () => {
    await run('search-push.ts', ['--dir', build], env);
    const { settings, synonyms } = server.indexes.get('bingfa')!;
    expect(settings).toMatchObject({ attributesForFaceting: ['lang', 'type'], distinct: 1 });
    expect(JSON.stringify(synonyms)).toContain('信号量');
    expect([...server.indexes.keys()]).toEqual(['bingfa']);
    const steps = server.asked.filter((step) => !step.includes('/task/'));
    expect(steps[0]).toBe('PUT /1/indexes/bingfa/settings');
    expect(steps.at(-1)).toMatch(/^POST \/1\/indexes\/bingfa_tmp_\d+\/operation$/);
    expect(steps).not.toContain('POST /1/indexes/bingfa/batch');
    expect(steps).toContain('POST /1/indexes/bingfa/synonyms/batch?replaceExistingSynonyms=true');
    // The second answer says that the settings are published; until then nothing is sent.
    expect(server.asked.slice(1, 3)).toEqual(Array(2).fill('GET /1/indexes/bingfa/task/1'));
  });

  it('prints with --dry-run what would be sent, and asks nobody', async () => {
    const { code, stdout, stderr } = await run('search-push.ts', ['--dir', build, '--dry-run'], {
      ALGOLIA_HOST: env['ALGOLIA_HOST']!,
    });
    expect(code).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { objectID: string }).objectID)).toEqual(
      records.map(({ objectID }) => objectID),
    );
    expect(stderr).toContain(`Would send ${records.length} records`);
    expect(server.asked).toEqual([]);
  });

  it('names the variables that are missing', async () => {
    const keyless = { ...env, ALGOLIA_ADMIN_API_KEY: '' };
    const { code, stderr } = await run('search-push.ts', ['--dir', build], keyless);
    expect(code).toBe(1);
    expect(stderr).toBe('Set ALGOLIA_ADMIN_API_KEY, or look first with --dry-run\n');
  });

  it('says in one line that the key is refused', async () => {
    const { code, stderr } = await run('search-push.ts', ['--dir', build], {
      ...env,
      ALGOLIA_ADMIN_API_KEY: 'search-only',
    });
    expect(code).toBe(1);
    expect(stderr).toBe(
      'Check ALGOLIA_APP_ID and ALGOLIA_ADMIN_API_KEY: Algolia answered 403 Invalid Application-ID or API key\n',
    );
  });

  it('says in one line that nobody answers', async () => {
    const { code, stderr } = await run('search-push.ts', ['--dir', build], {
      ...env,
      ALGOLIA_HOST: 'http://127.0.0.1:9',
    });
    expect(code).toBe(1);
    expect(stderr).toBe('Check the network and ALGOLIA_APP_ID: no Algolia host answered\n');
  });

  it('asks for a build when there is none', async () => {
    const dir = join(build, 'none');
    const { code, stderr } = await run('search-push.ts', ['--dir', dir], env);
    expect(code).toBe(1);
    expect(stderr).toBe(`Run npm run build first: no search index in ${dir}\n`);
  });
});

describe('npm run search', () => {
  it('prints the hits best first', async () => {
    const { stdout } = await run('search.ts', ['信号量', '--dir', build]);
    expect(stdout).toMatch(/^ 1\. asyncio › Semaphore\n {4}\/bingfa\/asyncio\/semaphore\n/);
  });

  it('prints JSON for another language', async () => {
    const { stdout } = await run('search.ts', [
      'put_nowait',
      '--locale',
      'en',
      '--json',
      '--dir',
      build,
    ]);
    const [first] = JSON.parse(stdout) as { url: string }[];
    expect(first?.url).toBe('/bingfa/en/asyncio/queue#differences');
  });

  it.each([
    [['锁', '--dir', '/nowhere'], 'Run npm run build first: no search index in /nowhere'],
    [['锁', '--locale', 'fr'], 'Choose a built language: --locale fr is not one of zh-Hans, en'],
    [[], 'Usage: npm run search -- <words> [--locale en] [--json] [--dir build]'],
  ])('%j → %s', async (args, message) => {
    const dir = args.includes('--dir') ? [] : ['--dir', build];
    const { code, stderr } = await run('search.ts', [...args, ...dir]);
    expect(code).toBe(1);
    expect(stderr).toBe(`${message}\n`);
  });
});
