import { useEffect, useRef, useState } from 'react';

const REDRAW_MS = 250;
/** To draw more takes longer than a moment: it waits for the end. */
const MAX_REDRAWN = 10_000;

/** The list, a few times a second while it grows, and at once when it is over. */
export function useLatest<T>(list: readonly T[], ended: boolean): readonly T[] {
  const [shown, setShown] = useState(list);
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
    if (ended) setShown(list);
  }, [list, ended]);
  useEffect(() => {
    if (ended) return;
    const timer = setInterval(() => {
      if (latest.current.length <= MAX_REDRAWN) setShown(latest.current);
    }, REDRAW_MS);
    return () => clearInterval(timer);
  }, [ended]);
  return ended ? list : shown;
}
