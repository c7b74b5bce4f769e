import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { fail } from '../scripts/command.ts';
import { serveAnywhere } from '../scripts/static-server.ts';

/** Serves a built site at any free port; ends the command where there is none. */
export async function serveSite(dir: string): Promise<{ server: Server; root: string }> {
  const baseUrl = process.env['BASE_URL'] ?? '/';
  const from = resolve(import.meta.dirname, '..', dir);
  const { server, origin } = await serveAnywhere({ dir: from, baseUrl }).catch((error: unknown) =>
    fail((error as Error).message),
  );
  return { server, root: origin + baseUrl };
}
