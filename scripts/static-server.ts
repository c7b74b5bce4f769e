import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
};
const compressible = /^(?:text|application)\/|svg/;

interface HeaderRule {
  path: string;
  headers: [string, string][];
}

/** Reads the rules of a `_headers` file: a path per block, indented headers below it. */
export function parseHeaders(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) {
      rules.push({ path: line.trim(), headers: [] });
      continue;
    }
    const colon = line.indexOf(':');
    if (colon > 0) {
      rules.at(-1)?.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
    }
  }
  return rules;
}

function applies({ path }: HeaderRule, pathname: string): boolean {
  return path.endsWith('*') ? pathname.startsWith(path.slice(0, -1)) : pathname === path;
}

export interface StaticServerOptions {
  /** The folder of a finished build. */
  dir: string;
  /** The base URL it was built for, with a slash at both ends. */
  baseUrl: string;
}

/**
 * Serves a build as a static host would: `_headers`, pages without `.html` and without a slash at
 * the end, a 404 per language.
 */
export async function createStaticServer({ dir, baseUrl }: StaticServerOptions): Promise<Server> {
  const headers = await readFile(join(dir, '_headers'), 'utf8').catch(() => undefined);
  if (headers === undefined) throw new Error(`Run "npm run build" first: no site is in ${dir}`);
  const rules = parseHeaders(headers);
  const compressed = new Map<string, Promise<Buffer>>();

  async function find(path: string): Promise<string | undefined> {
    for (const name of [path, `${path}.html`, join(path, 'index.html')]) {
      const file = join(dir, name);
      const found = await stat(file).catch(() => undefined);
      if (found?.isFile()) return file;
    }
    return undefined;
  }

  /**
   * The one address of a page that is asked for by another: React would find there another page
   * than it renders for the address. Files that pages fetch as HTML have no other.
   */
  async function plainAddress(path: string, found?: string): Promise<string | undefined> {
    if (found === undefined) {
      const plain = path.replace(/\/+$/, '');
      return plain !== path && (await find(plain)) ? plain : undefined;
    }
    if (!path.endsWith('.html') || path.endsWith('/404.html')) return undefined;
    const isPage = /^<!doctype html>/i.test(await readFile(found, 'utf8'));
    return isPage ? path.replace(/(?<=\/)index\.html$|\.html$/, '') : undefined;
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    if (!pathname.startsWith(baseUrl)) {
      const known = pathname === '/' || `${pathname}/` === baseUrl;
      response.writeHead(known ? 302 : 404, known ? { location: baseUrl + search } : {}).end();
      return;
    }
    const path = normalize(decodeURIComponent(pathname.slice(baseUrl.length - 1)));
    const hidden = path.split('/').some((part) => part === '_headers');
    const found = hidden ? undefined : await find(path);
    const plain = hidden ? undefined : await plainAddress(path, found);
    if (plain !== undefined) {
      response.writeHead(301, { location: encodeURI(baseUrl.slice(0, -1) + plain) + search }).end();
      return;
    }
    const language = path.startsWith('/en/') ? '/en/404.html' : '/404.html';
    const file = found ?? (await find(language));
    for (const rule of rules.filter((one) => applies(one, pathname))) {
      for (const [name, value] of rule.headers) response.setHeader(name, value);
    }
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    const { mtimeMs, size } = await stat(file);
    const etag = `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`;
    const type = types[extname(file)] ?? 'application/octet-stream';
    response.setHeader('Content-Type', type);
    response.setHeader('ETag', etag);
    response.setHeader('Vary', 'Accept-Encoding');
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-cache');
    if (found && request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return;
    }
    let body: Buffer = await readFile(file);
    if (/\bgzip\b/.test(String(request.headers['accept-encoding'])) && compressible.test(type)) {
      const key = file + etag;
      const work = compressed.get(key) ?? compress(body);
      compressed.set(key, work);
      body = await work;
      response.setHeader('Content-Encoding', 'gzip');
    }
    response.setHeader('Content-Length', body.length);
    response.writeHead(found ? 200 : 404).end(request.method === 'HEAD' ? undefined : body);
  }

  return createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      const malformed = error instanceof URIError;
      if (!response.headersSent) response.writeHead(malformed ? 400 : 500);
      response.end();
    });
  });
}

/** The same at any free port, for what asks it itself. */
export async function serveAnywhere(
  options: StaticServerOptions,
): Promise<{ server: Server; origin: string }> {
  const server = await createStaticServer(options);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { server, origin: `http://localhost:${(server.address() as AddressInfo).port}` };
}
