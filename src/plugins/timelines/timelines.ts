import { join } from 'node:path';
import type { LoadContext } from '@docusaurus/types';
import { FOLLOWING } from '../../live/instrument.ts';
import { referencesIn } from '../../live/modules.ts';
import type { Program } from '../../live/program.ts';
import { type CompiledFile, type CompiledLibrary, hashed } from '../programs/compile.ts';
import { hashOf } from '../recording.ts';
import { readTrace } from './kept.ts';
import { type Recorded, Recorder } from './record.ts';
import { renderer } from './render.ts';

export interface RunnableProgram {
  readonly id: string;
  readonly file: string;
  readonly code: string;
}

const AT_ONCE = 2;
const TIMELESS = new Set(['asyncio', 'trace', FOLLOWING]);
/** Threads and messages take their own time: no two runs are the same, so one of them is kept. */
const NEEDS_REAL_TIME =
  /\b(?:MessageChannel|BroadcastChannel|Worker|fetch|toThread|runInExecutor)\(/;

/** One build makes the site in several languages of the same runs. */
const known = new Map<string, Promise<Recorded>>();

interface Site {
  readonly library: CompiledLibrary;
  /** The compiled programs, among others. */
  readonly scripts: readonly CompiledFile[];
  /** Gets the timelines' HTML by its path. */
  readonly fragments: Record<string, string>;
  readonly context: Pick<LoadContext, 'siteDir' | 'codeTranslations'>;
}

/** Gives programs that have tasks the timeline of a run. */
export async function withTimelines(
  programs: readonly Program[],
  { library, scripts, fragments, context: { siteDir, codeTranslations } }: Site,
): Promise<Program[]> {
  const codes = new Map(scripts.map(({ path, code }) => [path, code]));
  const runnable = programs.flatMap(({ id, typescript }): RunnableProgram[] => {
    const code = codes.get(typescript?.script ?? '');
    return code === undefined ? [] : [{ id, file: typescript?.file ?? '', code }];
  });
  const timelines = await timelinesOf(siteDir, library, runnable, codeTranslations);
  return programs.map((program) => {
    const html = timelines.get(program.id);
    if (html === undefined) return program;
    const timeline = hashed(`live/${program.id}.timeline.html`, html);
    fragments[timeline] = html;
    return { ...program, timeline };
  });
}

/** Runs programs and draws what their tasks did: HTML by the program's id. */
export async function timelinesOf(
  siteDir: string,
  library: CompiledLibrary,
  programs: readonly RunnableProgram[],
  texts: Readonly<Record<string, string>>,
): Promise<Map<string, string>> {
  const render = await renderer(siteDir, texts);
  const recorder = new Recorder(join(siteDir, 'src/plugins/timelines/recorder.ts'), library);
  const modules = library.files.map(({ path }) => path).join();
  const waiting = [...programs];
  const timelines = new Map<string, string>();
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { id, file, code } = next;
      const key = hashOf(modules + id + code);
      const recorded = needsRealTime(code)
        ? readTrace(join(siteDir, 'examples'), id)
        : await (known.get(key) ?? remember(key, recorder.record(id, file, code)));
      if (hasTasks(recorded)) timelines.set(id, render(recorded, file));
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    recorder.close();
  }
  return timelines;
}

function remember(key: string, recording: Promise<Recorded>): Promise<Recorded> {
  known.set(key, recording);
  return recording;
}

/** Whether a compiled program does what takes real time. */
export function needsRealTime(code: string): boolean {
  return NEEDS_REAL_TIME.test(code) || referencesIn(code).some((name) => !TIMELESS.has(name));
}

/** Whether there is anything to draw: a run of one task alone is a line. */
export function hasTasks({ rows }: Recorded): boolean {
  return rows.some(({ task }) => task !== 0);
}
