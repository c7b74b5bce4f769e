import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, inject, it } from 'vitest';
import { pack } from '../package/packed.ts';

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the library’s tarball on the site', () => {
  it('is what npm pack makes, in both languages, and the home pages say how to install it', async () => {
    const { tarball } = await pack();
    const packed = hash(await readFile(tarball));
    for (const [baseUrl, origin] of Object.entries(inject('sites'))) {
      for (const language of ['', 'en/']) {
        const home = new URL(baseUrl + language, origin);
        const served = await fetch(new URL('bingfa.tgz', home));
        expect(hash(new Uint8Array(await served.arrayBuffer()))).toBe(packed);
        const html = await (await fetch(home)).text();
        expect(html).toMatch(
          new RegExp(`npm install https?://[^<]*${baseUrl}${language}bingfa\\.tgz`),
        );
      }
    }
  });
});
