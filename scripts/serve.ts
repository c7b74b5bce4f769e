import { resolve } from 'node:path';
import { fail, readOptions } from './command.ts';
import { createStaticServer } from './static-server.ts';

const { values } = readOptions({ options: { dir: { type: 'string', default: 'build' } } });
const dir = resolve(import.meta.dirname, '..', values.dir);
const port = Number(process.env['PORT'] ?? 3000);
const baseUrl = process.env['BASE_URL'] ?? '/';

if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail(`Set PORT to a number from 0 to 65535: got "${process.env['PORT']}"`);
}
if (!/^\/(?:.*\/)?$/.test(baseUrl)) {
  fail(`Begin and end BASE_URL with a slash: got "${baseUrl}"`);
}

const server = await createStaticServer({ dir, baseUrl }).catch((error: unknown) =>
  fail((error as Error).message),
);
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
