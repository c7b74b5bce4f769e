import type { Subject } from './pages.ts';

/** The programs of a new page by file name: they run and print the same from the first moment. */
export function programSkeletons({ slug, name, hasClass }: Subject): Record<string, string> {
  const file = slug.split('/')[1] ?? '';
  return {
    'demo.py': demoPy,
    'demo.ts': demoTs,
    ...(hasClass && {
      [`${file}.ts`]: classTs(name),
      [`${file}.test.ts`]: testTs(name, file),
    }),
  };
}

const demoPy = `import asyncio


async def main() -> None:
    await asyncio.sleep(0.01)
    print("done")


asyncio.run(main())
`;

const demoTs = `async function main(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 10));
  console.log('done');
}

await main();
`;

const classTs = (name: string): string => `/**
 * What ${name} is, in one sentence.
 *
 * - How it keeps order, blocks, is cancelled and is misused.
 */
export class ${name} {}
`;

const testTs = (
  name: string,
  file: string,
): string => `import { describe, expect, it } from 'vitest';
import { ${name} } from './${file}.ts';

describe('${name}', () => {
  it('can be made', () => {
    expect(new ${name}()).toBeInstanceOf(${name});
  });
});
`;
