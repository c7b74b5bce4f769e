import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { glob } from 'tinyglobby';
import { FRAME_SCRIPT } from '../../live/frame.ts';
import { contentSecurityPolicy, headersFile, isolation } from './policy.ts';

const inlineScript = /<script(?![^>]*\s(?:src|type)=)[^>]*>([\s\S]*?)<\/script>/g;

function hashOf(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

export interface HeadersOptions {
  connect?: readonly string[];
}

/**
 * Gives every page its Content-Security-Policy as a `<meta>` for hosts that
 * cannot send headers, and writes `_headers` for those that can.
 */
export default function headersPlugin(
  { i18n, siteConfig }: LoadContext,
  { connect = [] }: HeadersOptions,
): Plugin {
  return {
    name: 'bingfa-headers',

    configureWebpack() {
      // Not in webpack's types: only the dev server reads it.
      return { devServer: { headers: isolation } } as object;
    },

    async postBuild({ outDir }) {
      const others = i18n.locales.filter((locale) => locale !== i18n.currentLocale);
      const files = await glob('**/*.html', {
        cwd: outDir,
        ignore: others.map((locale) => `${locale}/**`),
      });
      const pages = await Promise.all(
        files.map(async (file) => {
          const path = join(outDir, file);
          return { path, html: await readFile(path, 'utf8') };
        }),
      );
      // Sandboxed frames inherit the policy; theirs is the one script that no page has.
      const scripts = new Set<string>([hashOf(FRAME_SCRIPT)]);
      for (const { html } of pages) {
        for (const [, source = ''] of html.matchAll(inlineScript)) {
          scripts.add(hashOf(source));
        }
      }
      const policy = contentSecurityPolicy({ scripts: [...scripts], connect });
      const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
      await Promise.all(
        pages.map(async ({ path, html }) => {
          const page = html.replace(/<meta charset=[^>]*>/i, (charset) => charset + meta);
          // Other plugins read the pages meanwhile: never let them see half a file.
          await writeFile(`${path}.new`, page);
          await rename(`${path}.new`, path);
        }),
      );
      const headersPath = join(outDir, '_headers');
      if (i18n.currentLocale === i18n.defaultLocale) {
        await writeFile(headersPath, headersFile(siteConfig.baseUrl, policy));
        return;
      }
      const root = await readFile(join(outDir, '..', '_headers'), 'utf8').catch(() => policy);
      if (!root.includes(policy)) {
        throw new Error(
          `Make the inline scripts of "${i18n.currentLocale}" those of "${i18n.defaultLocale}": one policy serves both`,
        );
      }
    },
  };
}
