import type { Role } from '../../src/plugins/diagrams/drawing.ts';

export interface FlattenOptions {
  readonly prefix: string;
  readonly title: string;
  readonly description: string;
  /** `rgb(…)` as browsers write it → the role the colour stands for. */
  readonly roles: Readonly<Record<string, Role>>;
}

/**
 * Turns Mermaid's SVG into a small one whose colours are CSS variables.
 *
 * Runs inside the browser that drew it, so it may refer to nothing outside itself. The style sheet
 * that Mermaid puts into each SVG is several times the drawing; what it does to each shape is read
 * back from the browser and kept as attributes instead.
 */
export function flatten(svg: SVGSVGElement, options: FlattenOptions): string {
  const { prefix, title, description, roles } = options;
  const SHAPES = ['path', 'rect', 'line', 'polygon', 'polyline', 'circle', 'ellipse', 'use'];
  const GEOMETRY = [
    ...['d', 'x', 'y', 'width', 'height', 'rx', 'ry', 'cx', 'cy', 'r', 'points', 'transform'],
    ...['x1', 'y1', 'x2', 'y2', 'dx', 'dy', 'href', 'viewBox', 'refX', 'refY', 'orient'],
    ...['markerUnits', 'markerWidth', 'markerHeight'],
  ];
  const HALO = ['stroke="var(--diagram-label)"', 'stroke-width="5"', 'paint-order="stroke"'];
  const ids = new Map<string, string>();

  const escape = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const round = (text: string) =>
    text.replace(/-?\d+\.\d+(e-?\d+)?/g, (number) => String(Math.round(Number(number) * 10) / 10));
  const number = (text: string) => Math.round(Number.parseFloat(text) * 10) / 10;

  function idOf(original: string): string {
    const known = ids.get(original) ?? `${prefix}-${ids.size + 1}`;
    ids.set(original, known);
    return known;
  }

  function colour(value: string, fallback: Role): string {
    if (value === 'none' || /^rgba\(.*, 0\)$/.test(value)) return 'none';
    return `var(--diagram-${roles[value] ?? fallback})`;
  }

  function geometryOf(element: Element): string[] {
    return GEOMETRY.flatMap((name) => {
      const value = element.getAttribute(name) ?? element.getAttribute(`xlink:${name}`);
      if (value === null || value === '') return [];
      if (name === 'href') {
        return element.tagName === 'a' ? [] : [`href="#${idOf(value.slice(1))}"`];
      }
      const isNothing = name === 'transform' && /^translate\(\s*0[\s,]+0\s*\)$/.test(value);
      return isNothing ? [] : [`${name}="${escape(round(value))}"`];
    });
  }

  function paintOf(element: Element): string[] | undefined {
    const style = getComputedStyle(element);
    const fill = colour(style.fill, element.tagName === 'rect' ? 'group' : 'line');
    const stroke = colour(style.stroke, 'line');
    const width = number(style.strokeWidth);
    const stroked = stroke !== 'none' && width > 0;
    if (fill === 'none' && !stroked) return undefined;
    const paint = [`fill="${fill}"`];
    if (stroked) {
      paint.push(`stroke="${stroke}"`);
      if (width !== 1) paint.push(`stroke-width="${width}"`);
      const dashes = style.strokeDasharray;
      if (dashes !== 'none' && !/^(0|.*, 0)(px)?$/.test(dashes)) {
        paint.push(`stroke-dasharray="${round(dashes.replaceAll('px', ''))}"`);
      }
    }
    for (const end of ['marker-start', 'marker-mid', 'marker-end']) {
      const marker = /#([^")]+)/.exec(style.getPropertyValue(end))?.[1];
      if (marker !== undefined) paint.push(`${end}="url(#${idOf(marker)})"`);
    }
    return paint;
  }

  function textOf(element: Element, inherited: Readonly<Record<string, string>>): string {
    const style = getComputedStyle(element);
    const own: Record<string, string> = {
      fill: colour(style.fill, 'text'),
      'text-anchor': style.textAnchor,
      'dominant-baseline': style.dominantBaseline,
      'font-size': String(number(style.fontSize)),
      'font-weight': style.fontWeight,
    };
    const changed = Object.entries(own).flatMap(([name, value]) =>
      inherited[name] === value ? [] : [`${name}="${value}"`],
    );
    const inner = [...element.childNodes]
      .map((child) =>
        child instanceof Element ? textOf(child, own) : escape(child.textContent ?? ''),
      )
      .join('');
    if (inner.trim() === '') return '';
    // The text of a message lies across the lines of those it passes.
    const isOnLines = element.matches('.messageText, .loopText');
    const halo = isOnLines ? HALO : [];
    const attributes = [...geometryOf(element), ...changed, ...halo];
    if (element.tagName === 'tspan' && attributes.length === 0) return inner;
    return `<${[element.tagName, ...attributes].join(' ')}>${inner}</${element.tagName}>`;
  }

  // Mermaid draws some shapes as a thousand tiny curves, once to fill and once more to stroke.
  function writeSketch(outline: SVGPathElement, stroke: SVGPathElement): string {
    const { x, y, width, height } = outline.getBBox();
    const inside = (dx: number, dy: number) => {
      const point = svg.createSVGPoint();
      point.x = x + dx;
      point.y = y + dy;
      return outline.isPointInFill(point);
    };
    const radius = Math.min(width, height) / 2;
    const edge = Math.min(2, radius * 0.15);
    const isRounded = !inside(edge, edge) && inside(radius, edge) && inside(edge, height / 2);
    const paint = [
      ...(paintOf(outline) ?? ['fill="none"']).filter((each) => each.startsWith('fill')),
      ...(paintOf(stroke) ?? []).filter((each) => !each.startsWith('fill')),
    ];
    const transform = geometryOf(outline).filter((each) => each.startsWith('transform'));
    if (!isRounded) {
      const ends = (outline.getAttribute('d') ?? '').split(/(?=[MCL])/).map((part) => {
        const [, endX, endY] =
          /(-?[\d.]+(?:e-?\d+)?)[ ,]+(-?[\d.]+(?:e-?\d+)?)\s*Z?\s*$/.exec(part) ?? [];
        return `${round(endX ?? '')},${round(endY ?? '')}`;
      });
      const points = ends.filter((end, n) => end !== ',' && end !== ends[n - 1]);
      return `<${['polygon', `points="${points.join(' ')}"`, ...transform, ...paint].join(' ')}/>`;
    }
    const box = Object.entries({ x, y, width, height, rx: radius, ry: radius });
    const geometry = box.map(([name, value]) => `${name}="${Math.round(value * 10) / 10}"`);
    return `<${['rect', ...geometry, ...transform, ...paint].join(' ')}/>`;
  }

  function isSketch(element: Element): boolean {
    return element.tagName === 'path' && (element.getAttribute('d') ?? '').length > 1500;
  }

  function linkOf(element: Element): string[] {
    const href = element.getAttribute('href') ?? element.getAttribute('xlink:href') ?? '';
    const transform = geometryOf(element).filter((each) => each.startsWith('transform'));
    return [`href="${escape(href)}"`, ...transform];
  }

  function write(element: Element): string {
    const name = element.tagName;
    const next = element.nextElementSibling;
    const previous = element.previousElementSibling;
    if (isSketch(element)) {
      if (next && isSketch(next)) {
        return writeSketch(element as SVGPathElement, next as SVGPathElement);
      }
      if (previous && isSketch(previous)) return '';
    }
    const style = getComputedStyle(element);
    const inDefs = element.closest('defs, marker') !== null;
    if (!inDefs && (style.display === 'none' || style.visibility === 'hidden')) return '';
    if (style.opacity === '0') return '';
    if (name === 'text') {
      return textOf(element, {
        'text-anchor': 'start',
        'dominant-baseline': 'auto',
        'font-weight': '400',
      });
    }
    if (SHAPES.includes(name)) {
      const paint = paintOf(element);
      const isEmpty = name === 'rect' && Number(element.getAttribute('width') ?? 0) <= 0;
      if (paint === undefined || isEmpty) return '';
      return `<${[name, ...geometryOf(element), ...paint].join(' ')}/>`;
    }
    if (name !== 'g' && name !== 'a') return '';
    const inner = [...element.children].map(write).join('');
    const attributes = name === 'a' ? linkOf(element) : geometryOf(element);
    if (inner === '' || attributes.length === 0) return inner;
    return `<${[name, ...attributes].join(' ')}>${inner}</${name}>`;
  }

  function define(id: string, name: string): string {
    const element = svg.querySelector(`[id="${CSS.escape(id)}"]`);
    if (element === null) return '';
    const inner = [...element.children].map(write).join('');
    const attributes = [`id="${name}"`, ...geometryOf(element)];
    return `<${element.tagName} ${attributes.join(' ')}>${inner}</${element.tagName}>`;
  }

  const drawing = [...svg.children].map(write).join('');
  const definitions = [...ids].map(([id, name]) => define(id, name)).join('');
  // An image's insides are hidden from assistive technology; links must not be.
  const role = svg.querySelector('a') === null ? 'img' : 'group';
  const { x, y, width, height } = svg.viewBox.baseVal;
  const box = [Math.floor(x), Math.floor(y), Math.ceil(width), Math.ceil(height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(' ')}"`,
    ` width="${box[2]}" height="${box[3]}" role="${role}"`,
    ` aria-labelledby="${prefix}-title" aria-describedby="${prefix}-desc">`,
    `<title id="${prefix}-title">${escape(title)}</title>`,
    `<desc id="${prefix}-desc">${escape(description)}</desc>`,
    definitions === '' ? '' : `<defs>${definitions}</defs>`,
    drawing,
    '</svg>\n',
  ].join('');
}
