import { useCallback, useState } from 'react';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { useCurrentRun } from '@site/src/components/LiveProgram/useCurrentRun';
import type { RunState as State } from '@site/src/components/LiveProgram/useRun';
import { runPython } from '@site/src/python';

export interface RunState extends State {
  /** How much of Python has arrived: from 0 to 1. */
  readonly share: number;
}

const IDLE: RunState = {
  phase: 'idle',
  lines: [],
  dropped: 0,
  duration: 0,
  trace: [],
  share: 0,
};

/** Runs a Python program; a new run ends the one before, and leaving the page ends it too. */
export function useRun(file: string) {
  const baseUrl = useBaseUrl('/');
  const [state, setState] = useState(IDLE);
  const { begin, stop } = useCurrentRun(
    useCallback(() => setState({ ...IDLE, phase: 'stopped' }), []),
  );

  const start = useCallback(
    async (read: () => Promise<string>) => {
      const mine = begin();
      const update = (change: (before: RunState) => Partial<RunState>): void => {
        if (!mine.over) setState((before) => ({ ...before, ...change(before) }));
      };
      setState({ ...IDLE, phase: 'loading' });
      try {
        const run = await runPython({
          source: await read(),
          file,
          baseUrl,
          onProgress: (share) => update(() => ({ share })),
          onBegan: () => update(() => ({ phase: 'running' })),
          onLines: (lines, dropped) =>
            update((before) => ({ lines: [...before.lines, ...lines], dropped })),
        });
        mine.run = run;
        if (mine.over) {
          run.kill();
          return;
        }
        const { outcome, duration } = await run.result;
        update(() => ({ phase: outcome, duration }));
      } catch {
        update(() => ({ ...IDLE, phase: 'unloaded' }));
      }
    },
    [file, baseUrl, begin],
  );

  return { state, start, stop };
}
