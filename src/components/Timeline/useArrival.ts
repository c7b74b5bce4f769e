import { useEffect, useState } from 'react';
import { runIn } from '@site/src/timeline/arrival';

/** The run of a program that came with the page's address, still packed, and how to be rid of it. */
export function useArrival(id: string) {
  const [packed, setPacked] = useState<string>();
  useEffect(() => {
    const read = (): void => setPacked(runIn(location.hash, id));
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, [id]);
  const forget = (): void => {
    if (packed === undefined) return;
    setPacked(undefined);
    history.replaceState(history.state, '', location.pathname + location.search);
  };
  return { packed, forget };
}
