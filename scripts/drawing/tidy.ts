/**
 * Corrects where Mermaid puts some texts.
 *
 * Runs inside the browser that drew it, so it may refer to nothing outside itself.
 */
export function tidy(svg: SVGSVGElement): void {
  const CLEARANCE = 2;
  const labels = [...svg.querySelectorAll<SVGGElement>('g.edgeLabel')].filter(
    (label) => label.textContent.trim() !== '',
  );
  const nodes = [...svg.querySelectorAll<SVGGElement>('g.node')];

  function overlaps(a: Element, b: Element): boolean {
    const one = a.getBoundingClientRect();
    const other = b.getBoundingClientRect();
    return (
      one.left < other.right + CLEARANCE &&
      other.left < one.right + CLEARANCE &&
      one.top < other.bottom + CLEARANCE &&
      other.top < one.bottom + CLEARANCE
    );
  }

  // Mermaid puts a label halfway along its edge, where it may lie on another. The layout kept a
  // place free for it: the middle one of the points that the edge was drawn through. The edge is
  // a spline, which passes the point at a distance; a label on the edge itself comes first.
  function freePlaces(label: SVGGElement): { x: number; y: number }[] {
    const id = label.querySelector('[data-id]')?.getAttribute('data-id') ?? '';
    const edge = svg.querySelector(`path[data-id="${CSS.escape(id)}"]`);
    const encoded = edge?.getAttribute('data-points');
    if (!encoded) return [];
    const points = JSON.parse(atob(encoded)) as { x: number; y: number }[];
    const middle = Math.floor(points.length / 2);
    const [before, at, after] = [points[middle - 1], points[middle], points[middle + 1]];
    if (!before || !at || !after) return [];
    const onEdge = (axis: 'x' | 'y') => (before[axis] + 4 * at[axis] + after[axis]) / 6;
    return [{ x: onEdge('x'), y: onEdge('y') }, at];
  }

  const isCrowded = (label: SVGGElement): boolean =>
    [...labels, ...nodes].some((other) => other !== label && overlaps(label, other));

  const crowded = labels.filter(isCrowded);
  for (const step of [0, 1]) {
    for (const label of step === 0 ? crowded : crowded.filter(isCrowded)) {
      const place = freePlaces(label)[step];
      if (place !== undefined) label.setAttribute('transform', `translate(${place.x}, ${place.y})`);
    }
  }

  // The title of a composite state touches the line above it.
  for (const title of svg.querySelectorAll<SVGGElement>('.statediagram-cluster > .cluster-label')) {
    title.setAttribute('transform', `${title.getAttribute('transform') ?? ''} translate(0, 2.5)`);
  }
}
