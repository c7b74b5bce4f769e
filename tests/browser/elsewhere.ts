import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';

export interface Elsewhere {
  /** What arrived there: what counts, and not what the browser says that it began. */
  readonly arrived: readonly string[];
  host(): string;
}

/** Another origin, while the tests of the file run. */
export function listenElsewhere(): Elsewhere {
  const arrived: string[] = [];
  const server = createServer((request, response) => {
    arrived.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end();
  });
  server.on('upgrade', (request, socket) => {
    arrived.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  beforeAll(() => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready)));
  afterAll(() => server.close());
  return { arrived, host: () => `localhost:${(server.address() as AddressInfo).port}` };
}
