import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from './process.ts';

export const root = resolve(import.meta.dirname, '../..');

export interface Packed {
  readonly tarball: string;
  /** The paths in the tarball. */
  readonly files: readonly string[];
}

/** Builds the library and packs it, as the site does. */
export async function pack(): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), 'bingfa-pack-'));
  await run(process.execPath, ['scripts/build-library.ts'], root);
  const answer = await run(
    'npm',
    ['pack', './examples', '--json', '--ignore-scripts', '--pack-destination', folder],
    root,
  );
  const [packed] = JSON.parse(answer) as { filename: string; files: { path: string }[] }[];
  if (packed === undefined) throw new Error('Run npm pack ./examples to see why it packs nothing');
  return {
    tarball: join(folder, packed.filename),
    files: packed.files.map(({ path }) => path),
  };
}

/** Makes an empty project, installs the tarball without a network, and adds the program. */
export async function install(tarball: string): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), 'bingfa-consumer-'));
  await writeJson(join(project, 'package.json'), {
    name: 'consumer',
    private: true,
    type: 'module',
  });
  await run(
    'npm',
    ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball],
    project,
  );
  for (const types of ['@types/node', 'undici-types']) {
    const target = join(project, 'node_modules', types);
    await mkdir(target, { recursive: true });
    await cp(join(root, 'node_modules', types), target, { recursive: true });
  }
  await cp(join(import.meta.dirname, 'consumer/main.ts'), join(project, 'main.ts'));
  return project;
}

/** Checks the program as strictly as TypeScript can, and compiles it into a folder of its own. */
export async function compile(project: string, name: string, options: object): Promise<string> {
  const config = join(project, `${name}.json`);
  await writeJson(config, {
    compilerOptions: {
      target: 'es2022',
      outDir: name,
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      skipLibCheck: false,
      ...options,
    },
    files: ['main.ts'],
  });
  await run(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', config],
    project,
  );
  return join(project, name, 'main.js');
}

/** The package.json of the package as it is installed. */
export async function manifest(project: string): Promise<Manifest> {
  const text = await readFile(join(project, 'node_modules/bingfa/package.json'), 'utf8');
  return JSON.parse(text) as Manifest;
}

interface Manifest {
  readonly exports: Record<string, Record<string, string>>;
}

async function writeJson(path: string, value: object): Promise<void> {
  await writeFile(path, JSON.stringify(value));
}
