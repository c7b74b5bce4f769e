import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharedIn } from './arrival.ts';
import { open, share } from './share.ts';

const ID = 'asyncio/lock/demo';

async function encodedOf(text: string): Promise<string> {
  return sharedIn((await share(ID, text)) ?? '')?.encoded ?? '';
}

/** Encodes bytes as a link would, whatever they are. */
function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

describe('a link', () => {
  test('carries any text and names its program', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 2000 }), async (text) => {
        const hash = await share(ID, text);
        expect(hash).toMatch(/^#program=asyncio\/lock\/demo&code=[\w-]+$/);
        const shared = sharedIn(hash ?? '');
        expect(shared?.id).toBe(ID);
        expect(await open(shared?.encoded ?? '')).toBe(text);
      }),
    );
  });

  test('is short: a program of forty lines takes a few hundred letters', async () => {
    const program = Array.from({ length: 40 }, (_, n) => `await deposit(${n}, account);`).join(
      '\n',
    );
    expect((await encodedOf(program)).length).toBeLessThan(400);
  });

  test('is not made of a program that is too long', async () => {
    let noise = '';
    for (let n = 1; noise.length < 100_000; n = (n * 48_271) % 0x7fffffff) noise += n.toString(36);
    expect(await share(ID, noise)).toBeUndefined();
    expect(await share(ID, 'x'.repeat(200_001))).toBeUndefined();
  });
});

describe('a damaged or hostile link is refused', () => {
  test('after any change of one letter, or cut off anywhere', async () => {
    const encoded = await encodedOf("console.log('hello');\n".repeat(5));
    for (let at = 0; at < encoded.length; at += 1) {
      // The last letter has bits to spare, which change nothing.
      await expect(open(encoded.slice(0, at))).rejects.toThrow();
      const other = encoded[at] === 'A' ? 'g' : 'A';
      const changed = encoded.slice(0, at) + other + encoded.slice(at + 1);
      const opened = await open(changed).catch(() => 'refused');
      expect(['refused', "console.log('hello');\n".repeat(5)]).toContain(opened);
    }
  });

  test.each([
    ['nothing', ''],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['a padded one', 'eJw='],
    ['a very long one', 'A'.repeat(1_000_000)],
    ['random bytes', encode(Uint8Array.from({ length: 500 }, (_, n) => (n * 97) % 256))],
  ])('%s', async (_name, encoded) => {
    await expect(open(encoded)).rejects.toThrow();
  });

  test('text that is not UTF-8', async () => {
    const bytes = Uint8Array.from([0x63, 0xff, 0xfe]);
    await expect(open(encode(await deflate(bytes)))).rejects.toThrow();
  });

  test('a few bytes that say ten million', async () => {
    const encoded = encode(await deflate(new Uint8Array(10_000_000)));
    expect(encoded.length).toBeLessThan(32_000);
    await expect(open(encoded)).rejects.toThrow('too long');
  });

  test('hashes of other kinds are none', () => {
    for (const hash of ['', '#traps', '#program', '#programs=x', '#Program=x&code=y']) {
      expect(sharedIn(hash)).toBeUndefined();
    }
    expect(sharedIn('#program=')).toEqual({ id: '', encoded: '' });
  });
});
