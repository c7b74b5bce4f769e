import { memo, type Ref } from 'react';
import type { Layout } from '@site/src/timeline/layout';

interface PictureProps {
  readonly layout: Layout;
  readonly title: string;
  readonly ref?: Ref<SVGSVGElement>;
}

/** The lanes of a run, as few elements as there are kinds of things in it. */
function Picture({ layout, title, ref }: PictureProps) {
  const { width, height, left, lanes, paths, texts, gaps } = layout;
  return (
    <svg
      ref={ref}
      className="timeline-picture"
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <title>{title}</title>
      {gaps.map(({ x, width: wide, ms }, index) => (
        <g key={index}>
          <rect className="timeline-gap" x={x} y={0} width={wide} height={height} />
          <text className="timeline-time" x={x + wide / 2} y={14} textAnchor="middle">
            {duration(ms)}
          </text>
        </g>
      ))}
      {lanes.map(({ y }) => (
        <path key={y} className="timeline-rule" d={`M${left} ${y}H${width}`} />
      ))}
      {paths.map(({ look, d }) => (
        <path
          key={look}
          className={look
            .split(' ')
            .map((name) => `timeline-${name}`)
            .join(' ')}
          d={d}
        />
      ))}
      {texts.map(({ x, y, text }, index) => (
        <text key={index} className="timeline-text" x={x} y={y + 4}>
          {text}
        </text>
      ))}
      <g className="timeline-names">
        <rect className="timeline-margin" x={0} y={0} width={left - 4} height={height} />
        {lanes.map(({ x, y, text, kind }) => (
          <text key={y} className={`timeline-name timeline-name-${kind}`} x={x} y={y + 4}>
            {text}
          </text>
        ))}
      </g>
    </svg>
  );
}

export default memo(Picture);

export function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
