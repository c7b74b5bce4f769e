import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createStaticServer } from './static-server.ts';

const { values } = parseArgs({ options: { dir: { type: 'string', default: 'build' } } });
const dir = resolve(import.meta.dirname, '..', values.dir);
const port = Number(process.env['PORT'] ?? 3000);
const baseUrl = process.env['BASE_URL'] ?? '/';

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail(`Set PORT to a number from 0 to 65535: got "${process.env['PORT']}"`);
}
if (!/^\/(?:.*\/)?$/.test(baseUrl)) {
  fail(`Begin and end BASE_URL with a slash: got "${baseUrl}"`);
}
if (!existsSync(join(dir, '_headers'))) {
  fail(`Build the site first: "npm run build" (nothing to serve in ${values.dir}/)`);
}

const server = await createStaticServer({ dir, baseUrl });
server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error;
  fail(`Choose another port, as in "PORT=${port + 1} npm start": ${port} is in use`);
});
server.listen(port, () => {
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  const root = `http://localhost:${actual}${baseUrl}`;
  console.log(`中文     ${root}\nEnglish  ${root}en/`);
});
