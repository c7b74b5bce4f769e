import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../scripts/chromium.ts';
import { serveAnywhere } from '../../scripts/static-server.ts';

/** Where each build is served, by its base URL. */
export type Sites = Record<string, string>;

declare module 'vitest' {
  interface ProvidedContext {
    chromium: string;
    sites: Sites;
  }
}

const root = resolve(import.meta.dirname, '../..');
const builds = { '/': 'build', '/bingfa/': 'build-bingfa' };

function buildOnce(baseUrl: string, dir: string): void {
  if (existsSync(join(root, dir, 'en', 'index.html'))) return;
  console.log(`No ${dir}/ yet: building the site for "${baseUrl}"`);
  execFileSync(process.execPath, [join(root, 'scripts/build.ts'), '--out-dir', dir], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, BASE_URL: baseUrl, NODE_ENV: 'production' },
  });
}

export default async function setup(project: TestProject): Promise<() => void> {
  project.provide('chromium', findChromium());
  const servers: Server[] = [];
  const sites: Sites = {};
  for (const [baseUrl, dir] of Object.entries(builds)) {
    buildOnce(baseUrl, dir);
    const { server, origin } = await serveAnywhere({ dir: join(root, dir), baseUrl });
    sites[baseUrl] = origin;
    servers.push(server);
  }
  project.provide('sites', sites);
  return () => servers.forEach((server) => server.close());
}
