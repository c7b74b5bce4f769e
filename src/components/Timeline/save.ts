import { chromeTraceFile, type TraceEvent } from '@site/examples/trace/index';
import type { Totals } from '@site/src/live/totals';
import type { TraceRow } from '@site/src/live/trace';
import { counters } from '@site/src/timeline/counters';

const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'font-size',
  'opacity',
];

/** The picture as a file of its own: the theme's colours are written into it. */
export function saveSvg(picture: SVGSVGElement, name: string): void {
  const copy = styled(picture);
  const names = picture.parentElement?.querySelector<SVGSVGElement>('.timeline-names');
  if (names) copy.append(...styled(names).childNodes);
  copy.setAttribute('font-family', 'sans-serif');
  const background = getComputedStyle(
    picture.closest('.timeline-frame') ?? picture,
  ).backgroundColor;
  copy.setAttribute('style', `background:${background}`);
  download(new XMLSerializer().serializeToString(copy), 'image/svg+xml', `${name}.svg`);
}

function styled(picture: SVGSVGElement): SVGSVGElement {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const originals = [picture, ...picture.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const style = getComputedStyle(originals[index] as Element);
    for (const property of STYLES) element.setAttribute(property, style.getPropertyValue(property));
  });
  return copy;
}

/** The trace as a file that Perfetto and chrome://tracing open; totals are counters in it. */
export function saveChromeTrace(
  rows: readonly TraceRow[],
  totals: Totals | undefined,
  name: string,
): void {
  const all = totals === undefined ? rows : [...rows, ...totals.lasting];
  const events = all.filter(({ type }) => type !== 'pause' && type !== 'continue');
  const { traceEvents, ...file } = chromeTraceFile(events as readonly TraceEvent[]);
  const counted = totals === undefined ? [] : counters(totals);
  const text = JSON.stringify({ ...file, traceEvents: [...traceEvents, ...counted] });
  download(text, 'application/json', `${name}.trace.json`);
}

function download(text: string, type: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
