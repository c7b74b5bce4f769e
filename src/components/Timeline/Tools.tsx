import type { RefObject } from 'react';
import { translate } from '@docusaurus/Translate';
import type { LinkedRun } from '@site/src/timeline/link';
import CopyLink from './CopyLink';
import { saveChromeTrace, saveSvg } from './save';

interface ToolsProps {
  readonly id: string;
  readonly file: string;
  readonly run: LinkedRun;
  readonly picture: RefObject<SVGSVGElement | null>;
  readonly zoom: number;
  readonly onZoom: (factor: number) => void;
}

/** The timeline's title and its buttons. */
export default function Tools({ id, file, run, picture, zoom, onZoom }: ToolsProps) {
  const name = file.replace(/\.\w+$/, '');
  return (
    <div className="timeline-tools">
      <span className="program-name">{translate({ id: 'timeline.title', message: '时间线' })}</span>
      <span className="program-actions">
        <button type="button" className="program-button" onClick={() => onZoom(1.5)}>
          {translate({ id: 'timeline.zoomIn', message: '放大' })}
        </button>
        <button
          type="button"
          className="program-button"
          aria-disabled={zoom === 1}
          onClick={() => onZoom(1 / 1.5)}
        >
          {translate({ id: 'timeline.zoomOut', message: '缩小' })}
        </button>
        <button
          type="button"
          className="program-button"
          onClick={() => picture.current && saveSvg(picture.current, name)}
        >
          {translate({ id: 'timeline.saveSvg', message: '存为 SVG' })}
        </button>
        <button
          type="button"
          className="program-button"
          onClick={() => saveChromeTrace(run.rows, run.totals, name)}
        >
          {translate({ id: 'timeline.saveTrace', message: '存为 Chrome trace' })}
        </button>
        <CopyLink id={id} run={run} />
      </span>
    </div>
  );
}
