import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Operation {
  action: string;
  body: Record<string, unknown>;
}

/** What one index of the fake holds. */
export interface FakeIndex {
  settings: Record<string, unknown>;
  synonyms: unknown[];
  objects: Map<string, Record<string, unknown>>;
}

async function json(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : JSON.parse(text);
}

/**
 * As much of Algolia's REST protocol as a push uses: settings, synonyms, batches, copying and
 * moving an index, and tasks that are published only when asked a second time.
 */
export class AlgoliaServer {
  readonly indexes = new Map<string, FakeIndex>();
  /** What was asked, in order: `POST /1/indexes/bingfa/batch`. */
  readonly asked: string[] = [];
  readonly #keys: Record<string, string>;
  readonly #server: Server;
  readonly #tasks = new Map<number, number>();
  #task = 0;

  constructor(appId: string, key: string) {
    this.#keys = { 'x-algolia-application-id': appId, 'x-algolia-api-key': key };
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await new Promise((closed) => this.#server.close(closed));
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: object }> {
    const url = new URL(request.url ?? '/', 'http://algolia');
    const body = await json(request);
    url.searchParams.delete('x-algolia-agent');
    this.asked.push(`${String(request.method)} ${url.pathname}${url.search}`);
    for (const [header, value] of Object.entries(this.#keys)) {
      if ((request.headers[header] ?? url.searchParams.get(header)) !== value) {
        return { status: 403, body: { message: 'Invalid Application-ID or API key', status: 403 } };
      }
    }
    const [, , , name = '', action = '', id = ''] = url.pathname.split('/').map(decodeURIComponent);
    if (action === 'task')
      return { status: 200, body: { status: this.#status(Number(id)), pendingTask: false } };
    const done = this.#apply(name, action, body as Record<string, unknown>);
    if (!done) return { status: 404, body: { message: `No such method: ${action}`, status: 404 } };
    this.#tasks.set(++this.#task, 0);
    const now = new Date(0).toISOString();
    return { status: 200, body: { taskID: this.#task, updatedAt: now, objectIDs: [] } };
  }

  #status(task: number): string {
    const times = (this.#tasks.get(task) ?? 0) + 1;
    this.#tasks.set(task, times);
    return times > 1 ? 'published' : 'notPublished';
  }

  #index(name: string): FakeIndex {
    const index = this.indexes.get(name) ?? { settings: {}, synonyms: [], objects: new Map() };
    this.indexes.set(name, index);
    return index;
  }

  #apply(name: string, action: string, body: Record<string, unknown>): boolean {
    const index = this.#index(name);
    switch (action) {
      case 'settings':
        Object.assign(index.settings, body);
        return true;
      case 'synonyms':
        index.synonyms = body as unknown as unknown[];
        return true;
      case 'batch':
        for (const { body: object } of body['requests'] as Operation[]) {
          index.objects.set(String(object['objectID']), object);
        }
        return true;
      case 'operation': {
        const target = this.#index(String(body['destination']));
        target.settings = { ...index.settings };
        target.synonyms = [...index.synonyms];
        if (body['operation'] === 'move') {
          target.objects = index.objects;
          this.indexes.delete(name);
        }
        return true;
      }
      default:
        return false;
    }
  }
}
