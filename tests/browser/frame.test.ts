import { expect, test } from 'vitest';
import { listenElsewhere } from './elsewhere.ts';
import { openPage, provoked } from './harness.ts';
import { RUN, programOf, replaceProgram, waitForEnd } from './live.ts';

const PATH = 'asyncio/lock';
const elsewhere = listenElsewhere();

/** Runs code in the frame around the worker, where no program should ever get. */
async function escape(code: string) {
  const { page } = await openPage({
    path: PATH,
    provokes: /Blocked|Unsafe attempt|Content Security Policy/,
  });
  await replaceProgram(page, `console.log('up'); setInterval(() => {}, 100);`);
  const program = programOf(page);
  await program.locator(RUN).click();
  await program.locator('.output-line').waitFor();
  const frame = page.frames().find((one) => one.parentFrame() !== null);
  const said = await frame
    ?.evaluate(code.replaceAll('elsewhere.test', elsewhere.host()))
    .then(String, (error: unknown) => String(error));
  await page.waitForTimeout(300);
  expect(elsewhere.arrived).toEqual([]);
  expect(page.url()).toContain(PATH);
  expect(page.context().pages()).toHaveLength(1);
  return { said, program };
}

test.for([
  ['opens a window', `String(open('http://elsewhere.test/'))`, 'null'],
  ['navigates the top', `top.location = 'http://elsewhere.test/'`, 'SecurityError'],
  ['navigates the parent', `parent.location.replace('http://elsewhere.test/')`, 'SecurityError'],
  ['reads the page', `parent.document.title`, 'SecurityError'],
  ['reads the storage', `localStorage.length`, 'SecurityError'],
  ['reads the cookies', `document.cookie`, 'SecurityError'],
  ['fetches', `fetch('http://elsewhere.test/')`, 'Failed to fetch'],
] as const)('code in the frame that %s is refused', async ([, code, refusal]) => {
  const { said } = await escape(code);
  expect(said).toContain(refusal);
});

test('code in the frame that submits a form is refused', async () => {
  await escape(`
    const form = document.body.appendChild(document.createElement('form'));
    Object.assign(form, { action: 'http://elsewhere.test/', target: '_top' }).submit();`);
  await expect.poll(provoked).toContain('Blocked form submission');
});

test('a frame that goes elsewhere does not arrive, and ends the run', async () => {
  const { program } = await escape(`location.href = 'http://elsewhere.test/'; 0`);
  await expect.poll(provoked).toContain("frame-src 'none'");
  expect((await waitForEnd(program)).phase).toBe('crashed');
  expect(elsewhere.arrived).toEqual([]);
});
