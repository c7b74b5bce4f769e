import { useState } from 'react';
import { translate } from '@docusaurus/Translate';
import { type LinkedRun, linkTo } from '@site/src/timeline/link';

interface CopyLinkProps {
  readonly id: string;
  readonly run: LinkedRun;
}

/** Gives the reader a link that carries the run. */
export default function CopyLink({ id, run }: CopyLinkProps) {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    const { hash, kept } = await linkTo(id, run);
    const link = location.origin + location.pathname + hash;
    try {
      await navigator.clipboard.writeText(link);
      setSaid(
        kept < run.rows.length
          ? translate(
              {
                id: 'timeline.linkCut',
                message: '已复制链接，只放得下前 {count} 个事件，其余是汇总',
              },
              { count: String(kept) },
            )
          : translate({ id: 'timeline.linkCopied', message: '已复制链接，时间线就在链接里' }),
      );
    } catch {
      setSaid(link);
    }
  };
  return (
    <>
      <span role="status" className="program-said">
        {said}
      </span>
      <button type="button" className="program-button" onClick={() => void copy()}>
        {translate({ id: 'timeline.link', message: '复制链接' })}
        <span className="visually-hidden">
          {' '}
          {translate({ id: 'timeline.title', message: '时间线' })}
        </span>
      </button>
    </>
  );
}
