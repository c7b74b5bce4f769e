import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { build as bundle } from 'esbuild';
import type { Recorded } from './record.ts';

export type Render = (recorded: Recorded, file: string) => string;

/** Gives what writes timelines as HTML, by the very components that draw them in the page. */
export async function renderer(
  siteDir: string,
  texts: Readonly<Record<string, string>>,
): Promise<Render> {
  const { outputFiles } = await bundle({
    stdin: {
      contents: `
        import { createElement } from 'react';
        import { renderToStaticMarkup } from 'react-dom/server';
        import Still from '@site/src/components/Timeline/Still';
        export const render = (recorded, file) =>
          renderToStaticMarkup(createElement(Still, { recorded, file }));`,
      resolveDir: siteDir,
    },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['react', 'react/*', 'react-dom/*'],
    alias: { '@site': siteDir },
    plugins: [
      {
        name: 'texts',
        setup(build) {
          build.onResolve({ filter: /^@docusaurus\/Translate$/ }, () => ({
            path: 'texts',
            namespace: 'texts',
          }));
          build.onLoad({ filter: /.*/, namespace: 'texts' }, () => ({
            contents: `const texts = ${JSON.stringify(texts)};
              export const translate = ({ id, message }, values = {}) =>
                (texts[id] ?? message).replace(/\\{(\\w+)\\}/g, (all, name) => values[name] ?? all);`,
          }));
        },
      },
    ],
  });
  const module: { exports: { render?: Render } } = { exports: {} };
  const names = ['module', 'exports', 'require'];
  const run = compileFunction(outputFiles[0]?.text ?? '', names) as (...values: unknown[]) => void;
  run(module, module.exports, createRequire(join(siteDir, 'package.json')));
  const { render } = module.exports;
  if (render === undefined) throw new Error('Export render: timelines cannot be written');
  return render;
}
