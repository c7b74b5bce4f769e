import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { fail } from '../scripts/command.ts';
import { createStaticServer } from '../scripts/static-server.ts';

/** Serves a built site at any free port; ends the command where there is none. */
export async function serveSite(dir: string): Promise<{ server: Server; root: string }> {
  const baseUrl = process.env['BASE_URL'] ?? '/';
  const from = resolve(import.meta.dirname, '..', dir);
  const server = await createStaticServer({ dir: from, baseUrl }).catch((error: unknown) =>
    fail((error as Error).message),
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { server, root: `http://localhost:${(server.address() as AddressInfo).port}${baseUrl}` };
}
