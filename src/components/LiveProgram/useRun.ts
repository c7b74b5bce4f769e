import { useCallback, useState } from 'react';
import useBaseUrl from '@docusaurus/useBaseUrl';
import type { Outcome } from '@site/src/live';
import type { ClockKind, OutputLine } from '@site/src/live/protocol';
import type { Totals } from '@site/src/live/totals';
import type { TraceRow } from '@site/src/live/trace';
import { useCurrentRun } from './useCurrentRun';

export type Phase = 'idle' | 'loading' | 'running' | 'unloaded' | Outcome;

export interface RunState {
  readonly phase: Phase;
  readonly lines: readonly OutputLine[];
  /** Lines beyond the limit. */
  readonly dropped: number;
  readonly duration: number;
  /** Python has the real one only. */
  readonly clock?: ClockKind;
  /** What tasks and primitives did. */
  readonly trace: readonly TraceRow[];
  /** What is known of the events beyond the limit. */
  readonly totals?: Totals;
}

/** The code of a program that the reader changed, or the messages that say why there is none. */
export type Compiled = { readonly code: string } | { readonly errors: readonly string[] };

const IDLE: RunState = {
  phase: 'idle',
  lines: [],
  dropped: 0,
  duration: 0,
  trace: [],
};

// Nothing of the runner is in the page before it is wanted.
const loadRunner = () => import('@site/src/live');

/** Runs the page's program; a new run ends the one before, and leaving the page ends it too. */
export function useRun(script: string, file: string) {
  const baseUrl = useBaseUrl('/');
  const [state, setState] = useState(IDLE);
  const { begin, stop } = useCurrentRun(
    useCallback(() => setState({ ...IDLE, phase: 'stopped' }), []),
  );

  const prepare = useCallback(() => {
    loadRunner().then(
      ({ preload }) => preload(script, baseUrl),
      () => undefined,
    );
  }, [script, baseUrl]);

  /** Runs the page's program, or what `compile` makes of the reader's. */
  const start = useCallback(
    async (clock: ClockKind, compile?: () => Promise<Compiled>) => {
      const mine = begin();
      const update = (change: (before: RunState) => RunState): void => {
        if (!mine.over) setState(change);
      };
      setState({ ...IDLE, clock, phase: 'loading' });
      try {
        const { inTime, runProgram } = await loadRunner();
        const source = compile === undefined ? { script } : await compile();
        if ('errors' in source) {
          // They were never printed, so they have no time.
          const lines = source.errors.map((text) => ({ level: 'error' as const, text, at: NaN }));
          update(() => ({ ...IDLE, phase: 'error', lines }));
          return;
        }
        const run = await runProgram({
          source,
          file,
          baseUrl,
          clock,
          onLines: (lines, dropped) =>
            update((before) => ({ ...before, lines: [...before.lines, ...lines], dropped })),
          onTrace: (events) =>
            update((before) => ({ ...before, trace: [...before.trace, ...events] })),
          onTotals: (totals) => update((before) => ({ ...before, totals })),
        });
        mine.run = run;
        if (mine.over) {
          run.kill();
          return;
        }
        update((before) => ({ ...before, phase: 'running' }));
        const { outcome, duration } = await run.result;
        update((before) => ({ ...before, ...inTime(before), phase: outcome, duration }));
      } catch {
        update(() => ({ ...IDLE, phase: 'unloaded' }));
      }
    },
    [script, file, baseUrl, begin],
  );

  return { state, prepare, start, stop };
}
