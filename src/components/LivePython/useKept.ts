import { useEffect, useState } from 'react';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { isKept } from '@site/src/python/load';

/** Whether the browser keeps Python; asked again when `occasion` changes. */
export function useKept(occasion: unknown): boolean {
  const baseUrl = useBaseUrl('/');
  const [kept, setKept] = useState(false);
  useEffect(() => {
    void isKept(baseUrl).then(setKept);
  }, [baseUrl, occasion]);
  return kept;
}
