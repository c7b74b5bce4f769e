// npm run timelines -- [<module>[/<slug>]…]: keeps a run of each program with threads for its timeline.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatTrace, tracePath } from '../src/plugins/timelines/kept.ts';
import { RealRuns } from '../src/plugins/timelines/real-runs.ts';

const root = join(import.meta.dirname, '..');
const wanted = process.argv.slice(2).map((each) => each.replace(/^(\.\/)?examples\/|\/$/g, ''));
const isWanted = (id: string): boolean =>
  wanted.length === 0 || wanted.some((each) => id === each || id.startsWith(`${each}/`));

const runs = await RealRuns.open(root);
try {
  const programs = runs.programs.filter(({ id }) => isWanted(id));
  if (programs.length === 0) {
    console.log(`No program with threads in ${wanted.join(' ')}: the build runs the others itself`);
  }
  // One after the other: who waits for whom is the program's doing, and nobody else's.
  for (const program of programs) {
    const recorded = await runs.record(program);
    writeFileSync(
      tracePath(join(root, 'examples'), program.id),
      formatTrace(program.source, recorded),
    );
    console.log(`${program.id}: ${recorded.rows.length} events, ${recorded.ending}`);
  }
} finally {
  runs.close();
}
