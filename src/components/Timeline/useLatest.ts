import { useEffect, useRef, useState } from 'react';

const REDRAW_MS = 250;

/** The value, a few times a second while it changes, and at once when it is over. */
export function useLatest<T>(value: T, ended: boolean): T {
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
    if (ended) setShown(value);
  }, [value, ended]);
  useEffect(() => {
    if (ended) return;
    const timer = setInterval(() => setShown(latest.current), REDRAW_MS);
    return () => clearInterval(timer);
  }, [ended]);
  return ended ? value : shown;
}
