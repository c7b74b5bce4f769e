import { useEffect, useId, useState } from 'react';
import { translate } from '@docusaurus/Translate';
import { type Progress, TRANSFERRED, watchProgress } from '@site/src/editor/typescript';

/** How far TypeScript has come, while it comes. */
export default function LoadingTypeScript() {
  const label = useId();
  const [progress, setProgress] = useState<Progress>();
  useEffect(() => watchProgress(setProgress), []);
  if (progress === undefined || progress === 1) return null;
  return (
    <p className="program-caption program-loading">
      <span id={label}>
        {translate(
          {
            id: 'editor.loadingTypeScript',
            message: '正在加载 TypeScript（{size} MB，只加载一次）…',
          },
          { size: (TRANSFERRED / 1_000_000).toFixed(1) },
        )}
      </span>{' '}
      <progress aria-labelledby={label} value={progress} />
    </p>
  );
}
