import { useCallback, useEffect, useRef } from 'react';
import type { Run } from '@site/src/live';

/** A run from the press on; it has no `run` as long as it is being loaded. */
export interface CurrentRun {
  run?: Run;
  over: boolean;
}

/**
 * One run at a time: a new one ends the one before, and leaving the page ends it too.
 *
 * @param onAbandoned - Called when a run is stopped that was still being loaded.
 */
export function useCurrentRun(onAbandoned: () => void) {
  const current = useRef<CurrentRun>(undefined);

  const begin = useCallback((): CurrentRun => {
    abandon(current.current);
    current.current = { over: false };
    return current.current;
  }, []);

  const stop = useCallback(() => {
    const run = current.current?.run;
    if (run !== undefined) run.stop();
    else {
      abandon(current.current);
      onAbandoned();
    }
  }, [onAbandoned]);

  useEffect(() => () => abandon(current.current), []);

  return { begin, stop };
}

function abandon(previous: CurrentRun | undefined): void {
  if (previous === undefined) return;
  previous.over = true;
  previous.run?.kill();
}
