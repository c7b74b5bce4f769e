import { memo, type Ref } from 'react';
import type { Layout } from '@site/src/timeline/layout';

interface PictureProps {
  readonly layout: Layout;
  readonly title: string;
  /** What the part says that stands for events of which there are only totals. */
  readonly laterTitle?: string | undefined;
  readonly ref?: Ref<SVGSVGElement>;
}

/** The lanes of a run, as few elements as there are kinds of things in it. */
function Picture({ layout, title, laterTitle, ref }: PictureProps) {
  const { width, height, left, lanes, paths, texts, gaps, later } = layout;
  return (
    <svg
      ref={ref}
      className="timeline-picture"
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={title}
    >
      {gaps.map(({ x, width: wide, ms }, index) => (
        <g key={index}>
          <rect className="timeline-gap" x={x} y={0} width={wide} height={height} />
          <text className="timeline-time" x={x + wide / 2} y={14} textAnchor="middle">
            {duration(ms)}
          </text>
        </g>
      ))}
      {later && (
        <g>
          <rect
            className="timeline-later"
            x={later.x}
            y={0.5}
            width={later.width}
            height={height - 1}
          />
          <text className="timeline-time" x={later.x + later.width / 2} y={14} textAnchor="middle">
            {laterTitle}
          </text>
        </g>
      )}
      <path className="timeline-rule" d={lanes.map(({ y }) => `M${left} ${y}H${width}`).join('')} />
      {paths.map(({ look, d }, index) => (
        <path
          key={index}
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
    </svg>
  );
}

export default memo(Picture);

function LaneNames({ layout }: { readonly layout: Layout }) {
  const { left, height, lanes } = layout;
  return (
    <svg
      className="timeline-picture timeline-names"
      width={left - 4}
      height={height}
      aria-hidden="true"
    >
      <rect className="timeline-margin" width={left - 4} height={height} />
      {lanes.map(({ x, y, text, kind }) => (
        <text key={y} className={`timeline-name timeline-name-${kind}`} x={x} y={y + 4}>
          {text}
        </text>
      ))}
    </svg>
  );
}

/** The names of the lanes: they stay where they are while the picture is scrolled. */
export const Names = memo(LaneNames);

export function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
