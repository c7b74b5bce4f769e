import { expect, test } from 'vitest';
import { MAX_LINES, type OutputLine } from '../protocol.ts';
import { Output } from './output.ts';

interface Sent {
  readonly lines: OutputLine[];
  readonly dropped: number;
}

function collect(): { output: Output; sent: Sent[] } {
  const sent: Sent[] = [];
  const output = new Output(
    () => 0,
    (lines, dropped) => sent.push({ lines, dropped }),
  );
  return { output, sent };
}

test('each line goes at once, for the next thing may be a loop that never ends', () => {
  const { output, sent } = collect();
  for (const text of ['one', 'two', 'three']) output.write('log', text);
  expect(sent.map(({ lines }) => lines.map(({ text }) => text))).toEqual([
    ['one'],
    ['two'],
    ['three'],
  ]);
});

test('of a text with more lines than are shown, the others are counted', () => {
  const { output, sent } = collect();
  output.write('log', 'x\n'.repeat(MAX_LINES + 4000).trimEnd());
  output.write('log', 'more\nand more');
  output.flush();
  expect(sent.flatMap(({ lines }) => lines)).toHaveLength(MAX_LINES);
  expect(sent.at(-1)?.dropped).toBe(4002);
});
